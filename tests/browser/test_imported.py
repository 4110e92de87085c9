"""Published forms, imported and served: their pages are walked to an outcome, and as sound as those of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from renderers import import_report
from renderers.html.gallery.files import ASSETS, SERVICE
from renderers.html.gallery.still import asset_file
from renderers.html.site import Site
from tests.browser.citizen import Citizen
from tests.browser.conftest import Open, Visit
from tests.browser.example_pages import drawn_of
from tests.browser.imported_forms import FORMS, Form, form, put_up, service
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.matrix import Matrix
from tests.browser.test_matrix import invalid, looked_at, written
from tests.browser.test_walks import looked_at_on_the_way
from tests.journeys.importers.corpora import CORPORA
from tests.serving import Serving, serving

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the published forms are not beside this checkout"),
]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server with the imported forms."""
    with serving(put_up(tmp_path_factory.mktemp("forms")), tmp_path_factory.mktemp("imported")) as running:
        yield running


@pytest.mark.parametrize("name", [name for name in FORMS if name != "items"])
def test_an_imported_form_is_walked_to_an_outcome_and_each_page_is_sound(
    name: str, imported: Serving, visit: Visit, looker: Looker, markup: Markup
) -> None:
    def faults(page: Page, state: str) -> list[str]:
        found = looker.faults(page, state)
        html = page.request.get(page.url).text()
        return found + [f"{page.url} {state}: {finding}" for finding in markup.findings(html)]

    stories = form(name).stories
    assert stories
    for story in stories:
        citizen = Citizen(visit("script"), imported.base, story, script=True)
        assert looked_at_on_the_way(citizen, faults, looker) == []


@pytest.mark.parametrize("name", FORMS)
def test_a1_to_a30_hold_for_every_page_of_an_imported_form(
    name: str, opened: Open, matrix: Matrix, markup: Markup, tmp_path: Path
) -> None:
    journey = form(name).journey
    assert invalid(((each.name, each.html) for each in drawn_of(journey, service(), journey.language)), markup) == []
    for address, asset in Site(SERVICE, "self").static.items():
        target = tmp_path / ASSETS / asset_file(address)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(asset.body)
    pages = written(drawn_of(journey, service(), journey.language), tmp_path)
    assert looked_at(opened(), pages, matrix, thorough=False) == []


def report_of(told: Form) -> str:
    return import_report.as_html([("the format", each) for each in told.made.ledgers], told.made.title, told.review)


@pytest.mark.parametrize("name", FORMS)
def test_the_report_of_an_import_is_accessible_and_valid(
    name: str, opened: Open, looker: Looker, markup: Markup, tmp_path: Path
) -> None:
    html = report_of(form(name))
    assert markup.findings(html) == []
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    page = opened()
    page.goto(file.as_uri())
    assert looker.faults(page) == []

"""Forms on paper in a browser: accessible on any screen, valid, and whole when they are printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from renderers.paper.html import as_html
from renderers.paper.making import paper_of
from service.reading import read
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.conftest import ROOT

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))


def _page(name: str) -> str:
    found = read(ROOT / "examples" / name, date(2026, 11, 22))
    journey = found.journeys[0].loaded.journey
    assert journey is not None
    return as_html(paper_of(journey, found.service, journey.language, date(2026, 11, 22))[0], found.service)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_form_on_paper_is_accessible_at_any_width(
    name: str, width: int, chromium: Browser, looker: Looker, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}-{width}.html"
    file.write_text(_page(name))
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    assert looker.faults(page) == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_form_on_paper_is_valid(name: str, markup: Markup) -> None:
    assert markup.findings(_page(name)) == []


@pytest.mark.browser
def test_every_question_is_on_a_printed_page(chromium: Browser, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf reads what was printed, and is not installed")
    file, printed = tmp_path / "form.html", tmp_path / "form.pdf"
    file.write_text(_page("report_a_problem"))
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.pdf(path=str(printed), prefer_css_page_size=True)
    page.close()
    sheets = pypdf.PdfReader(printed).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for words in ("What is the problem?", "Before you send this form", f"{len(sheets)} / {len(sheets)}"):
        assert words in text
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]

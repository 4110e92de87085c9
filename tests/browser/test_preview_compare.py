"""Comparing in a real browser: every example with itself and with a change, live, for everybody."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import Looker
from tests.browser.previewing import preview_of
from tests.conftest import ROOT

EXAMPLES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples in a checkout of their own, to be written in."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path_factory.mktemp("preview") / "service"))
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "As it was")):
        subprocess.run(["git", *who, *words], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="module")
def base(service: Path) -> Iterator[str]:
    """A preview of them."""
    with preview_of(service) as address:
        yield f"{address}/-/preview"


def at_a_desk(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    return page


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_changed_outcome_of_an_example_is_seen_at_once(
    base: str, service: Path, name: str, opened: Open, looker: Looker
) -> None:
    page = at_a_desk(opened(), f"{base}/{name}/compare")
    expect(page.get_by_role("heading", name="Nothing changed")).to_be_visible(timeout=30_000)
    assert looker.axe(page) == []
    file = service / name / "journey.yaml"
    before = file.read_text(encoding="utf-8")
    first = before.index("\n    title: ", before.index("\noutcomes:")) + len("\n    title: ")
    try:
        file.write_text(f"{before[:first]}Now {before[first:]}", encoding="utf-8")
        expect(page.locator("#citizens-title")).to_contain_text("1 to words")
        expect(page.locator("#both .is-outcome.changed")).to_have_count(1)
        change = page.locator(".change").filter(has_text="outcome").filter(has_text="the title")
        change.get_by_role("link").last.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#both .is-outcome.changed")).to_be_in_viewport()
        assert looker.axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []
        for width in (768, 1024, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        file.write_text(before, encoding="utf-8")
    expect(page.get_by_role("heading", name="Nothing changed")).to_be_visible(timeout=30_000)


def test_a_citizen_whose_outcome_changes_is_found_and_walked_as(
    base: str, service: Path, opened: Open, looker: Looker
) -> None:
    file = service / "provisional_licence" / "journey.yaml"
    before = file.read_text(encoding="utf-8")
    page = at_a_desk(opened(), f"{base}/provisional_licence/compare")
    try:
        other = before.replace("home_country is not great_britain: lives", "home_country is northern_ireland: lives")
        file.write_text(other, encoding="utf-8")
        expect(page.locator(".waiting")).to_have_count(1)
        expect(page.locator(".waiting")).to_have_count(0, timeout=50_000)
        moved = page.locator(".moved").first
        expect(moved.locator(".ends")).to_contain_text("“You cannot apply here”")
        expect(moved.locator(".answers")).to_contain_text("Somewhere else")
        expect(page.locator("#both .removed .way")).to_have_count(1)
        assert looker.axe(page) == []
        moved.get_by_role("link", name="Walk as this citizen").click()
        expect(page).to_have_url(f"{base}/provisional_licence/walk")
    finally:
        file.write_text(before, encoding="utf-8")


def test_another_file_is_named_and_what_is_not_there_is_told(
    base: str, service: Path, opened: Open, looker: Looker
) -> None:
    page = at_a_desk(opened(), f"{base}/report_a_problem/compare")
    page.get_by_role("link", name="A file or folder").click()
    page.get_by_label("Which file or folder?").fill("/nowhere/at-all")
    page.keyboard.press("Enter")
    expect(page.locator("#compared")).to_contain_text("There is nothing at /nowhere/at-all.")
    assert looker.axe(page) == []
    page.get_by_label("Which file or folder?").fill(str(service / "uk_visa"))
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#both")).to_contain_text("Gone")
    expect(page.locator("#both")).to_contain_text("New")
    assert looker.axe(page) == []

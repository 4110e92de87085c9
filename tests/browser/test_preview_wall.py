"""The wall in a real browser: every page of every example, live, for everybody, and still."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import Looker
from tests.browser.previewing import preview_of
from tests.conftest import ROOT

EXAMPLES = {
    "childcare_support": 61,
    "provisional_licence": 34,
    "report_a_problem": 9,
    "tax_return": 88,
    "uk_visa": 52,
}
"""How many pages each has."""

STAYED = """[...document.querySelectorAll("iframe")]
  .filter((it) => it.contentWindow.stays).map((it) => it.closest("li").id)"""
"""The frames that are the same as before."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, to be written in."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path_factory.mktemp("preview") / "service"))


@pytest.fixture(scope="module")
def base(service: Path) -> Iterator[str]:
    """A preview of them."""
    with preview_of(service) as address:
        yield f"{address}/-/preview"


def complete(page: Page, address: str) -> Page:
    """The wall once every page has somebody."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    expect(page.get_by_text("Looking for somebody")).to_have_count(0, timeout=30_000)
    return page


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_page_of_an_example_is_there_with_its_citizen(base: str, name: str, opened: Open, looker: Looker) -> None:
    page = complete(opened(), f"{base}/{name}")
    expect(page.locator(".tile")).to_have_count(EXAMPLES[name])
    expect(page.locator(".tile iframe")).to_have_count(EXAMPLES[name])
    expect(page.get_by_text("Nobody found yet")).to_have_count(0)
    assert looker.axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []
    for width in (768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def test_a_page_shows_what_a_citizen_sees(base: str, opened: Open) -> None:
    page = complete(opened(), f"{base}/report_a_problem?shown=problems")
    frame = page.frame_locator("#tile-problem iframe")
    expect(frame.locator("#errors")).to_be_visible()
    expect(page.frame_locator("#tile--start iframe").locator("h1")).to_be_visible()
    assert page.evaluate("document.querySelector('iframe').inert")


def test_a_tile_is_reached_by_keys_as_words_and_never_as_a_frame(base: str, opened: Open) -> None:
    page = complete(opened(), f"{base}/report_a_problem")
    page.locator(".choices a").last.focus()
    found = []
    for _ in range(4):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.innerText.replace(/\\s+/g, ' ').trim()"))
    assert found[0].startswith("Start (The start page)")
    assert found[1].startswith("Walk from here (Start)")
    assert found[2].startswith("Problem (What")
    assert found[3].startswith("Walk from here (Problem)")


def test_a_choice_is_put_in_without_leaving_the_page_and_is_kept_in_the_address(base: str, opened: Open) -> None:
    page = complete(opened(), f"{base}/provisional_licence")
    page.evaluate("scrollTo(0, 400); window.here = true")
    page.get_by_role("link", name="With problems").click()
    expect(page.get_by_role("link", name="With problems")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Dark").click()
    page.get_by_role("link", name="Right to left").click()
    expect(page).to_have_url(f"{base}/provisional_licence?shown=problems&theme=dark&lang=en-XB")
    html = page.frame_locator("#tile-date_of_birth iframe").locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    assert html.evaluate("it => getComputedStyle(it).colorScheme") == "dark"
    assert page.evaluate("window.here")
    page.go_back()
    expect(page.get_by_role("link", name="Right to left")).not_to_have_attribute("aria-current", "true")
    page.reload()
    expect(page.get_by_role("link", name="Dark")).to_have_attribute("aria-current", "true")


def test_a_save_is_seen_in_its_frame_and_the_other_frames_stay(base: str, service: Path, opened: Open) -> None:
    file = service / "provisional_licence" / "journey.yaml"
    text = file.read_text(encoding="utf-8")
    page = complete(opened(), f"{base}/provisional_licence")
    expect(page.frame_locator("#tile-date_of_birth iframe").locator("h1")).to_be_visible()
    page.evaluate("document.querySelectorAll('iframe').forEach((it) => { it.contentWindow.stays = true; })")
    old = "ask: Where do you live?"
    assert old in text
    try:
        file.write_text(text.replace(old, "ask: Where is your home?"), encoding="utf-8")
        heading = page.frame_locator("#tile-home_country iframe").locator("h1")
        expect(heading).to_have_text("Where is your home?", timeout=10_000)
        stay = page.evaluate(STAYED)
        assert "tile-date_of_birth" in stay
        assert "tile--start" in stay
        assert "tile-home_country" not in stay
        file.write_text(text + '\n"', encoding="utf-8")
        expect(page.locator("#state")).to_contain_text("cannot be read", timeout=10_000)
        expect(page.locator(".tile")).to_have_count(34)
    finally:
        file.write_text(text, encoding="utf-8")
    expect(page.locator("#state p")).to_have_count(0, timeout=10_000)


def test_the_wall_works_without_script(base: str, opened: Open) -> None:
    page = opened(script=False)
    page.goto(f"{base}/report_a_problem")
    page.get_by_role("link", name="Filled in").click()
    expect(page.get_by_role("link", name="Filled in")).to_have_attribute("aria-current", "true")
    expect(page.locator(".tile")).to_have_count(9)

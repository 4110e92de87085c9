"""The map of a preview in a real browser: every example at every place, by pointer and keys, live, for everybody."""

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

EXAMPLES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, to be written in."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path_factory.mktemp("preview") / "service"))


@pytest.fixture(scope="module")
def base(service: Path) -> Iterator[str]:
    """A preview of them."""
    with preview_of(service) as address:
        yield f"{address}/-/preview"


def at_a_desk(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    return page


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_of_place_of_an_example_is_told_and_fits(base: str, name: str, opened: Open, looker: Looker) -> None:
    page = at_a_desk(opened(), f"{base}/{name}/map?sections=open")
    expect(page.locator("#place-title")).to_have_text("Nothing was found that is wrong")
    assert looker.axe(page) == []
    kinds = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#way [role=listitem]")].map(
             (it) => [[...it.classList].find((name) => name.startsWith("is-")), it.id]))"""
    )
    assert {"is-start", "is-question", "is-outcome"} <= kinds.keys()
    for id in kinds.values():
        link = page.locator(f"[id='{id}'] a")
        heading = str(link.locator("title").text_content())
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#place")).to_have_attribute("data-here", id.removeprefix("map-"))
        assert heading.startswith(page.locator("#place-title").inner_text())
        expect(link).to_be_focused()
    assert looker.axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []
    for width in (768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert fits(page)
    page.goto(f"{page.url}&view=list")
    assert looker.axe(page) == []


def test_a_place_is_chosen_without_losing_the_others(base: str, opened: Open) -> None:
    page = at_a_desk(opened(), f"{base}/provisional_licence/map?at=-start")
    page.evaluate("window.same = true; document.getElementById('way').scrollTop = 300")
    page.locator("#map-vehicle a").click()
    expect(page.locator("#place-title")).to_have_text("What do you want to drive or ride?")
    expect(page.frame_locator("#phone iframe").locator("h1")).to_have_text("What do you want to drive or ride?")
    expect(page.locator("#map-vehicle")).to_have_class("is-question on-path")
    assert page.evaluate("[window.same, document.getElementById('way').scrollTop > 0]") == [True, True]
    expect(page.locator("#said")).to_have_text("What do you want to drive or ride?")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_have_attribute("data-here", "receives_pip")
    page.go_back(wait_until="commit")
    expect(page.locator("#place")).to_have_attribute("data-here", "vehicle")
    page.locator("#place").get_by_role("link", name="You cannot apply yet").first.click()
    expect(page.locator("#place-title")).to_have_text("You cannot apply yet")
    expect(page.locator("#place")).to_be_focused()


def test_words_are_changed_beside_the_map_and_kept_while_they_are_typed(
    base: str, service: Path, opened: Open, looker: Looker
) -> None:
    page = at_a_desk(opened(), f"{base}/report_a_problem/map")
    page.locator("#way [role=listitem].is-question a").first.click()
    page.locator("#own summary").click()
    assert looker.axe(page) == []
    word = page.locator("#own input[type=text]").first
    was, stamp = word.input_value(), str(page.locator("body").get_attribute("data-stamp"))
    word.fill(f"{was} Say so here")
    file = service / "report_a_problem" / "journey.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "# Somebody else writes something\n", encoding="utf-8")
    expect(page.locator("body")).not_to_have_attribute("data-stamp", stamp)
    assert word.input_value() == f"{was} Say so here"
    page.get_by_role("button", name="Save these words").click()
    expect(page.locator("#own input[type=text]").first).to_have_attribute("value", f"{was} Say so here")
    assert (
        file.read_text(encoding="utf-8")
        == text.replace(was, f"{was} Say so here", 1) + "# Somebody else writes something\n"
    )


def test_closed_sections_open_at_their_place_and_all_at_once(base: str, opened: Open) -> None:
    page = at_a_desk(opened(), f"{base}/tax_return/map")
    page.locator("#map-pay_from_jobs a").click()
    expect(page.locator("#place .kicker")).to_have_text("Section")
    expect(page.locator("#map-jobs")).to_have_count(1)
    before = page.locator("#way [role=listitem]").count()
    page.get_by_role("link", name="All open").click()
    expect(page.get_by_role("link", name="All open")).to_have_attribute("aria-current", "true")
    assert page.locator("#way [role=listitem]").count() > before


def test_the_page_is_shown_in_the_language_that_is_chosen(base: str, opened: Open) -> None:
    page = at_a_desk(opened(), f"{base}/childcare_support/map?at=lives_here")
    page.get_by_role("link", name="العربية").click()
    expect(page.frame_locator("#phone iframe").locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#place")).to_have_attribute("data-here", "lives_here")


def test_without_script_links_and_the_list_do_the_same(base: str, opened: Open) -> None:
    page = at_a_desk(opened(script=False), f"{base}/report_a_problem/map?view=list")
    page.locator("#way").get_by_role("link").nth(3).click()
    assert "view=list" in page.url
    assert page.locator("#way a[aria-current]").count() == 1
    assert page.locator("#place").get_by_text("Why a citizen gets here").count() == 1


def test_what_is_saved_is_painted_and_a_citizen_who_is_stuck_is_shown(
    base: str, service: Path, opened: Open, looker: Looker
) -> None:
    file = service / "provisional_licence" / "journey.yaml"
    before = file.read_text(encoding="utf-8")
    page = at_a_desk(opened(), f"{base}/provisional_licence/map?at=vehicle")
    broken = before.replace("          not_decided: I have not decided yet\n", "", 1)
    for option in ("Car", "Motorcycle up to 125cc", "Moped", "Tractor"):
        label = f"            label: {option}\n"
        broken = broken.replace(label, f"{label}            when: age(date_of_birth) >= 16\n", 1)
    try:
        file.write_text(broken, encoding="utf-8")
        expect(page.locator(".told h3")).to_have_text("A citizen gets stuck here", timeout=90_000)
        expect(page.locator("#map-vehicle")).to_contain_text("A citizen gets stuck here")
        expect(page.locator("#map-vehicle .hatched")).to_have_count(1)
        expect(page.locator(".told .answers")).to_contain_text("What is your date of birth?")
        expect(page.locator("#place summary").first).to_contain_text("1 is refuted")
        expect(page.frame_locator("#phone iframe").get_by_role("radio")).to_have_count(0)
        assert looker.axe(page) == []
        page.emulate_media(forced_colors="active")
        assert looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []
        page.get_by_role("link", name="Walk this citizen’s path from the start").click()
        expect(page).to_have_url(f"{base}/provisional_licence/walk")
        page.goto(f"{base}/provisional_licence/map?at=vehicle")
        file.write_text(broken.replace("      vehicle:\n", '      vehicle: "\n', 1), encoding="utf-8")
        expect(page.locator("#state")).to_contain_text("cannot be read just now")
        expect(page.locator("#place-title")).to_have_text("What do you want to drive or ride?")
    finally:
        file.write_text(before, encoding="utf-8")
    expect(page.locator(".told")).to_have_count(0, timeout=90_000)

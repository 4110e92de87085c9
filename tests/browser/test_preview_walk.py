"""The walk and the error gallery in a real browser: the phone is the service, and all beside it follows."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from journeys.load import load, read_files
from journeys.model import Journey
from journeys.questions import type_of
from renderers.html.fields import control_name
from tests.browser.looking import Looker
from tests.browser.previewing import preview_of
from tests.conftest import ROOT
from tests.serving import FOOTPATH

EXAMPLES = sorted(each.parent.name for each in (ROOT / "examples").glob("*/journey.yaml"))
WIDTHS = ((1440, 900), (1024, 768), (768, 1024))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, to be written into."""
    copy = tmp_path_factory.mktemp("preview") / "examples"
    shutil.copytree(ROOT / "examples", copy)
    return copy


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[str]:
    with preview_of(folder) as base:
        yield f"{base}/-/preview"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A visitor at a desk; any complaint of the page but a refused form is a failure."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [each for each in complaints if "422" not in each and "allow-scripts" not in each] == []


def phone(page: Page) -> FrameLocator:
    return page.frame_locator("#phone")


def here(page: Page, node: str) -> None:
    """The place on the map that is marked as the one where the citizen is."""
    expect(page.locator("#walk-now")).to_have_attribute("data-node", node)
    expect(page.locator('#walk-map a[aria-current="page"]')).to_have_count(1)


def wide(page: Page) -> str:
    found: str = page.evaluate("`${document.documentElement.scrollWidth} of ${innerWidth}`")
    needed, there = map(int, found.split(" of "))
    return "" if needed <= there else found


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_jumps_to_the_deepest_step_and_walks_on_to_the_end(
    preview: str, page: Page, looker: Looker, name: str
) -> None:
    page.goto(f"{preview}/{name}/walk")
    expect(phone(page).locator("h1")).to_be_visible()
    links = page.locator("#walk-map a").evaluate_all("links => links.map((it) => it.getAttribute('href'))")
    journey = load(read_files(ROOT / "examples" / name)).journey
    assert journey is not None
    assert len(links) > 3
    deepest = [step.id for step in journey.steps.values() if step.form != "decision"][-1]
    page.select_option("#walk-be", f"at:{deepest}")
    page.get_by_role("button", name="Go there").click()
    here(page, deepest)
    expect(page.locator("#walk-answers dd").first).to_be_visible()
    expect(page.locator("#walk-map .on-path").first).to_be_attached()
    faults: list[str] = []
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        if wide(page):
            faults.append(f"{name} at {width}: {wide(page)}")
    faults += looker.axe(page)
    page.emulate_media(color_scheme="dark")
    faults += looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]})
    assert faults == []
    page.set_viewport_size({"width": 1440, "height": 900})
    ends = set(journey.outcomes)
    for _ in range(12):
        node = page.locator("#walk-now").get_attribute("data-node") or ""
        if node in ends:
            break
        go_on(page, journey, node)
        expect(page.locator("#walk-now")).not_to_have_attribute("data-node", node)
    assert page.locator("#walk-now").get_attribute("data-node") in ends


def go_on(page: Page, journey: Journey, node: str) -> None:
    """Answers the page that the phone shows, in the plainest way, and goes on."""
    inside = phone(page)
    for question in journey.steps[node].questions if node in journey.steps else ():
        kind = type_of(question.type)
        if question.options or question.type == "yes_no":
            inside.locator("#main label[for]").first.click()
            continue
        for part, values in kind.fill(question, kind.sample(question, 0)).items():
            inside.locator(f'[name="{control_name(question.id, part)}"]').first.fill(values[0])
    check = inside.locator('#main a[href$="/-/check"]')
    (check if node == "-tasks" else inside.locator("#main form .buttons button:not(.quiet)")).first.click()


def test_every_page_turn_is_beside_the_phone_at_once(preview: str, page: Page) -> None:
    page.goto(f"{preview}/report_a_problem/walk")
    inside = phone(page)
    inside.get_by_role("button", name="Report a problem").click()
    here(page, "problem")
    inside.get_by_role("radio").first.check()
    inside.get_by_role("button", name="Continue").click()
    here(page, "dangerous")
    expect(page.locator("#walk-answers dd")).to_have_count(1)
    expect(page.locator("#walk-problem")).to_have_class(re.compile("on-path"))
    inside.get_by_role("button", name="Continue").click()
    expect(inside.locator("#errors")).to_be_visible()
    here(page, "dangerous")
    inside.get_by_role("radio", name="Yes").check()
    inside.get_by_role("button", name="Continue").click()
    here(page, "call_us")
    expect(page.locator("#walk-now")).to_contain_text("Call us now")
    page.locator("#walk-answers a").first.click()
    here(page, "problem")
    page.reload()
    here(page, "problem")
    expect(inside.get_by_role("radio").first).to_be_checked()


def test_the_phone_has_no_script_where_that_is_wished_and_the_walk_follows(preview: str, page: Page) -> None:
    page.goto(f"{preview}/report_a_problem/walk?script=off")
    page.get_by_role("button", name="Start anew").click()
    inside = phone(page)
    inside.get_by_role("button", name="Report a problem").click()
    inside.get_by_role("radio").first.check()
    inside.get_by_role("button", name="Continue").click()
    here(page, "dangerous")
    page.get_by_role("link", name="On", exact=True).click()
    expect(page.locator("#phone")).not_to_have_attribute("sandbox", re.compile(".*"))
    page.get_by_role("link", name="320").click()
    expect(page.locator("#walk")).to_have_attribute("data-wide", "320")
    assert page.locator("#phone").evaluate("it => it.clientWidth") == 320
    page.get_by_role("link", name="375").click()


def test_a_day_can_be_taken_for_today_and_set_back(preview: str, page: Page) -> None:
    page.goto(f"{preview}/provisional_licence/walk?at=too_young")
    here(page, "too_young")
    page.fill("#walk-day", "2060-05-01")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.locator("#walk-now")).to_contain_text("It is taken to be 1 May 2060.")
    here(page, "home_country")
    page.get_by_role("button", name="Back to the real day").click()
    here(page, "too_young")


def test_a_save_goes_on_at_the_same_page_with_all_that_is_typed(preview: str, page: Page, folder: Path) -> None:
    page.goto(f"{preview}/provisional_licence/walk?at=contact_details")
    inside = phone(page)
    inside.get_by_label("Email address").fill("half typed")
    file = folder / "provisional_licence" / "journey.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("How can we contact you?", "How can we reach you today?"), encoding="utf-8")
    expect(inside.locator("h1")).to_have_text("How can we reach you today?")
    expect(inside.get_by_label("Email address")).to_have_value("half typed")
    here(page, "contact_details")
    file.write_text(before.replace("type: email", "type: emial"), encoding="utf-8")
    expect(page.locator("#state")).to_contain_text("error")
    file.write_text(before, encoding="utf-8")
    expect(inside.locator("h1")).to_have_text("How can we contact you?")
    here(page, "contact_details")


def test_a_walk_is_kept_as_a_scenario_that_footpath_test_runs(preview: str, page: Page, folder: Path) -> None:
    scenarios = folder / "provisional_licence" / "scenarios.yaml"
    before = scenarios.read_text(encoding="utf-8")
    page.goto(f"{preview}/provisional_licence/walk?at=too_young")
    page.locator("#save summary").click()
    page.get_by_label("Name", exact=True).fill("Kept in a test")
    page.get_by_label("Why it matters").fill("Nobody is let through by the walk.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#walk-now")).to_contain_text("It is kept as the scenario kept_in_a_test.")
    after = scenarios.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "# Nobody is let through by the walk.\nkept_in_a_test:\n" in after
    done = subprocess.run(
        [*FOOTPATH, "test", str(folder / "provisional_licence")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    expect(page.locator('#walk-be option[value="scenario:kept_in_a_test"]')).to_be_attached()
    page.locator("#save summary").click()
    page.get_by_label("Name", exact=True).fill("kept in a test")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#save-problem")).to_contain_text("There is a scenario kept_in_a_test already")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


def test_all_of_it_is_done_with_the_keyboard(preview: str, page: Page) -> None:
    page.goto(f"{preview}/report_a_problem/walk")
    page.get_by_role("button", name="Start anew").focus()
    page.keyboard.press("Enter")
    here(page, "-start")
    page.locator("#walk-be").focus()
    page.keyboard.type("Where is it")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    here(page, "place")
    page.locator("#walk-map a").nth(1).focus()
    page.keyboard.press("Enter")
    here(page, "problem")
    page.locator("#save summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_be_visible()


def test_without_script_of_its_own_the_view_works_by_links_and_reloads(preview: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{preview}/report_a_problem/walk?at=place")
    assert page.locator("#walk-now").get_attribute("data-node") == "place"
    phone(page).get_by_label("Street").first.fill("Tannery Row")
    page.locator("#walk-map a").nth(1).click()
    assert page.locator("#walk-now").get_attribute("data-node") == "problem"
    context.close()


def test_every_message_is_drawn_in_every_language_and_nothing_is_wrong_with_the_page(
    preview: str, page: Page, looker: Looker
) -> None:
    page.goto(f"{preview}/childcare_support/walk?at=birth")
    page.get_by_role("link", name="Its error messages").click()
    expect(page).to_have_url(re.compile(r"/problems#page-birth$"))
    frames = page.locator("#q-birth iframe")
    expect(frames).to_have_count(2)
    first = page.frame_locator("#q-birth iframe >> nth=0")
    expect(first.locator(".error").first).to_contain_text("Enter your date of birth")
    expect(page.frame_locator("#q-birth iframe >> nth=1").locator("html")).to_have_attribute("dir", "rtl")
    shown = frames.first.evaluate("it => [it.clientHeight, it.contentDocument.documentElement.scrollHeight]")
    assert shown[0] >= shown[1] - 1
    faults = looker.axe(page, iframes=False)
    page.set_viewport_size({"width": 768, "height": 1024})
    faults += [wide(page)] if wide(page) else []
    page.goto(frames.first.evaluate("it => it.src"))
    faults += looker.axe(page)
    page.emulate_media(color_scheme="dark")
    faults += looker.axe(page, runOnly={"type": "rule", "values": ["color-contrast"]})
    assert faults == []

"""Patterns that only a browser shows: a letter on paper, back, a lost network, a shared device (P5, P7, P12 to P26)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.browser.citizen import BUTTON, Citizen
from tests.browser.conftest import Visit
from tests.browser.families import Visitor, families, faults
from tests.browser.looking import Looker
from tests.browser.markup import Markup
from tests.browser.printed import pages
from tests.browser.test_turns import sent_story, walk
from tests.serving import Serving

BOTH = pytest.mark.parametrize("mode", ["script", "no script"])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The family journeys."""
    with families(tmp_path_factory.mktemp("patterns")) as running:
        yield running


def tight(text: str) -> str:
    """Words without spaces, as a PDF has them."""
    return re.sub(r"\s", "", text)


@BOTH
def test_p21_the_printed_confirmation_has_every_row_and_the_reference(mode: str, server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    citizen.finish()
    page = citizen.page
    rows = page.locator("#main dl.rows dt, #main dl.rows dd").all_text_contents()
    reference = page.locator(".reference .value").text_content()
    assert len(rows) > 4
    printed = pages(page.pdf(format="A4"))
    whole = tight("".join(re.sub(r"\d+/\d+$", "", each) for each in printed))
    assert [row for row in rows if tight(row) not in whole] == []
    assert tight(reference or "") in whole
    assert tight(page.locator(".top").inner_text()) in whole
    assert f"{server.base.removeprefix('http://')}{citizen.story.start}·" in whole
    for number, each in enumerate(printed, 1):
        assert f"{number}/{len(printed)}" in each
    for button in ("Saveorprintthispage", "Startanewone", "Deletemyanswers", "Whatdidyouthink"):
        assert button not in whole


@BOTH
def test_p5_the_browsers_back_after_sending_tells_that_it_was_sent(mode: str, server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    citizen.finish()
    page = citizen.page
    reference = page.locator(".reference .value").inner_text()
    page.go_back()
    page.locator(".notice", has_text="You have already sent this").wait_for()
    assert page.locator(".reference .value").inner_text() == reference


@BOTH
def test_p25_after_deleting_back_shows_nothing_that_was_typed(mode: str, home: Serving, visit: Visit) -> None:
    visitor = Visitor(visit(mode), home.base, "tasks", script=mode == "script")
    visitor.begin()
    visitor.answer(lives_here="yes")
    visitor.follow("Your details")
    visitor.answer(full_name="Somebody Secret")
    page = visitor.page
    page.goto(f"{home.base}/-/delete")
    with page.expect_navigation():
        page.locator(BUTTON).click()
    assert page.locator("h1").inner_text() == "Your answers are deleted"
    assert page.context.cookies() == []
    for _ in range(4):
        page.go_back()
        page.wait_for_load_state("load")
        assert "Secret" not in page.content()
        assert page.locator("input[name=full-name]").count() == 0
    if mode == "script":
        assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]


@BOTH
def test_p13_saved_for_later_and_found_again(mode: str, home: Serving, visit: Visit) -> None:
    visitor = Visitor(visit(mode), home.base, "tasks", script=mode == "script")
    visitor.begin()
    visitor.answer(lives_here="yes")
    visitor.follow("Your details")
    visitor.give("full-name", ["Kit "])
    page = visitor.page
    with page.expect_navigation():
        page.locator("button[name=later_]").click()
    assert visitor.address == "/tasks/-/saved"
    page.goto(f"{home.base}/tasks")
    with page.expect_navigation():
        page.locator(BUTTON).click()
    assert visitor.address == "/tasks/-/tasks"
    visitor.follow("Your details")
    assert page.locator("[name=full-name]").input_value() == "Kit "


@BOTH
def test_p19_feedback_is_given_and_leads_back_to_the_page(mode: str, server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    citizen.finish()
    page, sent = citizen.page, citizen.page.url
    with page.expect_navigation():
        page.locator("#main a[href='/-/feedback']").click()
    citizen.press()
    assert page.locator("#errors li").all_inner_texts() == ["Select how easy it was, or write what we could do better"]
    page.locator("#errors a").click()
    assert page.evaluate("() => document.activeElement.id") == "ease"
    page.locator("label[for=ease-2]").click()
    page.locator("textarea").fill("Nothing at all")
    citizen.press()
    assert page.locator("h1").inner_text() == "Thank you for telling us"
    assert page.url.endswith(f"/-/thanks?back={sent.removeprefix(server.base)}")
    with page.expect_navigation():
        page.locator("#main a").click()
    assert page.url == sent


def test_p26_without_a_network_the_page_says_so_keeps_the_text_and_the_button_tries_again(
    home: Serving, visit: Visit
) -> None:
    page = visit("script", expecting="Failed to")
    visitor = Visitor(page, home.base, "children", script=True)
    visitor.begin()
    visitor.give("adult", ["Kit Moss"])
    page.context.set_offline(True)
    page.evaluate("() => dispatchEvent(new Event('pageshow'))")
    page.locator(BUTTON).click()
    lost = page.locator("[data-lost]")
    lost.wait_for(state="visible")
    assert (lost.get_attribute("role"), "Nothing you typed is lost" in lost.inner_text()) == ("alert", True)
    assert page.locator("[name=adult]").input_value() == "Kit Moss"
    page.context.set_offline(False)
    visitor.press()
    assert visitor.address == "/children/children"


def test_p7_an_information_page_interrupts_and_back_keeps_the_answer(home: Serving, visit: Visit) -> None:
    visitor = Visitor(visit("script"), home.base, "tasks", script=True)
    visitor.begin()
    visitor.answer(lives_here="yes")
    visitor.follow("Your details")
    visitor.answer(full_name="Kit Moss")
    assert visitor.heading == "Know the rules"
    assert visitor.page.locator(BUTTON).count() == 1
    with visitor.page.expect_navigation():
        visitor.page.locator(".back a").click()
    assert visitor.page.locator("[name=full-name]").input_value() == "Kit Moss"


def test_p1_the_start_page_says_what_is_needed_and_has_one_button(server: Serving, visit: Visit) -> None:
    page = visit("no script")
    page.goto(server.base + sent_story().start)
    assert page.locator("#main dl.facts dt").count() > 0
    assert page.locator(BUTTON).count() == 1


@pytest.mark.parametrize("journey", ["tasks", "mirrored"])
def test_every_page_beside_a_journey_is_without_fault(
    journey: str, home: Serving, visit: Visit, looker: Looker, markup: Markup
) -> None:
    page = visit("script")
    page.goto(f"{home.base}/{journey}")
    with page.expect_navigation():
        page.locator(BUTTON).click()
    found: list[str] = []
    own = (f"/{journey}", f"/{journey}/-/privacy", "/-/delete", "/-/deleted", "/-/feedback", "/-/thanks", "/-/privacy")
    for path in (*own, "/-/cookies", "/-/accessibility", f"/{journey}/-/saved"):
        page.goto(home.base + path)
        found += faults(page, looker, markup, journey)
    page.goto(f"{home.base}/-/feedback")
    page.locator(BUTTON).click()
    page.locator("#errors").wait_for()
    found += looker.faults(page, "nothing said")
    assert found == []

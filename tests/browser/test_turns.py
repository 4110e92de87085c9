"""What htmx must not spoil: focus, title, history, the Back button, one submission."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.citizen import A_SECOND_LATER, BUTTON, Citizen
from tests.browser.conftest import Visit
from tests.browser.stories import Story, kebab, one_of_each_kind
from tests.serving import Serving

ACTIVE = "() => document.activeElement.id || document.activeElement.tagName"


def sent_story(example: str = "report_a_problem") -> Story:
    """The longest way to a submission of one example."""
    return next(story for story in one_of_each_kind() if story.journey.id == example and story.outcome.submit)


@pytest.fixture
def citizen(visit: Visit, server: Serving) -> Citizen:
    """On the first question of the short example, with script."""
    citizen = Citizen(visit("script"), server.base, sent_story(), script=True)
    citizen.begin()
    return citizen


def walk(citizen: Citizen, pages: int | None = None) -> None:
    """Answer that many pages from the first on; all of them if none is said."""
    for step in citizen.story.path[:pages]:
        citizen.fill(step)
        citizen.press()


def history(page: Page) -> int:
    length: int = page.evaluate("() => history.length")
    return length


def test_the_hash_in_the_page_is_that_of_the_file_of_the_npm_package(citizen: Citizen, htmx: bytes) -> None:
    script = citizen.page.locator('script[src*="htmx"]')
    assert script.get_attribute("integrity") == "sha384-" + base64.b64encode(hashlib.sha384(htmx).digest()).decode()
    assert "@4.0.1/dist/htmx.min.js" in str(script.get_attribute("src"))


def test_with_the_right_file_a_page_turns_without_being_loaded_anew(citizen: Citizen) -> None:
    citizen.page.evaluate("window.stillHere = true")
    walk(citizen, 1)
    assert citizen.page.evaluate("window.stillHere") is True


def test_a_file_with_another_hash_is_not_run_and_nothing_is_lost(server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit("CDN forged"), server.base, sent_story(), script=False)
    citizen.begin()
    assert citizen.page.evaluate("typeof window.htmx") == "undefined"
    walk(citizen)
    citizen.finish()
    assert citizen.address.endswith("/-/sent")


def test_a_new_page_has_its_own_title_and_the_focus_is_at_its_heading(citizen: Citizen) -> None:
    before = citizen.page.title()
    walk(citizen, 1)
    assert citizen.page.title() != before
    assert citizen.page.evaluate(ACTIVE) == "H1"


def test_a_refused_answer_puts_the_focus_on_the_problems_and_adds_nothing_to_the_history(citizen: Citizen) -> None:
    length = history(citizen.page)
    for _ in range(3):
        citizen.press()
        assert citizen.page.evaluate(ACTIVE) == "errors"
        assert citizen.page.title().startswith("Error: ")
    assert history(citizen.page) == length


@pytest.mark.parametrize("example", ["report_a_problem", "provisional_licence", "uk_visa"])
def test_every_problem_links_to_the_control_that_it_is_about(example: str, server: Serving, visit: Visit) -> None:
    story = max((one for one in one_of_each_kind() if one.journey.id == example), key=lambda one: len(one.path))
    citizen = Citizen(visit("script"), server.base, story, script=True)
    page = citizen.page
    citizen.begin()
    for step in story.path:
        if any(not question.optional for question in step.questions):
            citizen.press()
            links = page.locator("#errors a")
            for index in range(links.count()):
                links.nth(index).click()
                target = str(links.nth(index).get_attribute("href"))[1:]
                assert page.evaluate(ACTIVE) == target
                described = page.locator(f"[id='{target}']").get_attribute("aria-describedby") or ""
                group = page.locator(f"fieldset:has([id='{target}'])")
                if group.count():
                    described += " " + (group.get_attribute("aria-describedby") or "")
                assert "-error" in described
        citizen.fill(step)
        citizen.press()


def test_the_browsers_back_shows_the_question_before_with_its_answer(citizen: Citizen) -> None:
    first = citizen.story.path[0]
    walk(citizen, 1)
    citizen.page.go_back()
    citizen.page.wait_for_url("**" + citizen.story.addresses[0])
    ((name, values),) = citizen.story.typed(first).items()
    citizen.page.wait_for_selector(f'[name="{name}"][value="{values[0]}"]:checked')
    citizen.page.go_forward()
    citizen.page.wait_for_url("**" + citizen.story.addresses[1])


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_the_back_link_leads_along_the_path(mode: str, server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    page = citizen.page
    seen = []
    for _ in citizen.story.path:
        with page.expect_navigation():
            page.locator("nav.back a").click()
        seen.append(citizen.address)
    assert seen == citizen.story.addresses[::-1]


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_an_answer_is_changed_from_the_check_page_and_the_citizen_is_back_at_once(
    mode: str, server: Serving, visit: Visit
) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    step = citizen.story.path[-1]
    with citizen.page.expect_navigation():
        citizen.page.locator(f'a[href*="/{kebab(step.id)}?change"]').first.click()
    citizen.press()
    assert citizen.address == citizen.story.start + "/-/check"


def submissions(server: Serving) -> int:
    """How many submissions the server's database holds."""
    with closing(sqlite3.connect(f"file:{Path(server.log).with_name('footpath.db')}?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        (table,) = [name for name in tables if name in ("submission", "submissions")]
        (count,) = database.execute(f"select count(*) from {table}").fetchone()
    return int(count)


@pytest.mark.parametrize("mode", ["script", "no script"])
def test_pressing_send_twice_sends_once(mode: str, server: Serving, visit: Visit) -> None:
    citizen = Citizen(visit(mode), server.base, sent_story(), script=mode == "script")
    citizen.begin()
    walk(citizen)
    before = submissions(server)
    if citizen.script:
        citizen.page.evaluate(A_SECOND_LATER)
    citizen.page.locator(BUTTON).dblclick()
    citizen.page.wait_for_url("**/-/sent")
    assert submissions(server) == before + 1


def test_after_sending_back_tells_that_it_was_sent_and_reloading_sends_nothing(
    citizen: Citizen, server: Serving
) -> None:
    walk(citizen)
    before = submissions(server)
    citizen.finish()
    shown = citizen.page.locator("#main").inner_text()
    for _ in range(3):
        citizen.page.reload()
    assert citizen.page.locator("#main").inner_text() == shown
    citizen.page.goto(server.base + citizen.story.addresses[0])
    assert citizen.address == citizen.story.start + "/-/sent"
    assert submissions(server) == before + 1

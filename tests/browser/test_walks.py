"""Every example to its end: with script, without, and with the CDN out of reach."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.citizen import Citizen
from tests.browser.conftest import Visit
from tests.browser.looking import Looker, too_wide
from tests.browser.stories import Story, every_outcome, examples, one_of_each_kind, reached_through_lists, stories_of
from tests.serving import Serving

REFERENCE = re.compile(r"\b[A-Z0-9]{3}[\s-][A-Z0-9]{3}[\s-][A-Z0-9]{3}\b")


def name(story: Story) -> str:
    return str(story)


def is_at_the_end(citizen: Citizen) -> None:
    """The last page is that of the outcome, and after a submission it shows a reference."""
    outcome = citizen.story.outcome
    end = "sent" if outcome.submit else "end"
    assert citizen.address == f"{citizen.story.start}/-/{end}"
    if outcome.submit:
        assert REFERENCE.search(citizen.page.locator("#main").inner_text())


def test_every_outcome_of_every_example_has_a_citizen_who_gets_there_today() -> None:
    lonely = [
        f"{journey.id}: {outcome}"
        for journey in examples()
        for outcome, told in stories_of(journey).items()
        if not told and outcome not in reached_through_lists(journey)
    ]
    assert lonely == []


def looked_at_on_the_way(citizen: Citizen, faults_of: Callable[[Page, str], list[str]], looker: Looker) -> list[str]:
    """What is wrong with the pages from the start to the end, each question's blank and with nothing given."""
    page, story = citizen.page, citizen.story
    citizen.arrive()
    faults = faults_of(page, "")
    citizen.press()
    addresses = []
    for step in story.path:
        addresses.append(citizen.address)
        faults += faults_of(page, "")
        if step.questions and looker.is_new(page, "pressed with nothing given"):
            citizen.press()
            if page.locator("#errors").count():
                faults += faults_of(page, "in error")
            else:
                citizen.turn(page.go_back)
        citizen.fill(step)
        citizen.press()
    assert addresses == story.addresses
    faults += faults_of(page, story.outcome.id)
    citizen.finish()
    is_at_the_end(citizen)
    return faults + faults_of(page, story.outcome.id)


@pytest.mark.parametrize("story", every_outcome(), ids=name)
def test_with_script_every_page_on_the_way_to_an_outcome_is_sound(
    story: Story, server: Serving, visit: Visit, looker: Looker
) -> None:
    citizen = Citizen(visit("script"), server.base, story, script=True)
    assert looked_at_on_the_way(citizen, looker.faults, looker) == []


def walk_quietly(citizen: Citizen) -> None:
    """To the end without script: each page first sent in empty, then answered. Nothing is ever too wide."""
    citizen.begin()
    for step, address in zip(citizen.story.path, citizen.story.addresses, strict=True):
        assert citizen.address == address
        required = [question for question in step.questions if not question.optional]
        if len(step.questions) == 1 and required and step.form == "question":
            citizen.press()
            assert citizen.page.title().startswith("Error: ")
            assert citizen.page.locator("#main > :first-child").get_attribute("id") == "errors"
        assert too_wide(citizen.page) == []
        citizen.fill(step)
        citizen.press()
    citizen.finish()
    is_at_the_end(citizen)
    assert too_wide(citizen.page) == []


@pytest.mark.parametrize("story", one_of_each_kind(), ids=name)
@pytest.mark.parametrize("mode", ["no script", "CDN blocked"])
def test_nothing_is_lost_without(mode: str, story: Story, server: Serving, visit: Visit) -> None:
    walk_quietly(Citizen(visit(mode), server.base, story, script=False))


@pytest.mark.parametrize("address", ["/", "/-/privacy", "/-/cookies", "/-/accessibility", "/no-such-page"])
def test_pages_beside_the_journeys_are_sound(address: str, server: Serving, visit: Visit, looker: Looker) -> None:
    page = visit("script", expecting="status of 404")
    page.goto(server.base + address)
    assert looker.faults(page) == []

"""What was typed is shown again, byte for byte, whatever it was."""

from __future__ import annotations

import pytest

from journeys.model import Step
from tests.browser.citizen import Citizen
from tests.browser.conftest import Visit
from tests.browser.stories import Story, one_of_each_kind
from tests.serving import Serving

ODD = "  Zoë said \"<b>no</b>\" & left – &amp; 'ünï' 你好 🙂 ﷽ {{ today }}  "
"""Spaces at both ends, markup, entities, quotes, other scripts, and something that looks like a template."""

TEXT_BOXES = "#main form :is(input[type=text], input[type=tel], input[type=email], input:not([type]), textarea)"


def pages_with_boxes() -> list[tuple[Story, Step]]:
    """One citizen for each page of the examples that has something to type into."""
    pages: dict[tuple[str, str], tuple[Story, Step]] = {}
    for story in one_of_each_kind():
        for step in story.path:
            if any(question.type not in ("yes_no", "choice", "choices") for question in step.questions):
                pages.setdefault((story.journey.id, step.id), (story, step))
    return list(pages.values())


@pytest.mark.parametrize("mode", ["script", "no script"])
@pytest.mark.parametrize("example", ["report_a_problem", "provisional_licence"])
def test_a_refused_page_shows_every_character_again(example: str, mode: str, server: Serving, visit: Visit) -> None:
    story = max((one for one in one_of_each_kind() if one.journey.id == example), key=lambda one: len(one.path))
    wanted = {step.id for one, step in pages_with_boxes() if one.journey.id == example}
    citizen = Citizen(visit(mode), server.base, story, script=mode == "script")
    page = citizen.page
    citizen.begin()
    refused = 0
    for step, address in zip(story.path, story.addresses, strict=True):
        boxes = page.locator(TEXT_BOXES)
        if step.id in wanted and boxes.count():
            names = [boxes.nth(index).get_attribute("name") for index in range(boxes.count())]
            for name in names:
                page.locator(f'[name="{name}"]').fill(ODD)
            # A browser itself trims what is typed into a box for an email address.
            typed = {name: page.locator(f'[name="{name}"]').input_value() for name in names}
            assert {text.strip() for text in typed.values()} == {ODD.strip()}
            citizen.press()
            if citizen.address == address:
                shown = {name: page.locator(f'[name="{name}"]').input_value() for name in names}
                assert shown == typed
                refused += 1
            else:
                page.goto(server.base + address)
                shown = {name: page.locator(f'[name="{name}"]').input_value() for name in names}
                assert shown == typed, address
            for name in names:
                page.locator(f'[name="{name}"]').fill("")
        citizen.fill(step)
        citizen.press()
    assert refused > 0

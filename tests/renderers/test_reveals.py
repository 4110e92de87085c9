"""What an option reveals, whom it is asked of, and options that depend on answers (patterns Q12)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from engine.replay import replay
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.load import load
from journeys.model import Journey
from renderers.html.book import Book
from renderers.html.reveals import asked_at_all, leaders, revealing
from renderers.html.site import Site
from tests.renderers.world import FRAME, SERVICE

TODAY = date(2026, 11, 22)
PAGE = """\
journey: made
title: Made
steps:
  age:
    ask: How old are you?
    type: integer
  page:
    title: A page
    questions:
{questions}
outcomes:
  sent:
    submit: true
    title: Sent
"""
LEADERS = {
    "yes_no": "      lead:\n        ask: Lead?\n        type: yes_no\n",
    "choice": "      lead:\n        ask: Lead?\n        type: choice\n"
    "        options:\n          red: Red\n          green: Green\n          blue: Blue\n",
    "choices": "      lead:\n        ask: Lead?\n        type: choices\n"
    "        options:\n          red: Red\n          green: Green\n          blue: Blue\n",
    "integer": "      lead:\n        ask: Lead?\n        type: integer\n",
}


def made(type: str, when: str) -> Journey:
    """A page with a question, and one that hangs on it."""
    questions = f"{LEADERS[type]}      more:\n        when: {when}\n        ask: More?\n        type: text\n"
    journey = load({"journey.yaml": PAGE.format(questions=questions.rstrip())}).journey
    assert journey is not None
    return journey


def page(journey: Journey, age: int = 30, fields: dict[str, dict[str, list[str]]] | None = None) -> str:
    """The page as a citizen of this age sees it."""
    path = replay(journey, {"age": age}, TODAY)
    return Book(journey, Site(SERVICE)).step(FRAME, path, journey.steps["page"], fields or {}, (), False)


@pytest.mark.parametrize(
    ("type", "when", "options"),
    [
        ("yes_no", "lead", ("yes",)),
        ("yes_no", "not lead", ("no",)),
        ("choice", "lead is green", ("green",)),
        ("choice", "lead is one of [red, blue]", ("red", "blue")),
        ("choice", "lead is not green", ("red", "blue")),
        ("choices", "lead includes green", ("green",)),
        ("choices", "lead includes any of [red, green]", ("red", "green")),
        ("choices", "lead includes all of [red, green]", ()),
        ("choice", "lead is green and age >= 18", ("green",)),
        ("choice", "lead is green and age < 18", ()),
    ],
)
def test_q12_the_options_that_reveal_are_read_off_the_condition(type: str, when: str, options: tuple[str, ...]) -> None:
    journey = made(type, when)
    lead, more = journey.steps["page"].questions
    every = ("yes", "no") if type == "yes_no" else ("red", "green", "blue")
    assert leaders(journey.steps["page"]) == {"more": lead}
    assert revealing(more, lead, every, Known({"age": 30}, today=TODAY)) == options


def test_supposing_an_answer_changes_nothing_that_is_known() -> None:
    journey = made("choice", "lead is green")
    lead, more = journey.steps["page"].questions
    known = Known({"age": 30, "lead": "red"}, today=TODAY)
    known.memo["kept"] = 1
    assert revealing(more, lead, ("red", "green"), known) == ("green",)
    assert (dict(known), known.memo) == ({"age": 30, "lead": "red"}, {"kept": 1})


@pytest.mark.parametrize(
    ("type", "when", "asked"),
    [
        ("choices", "lead includes all of [red, green]", True),
        ("choices", "lead includes all of [red, green] and age < 18", False),
        ("choice", "lead is green and age < 18", False),
        ("integer", "lead > 3", True),
    ],
)
def test_what_takes_several_options_or_a_number_stands_open_on_the_page(type: str, when: str, asked: bool) -> None:
    journey = made(type, when)
    lead, more = journey.steps["page"].questions
    known = Known({"age": 30}, today=TODAY)
    assert asked_at_all(more, lead, ("red", "green", "blue"), known) is asked
    html = page(journey)
    assert ('id="more"' in html) is asked
    assert "panel" not in html


def test_q12_the_panel_stands_after_the_last_option_that_reveals_it() -> None:
    html = page(made("choice", "lead is one of [red, green]"))
    found = re.findall(r'<div class="(option(?!s)[^"]*|panel[^"]*)">', html)
    assert found == ["option reveals-1", "option reveals-1", "panel panel-1", "option"]


def test_q10_yes_and_no_stand_one_below_the_other_where_one_reveals() -> None:
    assert 'class="options pair"' not in page(made("yes_no", "lead"))


def test_q12_what_cannot_apply_to_this_citizen_is_not_on_the_page() -> None:
    journey = made("choice", "lead is green and age < 18")
    assert 'id="more"' not in page(journey, 30)
    assert 'id="more"' in page(journey, 12)


def test_a_page_without_follow_ups_is_drawn_as_before() -> None:
    journey = made("yes_no", "age >= 18")
    assert leaders(journey.steps["page"]) == {}
    assert 'id="more"' in page(journey, 30)
    assert 'id="more"' not in page(journey, 12)


OPTIONS = """\
journey: made
title: Made
steps:
  age:
    ask: How old are you?
    type: integer
  vehicle:
    ask: What do you drive?
    type: {type}
    options:
      car:
        when: age >= 17
        label: A car
      moped: A moped
outcomes:
  sent:
    submit: true
    title: Sent
"""


@pytest.mark.parametrize("type", ["choice", "choices"])
def test_an_option_is_shown_to_those_it_is_there_for(type: str) -> None:
    journey = load({"journey.yaml": OPTIONS.format(type=type)}).journey
    assert journey is not None
    book = Book(journey, Site(SERVICE))
    for age, there in ((30, ["car", "moped"]), (16, ["moped"]), (30, ["car", "moped"]), (15, ["moped"])):
        path = replay(journey, {"age": age}, TODAY)
        html = book.step(FRAME, path, journey.steps["vehicle"], {}, (), False)
        assert re.findall(r'name="vehicle" value="(\w+)"', html) == there


def test_a_supposition_inside_an_item_still_sees_what_is_outside() -> None:
    journey = made("choice", "lead is green and age >= 18")
    lead, more = journey.steps["page"].questions
    inside = Inside(Known({"age": 30}, today=TODAY), "child", Item("2345", 1, {}))
    assert revealing(more, lead, ("red", "green"), inside) == ("green",)

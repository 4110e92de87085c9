"""When a question is asked: its conditions, those around it, and the rules that lead past it."""

from __future__ import annotations

from journeys.expressions.unparse import unparse
from renderers.exports.presence import presences, question_presence
from tests.renderers.exports.pets import pets


def _said(id: str) -> str | None:
    journey = pets()
    at = presences(journey)[id]
    assert at.why == ""
    return None if at.when is None else unparse(at.when)


def test_what_everybody_who_sends_is_asked_has_no_condition() -> None:
    assert [_said(id) for id in ("born", "owns", "contact")] == [None, None, None]


def test_a_rule_that_leads_past_a_question_is_a_condition_of_it() -> None:
    assert _said("weight") == "not (owns is nothing)"


def test_a_condition_of_its_own_stands_beside_that() -> None:
    assert _said("chipped") == "not (owns is nothing) and owns is dog"


def test_inside_an_item_only_the_item_counts() -> None:
    journey = pets()
    step = journey.steps["trip.illness"]
    at = question_presence(journey, step, step.questions[0])
    assert at.when is not None
    assert unparse(at.when) == "trip.ill"

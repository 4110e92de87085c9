"""A citizen's visit, page by page."""

from __future__ import annotations

from datetime import date

import pytest

from engine.given import take
from engine.places import ItemStep, page_ids
from engine.visiting import Stop, visit
from journeys.model import Journey, Outcome
from service.reading import one_journey
from tests.conftest import ROOT
from tests.engine.small import journey as journey_of

DAY = date(2026, 11, 29)
EXAMPLES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")


def told(stops: tuple[Stop, ...]) -> list[str]:
    """Every page in a word, those that come again with problems marked."""
    found = []
    for stop in stops:
        place = stop.place
        name = place.step.id if isinstance(place, ItemStep) else place if isinstance(place, str) else place.id
        found.append(f"{name}!" if stop.problems else name)
    return found


def walked(journey: Journey, answers: dict[str, object], day: date = DAY) -> list[str]:
    return told(visit(journey, take(journey, answers, day).answers, day))


SMALL = """\
journey: small
title: Borrow a bicycle
steps:
  age:
    ask: How old are you?
    type: integer
    max: 120
    next:
      age < 14: too_young
  name:
    ask: What is your name?
    type: text
outcomes:
  too_young:
    title: Not yet
  sent:
    title: It is waiting
    submit: true
"""


def test_a_visit_begins_at_the_start_and_ends_when_it_is_sent() -> None:
    journey = journey_of(SMALL)
    assert walked(journey, {"age": 30, "name": "Somebody"}) == ["start", "age", "name", "check", "sent"]
    assert walked(journey, {"age": 3}) == ["start", "age", "too_young"]


def test_a_visit_stops_at_the_first_page_without_an_answer() -> None:
    assert walked(journey_of(SMALL), {"age": 30}) == ["start", "age", "name"]


def test_what_is_refused_comes_again_with_its_problem() -> None:
    assert walked(journey_of(SMALL), {"age": 130}) == ["start", "age", "age!"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_scenario_is_visited_to_where_its_path_leads(name: str) -> None:
    journey = one_journey(ROOT / "examples" / name)
    for scenario in journey.scenarios.values():
        day = scenario.today or DAY
        taken = take(journey, scenario.answers, day)
        stops = visit(journey, taken.answers, day)
        assert stops[-1].path.outcome == taken.path.outcome, scenario.id
        seen = {stop.step.id for stop in stops if stop.step is not None}
        if taken.path.outcome is not None:
            assert stops[-1].place == "sent" or isinstance(stops[-1].place, Outcome), scenario.id
            assert seen == set(page_ids(taken.path)), scenario.id

"""The examples as formulas: whoever stands in their scenarios, or is found by a solver, goes where formulas say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.given import take
from engine.roster import Roster, key_of
from journeys.load import load, read_files
from journeys.model import Journey, Scenario
from journeys.proof.anybody import Anybody
from journeys.proof.verdicts import Citizen
from tests.journeys.proof.agreement import twice
from tests.journeys.proof.people import questions, some_value
from tests.journeys.proof.test_witnesses import everybody_found_goes_there

EXAMPLES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")
TODAY = date(2026, 11, 22)


def example(examples: Path, name: str) -> Journey:
    """One of the journeys that come with Footpath."""
    loaded = load(read_files(examples / name))
    assert loaded.journey is not None
    return loaded.journey


def written(of: Journey, scenario: Scenario, world: Anybody) -> Citizen | None:
    """The citizen of a scenario; None where formulas look at no such number of items, or at no such items.

    What is not on the citizen's way is made up.
    """
    taken = take(of, scenario.answers, scenario.today or TODAY)
    read: Mapping[str, Any] = taken.read

    def answers(list: str, item: str) -> dict[str, Any]:
        return {
            question.id: read.get(key_of(question.id, item), None if question.optional else some_value(question))
            for question in questions(of, list)
        }

    items: dict[str, tuple[dict[str, Any], ...]] = {}
    for list, several in world.lists.items():
        roster = read.get(list)
        ids = roster.items if isinstance(roster, Roster) else ()
        items[list] = tuple(answers(list, item) for item in ids)
        if list in taken.path.known and len(ids) not in several.sizes:
            return None
        if len(ids) not in several.sizes:
            items[list] = tuple(answers(list, "") for _ in range(several.sizes[0]))
        if any(each != items[list][several.copies - 1] for each in items[list][several.copies :]):
            return None
    return Citizen(scenario.today or TODAY, answers("", ""), items)


def mixed(several: Sequence[Citizen], by: Random) -> Citizen:
    """One whose every answer and every list is that of some citizen."""
    return Citizen(
        by.choice(several).today,
        {id: by.choice(several).answers[id] for id in several[0].answers},
        {list: by.choice(several).items[list] for list in several[0].items},
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_whoever_stands_in_a_scenario_goes_where_formulas_say_and_so_do_mixtures(name: str, examples: Path) -> None:
    of = example(examples, name)
    world = Anybody(of, min((each.today or TODAY for each in of.scenarios.values()), default=TODAY))
    found: list[Citizen] = []
    with twice(of, world) as both:
        for scenario in of.scenarios.values():
            taken = take(of, scenario.answers, scenario.today or TODAY)
            citizen = written(of, scenario, world) if taken.path.outcome is not None else None
            if citizen is not None:
                found.append(citizen)
                assert both.agree(citizen).outcome is taken.path.outcome
        assert len(found) >= len(of.scenarios) / 3
        by = Random(7)
        for _ in range(25):
            both.agree(mixed(found, by))


@pytest.mark.parametrize("name", ["provisional_licence", "report_a_problem", "uk_visa"])
def test_who_is_found_in_an_example_goes_there(name: str, examples: Path) -> None:
    of = example(examples, name)
    with twice(of, Anybody(of, TODAY)) as both:
        counts = everybody_found_goes_there(both, 500)
    assert counts["unsat"] == 0
    assert counts["sat"] > counts["unknown"]

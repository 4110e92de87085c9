"""A citizen read from a model goes where the formula said that somebody goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import z3
from hypothesis import given, settings

from engine.roster import item_id
from journeys.proof.anybody import Anybody
from journeys.proof.logic import as_formula, implies
from journeys.proof.verdicts import Citizen
from journeys.proof.witnesses import citizen, nth_item
from tests.engine.small import journey
from tests.journeys.proof.agreement import PHASES, Twice, twice
from tests.journeys.proof.journeys_made import made_journeys

SINCE = date(2026, 11, 22)
ITEMS = {nth_item(number): item_id(number) for number in range(1, 60)}


def placed(found: Citizen) -> Citizen:
    """The same citizen with the ids that replay gives to items."""

    def value(given: Any) -> Any:
        if isinstance(given, tuple):
            return tuple(ITEMS.get(each, each) for each in given)
        return ITEMS.get(given, given) if isinstance(given, str) else given

    return replace(
        found,
        answers={id: value(given) for id, given in found.answers.items()},
        items={
            list: tuple({id: value(given) for id, given in item.items()} for item in items)
            for list, items in found.items.items()
        },
    )


def wishes(both: Twice) -> Iterator[tuple[str, str, Any]]:
    """What somebody may be found for: every outcome, every page, and every line of `next` outside of items."""
    course = both.course
    yield from (("outcome", id, where) for id, where in course.outcomes.items())
    yield from (("page", id, where) for (id, copy), where in course.visited.items() if copy < 1)
    yield from (("rule", str(each.rule.route), each.where) for each in course.fires if each.copy < 0)


def everybody_found_goes_there(both: Twice, milliseconds: int) -> dict[str, int]:
    """How often somebody was found, nobody was, and the solver gave up."""
    solver = z3.SimpleSolver()
    solver.set("timeout", milliseconds)
    solver.add(as_formula(both.world.fits()))
    for key, asked in both.world.asked.items():  # what nobody could type is no answer, and replay is not asked about it
        solver.add(as_formula(implies(both.course.asked[key], asked.fits)))
    counts = {"sat": 0, "unsat": 0, "unknown": 0}
    for sort, id, where in wishes(both):
        solver.push()
        solver.add(as_formula(where))
        found = str(solver.check())
        counts[found] += 1
        if found == "sat":
            somebody = placed(citizen(solver.model(), both.world))
            path = both.agree(somebody)
            if sort == "outcome":
                assert path.outcome is not None, (id, path.fault, path.stops_at, path.problems)
                assert path.outcome.id == id
            elif sort == "rule":
                assert id in [str(rule.route) for rule in path.fired]
        solver.pop()
    return counts


@settings(max_examples=12, phases=PHASES)
@given(made_journeys())
def test_who_is_found_in_a_random_journey_goes_there(text: str) -> None:
    of = journey(text)
    with twice(of, Anybody(of, SINCE)) as both:
        everybody_found_goes_there(both, 500)

"""Scenarios that are made up for a journey: few citizens, each with what is expected and what it is there for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.coverage import coverage
from engine.expecting import expected
from engine.given import take
from engine.goals import Goal, What, goals
from engine.proving.fewest import Part, fewest
from engine.proving.gathering import gather
from engine.proving.made import Made
from engine.scenarios import run_scenario
from engine.walk import stop_id
from engine.written import written
from journeys.model import Journey, Scenario

MOST_NOTES = 8
"""So many things that a citizen is there for are told one by one."""

FIRST: tuple[What, ...] = ("outcome", "must", "boundary", "rule", "row", "shown", "hidden", "option")
"""The sorts of goals in the order in which a comment tells of them."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What was made up.

    `wanted` are the goals that somebody was sought for; with `every` they are all. `nobody` are those of which it is
    proved that nobody can reach them, `unknown` those that were not settled, with the reason; `dropped` those that
    `limit` left out.
    """

    made: tuple[Made, ...]
    wanted: tuple[Goal, ...]
    nobody: tuple[Goal, ...]
    unknown: Mapping[Goal, str]
    dropped: tuple[Goal, ...] = ()
    every: bool = False


def generate(
    journey: Journey, today: date, *, every: bool = False, limit: int | None = None, seconds: float = 120
) -> Generated:
    """Few scenarios that reach all that can be reached, as of a day; those of the journey are made use of.

    With `every` it is all goals, else those that none of the journey's own scenarios reaches. With `limit` there are so
    many at most, those that reach most. The same journey and day give the same scenarios, unless the solver runs out of
    its `seconds`.
    """
    own = [run_scenario(journey, scenario, today) for scenario in journey.scenarios.values()]
    wanted = goals(journey) if every else coverage(journey, own).missing
    gathered = gather(journey, today, wanted, seconds)
    open = [goal for goal in wanted if goal not in set(gathered.nobody)]
    parts = fewest(journey, today, gathered.found, open)
    kept = parts if limit is None else parts[:limit]
    reached = {goal for found, _ in kept for goal in found.goals}
    made = tuple(_made(journey, kept, wanted))
    every_reached = {goal for found, _ in parts for goal in found.goals}
    unknown = {goal: gathered.unknown.get(goal, "nobody was found") for goal in open if goal not in every_reached}
    dropped = tuple(goal for goal in open if goal in every_reached and goal not in reached)
    return Generated(made, tuple(wanted), tuple(gathered.nobody), unknown, dropped, every)


def _made(journey: Journey, parts: Iterable[Part], wanted: Iterable[Goal]) -> Iterator[Made]:
    order = {goal: number for number, goal in enumerate(wanted)}
    used = Counter(dict.fromkeys(journey.scenarios, 1))
    for found, part in parts:
        answers = written(journey, found.who)
        taken = take(journey, answers, found.who.today)
        told = tuple(sorted(part, key=lambda goal: order[goal]))
        expect = expected(taken, _facts(journey, told))
        id = _free(
            _id(taken.path.outcome.id if taken.path.outcome else "", stop_id(taken.path), bool(taken.problems)), used
        )
        made = Made(id, found.who.today, answers, expect, "\n".join(_notes(told)), told)
        result = run_scenario(journey, Scenario(id, answers, expect, (), found.who.today))
        assert result.passed, (id, result.failures)
        yield made


def _facts(journey: Journey, part: Iterable[Goal]) -> list[str]:
    """The facts that a citizen's part is about."""
    return list(dict.fromkeys(goal.id for goal in part if goal.id in journey.facts))


def _id(outcome: str, stop: str | None, refused: bool) -> str:
    if outcome:
        return f"ends_at_{outcome}"
    page = str(stop).replace(".", "_")
    return f"refused_at_{page}" if refused else f"stops_at_{page}"


def _free(id: str, used: Counter[str]) -> str:
    """The id, with a number where it is taken."""
    free, number = id, 1
    while used[free]:
        number += 1
        free = f"{id}_{number}"
    used[free] = 1
    return free


def _notes(part: tuple[Goal, ...]) -> Iterator[str]:
    """What somebody is there for: ends and refusals first, limits, then the rest."""
    words = dict.fromkeys(goal.words for goal in sorted(part, key=lambda goal: FIRST.index(goal.what)))
    told = list(words)
    yield "Somebody who"
    most = MOST_NOTES if len(told) > MOST_NOTES + 1 else len(told)
    yield from (f"- {each}" for each in told[:most])
    if len(told) > most:
        yield f"- and does {len(told) - most} more things that nobody above does"

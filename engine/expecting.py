"""What a scenario expects of a citizen who was made up: where they end today, written as an author would."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.facts import facts, item_facts, plain_value, plain_written
from engine.given import Taken
from engine.walk import stop_id
from journeys.expressions.kinds import Days, Kind, Money, Months, Value, YesNo
from journeys.formats import formats
from journeys.model import Journey


def expected(taken: Taken, about: Iterable[str] = ()) -> dict[str, Any]:
    """How it ends, the facts with these ids as far as they can be known, and why answers are refused.

    It is what `Scenario.expect` holds. A fact that an author could not write down as it is, is left out.
    """
    path = taken.path
    found: dict[str, Any] = {}
    if path.outcome is not None:
        found["outcome"] = path.outcome.id
    elif path.stops_at is not None:
        found["stops_at"] = stop_id(path)
    told = {id: said for id in about if (said := _fact(taken, id)) is not None}
    if told:
        found["facts"] = told
    problems = {problem.question: problem.rule.rpartition(".")[2] or problem.rule for problem in taken.problems}
    for problem in taken.problems:
        if " " in problem.rule:  # a sentence, not the id of a type's rule
            problems[problem.question] = problem.rule
    if problems:
        found["problems"] = problems
    return found


def _fact(taken: Taken, id: str) -> Any:
    journey, path = taken.journey, taken.path
    if "." not in id:
        known = facts(journey, path)
        return fact_written(journey.facts[id].kind, known[id], journey) if id in known else None
    said: list[str] = []
    for list, paths in path.items.items():
        repeat = journey.steps[list].repeat
        if repeat is None or id not in repeat.facts:
            continue
        for each in paths:
            values = item_facts(repeat, each)
            one = fact_written(journey.facts[id].kind, values[id], journey) if id in values else None
            if not isinstance(one, str) or ", " in one:
                return None
            said.append(one)
    return ", ".join(said) or None


def fact_written(kind: Kind, value: Value, journey: Journey) -> Any:
    """The inverse of `facts.plain_written`: `£45`, `yes`, `2026-04-06`, `14 days`; None where nothing is read so."""
    plain = plain_value(kind, value, journey)
    said: Any = plain if isinstance(plain, list) else str(plain)
    match kind:
        case YesNo():
            said = "yes" if value else "no"
        case Money() if isinstance(value, int):
            said = formats("en", journey.currency, journey.minor_digits).money(value)
        case Days() if isinstance(value, int):
            said = f"{value} day{'' if value == 1 else 's'}"
        case Months() if isinstance(value, int):
            said = f"{value} month{'' if value == 1 else 's'}"
    return said if plain_written(kind, said, journey) == plain else None

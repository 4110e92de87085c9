"""One citizen's answers walked headless: what `footpath walk` prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.facts import facts, plain_value
from engine.given import Taken, take, words
from engine.replay import Path, shown
from journeys.model import Journey
from journeys.questions import type_of


def walk(journey: Journey, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Where these answers lead, as plain JSON values.

    `given` is by question id, as a citizen would type it or as typed values. `parked` are answers
    that could be read, to questions that are not on the path; `unused` are keys that are no
    question. A sentence that cannot be known is a problem with the rule `not_known`.
    """
    taken = take(journey, given, today)
    path = taken.path
    problems = [
        {"question": problem.question, "rule": problem.rule, "message": words(problem, taken)}
        for problem in taken.problems
    ]
    if path.fault is not None:
        fault = path.fault
        message = f"`{fault.sentence}` cannot be known: {fault.missing}" if fault.sentence else no_way_on(path)
        question = fault.missing if fault.missing in journey.questions else ""
        problems.append({"question": question, "rule": "not_known", "message": message})
    return {
        "path": [step.id for step in path.steps],
        "stops_at": None if path.stops_at is None else path.stops_at.id,
        "outcome": None if path.outcome is None else path.outcome.id,
        "facts": {
            id: plain_value(journey.facts[id].kind, value, journey) for id, value in facts(journey, path).items()
        },
        "parked": {
            id: type_of(journey.questions[id].type).encode(journey.questions[id], value)
            for id in off_path(taken)
            if (value := taken.read[id]) is not None
        },
        "unused": list(taken.unused),
        "problems": problems,
    }


def off_path(taken: Taken) -> list[str]:
    """The given answers that could be read, to questions that the path does not show."""
    left = [id for id, value in taken.read.items() if value is not None and id not in taken.path.known]
    if not left:
        return []
    asked = {question.id for step in taken.path.steps for question in shown(step, taken.path.known)}
    return [id for id in left if id not in asked]


def no_way_on(path: Path) -> str:
    """A journey whose steps ran out without an outcome."""
    last = f"after {path.steps[-1].id}, " if path.steps else ""
    return f"{last}no rule says how the journey ends"

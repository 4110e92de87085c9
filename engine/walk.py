"""One citizen's answers walked headless: what `footpath walk` prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.facts import facts, item_facts, plain_value
from engine.given import Taken, take, words
from engine.places import ItemStep, open_place, page_ids
from engine.plan import plan_of
from engine.replay import ItemPath, Path, asked
from engine.roster import Roster, item_of, question_of
from journeys.model import Journey
from journeys.questions import type_of


def walk(journey: Journey, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Where these answers lead, as plain JSON values.

    `given` is by question id, as a citizen would type it or as typed values. `parked` are answers
    that could be read, to questions that are not on the path; `unused` are keys that are no
    question. A sentence that cannot be known is a problem with the rule `not_known`. A repeat is given as a list
    of mappings; its pages follow its own in `path`, item by item, and `items` has each item apart. `tasks` are
    the statuses of a task list.
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
    found: dict[str, Any] = {
        "path": page_ids(path),
        "stops_at": stop_id(path),
        "outcome": None if path.outcome is None else path.outcome.id,
        "facts": {
            id: plain_value(journey.facts[id].kind, value, journey) for id, value in facts(journey, path).items()
        },
        "parked": _parked(taken, ""),
        "unused": list(taken.unused),
        "problems": problems,
    }
    if path.items:
        found["items"] = {id: [_item(taken, id, each) for each in paths] for id, paths in path.items.items()}
    if path.tasks:
        found["tasks"] = {task.section.id: task.status for task in path.tasks}
    return found


def _item(taken: Taken, repeat: str, path: ItemPath) -> dict[str, Any]:
    """One item: its pages, the one where it stops, its facts, and the answers left on another branch."""
    journey = taken.journey
    several = journey.steps[repeat].repeat
    assert several is not None
    known = item_facts(several, path)
    return {
        "path": [step.id for step in path.steps],
        "stops_at": None if path.stops_at is None else path.stops_at.id,
        "facts": {id: plain_value(journey.facts[id].kind, value, journey) for id, value in known.items()},
        "parked": _parked(taken, path.item.id, repeat),
    }


def _parked(taken: Taken, item: str, repeat: str = "") -> dict[str, Any]:
    journey = taken.journey
    parked: dict[str, Any] = {}
    for key in off_path(taken):
        id, value = question_of(key), taken.read[key]
        if item_of(key) != item or plan_of(journey).step_of[id].within != repeat:
            continue
        if isinstance(value, Roster):
            parked[id] = len(value.items)
        elif value is not None:
            parked[id] = type_of(journey.questions[id].type).encode(journey.questions[id], value)
    return parked


def off_path(taken: Taken) -> list[str]:
    """The keys of the given answers that could be read, to questions that the path does not show.

    Of a repeat that is not on the path its own only, none of what is in its items.
    """
    left = [key for key, value in taken.read.items() if value is not None and key not in taken.path.known]
    if not left:
        return []
    shown = asked(taken.path)
    step_of = plan_of(taken.journey).step_of
    return [
        key
        for key in left
        if key not in shown and (not item_of(key) or step_of[question_of(key)].within in taken.path.items)
    ]


def stop_id(path: Path) -> str | None:
    """The page where a path stops, inside an item too; None where it ends."""
    if path.stops_at is None:
        return None
    place = open_place(path)
    return place.step.id if isinstance(place, ItemStep) else path.stops_at.id


def no_way_on(path: Path) -> str:
    """A journey whose steps ran out without an outcome."""
    last = f"after {path.steps[-1].id}, " if path.steps else ""
    return f"{last}no rule says how the journey ends"

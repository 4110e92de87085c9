"""What scenarios reach of a journey, and what they leave out: for a terminal, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engine.coverage import Coverage
from engine.goals import Goal, What
from journeys.diagnostics import Spot
from journeys.sources import Place

Locate = Callable[[Spot], Place]
"""The place of a spot; its file as the reader calls it."""

SORTS: dict[What, str] = {
    "outcome": "outcomes",
    "rule": "rules",
    "row": "lines of facts",
    "option": "options",
    "shown": "shown by `when`",
    "hidden": "passed over by `when`",
    "must": "refused by `must`",
    "boundary": "boundaries",
}
"""What the goals of each sort are called, in the order in which they are told."""


def brief(found: Coverage, locate: Locate) -> Iterator[str]:
    """The outcomes, rules, lines of facts and options that no scenario reaches; options of lists are left out."""
    lines = [f"    outcome {goal.id}  ({_where(goal, locate)})" for goal in found.of("outcome")]
    lines += [f"    rule {goal.text}  ({_where(goal, locate)})" for goal in found.of("rule") if goal.text]
    lines += [f"    {goal.id}, where {goal.text}  ({_where(goal, locate)})" for goal in found.of("row")]
    chosen: dict[str, list[str]] = {}
    for goal in found.of("option"):
        if goal.text:
            chosen.setdefault(goal.id, []).append(goal.text)
    lines += [f"    {question} is {' or '.join(options)}" for question, options in chosen.items()]
    if lines:
        yield "  no scenario reaches"
        yield from lines


def table(found: Coverage) -> Iterator[str]:
    """How many there are of each sort, and how many of them are reached."""
    counts = found.counts()
    if not counts:
        return
    wide = max(len(SORTS[what]) for what in counts)
    most = max(len(str(each)) for _, each in counts.values())
    yield "  scenarios reach"
    for what, name in SORTS.items():
        if what in counts:
            got, every = counts[what]
            yield f"    {name:<{wide}}  {got:>{most}} of {every:>{most}}"


def missing(found: Coverage, locate: Locate) -> Iterator[str]:
    """What no scenario does, sort by sort, each with its line."""
    for what, name in SORTS.items():
        left = found.of(what)
        if left:
            yield f"  {name}: no scenario"
            placed = sorted(left, key=lambda goal: _order(locate(goal.spot)))
            yield from (f"    {goal.words}  ({_where(goal, locate)})" for goal in placed)


def data(found: Coverage, locate: Locate) -> dict[str, Any]:
    """The same as plain data: counts by sort, and every goal with its place."""
    return {
        "counts": {what: {"reached": got, "all": every} for what, (got, every) in found.counts().items()},
        "goals": [_goal(goal, locate(goal.spot), goal in found.reached) for goal in found.goals],
    }


def _goal(goal: Goal, place: Place, reached: bool) -> dict[str, Any]:
    return {
        "what": goal.what,
        "id": goal.id,
        "side": goal.side,
        "options": list(goal.options),
        "words": goal.words,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "reached": reached,
    }


def _where(goal: Goal, locate: Locate) -> str:
    place = locate(goal.spot)
    return f"{place.file}:{place.line}"


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column

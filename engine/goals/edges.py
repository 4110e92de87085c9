"""Where comparisons turn: how far a citizen is from there, and the goals on both sides of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.goals import grain
from engine.goals.goal import Apart, Goal, Side, Turning
from journeys import show
from journeys.compiled import value_of
from journeys.diagnostics import Spot
from journeys.expressions import dates
from journeys.expressions.arithmetic import is_moment, is_ordered
from journeys.expressions.kinds import Choices, Date, Files, ItemIds, Kind, Month, Text
from journeys.expressions.known import Known
from journeys.expressions.tree import Age, Answer, Between, Compare, Complete, FactRef, Literal, Node
from journeys.expressions.unparse import unparse
from journeys.model import Journey, Question, Sentence
from journeys.questions import type_of

Measure = Callable[[Known], Any]
SIDES: tuple[Side, ...] = ("below", "on", "above")
_ORDER = ("<", "<=", ">", ">=", "before", "after", "on or before", "on or after")
_UPPER = ("<=", ">")
"""Comparisons of whole years that turn when one more is complete."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One place where a comparison turns: `measure` says how far from it (0 is on it), and the goals are by side."""

    measure: Measure
    grain: Fraction
    goals: dict[Side, Goal]

    def side(self, away: Any) -> Side:
        """Just below, on, or just above; "" for anywhere else."""
        if not away:
            return "on"
        if abs(away) > self.grain:
            return ""
        return "below" if away < 0 else "above"


@dataclass(frozen=True, slots=True)
class Place:
    """What a comparison is a part of."""

    id: str
    sentence: Sentence
    spot: Spot


def edges(node: Node, place: Place, journey: Journey) -> Iterator[Edge]:
    """Those of one comparison: one, or two of `between`; none where nothing can vary."""
    if isinstance(node, Compare) and node.op in _ORDER and _is_ordered(node.left.kind):
        yield from _edge(node, node.left, node.op, node.right, place, journey)
    elif isinstance(node, Between) and _is_ordered(node.left.kind):
        yield from _edge(node, node.left, ">=", node.low, place, journey)
        yield from _edge(node, node.left, "<=", node.high, place, journey)


def bound_edges(question: Question, bound: Sentence, place: Place, journey: Journey) -> Iterator[Edge]:
    """That of a question's `min` or `max`: of the answer itself, or of how many characters, options or files it has."""
    kind = type_of(question.type).kind(question)
    id, limit, right = question.id, value_of(bound.tree, journey), bound.tree
    if not isinstance(kind, Text | Choices | Files | ItemIds):
        answer = Answer(id, kind=kind)
        yield from _generic(right, answer, right, place, journey, anywhere=True)
        return
    what = "characters" if isinstance(kind, Text) else "files" if isinstance(kind, Files) else "options"

    def measure(known: Known) -> Any:
        size: Any = known[id]
        return len(size) - limit(known)

    words = _counted(id, what, right, len(question.options) if isinstance(kind, Choices) else None)
    yield _made(measure, Fraction(1), words, place, right)


def _counted(id: str, what: str, right: Node, most: int | None) -> dict[Side, str]:
    """Of a count of characters, options or files: none is no answer, and there may be no more than so many."""
    if not isinstance(right, Literal) or not isinstance(right.value, int):
        limit = unparse(right)
        return {
            "below": f"has {id} with one fewer than {limit} {what}",
            "on": f"has {id} with exactly {limit} {what}",
            "above": f"has {id} with one more than {limit} {what}",
        }
    sizes: dict[Side, int] = {"below": right.value - 1, "on": right.value, "above": right.value + 1}
    return {
        side: f"has {id} with {'exactly ' if side == 'on' else ''}{size} {what if size != 1 else what[:-1]}"
        for side, size in sizes.items()
        if size > 0 and (most is None or size <= most)
    }


def _is_ordered(kind: Kind) -> bool:
    return is_ordered(kind) or is_moment(kind)


def _edge(node: Node, left: Node, op: str, right: Node, place: Place, journey: Journey) -> Iterator[Edge]:
    years = _years(left, journey)
    if years is not None and _years(right, journey) is None:
        yield _of_years(node, years, op, right, place, journey, unparse(left))
    else:
        yield from _generic(node, left, right, place, journey)


def _years(node: Node, journey: Journey) -> Age | Complete | None:
    """An age or complete years, months or weeks: said in place, or by a fact that is nothing else."""
    if isinstance(node, FactRef):
        rows = journey.facts[node.id].rows
        return _years(rows[0].value.tree, journey) if len(rows) == 1 and rows[0].sentence is None else None
    return node if isinstance(node, Age | Complete) else None


def _generic(
    node: Node, left: Node, right: Node, place: Place, journey: Journey, anywhere: bool = False
) -> Iterator[Edge]:
    """Of two values. With `anywhere`, those count too that the left side's own bounds refuse."""
    one, two, kind = value_of(left, journey), value_of(right, journey), left.kind
    ways = grain.lattice(left, journey), grain.lattice(right, journey)
    step, on = grain.unit(left.kind, right.kind), True
    if ways[0] is not None and ways[1] is not None:
        apart = grain.difference(ways[0], ways[1])
        if not apart.step:
            return
        step, on = apart.step, apart.at % apart.step == 0
    low, high = (None, None) if anywhere else grain.span(left, journey)
    fixed = grain.number(right.value, right.kind) if isinstance(right, Literal) else None
    possible = {
        "below": fixed is None or low is None or low < fixed,
        "on": on and (fixed is None or ((low is None or low <= fixed) and (high is None or fixed <= high))),
        "above": fixed is None or high is None or fixed < high,
    }

    def measure(known: Known) -> Any:
        return grain.number(one(known), kind) - grain.number(two(known), kind)

    words = {side: said for side, said in _words(left, right, step, on, journey).items() if possible[side]}
    yield _made(measure, step, words, place, node, Apart(left, right))


def _of_years(
    node: Node, left: Age | Complete, op: str, right: Node, place: Place, journey: Journey, ages: str
) -> Edge:
    """Of an age, or of complete years, months or weeks: it turns on a day, so days from there are counted."""
    if isinstance(left, Age):
        start, end, months = left.born, left.day, 12
    else:
        start, end, months = left.start, left.end, {"years": 12, "months": 1, "weeks": 0}[left.unit]
    since, count = value_of(start, journey), value_of(right, journey)
    until: Measure = value_of(end, journey) if end is not None else lambda known: known.today
    more, marches = op in _UPPER, journey.leap_birthday != "28 February"

    def measure(known: Known) -> int:
        complete = count(known) + more
        turn = dates.moved(since(known), months * complete, 0 if months else 7 * complete, marches)
        return int((until(known) - turn).days)

    fixed = right.value if isinstance(right, Literal) else None
    said = str(fixed + more) if isinstance(fixed, int) else f"{'more than ' if more else ''}{unparse(right)}"
    words: dict[Side, str] = {
        "below": f"has {ages} on the day before it is {said}",
        "on": f"has {ages} on the first day that it is {said}",
        "above": f"has {ages} on the second day that it is {said}",
    }
    return _made(measure, Fraction(1), words, place, node, Turning(start, end, right, more, months))


def _made(
    measure: Measure,
    step: Fraction,
    words: dict[Side, str],
    place: Place,
    node: Node,
    apart: Apart | Turning | None = None,
) -> Edge:
    told = {"sentence": place.sentence, "node": node, "grain": step, "apart": apart}
    found: dict[Side, Goal] = {
        side: Goal("boundary", place.id, place.spot, words[side], side, **told)  # type: ignore[arg-type]
        for side in SIDES
        if side in words
    }
    return Edge(measure, step, found)


def _words(left: Node, right: Node, step: Fraction, on: bool, journey: Journey) -> dict[Side, str]:
    """`has savings of exactly £16,000.00` and its neighbours."""
    what = unparse(left, journey.currency, journey.minor_digits)
    limit = unparse(right, journey.currency, journey.minor_digits)
    preposition = "on" if isinstance(left.kind, Date) else "in" if isinstance(left.kind, Month) else "of"
    exactly = _shown(right, Fraction(0), left.kind, journey)
    if not exactly:
        if isinstance(left.kind, Date | Month):
            moment = "day" if isinstance(left.kind, Date) else "month"
            return {
                "below": f"has {what} a {moment} before {limit}",
                "on": f"has {what} on the same {moment} as {limit}",
                "above": f"has {what} a {moment} after {limit}",
            }
        return {
            "below": f"has {what} just below {limit}",
            "on": f"has {what} equal to {limit}",
            "above": f"has {what} just above {limit}",
        }
    near = {
        side: _shown(right, by, left.kind, journey) if on else "" for side, by in (("below", -step), ("above", step))
    }
    return {
        "below": f"has {what} {preposition} {near['below']}" if near["below"] else f"has {what} just below {exactly}",
        "on": f"has {what} {preposition} exactly {exactly}",
        "above": f"has {what} {preposition} {near['above']}" if near["above"] else f"has {what} just above {exactly}",
    }


def _shown(right: Node, away: Fraction, kind: Kind, journey: Journey) -> str:
    """A fixed value, moved, as people read it; "" where it is none, or has no end of decimals."""
    if not isinstance(right, Literal):
        return ""
    value: Any = right.value
    try:
        if isinstance(kind, Date):
            value = dates.moved(value, 0, int(away))
        elif isinstance(kind, Month):
            value = dates.moved(value, int(away), 0)
        elif away:
            value = value + away
            value = int(value) if value.denominator == 1 else value
        shown = show.show(right.kind if not away else _kind_of(right, kind), value, journey, "en")
    except (ValueError, TypeError, LookupError):
        return ""
    return shown.replace("\u00a0", " ")


def _kind_of(right: Node, left: Kind) -> Kind:
    """The kind in which a neighbour of a fixed value is shown: a number beside decimals has decimals."""
    return left if type(left) is not type(right.kind) and is_ordered(left) else right.kind

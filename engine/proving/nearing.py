"""Bringing somebody who stands at a place to what a sentence asks for there: one part of it after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from engine.goals import Goal, grain
from engine.goals.goal import Apart, Side
from engine.proving.aims import Aim
from engine.proving.crowd import Drawn
from engine.proving.nudging import nudged
from engine.proving.standing import standing
from engine.tracing import Tracer
from engine.witness import citizen_of
from journeys.compiled import value_of
from journeys.diagnostics import Spot
from journeys.expressions.arithmetic import is_moment, is_ordered
from journeys.expressions.items import scopes_of
from journeys.expressions.known import Known
from journeys.expressions.tree import And, Between, Compare, Measure, Node, Quantified, children
from journeys.model import Journey, Sentence

Away = Callable[[Known], Iterator[Fraction]]
"""How far off somebody is of whom this is known; of several items, each."""


class Nearing:
    """Moves citizens who stand at a place (`bare`: an aim without its sentence) to where `where` holds."""

    def __init__(self, journey: Journey, bare: Aim, where: Sentence, tracer: Tracer) -> None:
        self.journey = journey
        self.bare = bare
        self.where = where
        self.tracer = tracer
        parts = where.tree.parts if isinstance(where.tree, And) else (where.tree,)
        self.parts = [(value_of(part, journey), list(_limits(part, journey))) for part in parts]

    def known(self, drawn: Drawn) -> Known | None:
        """What is known of a citizen at the place; None where they do not get there."""
        found = standing(self.bare, citizen_of(self.journey, drawn.answers, drawn.today), self.tracer)
        return None if found is None else found.known

    def holding(self, drawn: Drawn) -> int | None:
        """How many parts hold of a citizen at the place."""
        known = self.known(drawn)
        return None if known is None else sum(_holds(value, known) for value, _ in self.parts)

    def moved(self, drawn: Drawn) -> Drawn | None:
        """Somebody like this citizen of whom all parts hold."""
        for number, (value, limits) in enumerate(self.parts):
            known = self.known(drawn)
            if known is not None and _holds(value, known):
                continue
            found = next((each for limit in limits if (each := self._to(number, limit, drawn)) is not None), None)
            if found is None:
                return None
            drawn = found
        return drawn

    def _to(self, part: int, limit: tuple[Node, Apart, Side, Away], drawn: Drawn) -> Drawn | None:
        """To one side of a limit, so that a part holds, and those before it still do."""
        node, apart, side, away = limit
        goal = Goal(
            "boundary", self.bare.at.id, Spot(()), "", side,
            sentence=self.where, node=node, apart=apart, grain=grain.unit(apart.left.kind, apart.right.kind),
        )  # fmt: skip

        def probe(drawn: Drawn) -> tuple[bool, Any]:
            known = self.known(drawn)
            if known is None:
                return False, None
            try:
                nearest = min(away(known), key=abs, default=None)
            except LookupError:
                nearest = None
            return all(_holds(value, known) for value, _ in self.parts[: part + 1]), nearest

        return nudged(self.journey, goal, drawn, probe)


def _holds(value: Callable[[Known], Any], known: Known) -> bool:
    try:
        return bool(value(known))
    except LookupError:
        return False


_SIDES: dict[str, tuple[Side, ...]] = {
    **dict.fromkeys(("<", "before"), ("below",)),
    **dict.fromkeys((">", "after"), ("above",)),
    **dict.fromkeys(("is", "<=", ">=", "on or before", "on or after"), ("on",)),
    "is not": ("above", "below"),
}


def _limits(node: Node, journey: Journey) -> Iterator[tuple[Node, Apart, Side, Away]]:
    """The comparisons in a part, each with the sides on which it holds and how far off somebody is."""
    match node:
        case Quantified() | Measure():
            for child in children(node):
                for limit, apart, side, away in _limits(child, journey):
                    yield limit, apart, side, _of_items(node, away)
            return
        case Compare(left=left, right=right) if is_ordered(left.kind) or is_moment(left.kind):
            for side in _SIDES[node.op]:
                yield node, Apart(left, right), side, _apart(left, right, journey)
        case Between(left=left) if is_ordered(left.kind) or is_moment(left.kind):
            for end in (node.low, node.high):
                yield node, Apart(left, end), "on", _apart(left, end, journey)
    for child in children(node):
        yield from _limits(child, journey)


def _of_items(node: Any, away: Away) -> Away:
    scopes = scopes_of(node)
    return lambda known: (each for scope in scopes(known) for each in away(scope))


def _apart(left: Node, right: Node, journey: Journey) -> Away:
    one, two = value_of(left, journey), value_of(right, journey)

    def apart(known: Known) -> Iterator[Fraction]:
        yield Fraction(grain.number(one(known), left.kind) - grain.number(two(known), right.kind))

    return apart

"""Sentences as formulas: when each can be known, and what it then is; the mirror of `journeys.expressions.evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journeys.expressions.tree import (
    And,
    Between,
    Compare,
    Includes,
    ListRef,
    Literal,
    Node,
    Not,
    OneOf,
    Or,
    SetOf,
    Was,
)
from journeys.proof import values
from journeys.proof.calendar import Day
from journeys.proof.logic import both, either, every, no, some
from journeys.proof.meaning import Meaning, World, conjunction, disjunction
from journeys.proof.numbers import Number
from journeys.proof.over_items import ITEMS
from journeys.proof.reckon import VALUES
from journeys.proof.values import Chosen, Parts, Ticked, Words
from journeys.proof.views import View

__all__ = ["Meaning", "World", "encode"]


def encode(node: Node, view: View, world: World) -> Meaning:
    """When a typed sentence can be known where it stands, and its value."""
    return _OF[type(node)](node, view, world)


def _value(node: Node, view: View, world: World) -> Meaning:
    return VALUES[type(node)](node, view, world, encode)


def _of_items(node: Node, view: View, world: World) -> Meaning:
    return ITEMS[type(node)](node, view, world, encode)


def _compare(node: Compare, view: View, world: World) -> Meaning:
    one, left = encode(node.left, view, world)
    two, right = encode(node.right, view, world)
    return both(one, two), values.compared(node.op, left, right)


def _one_of(node: OneOf, view: View, world: World) -> Meaning:
    known, left = encode(node.left, view, world)
    if isinstance(left, Chosen):
        found = left.among(_options(node.among))
    else:
        assert isinstance(node.among, SetOf)
        found = False
        for item in node.among.items:
            also, value = encode(item, view, world)
            known = both(known, also)
            found = either(found, values.same(left, value))
    return known, no(found) if node.negated else found


def _options(among: Node | None) -> tuple[Any, ...]:
    """The options of a set."""
    if isinstance(among, ListRef):
        return among.members
    assert isinstance(among, SetOf)
    return tuple(item.value for item in among.items if isinstance(item, Literal))


def _between(node: Between, view: View, world: World) -> Meaning:
    one, left = encode(node.left, view, world)
    two, low = encode(node.low, view, world)
    three, high = encode(node.high, view, world)
    later, sooner = ("on or after", "on or before") if isinstance(left, Day) else (">=", "<=")
    found = both(values.compared(later, left, low), values.compared(sooner, left, high))
    return both(one, two, three), no(found) if node.negated else found


def _includes(node: Includes, view: View, world: World) -> Meaning:
    known, left = encode(node.left, view, world)
    assert isinstance(left, Ticked)
    ticks = [left.has(option) for option in _options(node.among)]
    found = every(ticks) if node.how == "all of" else some(ticks)
    return known, no(found) if node.negated else found


def _was(node: Was, view: View, world: World) -> Meaning:
    there, value = _given(node.what, view, world)
    if node.how == "answered":
        return True, there
    if node.how == "not answered":
        return True, no(there)
    members = _options(node.among)
    if isinstance(value, Chosen):
        return True, both(there, value.among(members))
    if isinstance(value, Ticked | Words | Number | Day | Parts) or value is None:
        return True, False
    return True, both(there, some(value if member else no(value) for member in members))


def _given(what: Node, view: View, world: World) -> Meaning:
    """An answer: when it was given."""
    return encode(what, view, world)


def _not(node: Not, view: View, world: World) -> Meaning:
    known, value = encode(node.of, view, world)
    return known, no(value)


def _and(node: And, view: View, world: World) -> Meaning:
    return conjunction([encode(part, view, world) for part in node.parts])


def _or(node: Or, view: View, world: World) -> Meaning:
    return disjunction([encode(part, view, world) for part in node.parts])


_OF: Mapping[type[Node], Callable[[Any, View, World], Meaning]] = {
    Compare: _compare,
    OneOf: _one_of,
    Between: _between,
    Includes: _includes,
    Was: _was,
    Not: _not,
    And: _and,
    Or: _or,
    **dict.fromkeys(VALUES, _value),
    **dict.fromkeys(ITEMS, _of_items),
}

"""Typed trees as closures that compute values; unknown is an exception, never a value.

Everything is strict: a missing answer raises KeyError or NotKnown (both LookupError). Only `and`
and `or` (strong Kleene: whatever the order, a part that decides, decides), `was` and
`if answered otherwise` go on without it. Arithmetic is exact. The frequent shapes get closures of
their own, for a page turn evaluates hundreds of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from journeys.expressions.compare import compare
from journeys.expressions.compute import VALUES, Closure
from journeys.expressions.depends import asked_by_was, reads, steady
from journeys.expressions.items import ITEMS, beside, over_bands
from journeys.expressions.kinds import Choice, Kind, Money, YesNo
from journeys.expressions.known import Known, NotKnown
from journeys.expressions.names import Banded, Computed, Names, Values
from journeys.expressions.tree import (
    And,
    Answer,
    Between,
    Compare,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Node,
    Not,
    OneOf,
    Or,
    Other,
    Otherwise,
    Part,
    SetOf,
    Was,
)

__all__ = ["Known", "NotKnown", "banded", "compile", "computed", "reads", "steady"]


def compile(node: Node, names: Values) -> Closure:
    """A typed tree as a function of what is known. It raises LookupError where that is not enough."""
    return _OF[type(node)](node, names)


def _value(node: Any, names: Values) -> Closure:
    return VALUES[type(node)](node, names, compile)


def _of_items(node: Any, names: Values) -> Closure:
    return ITEMS[type(node)](node, names, compile)


# Yes and no


def _compare(node: Compare, names: Values) -> Closure:
    return compare(node, compile(node.left, names), compile(node.right, names))


def _one_of(node: OneOf, names: Values) -> Closure:
    members = _members(node.among)
    negated = node.negated
    if members is None:
        assert isinstance(node.among, SetOf)
        tests = [
            compare(Compare("is", node.left, item, kind=node.kind), compile(node.left, names), compile(item, names))
            for item in node.among.items
        ]

        def some(known: Known) -> bool:
            """Strict like any comparison: each value in the set must be known."""
            found = [test(known) for test in tests]
            return True in found

        return _negated(some, negated)
    if isinstance(node.left, Answer):
        id = node.left.id
        if negated:
            return lambda known: known[id] not in members
        return lambda known: known[id] in members
    left = compile(node.left, names)
    if negated:
        return lambda known: left(known) not in members
    return lambda known: left(known) in members


def _members(among: Node | None) -> frozenset[Any] | None:
    """The option ids of a set; None when it holds other values than options."""
    if isinstance(among, ListRef):
        return frozenset(among.members)
    if isinstance(among, SetOf) and all(
        isinstance(item, Literal) and isinstance(item.kind, Choice | YesNo) for item in among.items
    ):
        return frozenset(item.value for item in among.items if isinstance(item, Literal))
    return None


def _between(node: Between, names: Values) -> Closure:
    left, low, high = (compile(item, names) for item in (node.left, node.low, node.high))
    if isinstance(node.low, Literal) and isinstance(node.high, Literal):
        first: Any = node.low.value
        last: Any = node.high.value
        return _negated(lambda known: first <= left(known) <= last, node.negated)

    def between(known: Known) -> bool:
        value, one, two = left(known), low(known), high(known)
        return bool(one <= value <= two)

    return _negated(between, node.negated)


def _includes(node: Includes, names: Values) -> Closure:
    left = compile(node.left, names)
    members = _members(node.among)
    assert members is not None
    if node.how == "all of":
        return _negated(lambda known: members.issubset(left(known)), node.negated)
    if len(members) == 1:
        (member,) = members
        return _negated(lambda known: member in left(known), node.negated)
    return _negated(lambda known: not members.isdisjoint(left(known)), node.negated)


def _negated(test: Closure, negated: bool) -> Closure:
    return (lambda known: not test(known)) if negated else test


def _was(node: Was, _: Values) -> Closure:
    get = _given(node.what)
    if node.how == "answered":
        return lambda known: get(known) is not None
    if node.how == "not answered":
        return lambda known: get(known) is None
    members = _members(node.among)
    assert members is not None
    if len(members) == 1:
        (member,) = members
        return lambda known: get(known) == member
    return lambda known: get(known) in members


def _given(what: Node) -> Closure:
    """The answer, or None where it was not asked or left blank."""
    if isinstance(what, Part):
        id, part = what.id, what.part

        def given(known: Known) -> Any:
            parts: Any = known.get(id)
            return parts.get(part) or None if parts else None

        return given
    if isinstance(what, Other):
        of = _given(what.of)
        return lambda known: of(beside(known).other)
    assert isinstance(what, Answer)
    id = what.id
    return lambda known: known.get(id)


def _otherwise(node: Otherwise, names: Values) -> Closure:
    get, value = _given(node.what), compile(node.value, names)

    def otherwise(known: Known) -> Any:
        found = get(known)
        return value(known) if found is None else found

    return otherwise


def _not(node: Not, names: Values) -> Closure:
    if isinstance(node.of, Answer):
        id = node.of.id
        return lambda known: not known[id]
    of = compile(node.of, names)
    return lambda known: not of(known)


def _and(node: And, names: Values) -> Closure:
    parts = tuple(compile(part, names) for part in node.parts)
    if len(parts) == 2:
        one, two = parts

        def both(known: Known) -> bool:
            try:
                if not one(known):
                    return False
            except LookupError:
                if not two(known):
                    return False
                raise
            return bool(two(known))

        return both

    def every(known: Known) -> bool:
        gap: LookupError | None = None
        for part in parts:
            try:
                if not part(known):
                    return False
            except LookupError as missing:
                gap = gap or missing
        if gap is not None:
            raise gap
        return True

    return every


def _or(node: Or, names: Values) -> Closure:
    parts = tuple(compile(part, names) for part in node.parts)
    if len(parts) == 2:
        one, two = parts

        def either(known: Known) -> bool:
            try:
                if one(known):
                    return True
            except LookupError:
                if two(known):
                    return True
                raise
            return bool(two(known))

        return either

    def some(known: Known) -> bool:
        gap: LookupError | None = None
        for part in parts:
            try:
                if part(known):
                    return True
            except LookupError as missing:
                gap = gap or missing
        if gap is not None:
            raise gap
        return False

    return some


# What is read


def _answer(node: Answer, _: Values) -> Closure:
    return itemgetter(node.id)


def _part(node: Part, _: Values) -> Closure:
    id, part = node.id, node.part

    def value(known: Known) -> Any:
        parts: Any = known[id]
        found = parts.get(part)
        if not found:
            raise NotKnown(id)
        return found

    return value


def _fact(node: FactRef, names: Values) -> Closure:
    fact = names.fact(node.id)
    assert fact is not None
    return fact.value


_OF: Mapping[type[Node], Callable[[Any, Values], Closure]] = {
    Compare: _compare,
    OneOf: _one_of,
    Between: _between,
    Includes: _includes,
    Was: _was,
    Otherwise: _otherwise,
    Not: _not,
    And: _and,
    Or: _or,
    Answer: _answer,
    Part: _part,
    FactRef: _fact,
    **dict.fromkeys(VALUES, _value),
    **dict.fromkeys(ITEMS, _of_items),
}


# Facts


def computed(id: str, kind: Kind, rows: Sequence[tuple[Node | None, Node]], names: Names) -> Computed:
    """A fact out of its rows (condition or None for `otherwise`, value), all resolved.

    The first row that holds gives the value; where a row cannot be known, neither can the fact. A
    value is remembered in `known.memo`: for good when the fact is steady, else until another answer
    is known. A fact of an item (`child.is_minor`) is computed and remembered inside the item, any other
    outside of all. A fact of several rows names the opposite case itself, so nobody is warned of its `was`.
    """
    nodes = [node for row in rows for node in row if node is not None]
    is_steady = all(steady(node, names) for node in nodes)
    compiled = tuple((compile(when, names) if when else None, compile(value, names)) for when, value in rows)
    value = compiled[0][1] if rows[0][0] is None else _decide(id, compiled)
    return Computed(
        kind,
        _remembered(id, value, is_steady),
        frozenset().union(*(reads(node, names) for node in nodes)),
        frozenset().union(*(asked_by_was(node, names) for node in nodes)) if len(rows) == 1 else frozenset(),
        is_steady,
    )


def _decide(id: str, rows: Sequence[tuple[Closure | None, Closure]]) -> Closure:
    def decide(known: Known) -> Any:
        for when, value in rows:
            if when is None or when(known):
                return value(known)
        raise NotKnown(id)

    return decide


def banded(rows: Sequence[tuple[Node | None, Node]], names: Names) -> Banded:
    """A table of bands out of its rows (`up_to` or None for the last, `rate`), all resolved.

    Every `up_to` is money, or every one a number; a rate is a percentage or a number.
    """
    nodes = [node for row in rows for node in row if node is not None]
    ends = [end.kind for end, _ in rows if end is not None]
    return Banded(
        next((kind for kind in ends if isinstance(kind, Money)), ends[0] if ends else None),
        over_bands([(compile(end, names) if end else None, compile(rate, names)) for end, rate in rows]),
        frozenset().union(*(reads(node, names) for node in nodes)),
        frozenset().union(*(asked_by_was(node, names) for node in nodes)),
        all(steady(node, names) for node in nodes),
    )


def _remembered(id: str, compute: Closure, is_steady: bool) -> Closure:
    home = id.rpartition(".")[0]
    if is_steady:

        def value(known: Known) -> Any:
            memo = known.memo
            if id in memo:
                return memo[id]
            if known.name != home:
                return value(known.outer)
            found = memo[id] = compute(known)
            return found

        return value

    def passing(known: Known) -> Any:
        memo, size = known.memo, len(known)
        if id in memo:
            at, found = memo[id]
            if at == size:
                return found
        if known.name != home:
            return passing(known.outer)
        found = compute(known)
        memo[id] = size, found
        return found

    return passing

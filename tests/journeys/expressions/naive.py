"""A second evaluator for tests: it writes out every item, and counts what is yes, no and unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from operator import eq, ge, lt, ne
from typing import Any

from journeys.expressions import dates
from journeys.expressions.kinds import Item
from journeys.expressions.tree import (
    And,
    Answer,
    Bands,
    Compare,
    Count,
    FactRef,
    Includes,
    Literal,
    Measure,
    Node,
    Not,
    OneOf,
    Or,
    Other,
    Otherwise,
    Quantified,
    Rounded,
    Sum,
    Was,
    walk,
)

UNKNOWN = object()
"""What cannot be known, as a value."""

Place = Mapping[str, Any]
"""Answers by id, of the journey and of the items spoken of; `other` holds a place of its own."""

OPERATORS = {"<": lt, ">=": ge, "is": eq, "is not": ne, "before": lt, "on or after": ge}


def look(node: Node, place: Place, today: date) -> Any:
    """The value of a tree, or UNKNOWN."""

    def of(part: Node) -> Any:
        return look(part, place, today)

    match node:
        case Literal():
            return node.value
        case Answer():
            return place.get(node.id, UNKNOWN)
        case FactRef():
            return _fact(node.id, place, today)
        case Other():
            return look(node.of, place["other"], today)
        case Was():
            asked = node.what.of if isinstance(node.what, Other) else node.what
            there = place["other"] if isinstance(node.what, Other) else place
            assert isinstance(asked, Answer)
            return (asked.id in there) == (node.how == "answered")
        case Otherwise():
            found = of(node.what)
            return of(node.value) if found is UNKNOWN else found
        case And() | Or():
            values = [of(part) for part in node.parts]
            return _some(values) if isinstance(node, Or) else _not(_some([_not(value) for value in values]))
        case Not():
            return _not(of(node.of))
        case Compare():
            left, right = of(node.left), of(node.right)
            return UNKNOWN if UNKNOWN in (left, right) else OPERATORS[node.op](left, right)
        case OneOf() | Includes():
            left = of(node.left)
            members = [item.value for item in node.among.items]  # type: ignore[union-attr, attr-defined]
            among = left if isinstance(node, Includes) else [left]
            return UNKNOWN if left is UNKNOWN else any(each in among for each in members) != node.negated
        case Sum():
            left, (sign, right) = of(node.first), node.rest[0]
            both = (left, of(right))
            return UNKNOWN if UNKNOWN in both else both[0] + (both[1] if sign == "+" else -both[1])
        case Rounded():
            exact = of(node.of)
            return UNKNOWN if exact is UNKNOWN else -(-exact // 1) if node.way == "up to" else exact // 1
        case Count():
            counted = of(node.of)
            return UNKNOWN if counted is UNKNOWN else len(counted)
        case Bands():
            return _banded(node.id, of(node.of), place)
        case Quantified():
            return _quantified(node, place, today)
        case Measure():
            return _measure(node, place, today)
    raise TypeError(node)


def _not(value: Any) -> Any:
    return UNKNOWN if value is UNKNOWN else not value


def _some(values: list[Any]) -> Any:
    return True if True in values else UNKNOWN if UNKNOWN in values else False


def _fact(id: str, place: Place, today: date) -> Any:
    match id:
        case "child.is_minor":
            born = place.get("child.born", UNKNOWN)
            return UNKNOWN if born is UNKNOWN else dates.age(born, today, True) < 18
        case "child.costs":
            return place.get("child.pocket", place.get("pension", UNKNOWN))
        case _:
            income = place.get("post.income", UNKNOWN)
            return UNKNOWN if income is UNKNOWN else income * 12


def _banded(id: str, value: Any, place: Place) -> Any:
    if id == "flat":
        return UNKNOWN if value is UNKNOWN else max(value, 0) * Fraction(1, 20)
    salary = place.get("salary", UNKNOWN)
    if UNKNOWN in (salary, value):
        return UNKNOWN
    first, second = 10_000, max(salary, 10_000)
    parts = [(0, first, Fraction(1, 10)), (first, second, Fraction(1, 5)), (second, max(value, second), Fraction(1, 2))]
    return sum((max(min(value, high) - low, 0) * rate for low, high, rate in parts), Fraction(0))


def _quantified(node: Quantified, place: Place, today: date) -> Any:
    if node.other:
        places = [{**place, "other": {**_without_child(place), **item.answers}} for item in place["the others"]]
        reads = [part for part in walk(node.body) if isinstance(part, Other)]
        values = [
            False if found is UNKNOWN and any(look(part, there, today) is UNKNOWN for part in reads) else found
            for there in places
            for found in [look(node.body, there, today)]
        ]
    else:
        items = place.get(node.list, UNKNOWN)
        if items is UNKNOWN:
            return UNKNOWN
        values = [look(node.body, {**place, **item.answers}, today) for item in items]
    if node.word == "every":
        return _not(_some([_not(value) for value in values]))
    return _some(values) if node.word == "any" else _not(_some(values))


def _without_child(place: Place) -> Place:
    """What is asked of this child is not asked of the other."""
    return {id: value for id, value in place.items() if not id.startswith("child.")}


def _measure(node: Measure, place: Place, today: date) -> Any:
    items = place.get(node.list, UNKNOWN)
    if items is UNKNOWN:
        return UNKNOWN
    places = [{**place, **item.answers} for item in items]
    picked = [True if node.where is None else look(node.where, there, today) for there in places]
    if UNKNOWN in picked:
        return UNKNOWN
    chosen = [there for there, wanted in zip(places, picked, strict=True) if wanted]
    if node.of is None:
        return len(chosen)
    values = [look(node.of, there, today) for there in chosen]
    if UNKNOWN in values:
        return UNKNOWN
    if node.which == "sum":
        return sum(values)
    if not values:
        return UNKNOWN
    return sorted(values)[-1 if node.which in ("largest", "latest") else 0]


def inside(item: Item, others: tuple[Item, ...], outer: Place) -> Place:
    """The place inside one item."""
    return {**outer, **item.answers, "the others": others}

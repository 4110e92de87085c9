"""Sentences with their facts and rates opened: what a fact is made of stands in its place, a rate is its value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from journeys.expressions.tree import FactRef, Literal, Node, RateRef
from journeys.model import Journey, Rate

DEEPEST = 12


def opened(node: Node, journey: Journey, today: date, facts: bool = True) -> Node:
    """The sentence with its rates as they are on a day, and, where one line says them, its facts as what they say.

    A fact that is decided by cases stays as it is.
    """

    def open_one(each: Node, depth: int) -> Node:
        if isinstance(each, RateRef) and each.day is None:
            value = rate_on(journey.rates[each.id], today) if each.id in journey.rates else None
            return each if value is None else Literal(value=value, kind=each.kind, span=each.span)
        if isinstance(each, FactRef) and facts and depth < DEEPEST:
            fact = journey.facts.get(each.id)
            if fact is not None and len(fact.rows) == 1 and fact.rows[0].sentence is None and not fact.options:
                return _replaced(fact.rows[0].value.tree, open_one, depth + 1)
        return each

    return _replaced(node, open_one, 0)


def rate_on(rate: Rate, day: date) -> Any:
    """The value of a rate on a day; None before its first one."""
    value = None
    for row in rate.rows:
        if row.start <= day:
            value = row.value
    return value


def _replaced(node: Node, change: Callable[[Node, int], Node], depth: int) -> Node:
    """The tree with each node changed, the innermost first."""

    def inside(value: Any) -> Any:
        if isinstance(value, Node):
            return _replaced(value, change, depth)
        if isinstance(value, tuple):
            return tuple(inside(each) for each in value)
        return value

    names = [each.name for each in fields(node) if each.name not in ("span", "kind")]
    same = {name: inside(getattr(node, name)) for name in names}
    return change(replace(node, **same), depth)

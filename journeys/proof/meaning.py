"""What a sentence means as formulas, what it needs to know of the citizen, and Kleene's `and` and `or`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from journeys.expressions.tree import Node
from journeys.model import Rate
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, both, either, every, implies, no, some
from journeys.proof.numbers import Number
from journeys.proof.values import Value
from journeys.proof.views import View

Meaning = tuple[Truth, Value]
"""When a sentence can be known, and its value then."""


class World(Protocol):
    """Whose answers a sentence reads."""

    march: bool
    """Whether a birthday on 29 February moves to 1 March."""

    today: Day

    def answer(self, id: str, view: View) -> Meaning:
        """An answer: when it is there, and what it is."""

    def fact(self, id: str, view: View) -> Meaning:
        """The value of a fact where it is read."""

    def rate(self, id: str) -> Rate:
        """A dated value."""

    def rates_on(self, view: View) -> Meaning:
        """The day at which rates are read."""

    def bands(self, id: str, view: View) -> list[tuple[Meaning | None, Meaning]]:
        """The ends (None for the last) and rates of a table of bands."""

    def copies(self, list: str, view: View) -> tuple[Truth, list[tuple[Truth, Number]]]:
        """When a list is there, and for each copy of its items: when it is an item, and how many it stands for."""

    def others(self, view: View) -> Iterable[tuple[int, Truth]]:
        """The other copies of the item of a view, each with when it is an item."""

    def code(self, text: str) -> int:
        """The number of a text that is written down."""


Encode = Callable[[Node, View, World], Meaning]
"""How any part of a sentence becomes formulas."""


def conjunction(parts: list[Meaning]) -> Meaning:
    """All of these: known when all are, or when one is known not to hold."""
    known = every(known for known, _ in parts)
    if known is not True:
        known = either(known, some(both(known, no(value)) for known, value in parts))
    return known, every(implies(part_known, value) for part_known, value in parts)


def disjunction(parts: list[Meaning]) -> Meaning:
    """Any of these: known when all are, or when one is known to hold."""
    known = every(known for known, _ in parts)
    if known is not True:
        known = either(known, some(both(known, value) for known, value in parts))
    return known, some(both(part_known, value) for part_known, value in parts)

"""What an answer or a fact can be, as formulas: one class for each way in which sentences can read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import z3

from journeys.proof import calendar, numbers
from journeys.proof.calendar import Day
from journeys.proof.logic import Term, Truth, both, choose, either, equal, no, some, when
from journeys.proof.logic import same as alike
from journeys.proof.numbers import Number

Value = Any
"""Truth for yes and no, else one of the classes here, a Number, a Day, or None for what can only be there or not."""


@dataclass(slots=True)
class Chosen:
    """One option: when it is each of them."""

    options: tuple[str, ...]
    tell: Callable[[str], Truth]
    told: dict[str, Truth] = field(default_factory=dict)

    def is_(self, option: str) -> Truth:
        """When it is this option; never, where it is none of its own."""
        if option not in self.told:
            self.told[option] = self.tell(option) if option in self.options else False
        return self.told[option]

    def among(self, options: Iterable[str]) -> Truth:
        """When it is one of these."""
        wanted = set(options)
        if wanted.issuperset(self.options):
            return True
        return some(self.is_(option) for option in self.options if option in wanted)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Any number of options: when each of them is ticked."""

    ticks: Mapping[str, Truth]

    def has(self, option: str) -> Truth:
        """When this option is ticked."""
        return self.ticks.get(option, False)

    def count(self) -> Number:
        """How many are."""
        return counted(self.ticks.values())


@dataclass(frozen=True, slots=True)
class Words:
    """Text, of which only equality is known: equal codes are equal texts (letter case and outer spaces apart)."""

    code: Term


@dataclass(frozen=True, slots=True)
class Parts:
    """An answer of several parts: of each, when it is filled in, and its text."""

    parts: Mapping[str, tuple[Truth, Words]]


@dataclass(frozen=True, slots=True)
class Span:
    """Months and days together."""

    months: Number
    days: Number


def chosen(option: str) -> Chosen:
    """An option that is written down."""
    return Chosen((option,), lambda asked: asked == option)


def chosen_by(code: Any, options: tuple[str, ...], among: tuple[str, ...]) -> Chosen:
    """One of `options`, by the number of its place in `among`, which may hold more."""
    width = code.size()
    codes = {option: number for number, option in enumerate(among)}
    return Chosen(options, lambda option: code == z3.BitVecVal(codes[option], width))


def counted(parts: Iterable[Truth]) -> Number:
    """How many of these hold."""
    found = numbers.fixed(0)
    for part in parts:
        found = numbers.add(found, numbers.select(part, numbers.fixed(1), numbers.fixed(0)))
    return Number(found.term, 1, found.low, found.high)  # its cases would be all subsets


def select(test: Truth, one: Value, two: Value) -> Value:
    """One value where the test holds, else two; both of one kind."""
    if test is True or test is False:
        return one if test else two
    match one:
        case Number():
            return numbers.select(test, one, two)
        case Day():
            return calendar.select(test, one, two)
        case Chosen():
            options = tuple(dict.fromkeys((*one.options, *two.options)))
            return Chosen(options, lambda option: when(test, one.is_(option), two.is_(option)))
        case Ticked():
            options = tuple(dict.fromkeys((*one.ticks, *two.ticks)))
            return Ticked({option: when(test, one.has(option), two.has(option)) for option in options})
        case Words():
            return Words(choose(test, one.code, two.code))
        case Span():
            return Span(numbers.select(test, one.months, two.months), numbers.select(test, one.days, two.days))
        case None | Parts():
            return one
        case _:
            return when(test, one, two)


def same(one: Value, two: Value) -> Truth:
    """When two values of one kind are the same."""
    match one:
        case Number():
            return numbers.compared("is", one, two)
        case Day():
            return calendar.compared("is", one, two)
        case Chosen():
            shared = [option for option in one.options if option in two.options]
            return some(both(one.is_(option), two.is_(option)) for option in shared)
        case Words():
            return equal(one.code, two.code)
        case _:
            return either(both(one, two), both(no(one), no(two)))


def unlike(one: Value, two: Value) -> Truth:
    """When two values of one kind are not the same; of all kinds, those too that no sentence compares."""
    match one:
        case Number() if one.term is two.term or (not isinstance(one.term, int) and _one_term(one, two)):
            return False
        case Ticked():
            return some(no(alike(one.has(option), two.has(option))) for option in (*one.ticks, *two.ticks))
        case Chosen():
            return some(no(alike(one.is_(option), two.is_(option))) for option in (*one.options, *two.options))
        case Span():
            return either(unlike(one.months, two.months), unlike(one.days, two.days))
        case Parts():
            return some(_parts_unlike(one.parts[part], two.parts[part]) for part in one.parts if part in two.parts)
        case Number() | Day() | Words():
            return no(same(one, two))
        case _:
            return no(alike(one, two))


def _one_term(one: Number, two: Number) -> bool:
    """Whether two numbers are written as one and the same term."""
    return not isinstance(two.term, int) and one.scale == two.scale and bool(one.term.eq(two.term))


def _parts_unlike(one: tuple[Truth, Words], two: tuple[Truth, Words]) -> Truth:
    return either(no(alike(one[0], two[0])), both(one[0], unlike(one[1], two[1])))


def compared(op: str, one: Value, two: Value) -> Truth:
    """`one op two` as a sentence says it."""
    if op == "is":
        return same(one, two)
    if op == "is not":
        return no(same(one, two))
    if isinstance(one, Day):
        return calendar.compared(op, one, two)
    return numbers.compared(op, one, two)

"""One citizen of a small journey as the world of formulas: answers as constants, or as variables with values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Any

import z3

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.kinds import Item, Kind, YesNo
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.model import Rate
from journeys.proof import calendar, values
from journeys.proof.calendar import Day
from journeys.proof.encode import Meaning, encode
from journeys.proof.logic import Truth, both, when
from journeys.proof.numbers import Number, fixed
from journeys.proof.values import Chosen, Parts, Ticked, Words
from journeys.proof.views import View
from tests.journeys.expressions.items_journey import BANDS, REPEATS, ItemNames
from tests.journeys.expressions.small_journey import RATES
from tests.journeys.proof.terms import Given, date_of, number_of

LISTS = {items.item: id for id, items in REPEATS.items()}


@dataclass
class SmallWorld:
    """Implements `World` for the answers of one citizen; with `named`, what they are is left to variables."""

    names: ItemNames
    answers: Mapping[str, Any]
    day: date
    named: bool = False
    inside: Item | None = None
    """The item that a sentence stands in, and the others of its list."""
    beside: tuple[Item, ...] = ()
    march: bool = True
    given: dict[str, int | bool] = field(default_factory=dict)
    """The values of the variables."""
    codes: dict[str, int] = field(default_factory=dict)

    @property
    def today(self) -> Day:
        return self._date("today", self.day)

    def answer(self, id: str, view: View) -> Meaning:
        item = id.partition(".")[0] if "." in id else ""
        kind = self.names.questions.get(id)
        if kind is None:
            there, copies = self.copies(id, view)
            return there, fixed(len(copies))
        if not item:
            return self._meaning(id, kind, self.answers)
        inside = view.inside(LISTS[item])
        if inside is None:
            return False, None
        found = self._items(LISTS[item], inside)[inside.item]
        return self._meaning(id, kind, found.answers, f"@{found.id}")

    def _items(self, list: str, view: View) -> tuple[Item, ...]:
        if not view.whole or view.first:
            assert self.inside is not None
            return (self.inside, *self.beside)
        return tuple(self.answers[list])

    def fact(self, id: str, view: View) -> Meaning:
        view = (view.inside(LISTS[id.partition(".")[0]]) if "." in id else None) or view.outside()
        known: Truth = False
        value: Any = None
        names = ItemNames(inside=id.rpartition(".")[0], rates_on=self.names.rates_on)
        for test, result in reversed(names.facts[id]):
            row_known, row_value = encode(resolve(parse(result), names, fact=True), view, self)
            if test is None:
                known, value = row_known, row_value
                continue
            test_known, holds = encode(resolve(parse(test), names, YesNo()), view, self)
            known = both(test_known, when(holds, row_known, known))
            value = values.select(holds, row_value, value)
        return known, value

    def rate(self, id: str) -> Rate:
        return RATES[id]

    def rates_on(self, view: View) -> Meaning:
        return True, self.today

    def bands(self, id: str, view: View) -> list[tuple[Meaning | None, Meaning]]:
        def meaning(text: str) -> Meaning:
            return encode(resolve(parse(text), self.names), view.outside(), self)

        return [(None if end is None else meaning(end), meaning(rate)) for end, rate in BANDS[id]]

    def copies(self, list: str, view: View) -> tuple[Truth, list[tuple[Truth, Number]]]:
        items = self.answers.get(list, ())
        there = self._bool(f"{list} there", list in self.answers)
        return there, [(self._bool(f"{list} {number}", True), fixed(1)) for number in range(len(items))]

    def others(self, view: View) -> Iterable[tuple[int, Truth]]:
        if view.first or view.whole:
            return ()
        return [(number, self._bool(f"other {number}", True)) for number in range(1, len(self.beside) + 1)]

    def code(self, text: str) -> int:
        return self.codes.setdefault(text, len(self.codes))

    # What an answer is as a formula

    def _meaning(self, id: str, kind: Kind, answers: Mapping[str, Any], at: str = "") -> Meaning:
        there = self._bool(f"{id}{at} there", id in answers)
        return there, self.value(f"{id}{at}", kind, answers[id] if id in answers else blank(kind))

    def value(self, name: str, kind: Kind, value: Any) -> Any:
        match kind:
            case kinds.YesNo():
                return self._bool(name, value)
            case kinds.Choice():
                if not self.named:
                    return values.chosen(value)
                term = self._int(name, kind.options.index(value))
                return Chosen(kind.options, lambda option: term == kind.options.index(option))
            case kinds.Choices():
                return Ticked({option: self._bool(f"{name} {option}", option in value) for option in kind.options})
            case kinds.Date() | kinds.Month():
                return self._date(name, value)
            case kinds.Text():
                return self._words(name, value)
            case kinds.Record():
                return Parts(
                    {
                        part: (
                            self._bool(f"{name} {part}?", bool(value.get(part))),
                            self._words(f"{name} {part}", value.get(part, "")),
                        )
                        for part in kind.fields
                    }
                )
            case kinds.Time():
                return Number(self._int(name, 60 * value.hour + value.minute))
            case kinds.Decimal():
                scale = 10**kind.places
                return Number(self._int(name, int(value * scale)), scale) if self.named else fixed(value)
            case kinds.Integer() | kinds.Money():
                return Number(self._int(name, value)) if self.named else fixed(value)
            case kinds.ItemIds():
                return Number(self._int(name, len(value)))
            case _:
                return None

    def _bool(self, name: str, value: bool) -> Any:
        if not self.named:
            return value
        self.given[name] = value
        return z3.Bool(name)

    def _int(self, name: str, value: int) -> Any:
        if not self.named:
            return value
        self.given[name] = value
        return z3.Int(name)

    def _date(self, name: str, value: date) -> Day:
        if not self.named:
            return calendar.written(value)
        parts = {"year": value.year, "month": value.month, "day": value.day}
        self.given |= {f"{name} {part}": each for part, each in parts.items()}
        ends = (1900, 2199) if 1900 <= value.year <= 2199 else (1, 9999)
        return Day(*(z3.Int(f"{name} {part}") for part in parts), None, *ends)

    def _words(self, name: str, value: str) -> Words:
        return Words(self._int(name, self.code(folded(value))))


def blank(kind: Kind) -> Any:
    """A value of a kind where there is no answer: nobody may read it."""
    match kind:
        case kinds.YesNo():
            return True
        case kinds.Choice():
            return kind.options[0]
        case kinds.Choices():
            return kind.options[:1]
        case kinds.Date() | kinds.Month():
            return date(1999, 9, 1)
        case kinds.Text():
            return "blank"
        case kinds.Record():
            return {}
        case kinds.Time():
            return time(1)
        case kinds.ItemIds():
            return ("k1",)
        case kinds.Decimal():
            return Fraction(7)
        case _:
            return 7


def came_to(value: Any, world: SmallWorld) -> Any:
    """The value of a formula for this citizen."""
    given = Given(**world.given)
    match value:
        case Number():
            return number_of(value, given)
        case Day():
            return date_of(value, given)
        case Chosen():
            return [option for option in value.options if given(value.is_(option))]
        case Words():
            return given(value.code)
        case _:
            return given(value)


def expected(found: Any, kind: Kind, world: SmallWorld) -> Any:
    """A value that was evaluated, as `came_to` gives it."""
    match kind:
        case kinds.Choice():
            return [found]
        case kinds.Text():
            return world.code(folded(found))
        case kinds.YesNo() | kinds.Date() | kinds.Month():
            return found
        case kinds.Time():
            return 60 * found.hour + found.minute
        case _:
            return Fraction(found)

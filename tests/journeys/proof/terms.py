"""What a formula comes to once its variables have values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import z3

from journeys.proof import calendar
from journeys.proof.calendar import Day
from journeys.proof.numbers import Number


class Given:
    """Variables with values: whole numbers, and yes or no, by name."""

    def __init__(self, **given: int | bool) -> None:
        self.model = z3.Model()
        for name, value in given.items():
            if isinstance(value, bool):
                self.model.update_value(z3.Bool(name), z3.BoolVal(value))
            else:
                self.model.update_value(z3.Int(name), z3.IntVal(value))

    def __call__(self, term: Any) -> Any:
        """A truth as bool, a whole number as int, a real as Fraction. Fails where that hangs on anything else."""
        if isinstance(term, bool | int | Fraction):
            return term
        found = self.model.eval(term)
        if z3.is_true(found) or z3.is_false(found):
            return z3.is_true(found)
        if z3.is_int_value(found):
            return found.as_long()
        assert z3.is_rational_value(found), found
        return found.as_fraction()


def number_of(number: Number, given: Given) -> Fraction:
    """The value of a number, which lies between its bounds and is the one of its cases that holds."""
    found = Fraction(given(number.term)) / number.scale
    assert number.low is None or number.low <= found, (number.low, found)
    assert number.high is None or found <= number.high, (found, number.high)
    if number.cases:
        assert {value for test, value in number.cases if given(test)} == {found}
    return found


def date_of(day: Day, given: Given) -> date:
    """A date, in the years that it lies between; its parts, its number and what is known of it agree."""
    parts, number = _terms(day)
    found = date(*(given(part) for part in parts))
    assert given(number) == found.toordinal()
    assert day.known in (None, found)
    assert day.first <= found.year <= day.last, (day.first, found, day.last)
    return found


def _terms(day: Day) -> tuple[tuple[Any, Any, Any], Any]:
    """The parts and the number of a date, made once for all values."""
    if id(day) not in _TERMS:
        there = calendar.parts(day)
        _TERMS[id(day)] = day, (there.year, there.month, there.day), calendar.ordinal(day)
    return _TERMS[id(day)][1:]


_TERMS: dict[int, tuple[Day, tuple[Any, Any, Any], Any]] = {}

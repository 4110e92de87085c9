"""Numbers as formulas: exact fractions `term / scale`, with the bounds that are known of them.

Money is in minor units, a decimal in units of its last place, a date difference in days: everything is a whole number
over a fixed denominator, which keeps sums, shares and rounding linear. Only a division by an answer needs real terms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import z3

from journeys.expressions.compute import LARGEST
from journeys.proof.logic import Term, Truth, both, choose, either, equal, floor_div, no

Bound = Fraction | None


@dataclass(frozen=True, slots=True)
class Number:
    """`term / scale`; `term` is an int, a z3 integer, or (`real`) a z3 real with scale 1.

    `cases` holds the few values that it can have, each with when it has it, where they are few: a rate, or a fact that
    decides between fixed amounts. A product with such a number stays linear. `low` and `high` bound the value.
    """

    term: Term
    scale: int = 1
    low: Bound = None
    high: Bound = None
    real: bool = False
    cases: tuple[tuple[Truth, Fraction], ...] = ()


MOST_CASES = 40
"""A number of more fixed values than this is treated as any number."""


def fixed(value: int | Fraction) -> Number:
    """A number that is written down."""
    exact = Fraction(value)
    return Number(exact.numerator, exact.denominator, exact, exact, cases=((True, exact),))


def variable(term: Term, scale: int, low: Fraction, high: Fraction) -> Number:
    """An answer between two bounds."""
    return Number(term, scale, low, high)


def constant(number: Number) -> Fraction | None:
    """The value of a number that is the same for everybody."""
    return number.cases[0][1] if len(number.cases) == 1 and number.cases[0][0] is True else None


def of_cases(cases: list[tuple[Truth, Fraction]]) -> Number:
    """A number that has one of some values; the tests exclude each other and leave nothing out."""
    scale = lcm(*(value.denominator for _, value in cases))
    values = [value for _, value in cases]
    term: Term = int(values[-1] * scale)
    for test, value in reversed(cases[:-1]):
        term = choose(test, int(value * scale), term)
    kept = tuple(cases) if len(cases) <= MOST_CASES else ()
    return Number(term, scale, min(values), max(values), cases=kept)


def add(one: Number, two: Number, sign: int = 1) -> Number:
    """`one + two`, or `one - two` with sign -1."""
    a, b = constant(one), constant(two)
    if a is not None and b is not None:
        return fixed(a + sign * b)
    low, high = (two.low, two.high) if sign > 0 else (_negative(two.high), _negative(two.low))
    bounds = _plus(one.low, low), _plus(one.high, high)
    if one.real or two.real:
        return Number(as_real(one) + sign * as_real(two), 1, *bounds, real=True)
    scale = lcm(one.scale, two.scale)
    return Number(_scaled(one, scale) + sign * _scaled(two, scale), scale, *bounds)


def scaled_by(number: Number, factor: Fraction) -> Number:
    """A number times a fixed one."""
    whole = constant(number)
    if whole is not None:
        return fixed(whole * factor)
    if number.cases:
        return of_cases([(test, value * factor) for test, value in number.cases])
    ends = [None if end is None else end * factor for end in (number.low, number.high)]
    low, high = ends if factor >= 0 else reversed(ends)
    if number.real:
        return Number(number.term * _real(factor), 1, low, high, real=True)
    if factor == 0:
        return fixed(0)
    return Number(number.term * factor.numerator, number.scale * factor.denominator, low, high)


def multiply(one: Number, two: Number) -> tuple[Truth, Number]:
    """A product, and when it can be known: beyond `LARGEST` it cannot."""
    a, b = constant(one), constant(two)
    if a is not None or b is not None:
        number = scaled_by(two, a) if a is not None else scaled_by(one, b)  # type: ignore[arg-type]
    elif one.cases and two.cases and len(one.cases) * len(two.cases) <= MOST_CASES:
        number = of_cases([(both(t, u), x * y) for t, x in one.cases for u, y in two.cases])
    elif one.cases or two.cases:
        few, other = (one, two) if one.cases else (two, one)
        number = by_cases(few, lambda value: scaled_by(other, value))
    else:
        ends = [None if x is None or y is None else x * y for x in (one.low, one.high) for y in (two.low, two.high)]
        low, high = (None, None) if None in ends else (min(ends), max(ends))  # type: ignore[type-var]
        if one.real or two.real:
            number = Number(as_real(one) * as_real(two), 1, low, high, real=True)
        else:
            number = Number(one.term * two.term, one.scale * two.scale, low, high)
    return _within(number, Fraction(LARGEST)), number


def divide(one: Number, two: Number) -> tuple[Truth, Number]:
    """A quotient, and when it can be known: not where the divisor is zero."""
    b = constant(two)
    if b is not None:
        return (False, fixed(0)) if b == 0 else (True, scaled_by(one, 1 / b))
    if two.cases:
        known = some_case(two, lambda value: value != 0)
        return known, by_cases(two, lambda value: scaled_by(one, 1 / value) if value else fixed(0))
    known = no(equal(two.term, 0))
    low, high = _quotient(one, two)
    return known, Number(as_real(one) / as_real(two), 1, low, high, real=True)


def _quotient(one: Number, two: Number) -> tuple[Bound, Bound]:
    """How far a quotient can be from zero: the divisor is at least one of its own units."""
    if two.real or one.low is None or one.high is None:
        return None, None
    most = max(abs(one.low), abs(one.high)) * two.scale
    return (Fraction(0) if one.low >= 0 and two.low is not None and two.low >= 0 else -most), most


def by_cases(number: Number, of: Callable[[Fraction], Number]) -> Number:
    """What `of` gives for each of the few values of a number."""
    results = [(test, of(value)) for test, value in number.cases]
    found = results[-1][1]
    for test, result in reversed(results[:-1]):
        found = select(test, result, found)
    return found


def some_case(number: Number, holds: Callable[[Fraction], bool]) -> Truth:
    """When one of the few values of a number passes a test."""
    return either(*(test for test, value in number.cases if holds(value)))


def select(test: Truth, one: Number, two: Number) -> Number:
    """One where the test holds, else two."""
    if test is True or test is False:
        return one if test else two
    bounds = _least(one.low, two.low), _most(one.high, two.high)
    if one.real or two.real:
        return Number(z3.If(test, as_real(one), as_real(two)), 1, *bounds, real=True)
    scale = lcm(one.scale, two.scale)
    cases: tuple[tuple[Truth, Fraction], ...] = ()
    if one.cases and two.cases and len(one.cases) + len(two.cases) <= MOST_CASES:
        cases = (
            *((both(test, case), value) for case, value in one.cases),
            *((both(no(test), case), value) for case, value in two.cases),
        )
    return Number(choose(test, _scaled(one, scale), _scaled(two, scale)), scale, *bounds, cases=cases)


def compared(op: str, one: Number, two: Number) -> Truth:
    """`one op two`, of `<`, `<=`, `>`, `>=`, `is`, `is not`."""
    a, b = constant(one), constant(two)
    if b is not None and one.cases and a is None:
        return some_case(one, lambda value: _holds(op, value, b))
    if a is not None and two.cases and b is None:
        return some_case(two, lambda value: _holds(op, a, value))
    if a is not None and b is not None:
        return _holds(op, a, b)
    if one.real or two.real:
        return _holds(op, as_real(one), as_real(two))
    if b is not None and not isinstance(one.term, int):
        return _against(op, one, b)
    scale = lcm(one.scale, two.scale)
    found = _holds(op, _scaled(one, scale), _scaled(two, scale))
    return bool(found) if isinstance(found, bool) else found


def _against(op: str, one: Number, value: Fraction) -> Truth:
    """A term against a fixed value, which is brought to the term's own scale and rounded to a whole number."""
    edge = value * one.scale
    below, exact = edge.numerator // edge.denominator, edge.denominator == 1
    if op in ("is", "is not"):
        if not exact:
            return op == "is not"
        return one.term == below if op == "is" else one.term != below
    if op in ("<", "before"):
        return one.term < below if exact else one.term <= below
    if op in ("<=", "on or before"):
        return one.term <= below
    if op in (">", "after"):
        return one.term > below
    return one.term >= below if exact else one.term > below


def _holds(op: str, one: Any, two: Any) -> Any:
    match op:
        case "is":
            return one == two
        case "is not":
            return one != two
        case "<" | "before":
            return one < two
        case "<=" | "on or before":
            return one <= two
        case ">" | "after":
            return one > two
        case _:
            return one >= two


def rounded(number: Number, way: str, step: Fraction) -> Number:
    """Rounded to a multiple of `step`; half goes away from zero."""
    whole = constant(number)
    if whole is not None:
        return fixed(_round(whole, way, step))
    if number.cases:
        return of_cases([(test, _round(value, way, step)) for test, value in number.cases])
    if way == "down to":
        steps = _floor(number, step)
    elif way == "up to":
        steps = -_floor(scaled_by(number, Fraction(-1)), step)
    else:
        up = _floor(add(number, fixed(step / 2)), step)
        down = -_floor(add(scaled_by(number, Fraction(-1)), fixed(step / 2)), step)
        low = number.low
        steps = up if low is not None and low >= 0 else choose(compared(">=", number, fixed(0)), up, down)
    low, high = (None if end is None else _round(end, way, step) for end in (number.low, number.high))
    return Number(steps * step.numerator, step.denominator, low, high)


def _round(value: Fraction, way: str, step: Fraction) -> Fraction:
    if way == "down to":
        return value // step * step
    if way == "up to":
        return -(-value // step) * step
    size = (2 * abs(value) + step) // (2 * step) * step
    return -size if value < 0 else size


def _floor(number: Number, step: Fraction) -> Term:
    """How many whole steps are in a number, downwards."""
    if number.real:
        return z3.ToInt(number.term / _real(step))
    return floor_div(number.term * step.denominator, number.scale * step.numerator)


def whole(number: Number) -> Term:
    """The integer term of a number that is whole."""
    return number.term if number.scale == 1 else floor_of(number)


def floor_of(number: Number) -> Term:
    """A number rounded down, as a term."""
    return floor_div(number.term, number.scale)


def as_real(number: Number) -> Any:
    """A number as a z3 real."""
    if number.real:
        return number.term
    if isinstance(number.term, int):
        return _real(Fraction(number.term, number.scale))
    return z3.ToReal(number.term) / z3.RealVal(number.scale) if number.scale != 1 else z3.ToReal(number.term)


def _real(value: Fraction) -> Any:
    return z3.RealVal(f"{value.numerator}/{value.denominator}")


def _scaled(number: Number, scale: int) -> Term:
    factor = scale // number.scale
    return number.term if factor == 1 else number.term * factor


def _within(number: Number, limit: Fraction) -> Truth:
    if number.low is not None and number.high is not None and -limit < number.low and number.high < limit:
        return True
    return both(compared("<", number, fixed(limit)), compared(">", number, fixed(-limit)))


def _plus(one: Bound, two: Bound) -> Bound:
    return None if one is None or two is None else one + two


def _negative(one: Bound) -> Bound:
    return None if one is None else -one


def _least(one: Bound, two: Bound) -> Bound:
    return None if one is None or two is None else min(one, two)


def _most(one: Bound, two: Bound) -> Bound:
    return None if one is None or two is None else max(one, two)

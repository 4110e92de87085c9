"""Yes and no as formulas: Python's own True and False wherever that is known already, so that formulas stay small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import z3

Truth = Any
"""A z3 Boolean, or True or False."""

Term = Any
"""A z3 integer (or real) term, or an int."""


def both(*parts: Truth) -> Truth:
    """All of these hold."""
    return every(parts)


def every(parts: Iterable[Truth]) -> Truth:
    """All of these hold; True of none."""
    left: dict[int, Truth] = {}
    for part in parts:
        if part is False:
            return False
        if part is not True:
            left[part.get_id()] = part
    if not left:
        return True
    values = list(left.values())
    return values[0] if len(values) == 1 else z3.And(*values)


def either(*parts: Truth) -> Truth:
    """At least one of these holds."""
    return some(parts)


def some(parts: Iterable[Truth]) -> Truth:
    """At least one of these holds; False of none."""
    left: dict[int, Truth] = {}
    for part in parts:
        if part is True:
            return True
        if part is not False:
            left[part.get_id()] = part
    if not left:
        return False
    values = list(left.values())
    return values[0] if len(values) == 1 else z3.Or(*values)


def no(part: Truth) -> Truth:
    """It does not hold."""
    if isinstance(part, bool):
        return not part
    if z3.is_not(part):
        return part.arg(0)
    return z3.Not(part)


def implies(one: Truth, two: Truth) -> Truth:
    """Where one holds, two does."""
    return either(no(one), two)


def same(one: Truth, two: Truth) -> Truth:
    """Both hold, or neither."""
    if isinstance(one, bool):
        return two if one else no(two)
    if isinstance(two, bool):
        return one if two else no(one)
    return True if one.eq(two) else one == two


def when(test: Truth, one: Truth, two: Truth) -> Truth:
    """One where the test holds, else two (of yes and no)."""
    if test is True or test is False:
        return one if test else two
    if one is two:
        return one
    if one is True:
        return either(test, two)
    if one is False:
        return both(no(test), two)
    if two is False:
        return both(test, one)
    if two is True:
        return either(no(test), one)
    return z3.If(test, one, two)


def choose(test: Truth, one: Term, two: Term) -> Term:
    """One where the test holds, else two (of numbers)."""
    if test is True or test is False:
        return one if test else two
    if isinstance(one, int) and isinstance(two, int) and one == two:
        return one
    return z3.If(test, _term(one), _term(two))


def _term(value: Term) -> Term:
    return z3.IntVal(value) if isinstance(value, int) else value


def as_formula(part: Truth) -> Any:
    """As z3 takes it."""
    return z3.BoolVal(part) if isinstance(part, bool) else part


def at_least(one: Term, two: Term) -> Truth:
    """`one >= two` of integer terms."""
    found = one >= two
    return found if not isinstance(found, bool) else bool(found)


def equal(one: Term, two: Term) -> Truth:
    """`one == two` of integer terms."""
    if isinstance(one, int) and isinstance(two, int):
        return one == two
    if isinstance(one, int):
        return z3.IntVal(one) == two
    return True if not isinstance(two, int) and one.eq(two) else one == two


def floor_div(one: Term, by: int) -> Term:
    """`one // by`, for a positive `by`."""
    return one // by if isinstance(one, int) else one / by


def remainder(one: Term, by: int) -> Term:
    """`one % by`, for a positive `by`."""
    return one % by


def total(parts: Iterable[Term]) -> Term:
    """The sum of terms."""
    known, left = 0, []
    for part in parts:
        if isinstance(part, int):
            known += part
        else:
            left.append(part)
    if not left:
        return known
    if known:
        left.append(z3.IntVal(known))
    return left[0] if len(left) == 1 else z3.Sum(*left)

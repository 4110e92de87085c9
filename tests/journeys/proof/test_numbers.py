"""Numbers as formulas are the fractions that they stand for, and lie between the bounds that they claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
import z3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeys.expressions.compute import LARGEST
from journeys.proof import numbers
from journeys.proof.logic import no
from journeys.proof.numbers import Number
from tests.journeys.proof.terms import Given, number_of

OPS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda one, two: one == two,
    "is not": lambda one, two: one != two,
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    ">": lambda one, two: one > two,
    ">=": lambda one, two: one >= two,
}
SMALL = st.integers(-60, 60)
SIZES = SMALL | st.integers(-(10**9), 10**9) | st.integers(-(10**22), 10**22)
SCALES = st.sampled_from([1, 1, 2, 3, 100, 1000])
FIXED = st.builds(Fraction, SIZES, SCALES)
STEPS = st.sampled_from([Fraction(1), Fraction(5), Fraction(100), Fraction(1, 100), Fraction(1, 3), Fraction(7, 2)])
WAYS = ("up to", "down to", "to the nearest")


@dataclass
class Made:
    """A formula, its value, and the values of the variables in it."""

    number: Number
    value: Fraction
    given: dict[str, int | bool]


def answered(name: str, size: int, scale: int, around: int) -> Made:
    """An answer, somewhere between two bounds."""
    value = Fraction(size, scale)
    spread = Fraction(around, scale)
    return Made(numbers.variable(z3.Int(name), scale, value - spread, value + spread), value, {name: size})


def unbounded(name: str, size: int, scale: int) -> Made:
    """A number of which nothing is known."""
    return Made(Number(z3.Int(name), scale), Fraction(size, scale), {name: size})


def decided(name: str, values: list[Fraction], place: int) -> Made:
    """One of a few fixed values."""
    term = z3.Int(name)
    last = len(values) - 1
    cases: list[tuple[Any, Fraction]] = [(term == number, value) for number, value in enumerate(values[:-1])]
    cases.append((True if not last else no(z3.Or(*(term == number for number in range(last)))), values[-1]))
    return Made(numbers.of_cases(cases), values[place % len(values)], {name: place % len(values)})


def divided(name: str, over: int, under: int) -> Made:
    """A quotient of two answers, which only a real number can hold."""
    one, two = unbounded(f"{name} over", over, 1), unbounded(f"{name} under", under, 1)
    _, number = numbers.divide(one.number, two.number)
    return Made(number, Fraction(over, under), {**one.given, **two.given})


def some(name: str) -> st.SearchStrategy[Made]:
    """Any number, in any of its shapes."""
    return st.one_of(
        st.builds(answered, st.just(name), SIZES, SCALES, st.integers(0, 100)),
        st.builds(unbounded, st.just(name), SIZES, SCALES),
        FIXED.map(lambda value: Made(numbers.fixed(value), value, {})),
        st.builds(decided, st.just(name), st.lists(FIXED, min_size=1, max_size=5), st.integers(0, 4)),
        st.builds(divided, st.just(name), SIZES, SIZES.filter(bool)),
    )


def value_of(number: Number, *parts: Made, **more: bool) -> Fraction:
    """What a formula of some numbers comes to."""
    given: dict[str, int | bool] = dict(more)
    for part in parts:
        given |= part.given
    return number_of(number, Given(**given))


def holds(truth: Any, *parts: Made) -> Any:
    """Whether a formula of some numbers holds."""
    return Given(**{name: value for part in parts for name, value in part.given.items()})(truth)


@settings(max_examples=120)
@given(some("a"), some("b"), st.sampled_from([1, -1]))
def test_a_sum(one: Made, two: Made, sign: int) -> None:
    assert value_of(numbers.add(one.number, two.number, sign), one, two) == one.value + sign * two.value


@settings(max_examples=160)
@given(some("a"), some("b"))
@example(unbounded("a", 10**20, 1), unbounded("b", 10**20, 1))
@example(unbounded("a", 10**20, 1), unbounded("b", 10**20 - 1, 1))
@example(unbounded("a", -(10**20), 1), unbounded("b", 10**20, 1))
def test_a_product_is_known_unless_it_is_too_large(one: Made, two: Made) -> None:
    known, number = numbers.multiply(one.number, two.number)
    assert holds(known, one, two) is (-LARGEST < one.value * two.value < LARGEST)
    assert value_of(number, one, two) == one.value * two.value


@settings(max_examples=160)
@given(some("a"), some("b"))
@example(unbounded("a", 1, 1), unbounded("b", 0, 1))
@example(unbounded("a", 1, 1), decided("b", [Fraction(2), Fraction(0)], 1))
def test_a_quotient_is_known_unless_the_divisor_is_zero(one: Made, two: Made) -> None:
    known, number = numbers.divide(one.number, two.number)
    assert holds(known, one, two) is (two.value != 0)
    if two.value:
        assert value_of(number, one, two) == one.value / two.value


@pytest.mark.parametrize("op", OPS)
@settings(max_examples=150)
@given(some("a"), some("b"), SMALL)
def test_a_comparison(op: str, one: Made, two: Made, near: int) -> None:
    assert holds(numbers.compared(op, one.number, two.number), one, two) is OPS[op](one.value, two.value)
    assert holds(numbers.compared(op, one.number, one.number), one) is OPS[op](one.value, one.value)
    edge = one.value + Fraction(near, 30)
    assert holds(numbers.compared(op, one.number, numbers.fixed(edge)), one) is OPS[op](one.value, edge)
    assert holds(numbers.compared(op, numbers.fixed(edge), one.number), one) is OPS[op](edge, one.value)


def rounded(value: Fraction, way: str, step: Fraction) -> Fraction:
    """Half goes away from zero."""
    steps = value / step
    if way == "down to":
        return steps.__floor__() * step
    if way == "up to":
        return steps.__ceil__() * step
    size = (abs(steps) + Fraction(1, 2)).__floor__() * step
    return size if value >= 0 else -size


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=160)
@given(some("a"), STEPS)
@example(unbounded("a", -5, 2), Fraction(1))
@example(unbounded("a", 5, 2), Fraction(1))
@example(answered("a", -1, 2, 0), Fraction(1))
@example(divided("a", -5, 2), Fraction(1))
@example(divided("a", 7, 2), Fraction(1))
@example(decided("a", [Fraction(-1, 2), Fraction(1, 2)], 0), Fraction(1))
def test_a_rounded_number(way: str, one: Made, step: Fraction) -> None:
    assert value_of(numbers.rounded(one.number, way, step), one) == rounded(one.value, way, step)


@pytest.mark.parametrize("way", WAYS)
def test_halves_and_their_neighbours_are_rounded_on_both_sides_of_zero(way: str) -> None:
    number = numbers.rounded(Number(z3.Int("a"), 4), way, Fraction(1))
    for size in range(-13, 14):
        assert number_of(number, Given(a=size)) == rounded(Fraction(size, 4), way, Fraction(1))


@settings(max_examples=120)
@given(some("a"), some("b"), st.booleans())
def test_one_of_two_numbers(one: Made, two: Made, test: bool) -> None:
    expected = one.value if test else two.value
    assert value_of(numbers.select(test, one.number, two.number), one, two) == expected
    found = numbers.select(z3.Bool("test"), one.number, two.number)
    assert value_of(found, one, two, test=test) == expected
    again = numbers.add(found, numbers.fixed(Fraction(1, 2)))
    assert value_of(again, one, two, test=test) == expected + Fraction(1, 2)


@settings(max_examples=150)
@given(some("a"), FIXED)
def test_a_fixed_share(one: Made, share: Fraction) -> None:
    assert value_of(numbers.scaled_by(one.number, share), one) == one.value * share


@settings(max_examples=100)
@given(st.lists(FIXED, min_size=1, max_size=60), st.integers(0, 59), some("b"))
@example([Fraction(5, 2)] * 50, 3, unbounded("b", 2, 1))
def test_a_number_of_many_cases_is_any_number(values: list[Fraction], place: int, two: Made) -> None:
    one = decided("a", values, place)
    assert value_of(one.number, one) == one.value
    assert value_of(numbers.multiply(one.number, two.number)[1], one, two) == one.value * two.value
    assert value_of(numbers.rounded(one.number, "down to", Fraction(1)), one) == one.value.__floor__()


@settings(max_examples=100)
@given(some("a"))
def test_a_number_rounded_down_to_a_whole_one(one: Made) -> None:
    if not one.number.real:
        found = numbers.floor_of(one.number)
        assert holds(found, one) == one.value.__floor__()
        assert holds(numbers.whole(one.number), one) == one.value.__floor__()

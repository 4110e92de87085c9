"""Two formulas differ nowhere but where it is said that they can."""

from __future__ import annotations

from typing import Any

import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.proof.apart import Apart
from journeys.proof.numbers import Number
from journeys.proof.shapes import Amounts

NUMBERS = tuple(z3.Int(name) for name in "xyz")
TRUTHS = tuple(z3.Bool(name) for name in "pqr")


def terms(truths: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    leaf = st.sampled_from(NUMBERS) | st.integers(0, 3).map(z3.IntVal)
    pair = st.tuples(leaf, leaf)
    return leaf | pair.map(lambda two: two[0] + two[1]) | st.tuples(truths, leaf, leaf).map(lambda made: z3.If(*made))


def joined(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=2, max_size=4)
    compared = st.tuples(terms(inner), terms(inner))
    return (
        several.map(lambda parts: z3.And(*parts))
        | several.map(lambda parts: z3.Or(*parts))
        | inner.map(z3.Not)
        | compared.map(lambda two: two[0] <= two[1])
        | compared.map(lambda two: two[0] == two[1])
        | st.tuples(inner, inner, inner).map(lambda made: z3.If(*made))
    )


FORMULAS = st.recursive(st.sampled_from(TRUTHS), joined, max_leaves=8)


@st.composite
def nearly_alike(draw: st.DrawFn) -> tuple[Any, Any]:
    """A formula and the same with another part somewhere, or two that have nothing to do with each other."""
    one = draw(FORMULAS)
    if draw(st.integers(0, 3)) == 0:
        return one, draw(FORMULAS)
    parts = [each for each in _parts(one) if z3.is_bool(each)]
    return one, z3.substitute(one, (draw(st.sampled_from(parts)), draw(FORMULAS)))


def _parts(formula: Any) -> list[Any]:
    return [formula, *(each for child in formula.children() for each in _parts(child))]


def everywhere(truth: Any) -> bool:
    """Whether a formula holds whatever its variables are."""
    solver = z3.Solver()
    solver.add(z3.Not(truth))
    return bool(solver.check() == z3.unsat)


@settings(max_examples=300, deadline=None)
@given(nearly_alike())
def test_two_formulas_differ_only_where_that_is_said(pair: tuple[Any, Any]) -> None:
    one, other = pair
    apart = Apart().between(one, other)
    assert everywhere(z3.Implies(one != other, apart))


def test_one_formula_differs_nowhere_from_itself_in_another_order() -> None:
    p, q, r = TRUTHS
    assert Apart().between(z3.And(p, q, r), z3.And(r, p, q)) is False


def test_a_moved_limit_is_told_apart_exactly_between_both() -> None:
    x, p = NUMBERS[0], TRUTHS[0]
    apart = Apart().between(z3.And(p, x < 16), z3.And(p, x < 17))
    assert everywhere(apart == (x == 16))


def test_an_amount_that_may_be_any_is_the_same_where_what_it_stands_for_is() -> None:
    x, y, p = NUMBERS[0], NUMBERS[1], TRUTHS[0]
    amounts = Amounts()
    one = amounts.any_for(Number(z3.If(p, x * y, 3)), ("award",))
    same = amounts.any_for(Number(z3.If(p, x * y, 3)), ("share",))
    other = amounts.any_for(Number(z3.If(p, x * y, 4)), ("award",))
    assert one.term.eq(same.term)
    known = z3.And(*amounts.known())
    assert everywhere(z3.Implies(z3.And(known, p), one.term == other.term))
    assert not everywhere(z3.Implies(known, one.term == other.term))

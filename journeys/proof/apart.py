"""Where two formulas that are written nearly alike can differ: a lemma that leaves a solver little to look at.

Two versions of a journey share nearly all of their formulas. Both are gone through side by side, from the top, down to
where they are written differently: only who is told apart at one of those places can fare differently at all.
"""

from __future__ import annotations

from typing import Any

import z3

from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, as_formula, both, some
from journeys.proof.numbers import Number
from journeys.proof.values import Chosen, Parts, Span, Ticked, Value, Words

ANYHOW = -1
"""Two values that are written down: they differ, whoever answers."""


class Apart:
    """Compares formulas, and remembers what it compared.

    `stands_for` are the formulas of variables that stand for one: where two such variables meet, those are compared.
    """

    def __init__(self) -> None:
        self.stands_for: dict[int, Any] = {}
        self._places: list[Truth] = []
        self._known: dict[tuple[int, int], tuple[int, Any, Any]] = {}
        """By two formulas (kept, so that their ids stay theirs): at which places they differ, as bits."""

    def between(self, one: Truth, two: Truth) -> Truth:
        """What holds wherever two formulas (or terms of one sort) differ in value. It may hold elsewhere too."""
        if isinstance(one, bool | int) and isinstance(two, bool | int):
            return one != two
        one, two = _formulas(one, two)
        self._compare(one, two)
        bits = self._bits(one, two)
        if bits == ANYHOW or bits is None:
            return True
        return some(place for number, place in enumerate(self._places) if bits >> number & 1)

    def values(self, one: Value, two: Value) -> Truth:
        """What holds wherever two values of one kind differ."""
        match one:
            case Number():
                alike = (one.scale, one.real) == (two.scale, two.real)
                return self.between(one.term, two.term) if alike else True
            case Chosen():
                options = (*one.options, *two.options)
                return some(self.between(one.is_(option), two.is_(option)) for option in options)
            case Day():
                if one.year is None or two.year is None:
                    return True
                return some(self.between(getattr(one, part), getattr(two, part)) for part in ("year", "month", "day"))
            case Words():
                return self.between(one.code, two.code)
            case Ticked() | Span() | Parts() | None:
                return True
            case _:
                return self.between(one, two)

    def _compare(self, one: Any, two: Any) -> None:
        """Goes down both with a stack of its own: formulas are deeper than Python's."""
        waiting = [(one, two)]
        while waiting:
            a, b = waiting[-1]
            if self._bits(a, b) is not None:
                waiting.pop()
                continue
            pairs = self._side_by_side(a, b)
            open_ = [pair for pair in pairs or () if self._bits(*pair) is None]
            if open_:
                waiting.extend(open_)
                continue
            self._known[a.get_id(), b.get_id()] = self._joined(a, b, pairs), a, b
            waiting.pop()

    def _bits(self, a: Any, b: Any) -> int | None:
        if a.eq(b):
            return 0
        found = self._known.get((a.get_id(), b.get_id()))
        return None if found is None else found[0]

    def _joined(self, a: Any, b: Any, pairs: list[tuple[Any, Any]] | None) -> int:
        if a.sort() != b.sort() or (pairs is None and _written(a) and _written(b)):
            return ANYHOW
        bits = 0
        for pair in pairs or ():
            found = self._bits(*pair)
            assert found is not None
            if found == ANYHOW:
                return self._place(a, b)
            bits |= found
        return bits if pairs is not None else self._place(a, b)

    def _place(self, a: Any, b: Any) -> int:
        self._places.append(a != b)
        return 1 << (len(self._places) - 1)

    def _side_by_side(self, a: Any, b: Any) -> list[tuple[Any, Any]] | None:
        """The parts of two formulas that correspond; None where they are not of one form."""
        one, other = self.stands_for.get(a.get_id()), self.stands_for.get(b.get_id())
        if one is not None and other is not None and one.sort() == other.sort():
            return [(one, other)]
        if not (z3.is_app(a) and z3.is_app(b)) or a.num_args() == 0 or a.decl().kind() != b.decl().kind():
            return None
        ours, theirs = a.children(), b.children()
        if a.decl().kind() in (z3.Z3_OP_AND, z3.Z3_OP_OR):
            return _in_any_order(ours, theirs, a.decl().kind() == z3.Z3_OP_AND)
        return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else None


def _in_any_order(ours: list[Any], theirs: list[Any], all_hold: bool) -> list[tuple[Any, Any]] | None:
    """Of `and` and `or`, what only one side has; where that is not as many parts on both, all of it together."""
    ids, other_ids = {each.get_id() for each in ours}, {each.get_id() for each in theirs}
    left = [each for each in ours if each.get_id() not in other_ids]
    right = [each for each in theirs if each.get_id() not in ids]
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    if len(left) == len(ours) and len(right) == len(theirs):
        return None
    return [
        (as_formula(both(*left) if all_hold else some(left)), as_formula(both(*right) if all_hold else some(right)))
    ]


def _formulas(one: Any, two: Any) -> tuple[Any, Any]:
    """Both as z3 takes them; one of them is no plain number or truth."""
    if isinstance(one, bool) or isinstance(two, bool):
        return as_formula(one), as_formula(two)
    if isinstance(one, int):
        return (z3.IntVal(one) if z3.is_int(two) else z3.RealVal(one)), two
    if isinstance(two, int):
        return one, (z3.IntVal(two) if z3.is_int(one) else z3.RealVal(two))
    return one, two


def _written(term: Any) -> bool:
    """Whether it is a value that is written down."""
    return bool(z3.is_int_value(term) or z3.is_rational_value(term) or z3.is_bv_value(term))

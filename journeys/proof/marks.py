"""The lines of a journey as assumptions, so that a solver can say which of them it needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import z3

from journeys.diagnostics import Label, Spot
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, as_formula, either, implies, no, when
from journeys.proof.numbers import Number


class Marks:
    """With `kept`, every line that is marked can be taken back: it then says nothing."""

    def __init__(self, kept: bool) -> None:
        self.kept = kept
        self.spots: dict[str, tuple[Any, Spot, str]] = {}
        """By name: the assumption that a line counts, where it stands, and in a few words what it does there."""
        self._fresh = 0

    def limit(self, truth: Truth, spot: Spot, words: str) -> Truth:
        """A line that has to hold of every answer."""
        return either(no(self._of(spot, words)), truth) if self.kept and truth is not True else truth

    def condition(self, known: Truth, holds: Truth, spot: Spot, words: str) -> tuple[Truth, Truth]:
        """A sentence that decides. Taken back, it is known and holds or not, as it likes."""
        if not self.kept:
            return known, holds
        counts = self._of(spot, words)
        self._fresh += 1
        return implies(counts, known), when(counts, as_formula(holds), z3.Bool(f"free {self._fresh}"))

    def line(self, spot: Spot, words: str) -> Any:
        """The assumption that a line counts."""
        return self._of(spot, words)

    def any_like(self, value: Any) -> Any:
        """Any value of the kind of another one."""
        self._fresh += 1
        name = f"free {self._fresh}"
        if isinstance(value, Day):
            return Day(*(z3.Int(f"{name} {part}") for part in ("year", "month", "day")))
        return Number(z3.Int(name), value.scale)

    def labels(self, lines: Iterable[Any]) -> tuple[Label, ...]:
        """Where some assumptions stand, in the order of the text."""
        by_name = {str(line): (spot, words) for line, spot, words in self.spots.values()}
        found = [by_name[str(line)] for line in lines]
        return tuple(Label(spot, words) for spot, words in sorted(found, key=lambda each: str(each[0].route)))

    def _of(self, spot: Spot, words: str) -> Any:
        name = f"line {spot.route} {spot.on} {spot.start}"
        if name not in self.spots:
            self.spots[name] = (z3.Bool(name), spot, words)
        return self.spots[name][0]

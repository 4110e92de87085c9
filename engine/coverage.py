"""How much of a journey some citizens come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, get_args

from engine.goals import Goal, What, goals, reached
from engine.path import Path
from engine.replay import Answers
from journeys.model import Journey


class Walked(Protocol):
    """A citizen whose answers were replayed, such as a scenario's."""

    @property
    def path(self) -> Path: ...

    @property
    def answers(self) -> Answers: ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """All goals of a journey in its order, and which of them some citizens reach."""

    goals: tuple[Goal, ...]
    reached: frozenset[Goal]

    @property
    def missing(self) -> tuple[Goal, ...]:
        """What none of them does."""
        return tuple(goal for goal in self.goals if goal not in self.reached)

    def of(self, what: What) -> tuple[Goal, ...]:
        """What is missing of one sort."""
        return tuple(goal for goal in self.missing if goal.what == what)

    def counts(self) -> dict[What, tuple[int, int]]:
        """Of each sort that there is, how many are reached, and how many there are."""
        sorts = {what: [goal for goal in self.goals if goal.what == what] for what in get_args(What)}
        return {what: (len(self.reached.intersection(each)), len(each)) for what, each in sorts.items() if each}


def coverage(journey: Journey, citizens: Iterable[Walked]) -> Coverage:
    """What these citizens come to."""
    every = goals(journey)
    left = set(every)
    for citizen in citizens:
        left -= reached(journey, left, citizen.path, citizen.answers)
    return Coverage(every, frozenset(every) - left)

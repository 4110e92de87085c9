"""What is noted while a citizen's path is found: sides of comparisons, and lines of facts, where they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.goals.edges import Edge
from engine.goals.goal import Goal
from journeys.expressions.items import beside, scopes_of
from journeys.expressions.known import Inside, Known
from journeys.expressions.tree import Measure, Quantified
from journeys.model import Sentence


@dataclass(slots=True)
class Heard:
    """What one path has come to so far.

    `trial` names the items that are first gone through without their others (see `engine.follow`): what is read then
    is read once more, and only that counts. `done` are the facts that were looked at, each with what was known then:
    how many answers, and the last ones. `away` is how far somebody was from each boundary that was read, the nearest
    that they came; None where nobody asks.
    """

    goals: set[Goal] = field(default_factory=set)
    away: dict[Goal, Any] | None = None
    trial: frozenset[str] = frozenset()
    done: dict[tuple[str, int, int, str, str], Any] = field(default_factory=dict)

    def near(self, goals: Iterable[Goal], away: Any) -> None:
        """Somebody is so far from where a comparison turns."""
        if self.away is not None:
            for goal in goals:
                before = self.away.get(goal)
                if before is None or abs(away) < abs(before):
                    self.away[goal] = away

    def counts(self, known: Known) -> bool:
        """Whether what is read here stays so."""
        return not (isinstance(known, Inside) and known.name in self.trial and not known.others)


Watch = Callable[[Known, Heard], None]


def of_edge(edge: Edge) -> Watch:
    """Notes on which side of a comparison somebody is."""
    measure, side, goals = edge.measure, edge.side, edge.goals
    every = tuple(goals.values())

    def watch(known: Known, heard: Heard) -> None:
        try:
            away = measure(known)
        except LookupError:
            return
        heard.near(every, away)
        found = goals.get(side(away))
        if found is not None:
            heard.goals.add(found)

    return watch


def of_items(node: Quantified | Measure, inner: Sequence[Watch]) -> Watch:
    """Watches inside every item that a quantifier or a measure speaks of."""
    scopes = scopes_of(node)

    def watch(known: Known, heard: Heard) -> None:
        try:
            for scope in scopes(known):
                for each in inner:
                    each(scope, heard)
        except LookupError:
            return

    return watch


def of_other(inner: Sequence[Watch]) -> Watch:
    """Watches inside the other item that a quantifier speaks of."""

    def watch(known: Known, heard: Heard) -> None:
        other = beside(known).other
        for each in inner:
            each(other, heard)

    return watch


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fact: what decides it, its goal (None where it is the only one), and what is watched in both."""

    sentence: Sentence | None
    goal: Goal | None
    above: tuple[Watch, ...]
    value: tuple[Watch, ...]


def of_fact(fact: str, lines: Sequence[Line]) -> Watch:
    """Notes the line that gives a fact its value, and all that was read on the way there."""
    home = fact.rpartition(".")[0]

    def watch(known: Known, heard: Heard) -> None:
        try:
            while known.name != home:
                known = known.outer
        except LookupError:
            return
        mark = (fact, id(known.memo), len(known), next(reversed(known), ""), next(reversed(known.root), ""))
        if mark in heard.done:
            return
        heard.done[mark] = known.memo
        for line in lines:
            run(line.above, known, heard)
            try:
                if line.sentence is not None and not line.sentence.value(known):
                    continue
            except LookupError:
                return
            if line.goal is not None:
                heard.goals.add(line.goal)
            run(line.value, known, heard)
            return

    return watch


def run(watches: Iterable[Watch], known: Known, heard: Heard) -> None:
    """All of them, at one place."""
    for watch in watches:
        watch(known, heard)

"""How many ways lead through a journey: counted on its graph, exactly, without walking them one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys.graph import Graph
from journeys.model import Journey, Rule, Section, Step

Stops = frozenset[str]
"""What may come next: ids of steps and outcomes."""

ITEM_DONE = "-done"
"""Where a way through one item of a repeat ends."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Numbers of ways. A way is a row of steps, decisions among them, and the outcome it ends with.

    Sentences are not weighed: each may hold or not, whatever the others do, so that some ways may be open to no
    citizen. Two rules that lead from one step to the same place are one way. A repeat counts as one step of the
    journey; `items` has the ways through one of its items, by its id.
    """

    total: int
    by_outcome: Mapping[str, int]
    items: Mapping[str, int]


def ways(journey: Journey) -> Ways:
    """The ways through a journey; an outcome that nothing leads to has none."""
    next_stops = _Stops(journey)
    found = _counted(next_stops.first, next_stops.after, [step.id for s in journey.sections for step in s.steps])
    by_outcome = {id: found.get(id, 0) for id in journey.outcomes}
    items = {}
    for step in journey.steps.values():
        if step.repeat is not None:
            first, after = next_stops.row(step.repeat.steps, None, frozenset({ITEM_DONE}))
            items[step.id] = _counted(first, after, [each.id for each in step.repeat.steps])[ITEM_DONE]
    return Ways(sum(by_outcome.values()), by_outcome, items)


def successors(journey: Journey) -> tuple[Stops, Mapping[str, Stops]]:
    """Where a citizen may begin, and by step (those inside items left out) where one may be next."""
    stops = _Stops(journey)
    return stops.first, stops.after


def _counted(first: Stops, after: Mapping[str, Stops], order: Sequence[str]) -> dict[str, int]:
    """By stop: the number of ways that reach it. Every arrow leads forward in `order`."""
    found = dict.fromkeys(first, 1)
    for id in order:
        reached = found.get(id, 0)
        if reached:
            for stop in after[id]:
                found[stop] = found.get(stop, 0) + reached
    return found


class _Stops:
    """What may follow each step, worked out from the last step to the first.

    `enter` has, by point, where a citizen who gets there may stop: a step that is there only sometimes, or what
    comes after it.
    """

    def __init__(self, journey: Journey) -> None:
        self.graph = Graph(journey)
        self.enter: dict[tuple[str, str], Stops] = {}
        self.after: dict[str, Stops] = {}
        submits = [outcome.id for outcome in journey.outcomes.values() if outcome.submit]
        on: Stops = frozenset(submits if len(submits) == 1 else ())
        if journey.next:
            on = self._after(journey.next, None, None, frozenset())
        for section in reversed(journey.sections):
            closing = self._after(section.next, section, None, on)
            first, after = self.row(section.steps, section, closing)
            self.after |= after
            on = self.enter["section", section.id] = first | on if section.when else first
        self.first = on

    def row(self, steps: Sequence[Step], section: Section | None, closing: Stops) -> tuple[Stops, dict[str, Stops]]:
        """Steps that stand in a row and end at `closing`: where one enters, and what may follow each."""
        after: dict[str, Stops] = {}
        on = closing
        for step in reversed(steps):
            after[step.id] = self._after(step.next, section, step, on)
            here = frozenset({step.id})
            on = self.enter["step", step.id] = here | on if step.when else here
        return on, after

    def _after(self, rules: Sequence[Rule], section: Section | None, step: Step | None, on: Stops) -> Stops:
        found: set[str] = set()
        for rule in rules:
            aim = self.graph.aim(rule, section, step)
            if not isinstance(aim, str):
                found |= {aim[1]} if aim[0] == "outcome" else self.enter[aim]
            if rule.sentence is None:
                return frozenset(found)
        return frozenset(found) | on

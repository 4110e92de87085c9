"""The paths of a prototype as one tree: citizens stand at the same place of it as long as they answered the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from engine.change import give
from engine.lists import give_list
from engine.places import ItemStep
from engine.visiting import Stop
from journeys.model import Journey, Outcome, Step
from journeys.questions.base import Problem

MOST = 1_200
"""So many places of the tree a prototype has at most."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One path that a prototype may hold: what it is called, where it ends, and its pages.

    `name` is that of a scenario, "" for somebody who was made up to get to a page.
    """

    name: str
    stops: tuple[Stop, ...]

    @property
    def end(self) -> str:
        """The outcome, or ""."""
        outcome = self.stops[-1].path.outcome
        return "" if outcome is None else outcome.id


@dataclass(eq=False)
class State:
    """A place of the tree: a page as it comes up after certain answers.

    `id` is made of those answers alone. `day` is the day the citizen comes on. `ways` lead to the next places; `blank`
    are the problems that are told where nothing is filled in. `ends`: an outcome is here, or further on.
    """

    id: str
    stop: Stop
    day: date
    parent: State | None
    number: int
    ways: dict[str, State] = field(default_factory=dict)
    blank: tuple[Problem, ...] = ()
    ends: bool = False

    @property
    def before(self) -> Iterator[State]:
        """The places on the way here, the nearest first."""
        state = self.parent
        while state is not None:
            yield state
            state = state.parent

    @property
    def again(self) -> State | None:
        """The place whose page this is once more, with problems; None where it is a page of its own."""
        return self.parent if self.stop.problems else None


@dataclass(frozen=True, slots=True)
class Tree:
    """All places, in the order in which they were found, and the paths that they hold and that were left out."""

    states: tuple[State, ...]
    held: tuple[Recorded, ...]
    left_out: tuple[Recorded, ...]
    first: State

    @property
    def places(self) -> dict[str, State]:
        """By id of the map's node, the first place that shows its page."""
        found: dict[str, State] = {}
        for state in self.states:
            if not state.stop.problems:
                found.setdefault(place_id(state.stop), state)
        return found


def tree(journey: Journey, paths: Sequence[Recorded], day: date, most: int = MOST) -> Tree:
    """The tree of these paths; those come in that still fit, in their order. `day` is that of the start page.

    Of the ways on from a place, those come first that lead to an outcome, and of those the ones of that day.
    """
    first = State(_id("", "start"), paths[0].stops[0], day, None, 0)
    states = [first]
    held: list[Recorded] = []
    left: list[Recorded] = []
    for path in paths:
        if len(states) + _new(first, path) > most and held:
            left.append(path)
            continue
        held.append(path)
        here = first
        for before, stop in pairwise(path.stops):
            key = _key(before, stop, here is first)
            there = here.ways.get(key)
            if there is None:
                there = State(_id(here.id, key), stop, stop.session.today, here, len(states))
                there.blank = _blank(journey, stop)
                here.ways[key] = there
                states.append(there)
            here = there
    for state in reversed(states):  # what comes later stands behind
        state.ends = state.stop.place == "sent" or isinstance(state.stop.place, Outcome) or _any_ends(state)
        state.ways = dict(sorted(state.ways.items(), key=lambda way: (not way[1].ends, way[1].day != day)))
    return Tree(tuple(states), tuple(held), tuple(left), first)


def _any_ends(state: State) -> bool:
    return any(each.ends for each in state.ways.values())


def place_id(stop: Stop) -> str:
    """The id of the map's node that a page is shown for."""
    place = stop.place
    if isinstance(place, ItemStep):
        return place.step.id
    if isinstance(place, Step | Outcome):
        return place.id
    if place == "sent":
        assert stop.path.outcome is not None
        return stop.path.outcome.id
    return f"-{place}"


def _new(first: State, path: Recorded) -> int:
    """How many places a path adds."""
    here: State | None = first
    for number, (before, stop) in enumerate(pairwise(path.stops)):
        here = None if here is None else here.ways.get(_key(before, stop, here is first))
        if here is None:
            return len(path.stops) - 1 - number
    return 0


def _key(before: Stop, after: Stop, begins: bool) -> str:
    """What is done at a page: the answers that it adds, and where that leads."""
    old = before.session.entries
    added = [f"{id}={entry.value!r}" for id, entry in after.session.entries.items() if old.get(id) != entry]
    day = [after.session.today.isoformat()] if begins else []
    refused = ["refused"] if after.problems else []
    return "\n".join([f"{place_id(after)}@{after.item}", *day, *refused, *sorted(added)])


def _id(before: str, key: str) -> str:
    return "s" + hashlib.sha256("\n".join((before, key)).encode()).hexdigest()[:10]


def _blank(journey: Journey, stop: Stop) -> tuple[Problem, ...]:
    """What is told where the page is sent as it came; () where that is an answer."""
    step = stop.step
    if step is None or stop.problems or not (step.questions or step.repeat is not None):
        return ()
    if step.repeat is not None:
        return give_list(journey, stop.session, step, {}).problems
    given = give(journey, stop.session, step, {}, stop.item)
    return tuple(problem for problem in given.problems if not problem.sure)

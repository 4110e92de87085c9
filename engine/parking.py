"""Marking what a change has left on another branch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.path import Path
from engine.paths import path_of
from engine.places import item_path
from engine.plan import plan_of
from engine.replay import asked
from engine.roster import item_of, key_of, question_of, roster_of
from engine.session import Entry, Session
from journeys.model import Journey, Step


def park(journey: Journey, session: Session) -> Session:
    """Mark what was left on another branch.

    Only what stands before the place where the path now stops has been left: what comes later
    may still be on the way. With a task list that is so for each task, and what was given in tasks
    that cannot start yet stays. An information page that was left is shown again if it comes back.
    A repeat that was left is parked by its roster, its items as they are.
    """
    path = path_of(journey, session)
    if path.fault is not None:
        return session
    live = path.known
    if not session.seen and all(id in live or entry.parked for id, entry in session.entries.items()):
        return session
    way = _Way(journey, path)
    entries = dict(_left(journey, session, way))
    seen = frozenset(key for key in session.seen if not way.left(key))
    if not entries and seen == session.seen:
        return session
    return replace(session, entries={**session.entries, **entries}, seen=seen)


def _left(journey: Journey, session: Session, way: _Way) -> Iterator[tuple[str, Entry]]:
    """The entries that have to be parked, parked."""
    unlisted: set[str] = set()
    for key, entry in session.entries.items():
        if not entry.parked and way.left(key):
            yield key, replace(entry, parked=True)
        if item_of(key):
            unlisted.add(way.step(key).within)
    for repeat in unlisted - session.entries.keys():  # its one item was begun, and nobody came to the list
        if way.left(repeat):
            yield repeat, Entry(roster_of(journey, session.entries, repeat), parked=True)


class _Way:
    """What a path asks for, and how far it has come: in the journey, in each task and in each item."""

    def __init__(self, journey: Journey, path: Path) -> None:
        plan = plan_of(journey)
        self._path = path
        self._order = plan.order
        self._step_of = plan.step_of
        self._steps = journey.steps
        self._all = len(plan.order)
        self._asked = asked(path)
        self._asked.update(step.id for step in path.steps)
        for paths in path.items.values():
            self._asked.update(key_of(step.id, each.item.id) for each in paths for step in each.steps)
        tasks = {nodes.section.id for nodes in plan.tasks}
        self._reached = dict.fromkeys(tasks, 0)
        self._elsewhere = self._upto(path.stops_at)
        if path.tasks:
            self._elsewhere = self._all
            self._reached = dict.fromkeys(tasks, self._all)  # a hidden task has been left
            for task in path.tasks:
                self._reached[task.section.id] = 0 if task.status == "cannot_start" else self._upto(task.stops_at)
        elif path.steps and path.steps[-1].section in tasks:  # a task that led to an outcome: the others stay
            self._reached[path.steps[-1].section] = self._all
        elif path.stops_at is None:
            self._reached = {}

    def _upto(self, stop: Step | None) -> int:
        return self._all if stop is None else self._order[stop.id]

    def step(self, key: str) -> Step:
        """The step of a question, a repeat or a step, by the key of an entry or of a page that was seen."""
        id = question_of(key)
        return self._step_of.get(id) or self._steps[id]

    def left(self, key: str) -> bool:
        """Whether an answer, a roster or a page that was seen stands on a branch that the path has passed by."""
        if key in self._asked:
            return False
        step = self.step(key)
        if not step.within:
            return self._order[step.id] < self._reached.get(step.section, self._elsewhere)
        found = item_path(self._path, step.within, item_of(key))
        return found is not None and self._order[step.id] < self._upto(found.stops_at)

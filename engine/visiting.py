"""One citizen's visit, page by page: what stands before them each time, and what they hold when it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Literal

from engine.change import next_place
from engine.form import Form
from engine.lists import give_list
from engine.parking import park
from engine.path import Task
from engine.paths import path_of
from engine.places import ItemStep, Place, entry, open_place, problems_at
from engine.replay import Answers, Path, is_shown
from engine.roster import Roster, key_of, roster_of
from engine.scope import before, copied
from engine.session import Entry, Session, begin
from journeys.expressions.kinds import Upload
from journeys.model import Journey, Outcome, Step
from journeys.questions.base import Problem

MOST = 500
"""So many pages a visit has at most."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of a visit, as it comes up.

    `place` is `start` for the start page, `sent` for the confirmation. `session` and `path` are those before the page
    is answered. `problems`: the page was answered before, and comes again with them.
    """

    place: Place | Literal["start", "sent"]
    session: Session
    path: Path
    problems: tuple[Problem, ...] = ()

    @property
    def step(self) -> Step | None:
        """The step whose page it is; None where it is that of no step."""
        if isinstance(self.place, ItemStep):
            return self.place.step
        return self.place if isinstance(self.place, Step) else None

    @property
    def item(self) -> str:
        """The item that the page is about, or ""."""
        return self.place.item if isinstance(self.place, ItemStep) else ""


def visit(journey: Journey, answers: Answers, today: date) -> tuple[Stop, ...]:
    """The pages that somebody sees who gives these answers (by the engine's keys), until one has no answer or it ends.

    They fill in each page and press its button; of a task list they take the first task that they can say something
    in. The same answers and day give the same visit.
    """
    return tuple(_Visit(journey, answers, today).stops())


def waiting(path: Path, session: Session) -> Place:
    """Where a citizen goes on: the first information page not passed yet, else the task list once it is
    reached, else where the path stops (of a repeat at its list, if there is one to show), else check
    answers or the outcome. `path.fault` has been dealt with."""
    tasks = {task.section.id for task in path.tasks}
    for step in path.steps:
        if step.form == "information" and step.id not in session.seen and step.section not in tasks:
            return step
    if tasks:
        return "tasks"
    return open_place(path) if path.stops_at is None else entry(path, path.stops_at)


class _Visit:
    def __init__(self, journey: Journey, answers: Answers, today: date) -> None:
        self.journey = journey
        self.answers = answers
        uploads = [each for value in answers.values() if isinstance(value, tuple) for each in value]
        self.session = replace(
            begin(journey, datetime.combine(today, time(12), UTC)),
            today=today,
            uploads={each.id: each for each in uploads if isinstance(each, Upload)},
        )

    def stops(self) -> Iterator[Stop]:
        """Every page in order."""
        path = path_of(self.journey, self.session)
        yield Stop("start", self.session, path)
        if path.fault is not None:
            return
        place: Place | None = waiting(path, self.session)
        for _ in range(MOST):
            if place is None:
                return
            yield Stop(place, self.session, path)
            if isinstance(place, Outcome):
                return
            if place == "check":
                if path.outcome is not None:
                    yield Stop("sent", self.session, path)
                return
            if place == "tasks":
                place = self._task(path)
                continue
            step, item = (place.step, place.item) if isinstance(place, ItemStep) else (place, "")
            given = self._given(step, item)
            if given is None:
                return
            after = path_of(self.journey, given)
            if after.fault is not None:
                return
            problems = problems_at(after, step, item)
            if problems:
                yield Stop(place, given, after, problems)
                return
            to = next_place(self.journey, path, after, given, step, False, item)
            self.session, path, place = given, after, None if to == place and not step.repeat else to

    def _given(self, step: Step, item: str) -> Session | None:
        """The session once a page is answered; None where the citizen has no answer to it."""
        if step.repeat is not None:
            return self._listed(step)
        session = self.session
        if not step.questions:
            return park(self.journey, replace(session, seen=session.seen | {key_of(step.id, item)}))
        scratch = copied(before(self.journey, session, step, item))
        entries = dict(session.entries)
        for question in step.questions:
            if not is_shown(question, scratch):
                continue
            key = key_of(question.id, item)
            value = self.answers.get(key)
            if isinstance(value, Roster) or (value is None and not question.optional):
                return None
            entries[key] = Entry(value)
            if value is not None:
                scratch[question.id] = value
        return park(self.journey, replace(session, entries=entries))

    def _listed(self, step: Step) -> Session | None:
        """The same for the list page of a repeat: one more item, or that there is none."""
        wanted = self.answers.get(step.id)
        if not isinstance(wanted, Roster):
            return None
        there = roster_of(self.journey, self.session.entries, step.id)
        more = len(there.items) < len(wanted.items)
        form: Form = {step.id.replace("_", "-"): ["yes" if more else "no"]}
        return give_list(self.journey, self.session, step, form).session

    def _task(self, path: Path) -> Place | None:
        """Where the task list is left: for the first open task that there is an answer in, else for the first."""
        doors = [step for task in path.tasks if (step := self._door(path, task)) is not None]
        if not doors:
            return open_place(path) if path.outcome is not None else None
        return entry(path, next((step for step in doors if self._has_answer(step)), doors[0]))

    def _door(self, path: Path, task: Task) -> Step | None:
        """The page that a task is entered at: where it was left, else its first; None where there is nothing to do."""
        own = next((step for step in path.steps if step.section == task.section.id), None)
        if task.status == "completed":
            unread = own is not None and own.form == "information" and own.id not in self.session.seen
            return own if unread else None
        return None if task.status == "cannot_start" else task.stops_at or own

    def _has_answer(self, step: Step) -> bool:
        """Whether this citizen can go on from a page."""
        given = (step.id, *(question.id for question in step.questions))
        return step.form == "information" or any(id in self.answers for id in given)

"""Who gets where in each journey, and what is proved of it: looked for beside the preview, and told as it is found.

A save is on the screen before anybody is asked. The journey that somebody has open comes first; where one changes, what
was being done for its earlier text is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Literal

from engine.proving.everywhere import Visitor
from journeys.diagnostics import Spot
from journeys.folder import main_of
from journeys.proof.verdicts import Citizen, Obligation, Proofs, Verdict
from journeys.unwritten import CHECK
from service.logs import Log
from service.preview.apart import Apart, hear
from service.preview.desk import Desk
from service.preview.previewed import Previewed
from service.preview.working import CROWD_SECONDS, PROVE_SECONDS, REACH_SECONDS, Job, Told, What
from service.proving import STOPPED
from service.reading import ReadJourney

_STARTING = 20.0
"""Seconds that a process may take to begin, and to stop by itself, beyond what a job may."""

HALTED = "The search for citizens came to a stop by itself. Save the journey to begin it anew"

_End = Literal["done", "stopped", "gone"]
"""How a job ended: by itself, because something else comes first, or because its process failed or is gone."""


@dataclass(eq=False)
class _Course:
    """How far the work on one text of a journey is. `left` are the places that the crowd did not get to."""

    key: str
    read: ReadJourney
    found: bool = False
    proved: bool = False
    left: tuple[str, ...] = ()
    visitors: dict[str, Visitor] = field(default_factory=dict)


class People:
    """Keeps `people`, `through`, `nobody` and the proofs of every journey on a desk true, in two processes: one asks
    the crowd and can be interrupted, the other asks the solver and can only be ended."""

    def __init__(self, desk: Desk, log: Log) -> None:
        self._desk = desk
        self._log = log
        self._crowd = Apart("people")
        self._solver = Apart("reach", "prove")
        self._courses: dict[str, _Course] = {}
        self._numbers = count(1)
        self._finding: _Course | None = None
        self._proving: _Course | None = None
        self._waiting: set[asyncio.Event] = set()
        desk.followers.append(self._changed)
        desk.hosts.append(self._opened)

    async def run(self) -> None:
        """Works until cancelled."""
        for one in self._desk.journeys.values():
            self._changed(one)
        self._crowd.warm()
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._always(lambda course: not course.found, self._find))
                both.create_task(self._always(lambda course: course.found and not course.proved, self._settle))
        finally:
            self._crowd.end()
            self._solver.end()

    # What comes first

    def _changed(self, one: Previewed) -> None:
        """A journey has been read again."""
        self._courses[one.key] = _Course(one.key, one.read)
        self._make_way(self._courses[one.key])

    def _opened(self, key: str) -> None:
        """Somebody looks at a journey that was not the last one looked at."""
        course = self._courses.get(key)
        if course is not None and not course.proved:
            self._make_way(course)

    def _make_way(self, course: _Course) -> None:
        """Leaves what is being done, where it is for an earlier text or comes after this journey."""
        if self._comes_later(self._finding, course) and not course.found:
            self._crowd.interrupt()
        if self._comes_later(self._proving, course):
            self._solver.end()
            self._solver.warm()
        self._wake()

    def _comes_later(self, at: _Course | None, course: _Course) -> bool:
        return at is not None and at is not course and (at.key == course.key or course.key == self._desk.open)

    def _wake(self) -> None:
        for waiting in self._waiting:
            waiting.set()

    async def _always(
        self, is_wanted: Callable[[_Course], bool], work: Callable[[_Course, Previewed], Awaitable[None]]
    ) -> None:
        """Does one sort of work for one journey after the other, the one that is open first."""
        wake = asyncio.Event()
        self._waiting.add(wake)
        while True:
            wanted = [key for key in self._desk.journeys if key in self._courses and is_wanted(self._courses[key])]
            if wanted:
                key = self._desk.open if self._desk.open in wanted else wanted[0]
                await work(self._courses[key], self._desk.journeys[key])
                self._wake()
            else:
                wake.clear()
                await wake.wait()

    def _is_now(self, course: _Course) -> bool:
        return self._courses.get(course.key) is course and course.key in self._desk.journeys

    # The crowd

    async def _find(self, course: _Course, one: Previewed) -> None:
        """Those from before who are still there, then whoever of the crowd gets elsewhere."""
        if one.old or one.journey is None:
            course.found = course.proved = True
            return
        self._finding = course
        job = self._job("people", course, known=tuple(one.through.items()))
        end = await self._listen(self._crowd, job, CROWD_SECONDS, lambda told: self._met(course, told))
        self._finding = None
        if end != "stopped" and self._is_now(course):
            course.found = True
            waits = bool(course.left) and end == "done" and course.read.provable
            self._put(course, looked=not waits, whole=end == "done", halted="" if end == "done" else HALTED)

    def _met(self, course: _Course, told: Told) -> None:
        """Takes note of what is told of a journey's people."""
        if not self._is_now(course):
            return
        if told.what == "visitors":
            course.visitors.update((each.place, each) for each in told.value)
            course.left = tuple(place for place in course.left if place not in course.visitors)
            self._put(course)
        elif told.what == "left":
            course.left = told.value
        elif told.what in ("nobody", "unsettled"):
            course.left = tuple(place for place in course.left if place != told.value)
            if told.what == "nobody":
                self._put(course, nobody=told.value)

    def _put(
        self, course: _Course, *, nobody: str = "", looked: bool = False, whole: bool = False, halted: str = ""
    ) -> None:
        """Puts who was found on the desk; with `whole`, whoever was not found again is let go. Nobody is told where
        that makes no difference to what is shown."""
        one = self._desk.journeys[course.key]
        who = {place: visitor.who for place, visitor in course.visitors.items()}
        through = {place: visitor.whole for place, visitor in course.visitors.items()}
        if not whole:
            who, through = {**one.people, **who}, {**one.through, **through}
        new = replace(
            one,
            people=_with_checks(who, one),
            through=through,
            nobody=one.nobody | {nobody} if nobody else one.nobody,
            looked=looked or one.looked,
            halted=halted,
        )
        same = (new.people, new.through, new.nobody, new.halted) == (one.people, one.through, one.nobody, one.halted)
        if same and (new.looked == one.looked or not course.left):
            self._desk.journeys[course.key] = new
        else:
            self._desk.put(replace(new, stamp=one.stamp + 1), "people")

    # The solver

    async def _settle(self, course: _Course, one: Previewed) -> None:
        """Asks the solver about the places that are left, then for the proofs."""
        if not course.read.provable:
            course.proved = True
            return
        self._proving = course
        end: _End = "done"
        if course.left:
            job = self._job("reach", course, places=course.left)
            seconds = REACH_SECONDS * len(course.left)
            end = await self._listen(self._solver, job, seconds, lambda told: self._met(course, told))
            if end != "stopped" and self._is_now(course):
                self._put(course, looked=True, halted="" if end == "done" else HALTED)
        if end != "stopped" and self._is_now(course):
            await self._prove(course)
        self._proving = None

    async def _prove(self, course: _Course) -> None:
        heard: dict[str, Any] = {}
        job = self._job("prove", course)
        end = await self._listen(self._solver, job, PROVE_SECONDS, lambda told: heard.update({told.what: told.value}))
        if end == "stopped" or not self._is_now(course):
            return
        proofs: Proofs = heard.get("proofs") or _not_analysed(heard.get("asked", ()), course.read)
        before = self._desk.journeys[course.key]
        after = await asyncio.to_thread(before.proved, proofs, self._desk.service, self._desk.today())
        if self._is_now(course):
            course.proved = True
            one = self._desk.journeys[course.key]  # somebody may have been found meanwhile
            self._desk.put(replace(one, read=after.read, shown=after.shown, stamp=one.stamp + 1), "proofs")

    # The processes

    def _job(
        self, what: What, course: _Course, known: tuple[tuple[str, Citizen], ...] = (), places: tuple[str, ...] = ()
    ) -> Job:
        desk = self._desk
        return Job(next(self._numbers), what, course.read.files, desk.service, desk.today(), known, places)

    async def _listen(self, apart: Apart, job: Job, seconds: float, take: Callable[[Told], None]) -> _End:
        """Gives a process a job and hands on what it tells; one that is gone, or silent for so long, is replaced."""
        heard = await apart.ask(job)
        while True:
            told = await hear(heard, job, seconds + _STARTING)
            if told is None or told.what == "failed":
                self._log.warning("preview_search_failed", kind=job.what, reason=told.value if told else STOPPED)
                if told is None:
                    apart.end()
                return "gone"
            if told.what == "stopped":
                return "stopped"
            if told.what == "done":
                return "done"
            take(told)


def _with_checks(people: Mapping[str, Citizen], one: Previewed) -> dict[str, Citizen]:
    """The same with the pages of all answers that a map draws apart, one for each outcome that is sent."""
    outcomes = one.journey.outcomes.values() if one.journey is not None else ()
    checks = {f"{CHECK}-{each.id}": people[each.id] for each in outcomes if each.submit and each.id in people}
    return {**people, **checks}


def _not_analysed(asked: tuple[Obligation, ...], read: ReadJourney) -> Proofs:
    """What is said of a journey whose proofs came to a stop."""
    whole = asked or (Obligation("not-proved", Spot((main_of(read.files),), "key")),)
    return Proofs(tuple(Verdict(each, "not analysed", why=STOPPED) for each in whole))

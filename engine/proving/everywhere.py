"""A citizen for every place of a journey at once: whoever was there before, then the crowd.

One pass over the crowd serves all places; what is left over is a question for the solver (`reaching.py`), which this
module does not load.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any

from engine.path import Path
from engine.plan import Plan, plan_of
from engine.proving.crowd import Crowd, Draw
from engine.replay import asked, replay
from engine.roster import Roster, item_of, question_of
from engine.tracing import Trace, Tracer, decisions
from engine.witness import answers_of, citizen_of
from journeys.model import Journey, Step
from journeys.proof.verdicts import Citizen
from journeys.unwritten import CHECK, START, TASKS

LAZY = 150
"""So many citizens in a row who show no place to be reached sooner end the pass, once every place has somebody."""

VAIN = 600
"""So many in a row who show nothing new end it in any case: the crowd does not get to what is left."""

POLISH = 1.0
"""So many seconds after the last place got somebody, nobody with fewer answers is looked for any more."""

BATCH = 0.3
"""Seconds after which what was found is handed on."""

TRIES = 30
"""So often answers to one page are drawn for a citizen who has none there."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who gets to a place: `who` has no more answers than it takes to stand there, `whole` is the same
    citizen with the answers there and on from there, as far as they have any."""

    place: str
    who: Citizen
    whole: Citizen


@dataclass(slots=True)
class _Best:
    """Whoever gets to a place with the fewest answers so far; `held` was there before, and stays."""

    size: tuple[bool, int]
    answers: Mapping[str, Any]
    today: date
    path: Path
    number: int
    """Which item a place inside items is in, from 0; else -1."""
    held: bool = False
    new: bool = True
    whole: Citizen | None = None


@dataclass(slots=True)
class Everywhere:
    """Looks for somebody at every place of one journey, from the day `today` on."""

    journey: Journey
    today: date
    _best: dict[str, _Best] = field(default_factory=dict)

    @property
    def left(self) -> tuple[str, ...]:
        """The places that nobody has got to yet, in the order of the journey."""
        return tuple(place for place in places(self.journey) if place not in self._best and place != START)

    def found(self, known: Iterable[tuple[str, Citizen]], seconds: float) -> Iterator[tuple[Visitor, ...]]:
        """Those known from before who still get where they got, then whoever of the crowd gets elsewhere, as they are
        found; a later visitor of a place takes over from an earlier one."""
        nobody = Citizen(self.today, {})
        first = (Visitor(START, nobody, nobody), *self._still(known))
        if len(first) > 1:
            yield first
        until = monotonic() + seconds
        last, lazy, there = monotonic(), 0, monotonic()
        wanted = set(self.left) | {place for place, best in self._best.items() if not best.held}
        if not wanted:
            yield first
            return
        for drawn, trace in Crowd(self.journey, self.today).travellers(until):
            many = len(self._best)
            lazy = 0 if self._take(drawn.answers, drawn.today, trace, wanted) else lazy + 1
            there = there if many == len(self._best) else monotonic()
            if lazy > VAIN or (not self.left and (lazy > LAZY or monotonic() - there > POLISH)):
                break
            if monotonic() - last > BATCH:
                yield tuple(self._visitors())
                last = monotonic()
        yield (first[0], *self._visitors())

    def _still(self, known: Iterable[tuple[str, Citizen]]) -> Iterator[Visitor]:
        tracer = Tracer(self.journey)
        traces: dict[int, tuple[Citizen, Mapping[str, Any], Trace]] = {}
        for place, whole in known:
            if id(whole) not in traces:
                answers = _meant(self.journey, answers_of(whole))
                traces[id(whole)] = whole, answers, tracer.trace(answers, whole.today)
            _, answers, trace = traces[id(whole)]
            self._take(answers, whole.today, trace, {place}, whole)
        yield from self._visitors()

    def _take(
        self, answers: Mapping[str, Any], today: date, trace: Trace, wanted: set[str], whole: Citizen | None = None
    ) -> bool:
        """Notes where somebody gets to; whether that is somewhere new, or somewhere with fewer answers."""
        if trace.path.fault is not None:
            return False
        better = False
        for place, number, size in visited(self.journey, trace):
            if place not in wanted:
                continue
            best = self._best.get(place)
            if best is None or (whole is None and size < best.size and not best.held):
                held = whole is not None and not size[0]
                self._best[place] = _Best(size, answers, today, trace.path, number, held=held, whole=whole)
                better = True
        return better

    def _visitors(self) -> Iterator[Visitor]:
        """Those who are new, each shown by the engine to be there."""
        wholes: dict[int, Citizen] = {}
        for place, best in list(self._best.items()):
            if not best.new:
                continue
            best.new = False
            answers = before(self.journey, best.answers, best.path, place, best.number)
            path = replay(self.journey, answers, best.today)
            if not is_at(path, place, self.journey):
                del self._best[place]
                continue
            whole = best.whole
            if whole is None:
                key = id(best.answers)
                if key not in wholes:
                    keys = asked(best.path)
                    given = {key: value for key, value in best.answers.items() if key in keys}
                    wholes[key] = citizen_of(self.journey, given, best.today)
                whole = wholes[key]
            yield Visitor(place, citizen_of(self.journey, answers, best.today), whole)


def places(journey: Journey) -> tuple[str, ...]:
    """Every place, in the order of the journey: the start, the steps (inside items behind their repeat; decisions too),
    the task list before its first task, all answers, and the outcomes."""
    first = plan_of(journey).tasks[0].section.id if plan_of(journey).tasks else None
    found = [START]
    for section in journey.sections:
        if section.id == first:
            found.append(TASKS)
        for step in section.steps:
            found.append(step.id)
            found += [inner.id for inner in step.repeat.steps] if step.repeat is not None else []
    found += [CHECK] if any(outcome.submit for outcome in journey.outcomes.values()) else []
    return (*found, *journey.outcomes)


def visited(journey: Journey, trace: Trace) -> Iterator[tuple[str, int, tuple[bool, int]]]:
    """Where a citizen comes by: the place, the number of the item it is in (from 0, else -1), and how much it takes:
    whether they go no further than there, and the number of answers before."""
    path, plan = trace.path, plan_of(journey)
    keys = asked(path)
    at = _sorted_places(keys, path, plan)
    open_at = {path.stops_at and path.stops_at.id, *(task.stops_at.id for task in path.tasks if task.stops_at)}
    for step in path.steps:
        place = (plan.order[step.id], -1, -1)
        yield step.id, -1, (step.id in open_at, _below(at, place))
        for number, each in enumerate(path.items.get(step.id, ())):
            for inner in each.steps:
                inside = (plan.order[step.id], number, plan.order[inner.id])
                yield inner.id, number, (inner is each.stops_at, _below(at, inside))
    if path.tasks:
        hub = (plan.order[plan.tasks[0].section.steps[0].id], -1, -1)
        yield TASKS, -1, (False, _below(at, hub))
    if path.outcome is not None:
        yield path.outcome.id, -1, (False, len(keys))
        if path.outcome.submit:
            yield CHECK, -1, (False, len(keys))
    for step in decisions(journey, trace):
        if not step.within:
            yield step.id, -1, (False, _below(at, (plan.order[step.id], -1, -1)))


def _sorted_places(keys: Iterable[str], path: Path, plan: Plan) -> list[tuple[int, int, int]]:
    """Where each answer is given: the order of its step outside items, the number of the item, the order inside."""
    numbers = {each.item.id: number for paths in path.items.values() for number, each in enumerate(paths)}
    return sorted(_place_of(key, numbers, plan) for key in keys)


def _place_of(key: str, numbers: Mapping[str, int], plan: Plan) -> tuple[int, int, int]:
    step = plan.step_of[question_of(key)]
    if not item_of(key):
        return plan.order[step.id], -1, -1
    return plan.order[step.within], numbers.get(item_of(key), 0), plan.order[step.id]


def _below(places: list[tuple[int, int, int]], place: tuple[int, int, int]) -> int:
    return bisect_left(places, place)


def before(journey: Journey, answers: Mapping[str, Any], path: Path, place: str, number: int = -1) -> dict[str, Any]:
    """The answers, by the engine's keys, that a citizen has given when they come to a place."""
    plan = plan_of(journey)
    keys = asked(path)
    numbers = {each.item.id: each_number for paths in path.items.values() for each_number, each in enumerate(paths)}
    limit = _limit(journey, plan, place, number)
    kept = {
        key: value
        for key, value in answers.items()
        if key in keys and (limit is None or _place_of(key, numbers, plan) < limit)
    }
    step = journey.steps.get(place)
    if step is not None and step.within:
        here = path.items[step.within][: number + 1]
        kept[step.within] = Roster(tuple(each.item.id for each in here), len(here), False)
    return kept


def _limit(journey: Journey, plan: Plan, place: str, number: int) -> tuple[int, int, int] | None:
    """Where the answers end that come before a place; None where all do."""
    step: Step | None = journey.steps.get(place)
    if step is not None:
        if step.within:
            return plan.order[step.within], number, plan.order[step.id]
        return plan.order[step.id], -1, -1
    if place == TASKS and plan.tasks:
        return plan.order[plan.tasks[0].section.steps[0].id], -1, -1
    return None


def is_at(path: Path, place: str, journey: Journey) -> bool:
    """Whether a path comes by a place; of a decision, which has no page, it cannot be told and is taken to."""
    step = journey.steps.get(place)
    if path.fault is not None:
        return False
    if step is None:
        if place == TASKS:
            return bool(path.tasks)
        if place == CHECK:
            return path.outcome is not None and path.outcome.submit
        return place == START or (path.outcome is not None and path.outcome.id == place)
    if step.form == "decision":
        return True
    if step.within:
        return any(inner.id == place for each in path.items.get(step.within, ()) for inner in each.steps)
    return any(each.id == place for each in path.steps)


def going_on(journey: Journey, who: Citizen, step: Step, today: date) -> Citizen:
    """A citizen who stands at a page, with answers there that let them go on, if any are drawn in a few tries; else
    as they are."""
    answers = answers_of(who)
    item = ""
    if step.within:
        roster = answers.get(step.within)
        if not isinstance(roster, Roster) or not roster.items:
            return who
        item = roster.items[-1]
    draw = Draw(journey, today)
    for _ in range(TRIES):
        draw.today, draw.answers = who.today, {key: value for key, value in answers.items() if "@" not in key}
        given = {f"{each.id}@{item}" if item else each.id: draw.answer(each) for each in step.questions}
        path = replay(journey, {**answers, **given}, who.today)
        stops = [path.stops_at, *(task.stops_at for task in path.tasks)]
        stops += [each.stops_at for paths in path.items.values() for each in paths]
        if path.fault is None and all(each is not step for each in stops):
            return citizen_of(journey, {**answers, **given}, who.today)
    return who


def _meant(journey: Journey, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers to what the journey still asks."""
    plan = plan_of(journey)
    return {key: value for key, value in answers.items() if question_of(key) in plan.step_of}

"""Who gets to a place: as a formula for the solver, and as the engine says of one citizen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.path import Path
from engine.plan import plan_of
from engine.proving.aims import CHECK, TASKS, Aim, Place
from engine.replay import asked
from engine.roster import item_of, question_of
from engine.tracing import Trace, Tracer
from engine.witness import answers_of
from journeys.expressions.known import Known
from journeys.model import Journey, Sentence
from journeys.proof.encode import encode
from journeys.proof.logic import Truth, both, no, some
from journeys.proof.obligations import Case
from journeys.proof.verdicts import Citizen
from journeys.proof.views import ALL, View
from journeys.proof.witnesses import trimmed


@dataclass(frozen=True, slots=True)
class Standing:
    """A citizen with no more answers than it takes to get there, the path, and what is known there.

    `item` is the id of the item that the page is in.
    """

    who: Citizen
    path: Path
    known: Known
    item: str = ""


# For the solver


def formula(aim: Aim, case: Case) -> Truth:
    """Who gets there."""
    ways = [_shown(each, case) for each in aim.through]
    ways += [no(_shown(each, case)) for each in aim.without]
    here = some(both(there, _holds(aim.where, view, case)) for there, view in _standing(aim.at, case, answered=aim.own))
    return both(here, *ways)


def _shown(at: Place, case: Case) -> Truth:
    return some(there for there, _ in _standing(at, case))


def _standing(at: Place, case: Case, *, answered: bool = False) -> Iterator[tuple[Truth, View]]:
    """Who comes to a place, and what can be read there; for a page of an item, in each copy."""
    course, world = case.course, case.world
    if at.step is not None:
        own = frozenset(question.id for question in at.step.questions) if answered else frozenset()
        for copy in world.copies_of(at.step):
            come = course.visited[at.step.id, copy]
            if at.what == "question":
                come = course.asked[at.id, copy]
            if answered:
                come = both(come, course.done[at.step.id, copy])
            yield come, View(at.number, own, at.step.within, copy)
    elif at.what == "section":
        yield course.visited[at.id, -1], View(at.number)
    elif at.what == "tasks":
        yield course.come[plan_of(case.journey).tasks[0].section.id, -1], View(at.number)
    elif at.what == "check":
        sent = (course.outcomes[id] for id, outcome in case.journey.outcomes.items() if outcome.submit)
        yield some(sent), View(ALL)
    else:
        yield course.outcomes[at.id], View(ALL)


def _holds(where: Sentence | None, view: View, case: Case) -> Truth:
    if where is None:
        return True
    known, holds = encode(where.tree, view, case.world)
    return both(known, holds)


# For the engine


def standing(aim: Aim, who: Citizen, tracer: Tracer) -> Standing | None:
    """The citizen with only the answers that it takes, where they get there; None where they do not."""
    whole = tracer.trace(answers_of(who), who.today).path
    step = aim.at.step
    if step is None or not step.within:
        return _stands(aim, _cut(aim, who, whole, -1), tracer)
    for number, each in enumerate(whole.items.get(step.within, ())):
        if any(inner.id == step.id for inner in each.steps):
            found = _stands(aim, _cut(aim, who, whole, number), tracer)
            if found is not None:
                return found
    return None


def _stands(aim: Aim, who: Citizen, tracer: Tracer) -> Standing | None:
    """Whether these answers, and no more, lead there."""
    trace = tracer.trace(answers_of(who), who.today)
    path, at = trace.path, aim.at
    shown = set(_come_by(trace, tracer.journey))
    if path.fault is not None or at.id not in shown:
        return None
    if any(each.id not in shown for each in aim.through) or any(each.id in shown for each in aim.without):
        return None
    known: Known = path.known
    item = ""
    if at.step is not None and at.step.within:
        last = path.items[at.step.within][-1]
        if at.step.id not in (step.id for step in last.steps):
            return None
        known, item = last.known, last.item.id
    if aim.where is not None:
        try:
            if not aim.where.value(known):
                return None
        except LookupError:
            return None
    return Standing(who, path, known, item)


def _come_by(trace: Trace, journey: Journey) -> Iterator[str]:
    """The ids of all that a path comes by: pages, decisions, questions, sections, and how it ends."""
    path = trace.path
    steps = [*path.steps, *(step for paths in path.items.values() for each in paths for step in each.steps)]
    read = {line[0] for line, _ in trace.said}
    fired = {rule.route for rule in path.fired}
    steps += [
        step
        for step in journey.steps.values()
        if step.form == "decision"
        and any(rule.route in fired or (rule.sentence and rule.sentence.route in read) for rule in step.next)
    ]
    yield from (step.id for step in steps)
    yield from (step.section for step in steps)
    yield from (question_of(key) for key in asked(path))
    if path.outcome is not None:
        yield path.outcome.id
        if path.outcome.submit:
            yield CHECK
    if path.tasks or any(task.section.id == step.section for task in plan_of(journey).tasks for step in steps):
        yield TASKS


def _cut(aim: Aim, who: Citizen, path: Path, item: int) -> Citizen:
    """Without the answers from the place on; of the items, those up to the one with this number (from 0)."""
    plan = plan_of(aim.journey)
    at = aim.at
    numbers = {each.item.id: number for paths in path.items.values() for number, each in enumerate(paths)}
    keep: set[tuple[str, int]] = set()
    list = at.step.within if at.step is not None else ""
    for key in asked(path):
        id, number = question_of(key), numbers.get(item_of(key), -1)
        home = plan.step_of[id]
        there = plan.order[home.id]
        if list and home.within == list and number != item:
            kept = number < item
        elif there == at.number and at.what != "section":
            kept = aim.own or (at.what == "question" and _before(id, at))
        else:
            kept = there < at.number
        if kept:
            keep.add((id, number))
    found = trimmed(who, frozenset(keep))
    if list and list in found.items:
        found = replace(found, items={**found.items, list: found.items[list][: item + 1]})
    return found


def _before(id: str, at: Place) -> bool:
    """Whether a question stands on the page before the one that is aimed at."""
    assert at.step is not None
    ids = [question.id for question in at.step.questions]
    return id in ids and ids.index(id) < ids.index(at.id)

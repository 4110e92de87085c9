"""The pages of one walk in order, with their addresses and the places of the map that they are, and what befell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.comparing.going_on import GoneOn
from engine.path import Path
from engine.plan import plan_of
from engine.roster import question_of
from engine.session import Session
from engine.tracing import Trace, decisions
from journeys.model import Journey, Step
from journeys.unwritten import CHECK, START, TASKS
from renderers.html import addresses
from renderers.map import words
from service.places import sent_address


@dataclass(frozen=True, slots=True)
class Stop:
    """One page: the id of its place on the map, its address, and its step and item, if it is of one."""

    node: str
    address: str
    step: Step | None = None
    item: str = ""


def stops(journey: Journey, path: Path, session: Session) -> tuple[Stop, ...]:
    """All pages that a session has come to, the start page first; of what was sent only the confirmation besides."""
    return tuple(_stops(journey, path, session))


def _stops(journey: Journey, path: Path, session: Session) -> Iterator[Stop]:
    id = journey.id
    yield Stop(START, addresses.start(id))
    tasks = {task.section.id for task in path.tasks}
    hub = Stop(TASKS, addresses.tasks(id))
    for step in path.steps:
        if tasks and step.section in tasks:
            yield hub
            tasks = set()
        yield Stop(step.id, addresses.step(id, step.id), step)
        for each in path.items.get(step.id, ()):
            for inner in each.steps:
                item = each.item.id
                yield Stop(inner.id, addresses.item_step(id, step.id, item, inner.id), inner, item)
    if tasks:
        yield hub
    if path.outcome is not None:
        if not path.outcome.submit:
            yield Stop(path.outcome.id, addresses.end(id))
            return
        yield Stop(CHECK, addresses.check(id))
        if session.reference is not None:
            yield Stop(path.outcome.id, sent_address(id))


def visited(journey: Journey, trace: Trace, sent: bool, here: str = "") -> tuple[str, ...]:
    """What a walk has come by, as `renderers.map.paint.along` takes it: steps, decisions, and how it ends.

    Of a task that was not started nothing is, but the page `here`; the task list is, once it was reached.
    An outcome that sends is come by once it is sent, until then the page of all answers is.
    """
    path = trace.path
    order = plan_of(journey).order
    inner = {step.id for paths in path.items.values() for each in paths for step in each.steps}
    idle = {task.section.id for task in path.tasks if task.status in ("not_started", "cannot_start")}
    pages = {step.id for step in path.steps if step.section not in idle or step.id == here}
    inner = {id for id in inner if journey.steps[id].within in pages}
    found = sorted(pages | inner | {step.id for step in decisions(journey, trace)}, key=order.__getitem__)
    if path.tasks:
        tasks = {task.section.id for task in path.tasks}
        at = next((number for number, id in enumerate(found) if journey.steps[id].section in tasks), len(found))
        found.insert(at, TASKS)
    if path.outcome is None:
        return tuple(found)
    return (*found, CHECK if path.outcome.submit and not sent else path.outcome.id)


def said_of(gone: GoneOn, old: Journey, new: Journey) -> tuple[str, ...]:
    """What a change of the text did to a walk, in sentences; () where nothing that counts."""
    told = []
    if gone.taken_back:
        told.append("What you sent is not sent any more, since the text now asks for something else.")
    for ids, said in (
        (
            asked(gone.left, old, new),
            "does not fit the text as it is now. It waits here, and counts again once it does",
        ),
        (asked(gone.back, new, old), "fits again, and counts"),
    ):
        told += [f"The answer to “{each}” {said}." for each in ids]
    return tuple(told)


def asked(keys: Iterable[str], *journeys: Journey) -> list[str]:
    """What the questions and lists of these keys ask, each once, in the words of the first journey that has them."""
    found: dict[str, None] = {}
    for key in keys:
        id = question_of(key)
        for each in journeys:
            if id in each.questions:
                found[words.constant(each.questions[id].ask)] = None
                break
            if id in each.steps:
                found[words.step_heading(each.steps[id])] = None
                break
    return list(found)

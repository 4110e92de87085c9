"""Places of a journey that a citizen can be at, and which of them a path leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.path import ItemPath, Path
from journeys.expressions.known import Known
from journeys.model import Outcome, Step
from journeys.questions.base import Problem


@dataclass(frozen=True, slots=True)
class ItemStep:
    """A page inside one item of a repeat: the step (`child.born`) and the id of the item."""

    step: Step
    item: str


Place = Step | ItemStep | Outcome | Literal["check", "tasks"]
"""A page of the journey, a page of an item, an outcome without submit, check answers, or the task list."""


def item_path(path: Path, repeat: str, item: str) -> ItemPath | None:
    """One item of a repeat that is on the path."""
    return next((each for each in path.items.get(repeat, ()) if each.item.id == item), None)


def known_at(path: Path, place: Place) -> Known:
    """What is known at a place: inside an item, its own answers too."""
    found = item_path(path, place.step.within, place.item) if isinstance(place, ItemStep) else None
    return path.known if found is None else found.known


def allowed(path: Path, step_id: str, item: str = "") -> bool:
    """Whether a page may be opened: on the path, at or before the first unanswered one of its item, task or journey."""
    if not item:
        return any(step.id == step_id for step in path.steps)
    return any(
        step.id == step_id
        for paths in path.items.values()
        for each in paths
        if each.item.id == item
        for step in each.steps
    )


def previous(path: Path, step_id: str | None, item: str = "") -> Place | None:
    """The page before a step on the path; with None the last place, for check answers and outcomes.

    None where the start page is before it. Before the first page of a task is the task list. Before
    the first page of an item is its list, but for the very first item while that is being filled in:
    nobody has been at the list yet.
    """
    if item and step_id is not None:
        return _previous_inside(path, step_id, item)
    if step_id is None:
        return "tasks" if path.tasks else (path.steps[-1] if path.steps else None)
    tasks = {task.section.id for task in path.tasks}
    last: Step | None = None
    for step in path.steps:
        if step.id == step_id:
            return "tasks" if step.section in tasks and (last is None or last.section != step.section) else last
        last = step
    return None


def _previous_inside(path: Path, step_id: str, item: str) -> Place | None:
    for paths in path.items.values():
        for each in paths:
            if each.item.id != item:
                continue
            last: Step | None = None
            for step in each.steps:
                if step.id == step_id:
                    return ItemStep(last, item) if last is not None else _before_item(path, step.within)
                last = step
    return None


def _before_item(path: Path, repeat: str) -> Place | None:
    step = next(step for step in path.steps if step.id == repeat)
    return previous(path, repeat) if lies_open(path, step) is not None else step


def lies_open(path: Path, step: Step) -> ItemStep | None:
    """The first page of a repeat's very first item, where nothing was asked before and nothing is done yet.

    The list is passed over on the way in: there is nothing to list.
    """
    if step.repeat is None or step.repeat.ask is not None:
        return None
    paths = path.items.get(step.id, ())
    if len(paths) != 1 or paths[0].stops_at is None:
        return None
    return ItemStep(paths[0].steps[0], paths[0].item.id)


def entry(path: Path, step: Step) -> Place:
    """Where a page is entered on the way forward: a repeat whose first item lies open there, else at its list."""
    return lies_open(path, step) or step


def open_place(path: Path) -> Place:
    """Where a path without a fault wants an answer, in an item that is not done too; else its end."""
    if path.stops_at is not None:
        for each in path.items.get(path.stops_at.id, ()):
            if each.stops_at is not None:
                return ItemStep(each.stops_at, each.item.id)
        return path.stops_at
    if path.outcome is None or path.outcome.submit:
        return "check"
    return path.outcome


def problems_at(path: Path, step: Step, item: str = "") -> tuple[Problem, ...]:
    """Why answers given at a page do not count; () where they do, or none were given."""
    if item:
        found = item_path(path, step.within, item)
        return found.problems if found is not None and found.stops_at is step else ()
    if step is path.stops_at:
        return path.problems
    return next((task.problems for task in path.tasks if task.stops_at is step), ())


def page_ids(path: Path) -> list[str]:
    """The ids of all pages in order; those of a repeat's items follow the repeat's own, item by item."""
    if not path.items:
        return [step.id for step in path.steps]
    found: list[str] = []
    for step in path.steps:
        found.append(step.id)
        for each in path.items.get(step.id, ()):
            found.extend(inner.id for inner in each.steps)
    return found


def before_tasks(path: Path) -> Step | None:
    """The last page before the task list; None where the start page is before it."""
    tasks = {task.section.id for task in path.tasks}
    return next((step for step in reversed(path.steps) if step.section not in tasks), None)

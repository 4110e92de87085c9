"""Where answers lead, as a value: pages, live answers, items, tasks, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from journeys.diagnostics import Route
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.model import Outcome, Rule, Section, Step
from journeys.questions.base import Problem

TaskStatus = Literal["cannot_start", "not_started", "in_progress", "completed", "problem"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that could not be known, which no citizen can mend: our defect or the journey's.

    `sentence` is its text ("" where the journey itself has no way on), `route` its place, and
    `missing` what it lacked. Holds no answer, so it may be logged.
    """

    sentence: str
    route: Route
    missing: str


@dataclass(frozen=True, slots=True)
class ItemPath:
    """One item of a repeat: its pages in order, and the first of them without a complete, valid answer.

    The item is done when `stops_at` is None. `known` are its live answers, with what is known
    outside behind them. `problems` say why answers given at `stops_at` do not count.
    """

    item: Item
    known: Inside
    steps: tuple[Step, ...]
    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the task list.

    `waits_for` are the tasks that have to be completed before this one can start. `stops_at` is the
    first page of an open task without a complete, valid answer, and `problems` say why answers given
    there do not count.
    """

    section: Section
    status: TaskStatus
    waits_for: tuple[Section, ...] = ()
    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Where these answers lead.

    Exactly one of `stops_at`, `outcome` and `fault` is set. `steps` are the pages in order,
    decisions left out, ending with the one it stops at; with a task list, the pages of each task up
    to where that one stops. `known` are the live answers in the order of the path; nothing parked or
    wrong is in it. `problems` say why answers given at `stops_at` do not count. `decided_by` is the
    line of `next` that chose the outcome (None: the one that follows by itself); `fired` are all
    lines of `next` that held, in order.

    A repeat is one step; `items` are those of each repeat on the path, and its answer in `known` is
    there once all of them are done and there are no more. Where it stops at a repeat, it stops in
    its first item that is not done, else at the list. `tasks` are the rows of the task list, () before
    it is reached, without one, and where a task led to an outcome; hidden tasks are left out.
    """

    steps: tuple[Step, ...]
    known: Known
    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    decided_by: Rule | None = None
    fault: Fault | None = None
    fired: tuple[Rule, ...] = ()
    items: Mapping[str, tuple[ItemPath, ...]] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()

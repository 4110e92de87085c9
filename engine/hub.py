"""The tasks of a task list: each gone through up to its own first open question."""

from __future__ import annotations

from engine.follow import End, Run, fault_of, follow
from engine.path import Fault, Task, TaskStatus
from engine.plan import Plan, TaskNodes
from engine.roster import question_of
from journeys.model import Section


def through_tasks(run: Run, plan: Plan) -> tuple[End, tuple[Task, ...]]:
    """The sections before the task list, then every task in file order, then the journey's own `next`.

    A task that waits is passed over; one that is known not to apply is hidden, whatever it would wait for.
    What stops the path is the first open task; an outcome in a task ends the journey at once, and then there
    is no task list any more.
    """
    first = plan.tasks[0].start
    end = follow(run, plan.nodes, 0, first)
    if end.on < 0:
        return end, ()
    on, gap = end.on, None
    given = {question_of(key) for key in run.answers}
    tasks: dict[str, Task] = {}
    shown: dict[str, Section] = {}
    for nodes in plan.tasks:
        section = nodes.section
        if nodes.start < on:  # jumped over: hidden
            continue
        if nodes.settles and _is_not_there(section, run):
            continue
        waits = tuple(shown[id] for id in shown if id in nodes.needs and tasks[id].status != "completed")
        if waits:
            shown[section.id], tasks[section.id] = section, Task(section, "cannot_start", waits)
            continue
        try:
            if section.when is not None and not section.when.value(run.known):
                continue
        except Exception as cause:
            gap = gap or fault_of(section.when, cause, run.journey)
            shown[section.id], tasks[section.id] = section, Task(section, "cannot_start")
            continue
        end = follow(run, plan.nodes, nodes.start + 1, nodes.stop)
        if end.outcome is not None or end.fault is not None:
            return end, ()
        on = max(on, end.on)
        shown[section.id] = section
        tasks[section.id] = Task(section, _status(end, nodes, given), (), end.stops_at, end.problems)
    found = tuple(tasks.values())
    return _after(run, plan, found, gap), found


def _is_not_there(section: Section, run: Run) -> bool:
    """Whether the `when` of a task is known not to hold, though another task it reads may not be done yet."""
    try:
        return section.when is not None and not section.when.value(run.known)
    except LookupError:
        return False


def _status(end: End, nodes: TaskNodes, given: set[str]) -> TaskStatus:
    if end.stops_at is None:
        return "completed"
    if end.problems:
        return "problem"
    return "not_started" if given.isdisjoint(nodes.holds) else "in_progress"


def _after(run: Run, plan: Plan, tasks: tuple[Task, ...], gap: Fault | None) -> End:
    """The first open task stops the path; without one, what is left to know cannot be known."""
    for task in tasks:
        if task.stops_at is not None:
            return End(task.stops_at, task.problems)
    if gap is not None:
        return End(fault=gap)
    return follow(run, plan.nodes, plan.tasks[-1].stop, len(plan.nodes))

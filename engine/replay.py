"""The one replay: journey, answers and day to the path they lead along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from engine.follow import End, Run, follow
from engine.hub import through_tasks
from engine.path import Fault, ItemPath, Path, Task, TaskStatus
from engine.plan import plan_of
from engine.roster import Roster, key_of
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Rule, Step

__all__ = ["Answers", "Fault", "ItemPath", "Path", "Task", "TaskStatus", "asked", "is_shown", "replay", "shown"]

Answers = Mapping[str, Value | Roster | None]
"""By question id, inside items by `child.born@k3f9`, of a repeat its roster. None: asked, and left blank; no key:
not asked yet."""


def replay(journey: Journey, answers: Answers, today: date) -> Path:
    """The path of these answers. Pure, never raises; cheap enough to do again on every request.

    Reads, in order: `when` of section and step, the page's answers with their bounds and
    `must`, then the first line of `next` that holds. A jump to a step or section whose `when` is
    false goes on after it. Each item of a repeat is gone through in the same way. With a task list
    every task is gone through up to its own first open question.
    """
    plan = plan_of(journey)
    known = Known(today=today)
    fired: list[Rule] = []
    run = Run(journey, answers, known, fired)
    nodes = plan.nodes
    tasks: tuple[Task, ...] = ()
    if plan.tasks:
        end, tasks = through_tasks(run, plan)
    else:
        end = follow(run, nodes, 0, len(nodes))
    if end.on >= 0:
        missing = Fault("", (*journey.route, "next"), "a rule that holds")
        end = End(fault=missing) if plan.end is None else End(outcome=plan.end)
    return Path(
        tuple(run.steps),
        known,
        end.stops_at,
        end.problems,
        end.outcome,
        end.decided_by,
        end.fault,
        tuple(fired),
        run.items,
        tasks,
    )


def asked(path: Path) -> set[str]:
    """The keys of all that a path asks for: questions shown, of each item its own, and repeats."""
    found = {question.id for step in path.steps for question in shown(step, path.known)}
    for repeat, paths in path.items.items():
        found.add(repeat)
        for each in paths:
            item = each.item.id
            found |= {key_of(question.id, item) for step in each.steps for question in shown(step, each.known)}
    return found


def shown(step: Step, known: Known) -> tuple[Question, ...]:
    """The questions that a page shows to someone of whom this is known."""
    return tuple(question for question in step.questions if is_shown(question, known))


def is_shown(question: Question, known: Known) -> bool:
    """A question that hangs on an answer of its own page which is not there yet is not shown."""
    if question.when is None:
        return True
    try:
        return bool(question.when.value(known))
    except LookupError:
        return False

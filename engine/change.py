"""Reading a page's form into a session, and where that leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from engine.page import Stuck, bounds, judge, page_of
from engine.parking import park
from engine.paths import path_of
from engine.plan import plan_of
from engine.replay import Path, is_shown, replay
from engine.session import NEW_DAY, Entry, Session, civil_day
from journeys.expressions.kinds import Choices, Value
from journeys.expressions.known import Known
from journeys.model import Journey, Outcome, Question, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem, Reading

VISIT = timedelta(hours=1)
"""A visit is over when nothing was saved for this long; only then may `today` move."""

Form = Mapping[str, Sequence[str]]
"""What a browser sent: control name to the values sent under it, in order."""

Place = Step | Outcome | Literal["check"]


@dataclass(frozen=True, slots=True)
class Given:
    """One page's form, read.

    `session` holds the new answers; None where the page was refused, and then nothing changes.
    `fields` are the parts of each question shown, exactly as typed, to be shown again.
    """

    session: Session | None
    problems: tuple[Problem, ...]
    fields: Mapping[str, Parts]


def give(journey: Journey, session: Session, step: Step, form: Form) -> Given:
    """Read one page's form: all its problems at once, or a session with the answers.

    The step has to be allowed for this session (`allowed`). Names of the form that belong to no
    question shown are ignored, and only the first value of a control that has one is taken.
    An information step is marked as seen.
    """
    if not step.questions:
        passed = replace(session, seen=session.seen | {step.id}, notice="")
        return Given(park(journey, passed), (), {})
    known = _known_before(journey, session, step)
    fields: dict[str, Parts] = {}
    read: dict[str, Value | None] = {}
    refused: dict[str, Problem] = {}
    scratch = Known(known, today=known.today)
    for question in step.questions:
        if not is_shown(question, scratch):
            continue
        parts = fields[question.id] = _parts(question, form)
        value = type_of(question.type).read(question, parts, _reading(journey, question, scratch))
        if isinstance(value, Problem):
            refused[question.id] = value
            continue
        read[question.id] = value
        if value is not None:
            scratch[question.id] = value
    try:
        judged = judge(page_of(step), journey, read, known)
    except Stuck:
        judged = []  # replay finds the same fault, and says so to the team rather than to the citizen
    problems = [*refused.values(), *(problem for problem in judged or () if problem.question not in refused)]
    if problems:
        order = list(fields)
        return Given(None, tuple(sorted(problems, key=lambda problem: order.index(problem.question))), fields)
    entries = dict(session.entries)
    for id, value in read.items():
        entries[id] = _entry(journey.questions[id], value, fields[id])
    return Given(park(journey, replace(session, entries=entries, notice="")), (), fields)


def _known_before(journey: Journey, session: Session, step: Step) -> Known:
    """The live answers that stand before a step: all that its own questions may read."""
    plan = plan_of(journey)
    here, order, step_of = plan.order[step.id], plan.order, plan.step_of
    live = path_of(journey, session).known
    return Known({id: value for id, value in live.items() if order[step_of[id].id] < here}, today=session.today)


def filled(session: Session, step: Step) -> dict[str, Parts]:
    """What to fill a page's questions with: what was typed, of parked answers too."""
    fields: dict[str, Parts] = {}
    for question in step.questions:
        entry = session.entries.get(question.id)
        if entry is None:
            continue
        if entry.typed is not None:
            fields[question.id] = entry.typed
        elif entry.value is not None:
            fields[question.id] = type_of(question.type).fill(question, entry.value)
    return fields


def next_place(journey: Journey, before: Path, after: Path, session: Session, step: Step, changing: bool) -> Place:
    """Where to go after `step` was given: `before` and `after` are the paths around it.

    Forward: the page that follows on the new path. Changing from check answers: the first step
    that the change left without a good answer, or an information page it opened, else back.
    """
    if changing:
        known_pages = {page.id for page in before.steps}
        for page in after.steps:
            if page is after.stops_at or _opened(page, known_pages, session):
                return page
        return _end(after)
    order = plan_of(journey).order
    return next((page for page in after.steps if order[page.id] > order[step.id]), None) or _end(after)


def _opened(page: Step, known_pages: set[str], session: Session) -> bool:
    return page.form == "information" and page.id not in session.seen and page.id not in known_pages


def _end(path: Path) -> Place:
    if path.stops_at is not None:
        return path.stops_at
    if path.outcome is None or path.outcome.submit:
        return "check"
    return path.outcome


def allowed(path: Path, step_id: str) -> bool:
    """Whether a step may be opened: on the path, at or before the first unanswered one."""
    return any(step.id == step_id for step in path.steps)


def previous(path: Path, step_id: str | None) -> Step | None:
    """The page before a step on the path; with None the last page, for check answers and outcomes.

    None where the start page is before it.
    """
    last: Step | None = None
    for step in path.steps:
        if step.id == step_id:
            return last
        last = step
    return last if step_id is None else None


def new_day(journey: Journey, session: Session, now: datetime) -> Session:
    """The session of someone who comes back on a later day; the same session during a visit.

    Where path, outcome or problems are not what they were, `notice` says so.
    """
    today = civil_day(now, journey.time_zone)
    if session.reference is not None or today <= session.today or now - session.saved <= VISIT:
        return session
    answers = session.answers()
    before, after = replay(journey, answers, session.today), replay(journey, answers, today)
    notice = session.notice if _says(before) == _says(after) else NEW_DAY
    return park(journey, replace(session, today=today, notice=notice))


def _says(path: Path) -> tuple[object, ...]:
    """What a citizen can tell two paths apart by."""
    return ([step.id for step in path.steps], path.outcome and path.outcome.id, path.problems, path.fault)


def _parts(question: Question, form: Form) -> Parts:
    question_type = type_of(question.type)
    several = isinstance(question_type.kind(question), Choices)
    parts: dict[str, Sequence[str]] = {}
    for part in question_type.parts(question):
        name = f"{question.id}_{part}" if part else question.id
        sent = form.get(name.replace("_", "-"), ())
        parts[part] = list(sent if several else sent[:1])
    return parts


def _reading(journey: Journey, question: Question, known: Known) -> Reading:
    try:
        low, high = bounds(question, known)
    except Stuck:
        low, high = None, None
    return Reading(journey, known.today, low, high)


def _entry(question: Question, value: Value | None, typed: Parts) -> Entry:
    """Keeps what was typed only where it would not be filled in from the value."""
    filling = {} if value is None else type_of(question.type).fill(question, value)
    same = all((filling.get(part) or [""]) == (list(sent) or [""]) for part, sent in typed.items())
    return Entry(value, None if same else typed)

"""Reading a page's form into a session, and where that leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from engine.doubts import doubts
from engine.drafts import keep_draft, parts_of, unused_uploads, without
from engine.form import Form, Given, sent_for
from engine.lists import give_list, remove_item
from engine.options import asked_of
from engine.page import Stuck, bounds, judge, page_of
from engine.parking import park
from engine.places import ItemStep, Place, allowed, entry, item_path, open_place, page_ids, previous
from engine.plan import plan_of
from engine.replay import Path, is_shown, replay
from engine.roster import Roster, key_of
from engine.scope import before as known_before
from engine.scope import copied
from engine.session import NEW_DAY, Entry, Session, civil_day
from engine.tags import SEEN, overwritten
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem, Reading

__all__ = [
    "Form",
    "Given",
    "ItemStep",
    "Place",
    "allowed",
    "filled",
    "give",
    "give_list",
    "keep_draft",
    "new_day",
    "next_place",
    "previous",
    "remove_item",
    "unused_uploads",
]

VISIT = timedelta(hours=1)
"""A visit is over when nothing was saved for this long; only then may `today` move."""


def give(journey: Journey, session: Session, step: Step, form: Form, item: str = "", language: str = "") -> Given:
    """Read one page's form: all its problems at once, or a session with the answers.

    The page has to be allowed for this session (`allowed`); `item` is the item that it stands in, and
    `language` that of the page which was sent. Names of the form that belong to no question shown are
    ignored, and only the first value of a control that has one is taken. An information step is marked
    as seen. What a type doubts is among the problems (`Problem.sure`) until it is sent again unchanged, and
    what would overwrite an answer that the page did not show (`engine/tags.py`).
    """
    if not step.questions:
        passed = replace(session, seen=session.seen | {key_of(step.id, item)}, notice="")
        return Given(park(journey, passed), (), {})
    language = language or session.language
    known = known_before(journey, session, step, item)
    fields: dict[str, Parts] = {}
    read: dict[str, Value | None] = {}
    refused: dict[str, Problem] = {}
    given: dict[str, tuple[Question, Value, Reading]] = {}
    scratch = copied(known)
    for question in step.questions:
        if not is_shown(question, scratch):
            continue
        parts = fields[question.id] = sent_for(question, form)
        asked = asked_of(question, scratch, journey, language)
        reading = _reading(journey, session, question, scratch, language)
        value = type_of(question.type).read(asked, parts, reading)
        if isinstance(value, Problem):
            refused[question.id] = value
            continue
        read[question.id] = value
        if value is not None:
            scratch[question.id] = value
            given[question.id] = (question, value, reading)
    try:
        judged = judge(page_of(step), journey, read, known)
    except (Stuck, LookupError):
        judged = []  # replay finds the same fault, and says so to the team rather than to the citizen
    problems = [*refused.values(), *(problem for problem in judged or () if problem.question not in refused)]
    wrong = {problem.question for problem in problems}
    told = (*doubts(session, given, form, item), *overwritten(session, step, item, read, form))
    problems += (doubt for doubt in told if doubt.question not in wrong)
    if problems:
        order = list(fields)
        return Given(None, tuple(sorted(problems, key=lambda problem: order.index(problem.question))), fields)
    entries = dict(session.entries)
    for id, value in read.items():
        entries[key_of(id, item)] = _entry(journey.questions[id], value, fields[id])
    drafts = without(session.drafts, (key_of(question.id, item) for question in step.questions))
    return Given(park(journey, replace(session, entries=entries, drafts=drafts, notice="")), (), fields)


def filled(session: Session, step: Step, item: str = "") -> dict[str, Parts]:
    """What to fill a page's questions with: a draft, else what was typed, of parked answers too.

    Of a repeat's list page `no` where that was answered.
    """
    fields: dict[str, Parts] = {}
    if step.repeat is not None:
        kept = session.entries.get(step.id)
        if kept is not None and isinstance(kept.value, Roster) and kept.value.more is False:
            fields[step.id] = {"": ["no"]}
        return fields
    for question in step.questions:
        key = key_of(question.id, item)
        draft = session.drafts.get(key)
        entry = session.entries.get(key)
        if draft is not None:
            fields[question.id] = {part: sent for part, sent in draft.items() if part != SEEN}
        elif entry is not None:
            parts = parts_of(question, entry)
            if parts is not None:
                fields[question.id] = parts
    return fields


def next_place(
    journey: Journey, before: Path, after: Path, session: Session, step: Step, changing: bool, item: str = ""
) -> Place:
    """Where to go after a page was given: `before` and `after` are the paths around it.

    Forward: the page that follows on the new path, inside an item the item's own, after its last one
    the list. At the end of a task, and of what stands before the task list, the task list. Changing
    from check answers: the first page that the change left without a good answer, or an information
    page it opened, else back. An item that was just added comes before others that are not done.
    """
    added = _added(before, after, step)
    if added is not None:
        return added
    if changing:
        return _after_change(before, after, session)
    order = plan_of(journey).order
    if item:
        found = item_path(after, step.within, item)
        inside = next((page for page in found.steps if order[page.id] > order[step.id]), None) if found else None
        return ItemStep(inside, item) if inside is not None else journey.steps[step.within]
    if step.repeat is not None and after.stops_at is step:
        return open_place(after)
    tasks = {task.section.id for task in after.tasks}
    for page in after.steps:
        if order[page.id] > order[step.id] and (page.section == step.section or page.section not in tasks):
            return entry(after, page)
    return "tasks" if tasks else open_place(after)


def _added(before: Path, after: Path, step: Step) -> ItemStep | None:
    """The first page of the item that an answer on a list page has added."""
    if step.repeat is None:
        return None
    old = {each.item.id for each in before.items.get(step.id, ())}
    new = next((each for each in after.items.get(step.id, ()) if each.item.id not in old), None)
    return None if new is None else ItemStep(new.steps[0], new.item.id)


def _after_change(before: Path, after: Path, session: Session) -> Place:
    old = _pages(before)
    for place in _all_places(after):
        step, item = (place.step, place.item) if isinstance(place, ItemStep) else (place, "")
        key = key_of(step.id, item)
        if step.form == "information" and key not in session.seen and key not in old:
            return place
        if step is after.stops_at:
            return open_place(after)
    return open_place(after)


def _all_places(path: Path) -> Iterator[Step | ItemStep]:
    """Every page of a path in order; of a repeat first the pages of its items, then the list."""
    for step in path.steps:
        for each in path.items.get(step.id, ()):
            for inner in each.steps:
                yield ItemStep(inner, each.item.id)
        yield step


def _pages(path: Path) -> set[str]:
    return {
        key_of(place.step.id, place.item) if isinstance(place, ItemStep) else place.id for place in _all_places(path)
    }


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
    tasks = [(task.section.id, task.status) for task in path.tasks]
    return (page_ids(path), tasks, path.outcome and path.outcome.id, path.problems, path.fault)


def _reading(journey: Journey, session: Session, question: Question, known: Known, language: str) -> Reading:
    try:
        low, high = bounds(question, known)
    except Stuck:
        low, high = None, None
    return Reading(journey, known.today, low, high, language=language, uploads=session.uploads)


def _entry(question: Question, value: Value | None, typed: Parts) -> Entry:
    """Keeps what was typed only where it would not be filled in from the value."""
    question_type = type_of(question.type)
    filling = {} if value is None else question_type.fill(question, value)
    same = all((filling.get(part) or [""]) == (list(sent) or [""]) for part, sent in typed.items())
    return Entry(value, None if same or not question_type.keeps_typed else typed)

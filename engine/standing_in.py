"""A session for somebody who is put at a place of a journey, as if they had walked there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from engine.given import Taken
from engine.path import Path
from engine.places import ItemStep, Place, entry, open_place
from engine.plan import plan_of
from engine.proving.aims import Aim, aim
from engine.proving.standing import standing
from engine.replay import Answers, replay
from engine.roster import Roster, key_of, question_of
from engine.session import Entry, Session, begin
from engine.tracing import Tracer
from engine.witness import answers_of, citizen_of
from journeys.expressions.kinds import Upload
from journeys.model import Journey, Step
from journeys.proof.verdicts import Citizen
from journeys.proof.views import ALL
from journeys.questions import type_of
from journeys.unwritten import CHECK, CHECK_OF, TASKS

_AIMED = {TASKS: "tasks", CHECK: "check"}
"""Places that no author wrote, as `engine.proving.aims` calls them."""


@dataclass(frozen=True, slots=True)
class StoodIn:
    """Somebody at a place: the session with all answers up to there and none after, and the page to open.

    `path` is where the session leads.
    """

    session: Session
    place: Place
    path: Path


def aim_at(journey: Journey, id: str) -> Aim:
    """The place of a map with this id, as it is looked for. Raises `aims.Unaimable` where nobody can be put there."""
    return aim(journey, [_AIMED.get(id, id.removeprefix(CHECK_OF))])


def at(journey: Journey, who: Citizen, id: str, now: datetime, tracer: Tracer | None = None) -> StoodIn | None:
    """A citizen at the place with this id, as on their own day; None where these answers do not lead there.

    Of a decision it is the page that comes next, of a section its first. Raises `aims.Unaimable` as `aim_at` does.
    """
    wanted = aim_at(journey, id)
    found = standing(wanted, who, tracer or Tracer(journey))
    if found is None:
        return None
    session = session_of(journey, answers_of(found.who), found.who.today, now, wanted.at.number)
    place = "check" if id.startswith(CHECK_OF) else _place(wanted, found.path, found.item)
    return StoodIn(session, place, found.path)


def at_the_end(journey: Journey, taken: Taken, today: date, now: datetime) -> StoodIn:
    """The citizen of a scenario where its answers lead.

    What is refused for its size alone stands in its box, as it was typed.
    """
    session = session_of(journey, _counting(taken), today, now)
    drafts = {
        key: type_of(question.type).fill(question, value)
        for key, value in taken.beyond.items()
        if not isinstance(value, Roster | None) and (question := journey.questions.get(question_of(key))) is not None
    }
    path = replay(journey, session.answers(), today)
    return StoodIn(replace(session, drafts=drafts), open_place(path) if path.fault is None else "check", path)


def citizen_in(journey: Journey, taken: Taken, today: date) -> Citizen:
    """The citizen of a scenario, with the answers that can be read."""
    return citizen_of(journey, _counting(taken), today)


def _counting(taken: Taken) -> Answers:
    """The answers of a scenario that can be read, and what it leaves blank."""
    return {**taken.blank, **taken.read}


def session_of(
    journey: Journey, answers: Answers, today: date, now: datetime, before: int = ALL, language: str | None = None
) -> Session:
    """A session with these answers on that day, information pages before the step with the number `before` passed."""
    session = begin(journey, now, language)
    entries = {key: Entry(value) for key, value in answers.items()}
    path = replay(journey, answers, today)
    order = plan_of(journey).order
    seen = frozenset(key for key, step in _information(path) if order[step.id] < before)
    uploads = {
        each.id: each
        for value in answers.values()
        if isinstance(value, tuple)
        for each in value
        if isinstance(each, Upload)
    }
    return replace(session, today=today, entries=entries, seen=seen, uploads=uploads)


def _information(path: Path) -> Iterator[tuple[str, Step]]:
    """The information pages of a path, with the keys under which a session remembers that they were passed."""
    for step in path.steps:
        for each in path.items.get(step.id, ()):
            yield from ((key_of(inner.id, each.item.id), inner) for inner in each.steps if inner.form == "information")
        if step.form == "information":
            yield step.id, step


def _place(wanted: Aim, path: Path, item: str) -> Place:
    """The page that stands for what was aimed at."""
    at = wanted.at
    if at.what == "tasks" or at.what == "check":
        return at.what
    if at.what == "outcome":
        return wanted.journey.outcomes[at.id]
    step = at.step
    if at.what == "section":
        first = plan_of(wanted.journey).order
        step = next((each for each in path.steps if first[each.id] >= at.number), None)
    if step is None or step.form == "decision":
        return open_place(path)
    return ItemStep(step, item) if step.within else entry(path, step)

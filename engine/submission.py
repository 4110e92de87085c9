"""Sending: the whole path read again, and what is sent as plain values."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from engine.drafts import unused_uploads
from engine.facts import facts, item_facts, plain_value
from engine.replay import ItemPath, Path, asked, replay
from engine.session import Session
from journeys.expressions.kinds import Value
from journeys.model import Journey, Question, Repeat
from journeys.questions import type_of

ALPHABET = "23456789CDFGHJKMNPQRTVWX"
"""No 0 O 1 I L, no S Z B beside 5 2 8, and no vowels, so that no reference is a word."""
LENGTH = 9


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent, once. `answers` (live ones only) and `facts` are plain JSON values by id.

    A repeat is a list of objects, one for each item: its `id`, its answers by their names inside the item, and
    its own facts under `facts`. A file is its name, media type, size and id.
    `today` is the civil day the answers were judged on, `sent_at` the moment in UTC.
    """

    reference: str
    journey: str
    version: str
    language: str
    today: date
    outcome: str
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was sent. `path` is the replay that says so.

    `unfinished`: go to `path.stops_at`, whose `path.problems` may say more. `not_for_sending`:
    the path ends at an outcome without `submit`. `fault`: a sentence could not be known.
    `already_sent`: the session has a reference.
    """

    reason: Literal["unfinished", "not_for_sending", "fault", "already_sent"]
    path: Path


def submit(journey: Journey, session: Session, now: datetime) -> tuple[Session, Submission] | Refused:
    """Read the whole path again and make the submission, with the session marked as sent.

    The session keeps no parked answer. Pure but for the reference, which is random; the store
    makes another where two are the same.
    """
    path = replay(journey, session.answers(), session.today)
    if session.reference is not None:
        return Refused("already_sent", path)
    if path.fault is not None:
        return Refused("fault", path)
    if path.outcome is None:
        return Refused("unfinished", path)
    if not path.outcome.submit:
        return Refused("not_for_sending", path)
    submission = Submission(
        reference=new_reference(),
        journey=journey.id,
        version=session.version,
        language=session.language,
        today=session.today,
        outcome=path.outcome.id,
        answers={id: _sent(journey, path, id, value) for id, value in path.known.items()},
        facts={id: plain_value(journey.facts[id].kind, value, journey) for id, value in facts(journey, path).items()},
        sent_at=now,
    )
    on_path = asked(path)
    entries = {id: entry for id, entry in session.entries.items() if id in on_path}
    sent = replace(session, entries=entries, saved=now, reference=submission.reference, notice="", drafts={})
    gone = {upload.id for upload in unused_uploads(sent)}
    uploads = {id: upload for id, upload in sent.uploads.items() if id not in gone}
    return replace(sent, uploads=uploads), submission


def _sent(journey: Journey, path: Path, id: str, value: Value) -> Any:
    """An answer as plain JSON: of a repeat the list of its items."""
    step = journey.steps.get(id)
    if step is None or step.repeat is None:
        return _plain(journey.questions[id], value)
    return [_item(journey, step.repeat, each) for each in path.items[id]]


def _item(journey: Journey, repeat: Repeat, path: ItemPath) -> dict[str, Any]:
    answers = {_name(id): _plain(journey.questions[id], value) for id, value in path.item.answers.items()}
    known = item_facts(repeat, path).items()
    told = {_name(id): plain_value(repeat.facts[id].kind, value, journey) for id, value in known}
    return {"id": path.item.id, **answers, "facts": told} if told else {"id": path.item.id, **answers}


def _plain(question: Question, value: Value) -> Any:
    return type_of(question.type).encode(question, value)


def _name(id: str) -> str:
    """What an answer or fact of an item is called inside it: `born` of `child.born`."""
    return id.partition(".")[2]


def new_reference() -> str:
    """A reference that nobody can guess: 9 characters, about 42 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def show_reference(reference: str) -> str:
    """In threes, as it is read aloud: `X7K 2MP QTT`."""
    return " ".join(reference[i : i + 3] for i in range(0, len(reference), 3))

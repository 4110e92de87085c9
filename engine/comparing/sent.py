"""What was sent, read back into answers that a version of its journey can replay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engine.comparing.carrying import CannotRead, Carrier
from engine.replay import asked, replay
from engine.roster import Roster, key_of
from engine.submission import Submission
from journeys.model import Journey
from journeys.questions.base import Reading


@dataclass(slots=True)
class Sent:
    """The answers of a submission by their keys, and the keys of those that this version cannot read.

    `items` are the ids of all items, by the repeat they belong to.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    items: dict[str, tuple[str, ...]] = field(default_factory=dict)


def sent_answers(submission: Submission, journey: Journey, old: Journey | None, carrier: Carrier) -> Sent:
    """The answers of a submission as `journey` reads them; `carrier` brings them there from `old`, the version they
    were sent under.

    What was asked and left blank is blank again: a replay under `old` tells what was asked. Where that version is not
    known, every optional question counts as left blank. Raises ValueError, LookupError, TypeError or AttributeError for
    what is no submission.
    """
    found = _read(submission.answers, journey, carrier, submission.today)
    left = set(_optional(journey, found.items))
    if old is not None:
        left &= _asked(submission, old)
    for key in left - found.unread:
        found.answers.setdefault(key, None)
    return found


def _asked(submission: Submission, old: Journey) -> set[str]:
    """The keys of all that this citizen was asked for."""
    own = _read(submission.answers, old, Carrier(old, old), submission.today)
    for key in _optional(old, own.items):
        own.answers.setdefault(key, None)
    return asked(replay(old, own.answers, submission.today))


def _read(stored: Mapping[str, Any], journey: Journey, carrier: Carrier, today: date) -> Sent:
    found = Sent()
    reading = Reading(journey, today)

    def take(key: str, value: Any) -> None:
        try:
            found.answers[key] = carrier.read(key, value, reading)
        except CannotRead:
            found.unread.add(key)

    for id, value in stored.items():
        step = journey.steps.get(id)
        if step is None or step.repeat is None or carrier.fate(id) != "goes along":
            take(id, value)
            continue
        ids = tuple(str(item["id"]) for item in value)
        found.items[id] = ids
        found.answers[id] = Roster(ids, len(ids), False)
        for item, inside in zip(ids, value, strict=True):
            for name, answer in inside.items():
                if name not in ("id", "facts"):
                    take(key_of(f"{step.repeat.item}.{name}", item), answer)
    return found


def _optional(journey: Journey, items: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The keys of every question that may be left blank, of each item its own."""
    for id, question in journey.questions.items():
        if question.optional and "." not in id:
            yield id
    for repeat, ids in items.items():
        step = journey.steps[repeat]
        assert step.repeat is not None
        for inner in step.repeat.steps:
            for question in inner.questions:
                if question.optional:
                    yield from (key_of(question.id, item) for item in ids)

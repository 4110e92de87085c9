"""One citizen's way through one version of a journey, as a value that can be kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from engine.roster import Roster, question_of, reopened
from journeys.expressions.kinds import Upload, Value
from journeys.model import Journey
from journeys.questions import type_of
from journeys.questions.base import Parts

NEW_DAY = "new_day"
"""The one notice there is: the journey was worked out again with a later day, and differs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored answer.

    `value` is None where the question was asked and left blank; of a repeat it is the roster. `typed` is
    what the citizen typed, kept only where filling in the value would not give it back. A `parked` entry was
    left on another branch: nothing reads it, and if its question comes back it is asked again with
    the entry filled in (docs/language.md, changing an answer). A parked roster keeps its items whole: their
    entries are not parked with it, and nothing reads them without it.
    """

    value: Value | Roster | None
    typed: Parts | None = None
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that is kept about one citizen in one journey.

    `entries` are by question id, those of an item by `child.born@k3f9`, the roster of a repeat by its step id.
    `drafts` are parts that were typed and never sent as an answer, by the same keys; nothing but `filled` reads
    them. `uploads` are the files that this session holds, by id, named by an answer or not. `today` is the civil
    day the visit started, which never moves during a visit. `seen` are ids of information steps that were passed
    (`child.note@k3f9` inside an item). `notice` is what has to be said before going on
    (`NEW_DAY`) or "". `revision` counts the saves; `started` and `saved` are in UTC.
    """

    journey: str
    version: str
    language: str
    today: date
    started: datetime
    saved: datetime
    entries: Mapping[str, Entry] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    notice: str = ""
    revision: int = 0
    reference: str | None = None
    drafts: Mapping[str, Parts] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def answers(self) -> dict[str, Value | Roster | None]:
        """What replay may read: every entry that is not parked.

        Of a parked roster the items are there, but whether there are more is open, so that the list is
        asked for again.
        """
        found: dict[str, Value | Roster | None] = {}
        for id, entry in self.entries.items():
            if not entry.parked:
                found[id] = entry.value
            elif isinstance(entry.value, Roster):
                found[id] = reopened(entry.value)
        return found


def civil_day(now: datetime, time_zone: str) -> date:
    """The day on the calendar of `time_zone` at `now` (an aware datetime)."""
    return now.astimezone(ZoneInfo(time_zone)).date()


def begin(journey: Journey, now: datetime, language: str | None = None) -> Session:
    """A session without answers, on this version of the journey, its visit starting `now`."""
    return Session(
        journey=journey.id,
        version=journey.version,
        language=language or journey.language,
        today=civil_day(now, journey.time_zone),
        started=now,
        saved=now,
    )


_json = json.JSONEncoder(separators=(",", ":")).encode


def encode(session: Session, journey: Journey) -> str:
    """A session as JSON text; `decode` gives it back."""
    codecs = _codecs(journey)
    entries: dict[str, list[Any]] = {}
    for id, entry in session.entries.items():
        codec = codecs.get(id) or codecs[question_of(id)]
        kept: list[Any] = [None if entry.value is None else codec[0](entry.value)]
        if entry.typed is not None or entry.parked:
            kept.append(None if entry.typed is None else {part: list(sent) for part, sent in entry.typed.items()})
        if entry.parked:
            kept.append(True)
        entries[id] = kept
    state: dict[str, Any] = {
        "journey": session.journey,
        "version": session.version,
        "language": session.language,
        "today": session.today.isoformat(),
        "started": session.started.isoformat(),
        "saved": session.saved.isoformat(),
        "entries": entries,
        "seen": sorted(session.seen),
        "notice": session.notice,
        "revision": session.revision,
        "reference": session.reference,
    }
    if session.drafts:
        state["drafts"] = {
            id: {part: list(sent) for part, sent in parts.items()} for id, parts in session.drafts.items()
        }
    if session.uploads:
        state["uploads"] = [[each.id, each.name, each.media_type, each.size] for each in session.uploads.values()]
    return _json(state)  # ASCII: whatever was typed, half a surrogate too, can be kept


def decode(text: str, journey: Journey) -> Session:
    """The inverse of `encode`, for the journey of the same version. Raises ValueError on other text."""
    state = json.loads(text)
    codecs = _codecs(journey)
    entries = {}
    for id, kept in state["entries"].items():
        stored = kept[0]
        codec = codecs.get(id) or codecs[question_of(id)]
        entries[id] = Entry(
            value=None if stored is None else codec[1](stored),
            typed=kept[1] if len(kept) > 1 else None,
            parked=len(kept) > 2,
        )
    return Session(
        journey=state["journey"],
        version=state["version"],
        language=state["language"],
        today=date.fromisoformat(state["today"]),
        started=datetime.fromisoformat(state["started"]),
        saved=datetime.fromisoformat(state["saved"]),
        entries=entries,
        seen=frozenset(state["seen"]),
        notice=state["notice"],
        revision=state["revision"],
        reference=state["reference"],
        drafts=state.get("drafts", {}),
        uploads={kept[0]: Upload(*kept) for kept in state.get("uploads", ())},
    )


Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


@lru_cache(maxsize=64)
def _codecs(journey: Journey) -> dict[str, Codec]:
    """By question id, of a roster by its step's: value to plain JSON, and back."""
    codecs: dict[str, Codec] = {}
    for id, question in journey.questions.items():
        kind_of_question = type_of(question.type)
        codecs[id] = (partial(kind_of_question.encode, question), partial(kind_of_question.decode, question))
    for id, step in journey.steps.items():
        if step.repeat is not None:
            codecs[id] = (_encode_roster, _decode_roster)
    return codecs


def _encode_roster(roster: Roster) -> list[Any]:
    return [list(roster.items), roster.made, roster.more]


def _decode_roster(stored: list[Any]) -> Roster:
    items, made, more = stored
    return Roster(tuple(items), made, more)

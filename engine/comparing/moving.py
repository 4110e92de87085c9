"""Sessions that are kept, moved to a new version: where each would go on, and whose answers would be asked again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.comparing.carrying import CannotRead, Carrier
from engine.comparing.submissions import VersionOf
from engine.path import Path
from engine.replay import replay
from engine.roster import Roster, item_of, question_of
from engine.session import Entry, Session, decode
from engine.walk import stop_id
from journeys.model import Journey
from journeys.questions.base import Reading


@dataclass(frozen=True, slots=True)
class Going:
    """How many people would go on elsewhere: from a page to a page, by step ids.

    An outcome stands for the end, `check` for the check page.
    """

    old: str
    new: str
    count: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of all unfinished sessions of a journey.

    `total` is the sum of `stay` (the same page), `going` and `unreadable` (of a version that is not known, or damaged).
    `parked` is how many have at least one answer on their path that would not go along.
    """

    total: int = 0
    stay: int = 0
    going: tuple[Going, ...] = ()
    parked: int = 0
    unreadable: int = 0


def kept(sessions: Iterable[tuple[str, str]], new: Journey, version_of: VersionOf) -> Kept:
    """Moves sessions, each as its version and its state, one after the other; exact for each of them."""
    carriers: dict[str, tuple[Journey | None, Carrier]] = {}
    going: Counter[tuple[str, str]] = Counter()
    total = stay = parked = unreadable = 0
    for version, state in sessions:
        total += 1
        if version not in carriers:
            old = version_of(version)
            carriers[version] = (old, Carrier(old, new))
        old, carrier = carriers[version]
        if old is None:
            unreadable += 1
            continue
        try:
            session = decode(state, old)
            moved, lost = carried(session, json.loads(state)["entries"], carrier, new)
        except (ValueError, LookupError, TypeError, AttributeError):
            unreadable += 1
            continue
        before = replay(old, session.answers(), session.today)
        after = replay(new, moved.answers(), moved.today)
        was, now = _place(before), _place(after)
        live = before.known.keys() | {key for key in session.entries if item_of(key)}
        parked += bool(lost & live)
        if was == now:
            stay += 1
        else:
            going[was, now] += 1
    rows = sorted(going.items(), key=lambda each: (-each[1], each[0]))
    return Kept(total, stay, tuple(Going(*pair, count) for pair, count in rows), parked, unreadable)


def carried(session: Session, stored: Mapping[str, Any], carrier: Carrier, new: Journey) -> tuple[Session, set[str]]:
    """A session on the new version, and the keys of the answers that did not go along.

    `stored` are its entries as they are kept: the value first, None where a question was left blank.
    """
    entries: dict[str, Entry] = {}
    lost: set[str] = set()
    reading = Reading(new, session.today)
    for key, entry in session.entries.items():
        if carrier.fate(question_of(key)) != "goes along":
            lost.add(key)
        elif entry.value is None or isinstance(entry.value, Roster):
            entries[key] = entry
        else:
            try:
                entries[key] = replace(entry, value=carrier.read(key, stored[key][0], reading))
            except CannotRead:
                lost.add(key)
    return replace(session, version=new.version, entries=entries), lost


def _place(path: Path) -> str:
    """Where somebody stands: a page, also inside an item; check answers; or an end."""
    stop = stop_id(path)
    if stop is not None:
        return stop
    if path.outcome is None:
        return ""
    return "check" if path.outcome.submit else path.outcome.id

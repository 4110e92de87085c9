"""Paths that were worked out a moment ago, so that one page turn replays its answers once.

A path depends on journey, entries and day only, and entries are never changed in place: whoever holds the
same entries object on the same day gets the same path back. Nothing else is remembered, and little of it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date

from engine.replay import Path, replay
from engine.session import Entry, Session
from journeys.model import Journey

KEPT = 1024
"""How many paths are kept; about 2 kB each."""

_kept: OrderedDict[int, tuple[Mapping[str, Entry], Journey, date, Path]] = OrderedDict()


def path_of(journey: Journey, session: Session) -> Path:
    """Where a session leads: `replay` of its answers, done anew only when they, the day or the journey changed."""
    entries = session.entries
    key = id(entries)
    found = _kept.get(key)
    if found is not None and found[0] is entries and found[1] is journey and found[2] == session.today:
        return found[3]
    path = replay(journey, session.answers(), session.today)
    _kept[key] = (entries, journey, session.today, path)
    if len(_kept) > KEPT:
        _kept.popitem(last=False)
    return path

"""A session that goes on in a journey whose text is being changed: what does not fit now waits until it fits again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from engine.comparing.carrying import Carrier
from engine.comparing.moving import carried
from engine.parking import park
from engine.replay import replay
from engine.roster import question_of
from engine.session import Entry, Session, encode
from journeys.model import Journey


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that the text as it is now cannot take, and the version in which it was given."""

    entry: Entry
    given_in: Journey


@dataclass(frozen=True, slots=True)
class GoneOn:
    """A session in the new version. `waiting` are all answers that wait, by key.

    `left` are the keys of those that counted until now and wait from now on, `back` of those that do no longer.
    `taken_back`: it had been sent, and the new version asks for more or does not send.
    """

    session: Session
    waiting: Mapping[str, Waiting]
    left: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    taken_back: bool = False


def go_on(
    session: Session, old: Journey, new: Journey, today: date, waiting: Mapping[str, Waiting] | None = None
) -> GoneOn:
    """The session of `old`, in `new` and as of `today`, with what waited since earlier versions and fits again.

    An answer that was given since takes the place of one that waits. The session may be of another id of the journey.
    """
    moved, lost = _carried(session, old, new)
    held = {key: each for key, each in (waiting or {}).items() if key not in session.entries}
    entries = dict(moved.entries)
    back: list[str] = []
    for key, each in held.items():
        alone = replace(session, version=each.given_in.version, entries={key: each.entry}, drafts={})
        found = _carried(alone, each.given_in, new)[0].entries
        if key in found:
            entries[key] = found[key]
            back.append(key)
    counted = replay(old, session.answers(), session.today).known
    left = tuple(key for key in session.entries if key in lost and (key in counted or "@" in key))
    still = {key: each for key, each in held.items() if key not in back}
    still |= {key: Waiting(session.entries[key], old) for key in session.entries if key in lost}
    seen = frozenset(key for key in session.seen if question_of(key) in new.steps)
    drafts = {key: parts for key, parts in session.drafts.items() if question_of(key) in new.questions}
    moved = replace(moved, journey=new.id, today=today, entries=entries, seen=seen, drafts=drafts, notice="")
    path = replay(new, moved.answers(), today)
    sendable = path.outcome is not None and path.outcome.submit
    taken_back = session.reference is not None and not sendable
    if taken_back:
        moved = replace(moved, reference=None)
    return GoneOn(park(new, moved), still, left, tuple(back), taken_back)


def _carried(session: Session, old: Journey, new: Journey) -> tuple[Session, set[str]]:
    return carried(session, json.loads(encode(session, old))["entries"], Carrier(old, new), new)

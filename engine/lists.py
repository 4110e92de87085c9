"""The list page of a repeat: is there any, is there another, and taking one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.drafts import unused_uploads
from engine.form import Given
from engine.parking import park
from engine.roster import Roster, added, item_of, question_of, removed, roster_of
from engine.session import Entry, Session
from journeys.model import Journey, Repeat, Step
from journeys.questions.base import Problem

UNANSWERED = "repeat.unanswered"
TOO_FEW = "repeat.too_few"
TOO_MANY = "repeat.too_many"
"""What can be wrong with the answer on a list page; params `least` and `most` say how many there have to be."""


def give_list(journey: Journey, session: Session, step: Step, form: Mapping[str, Sequence[str]]) -> Given:
    """Read the answer on a list page: whether there are any, or another one, or that the list is as it should be.

    The control is called as the repeat is; `yes` adds an item, unless one was added that nothing was
    given in yet (a form sent twice), `no` closes the list. Where it is full, nothing need be said.
    """
    repeat = _repeat(step)
    sent = list(form.get(step.id.replace("_", "-"), ()))[:1]
    fields = {step.id: {"": sent}}
    roster = roster_of(journey, session.entries, step.id)
    said = sent[0] if sent else ""
    if said not in ("yes", "no"):
        if len(roster.items) < repeat.max:
            return Given(None, (Problem(step.id, UNANSWERED),), fields)
        said = "no"
    if said == "no":
        if len(roster.items) < repeat.min:
            return Given(None, (Problem(step.id, TOO_FEW, params={"least": repeat.min}),), fields)
        return Given(_with(journey, session, step, replace(roster, more=False)), (), fields)
    if _untouched(session, step, roster):
        return Given(_with(journey, session, step, replace(roster, more=None)), (), fields)
    if len(roster.items) >= repeat.max:
        return Given(None, (Problem(step.id, TOO_MANY, params={"most": repeat.max}),), fields)
    return Given(_with(journey, session, step, added(roster)), (), fields)


def remove_item(journey: Journey, session: Session, step: Step, item: str) -> Session:
    """The session without an item and all that was given in it, files too; the same one where there is no such item.

    A list that has to have one more keeps being asked for; one that cannot be empty has a new item.
    """
    roster = roster_of(journey, session.entries, step.id)
    if item not in roster.items:
        return session
    repeat = _repeat(step)
    left = removed(roster, item)
    if len(left.items) < max(repeat.min, 1):
        left = replace(left, more=None)
    if not left.items and repeat.ask is None:
        left = added(left)
    cleared = replace(
        session,
        entries={key: entry for key, entry in session.entries.items() if not _inside(key, step, item)},
        drafts={key: parts for key, parts in session.drafts.items() if not _inside(key, step, item)},
        seen=frozenset(key for key in session.seen if not _inside(key, step, item)),
    )
    gone = {upload.id for upload in unused_uploads(cleared)}
    if gone:
        cleared = replace(cleared, uploads={id: each for id, each in cleared.uploads.items() if id not in gone})
    return _with(journey, cleared, step, left)


def _with(journey: Journey, session: Session, step: Step, roster: Roster) -> Session:
    return park(journey, replace(session, entries={**session.entries, step.id: Entry(roster)}, notice=""))


def _untouched(session: Session, step: Step, roster: Roster) -> bool:
    """Whether the last item has nothing in it yet."""
    kept: Iterable[str] = (*session.entries, *session.drafts, *session.seen)
    return bool(roster.items) and not any(_inside(key, step, roster.items[-1]) for key in kept)


def _inside(key: str, step: Step, item: str) -> bool:
    if item_of(key) != item:
        return False
    id = question_of(key)
    return any(id == inner.id or any(id == asked.id for asked in inner.questions) for inner in _repeat(step).steps)


def _repeat(step: Step) -> Repeat:
    assert step.repeat is not None
    return step.repeat

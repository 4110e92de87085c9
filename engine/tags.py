"""Two windows on one page (patterns P24): what was held when it was drawn, and what would be overwritten unseen.

A page carries a tag of what the session held for its questions. Sent back with another answer than the one that is
held now, while the tag does not fit any more, nothing is saved: the citizen is told once what is held.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b

from engine.doubts import sure_word
from engine.form import Form
from engine.roster import Roster, key_of
from engine.session import Session
from journeys.expressions.kinds import Value
from journeys.model import Question, Step
from journeys.questions import type_of
from journeys.questions.base import Problem

SEEN = "seen_"
"""The hidden control that carries the tag, and the part of a draft that keeps it: no question or part has this name."""

STALE = "stale"
"""The rule of an answer that would overwrite one that its page did not show; `answer` is that one, as pages show it."""

_is_tag = re.compile("[0-9a-f]{8}").fullmatch


def tag_of(session: Session, step: Step, item: str = "") -> str:
    """What a page's questions hold now: 8 characters for each that holds something, between points; "" where none does.

    A question that is drawn from a draft keeps the tag of the page on which that was typed.
    """
    return _joined([_drawn(session, question, item) for question in step.questions])


def tag_again(session: Session, step: Step, item: str, form: Form, told: Collection[str] = ()) -> str:
    """The tag of a page that is shown again as it was sent: the one that it had, but for the questions of which it
    is told (`told`) what they hold now."""
    unfit = unfit_tags(session, step, item, form)
    return _joined(
        [
            unfit[question.id] if question.id in unfit and question.id not in told else _held(session, question, item)
            for question in step.questions
        ]
    )


def overwritten(
    session: Session, step: Step, item: str, read: Mapping[str, Value | None], form: Form
) -> Iterator[Problem]:
    """A doubt for each answer on the form that differs from one which is held, and which its page did not show."""
    unfit = unfit_tags(session, step, item, form)
    for question in step.questions if unfit else ():
        if question.id in unfit and question.id in read:
            held, given = _value(session, question, item), read[question.id]
            if held is not None and held != given:
                shown = type_of(question.type).masked(question, held)
                yield Problem(question.id, STALE, params={"answer": shown}, sure=sure_word(question, given))


def unfit_tags(session: Session, step: Step, item: str, form: Form) -> dict[str, str]:
    """By question, the tags that a form brought and that do not fit what is held now.

    None where it brought none, or none that its page can have had.
    """
    sent = form.get(SEEN)
    if not sent:
        return {}
    now = [_held(session, question, item) for question in step.questions]
    if sent[0] == _joined(now):
        return {}
    tags = sent[0].split(".") if sent[0] else [""] * len(now)
    if len(tags) != len(now) or not all(tag == "" or _is_tag(tag) for tag in tags):
        return {}
    return {question.id: tag for question, tag, fit in zip(step.questions, tags, now, strict=True) if tag != fit}


def _joined(tags: list[str]) -> str:
    return ".".join(tags) if any(tags) else ""


def _drawn(session: Session, question: Question, item: str) -> str:
    draft = session.drafts.get(key_of(question.id, item)) if session.drafts else None
    kept = None if draft is None else draft.get(SEEN)
    return kept[0] if kept else _held(session, question, item)


def _held(session: Session, question: Question, item: str) -> str:
    """A short digest of the answer: the same in every process, and for the same answer typed in another way."""
    value = _value(session, question, item)
    if value is None:
        return ""
    said = repr(sorted(value.items()) if isinstance(value, dict) else value)
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _value(session: Session, question: Question, item: str) -> Value | None:
    entry = session.entries.get(key_of(question.id, item))
    return None if entry is None or isinstance(entry.value, Roster) else entry.value

"""Answers that are probably slips, told once: sent again unchanged, they go through."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2s

from engine.form import Form
from engine.roster import key_of
from engine.session import Session
from journeys.expressions.kinds import Value
from journeys.model import Question
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading


def doubts(
    session: Session, read: Mapping[str, tuple[Question, Value, Reading]], form: Form, item: str
) -> Iterator[Problem]:
    """What is told of the answers that a page was read as: nothing of one that is kept already, or was sent again."""
    for id, (question, value, reading) in read.items():
        question_type = type_of(question.type)
        found = question_type.doubt(question, value, reading)
        if found is None:
            continue
        kept = session.entries.get(key_of(id, item))
        sure = sure_word(question, value)
        if (kept is None or kept.value != value) and sure not in form.get(sure_name(id), ()):
            yield replace(found, sure=sure)


def sure_name(question: str) -> str:
    """The name of the hidden control that says "I am sure": no question or part can have it."""
    return f"{question.replace('_', '-').replace('.', '-')}--sure"


def sure_word(question: Question, value: Value | None) -> str:
    """A short word that only this answer has."""
    stored = None if value is None else type_of(question.type).encode(question, value)
    return blake2s(json.dumps(stored, sort_keys=True).encode(), digest_size=6).hexdigest()

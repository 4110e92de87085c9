"""One page's form: what a browser sent, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.session import Session
from journeys.expressions.kinds import Choices, Files, ItemIds
from journeys.model import Question
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem

Form = Mapping[str, Sequence[str]]
"""What a browser sent: control name to the values sent under it, in order."""


@dataclass(frozen=True, slots=True)
class Given:
    """One page's form, read.

    `session` holds the new answers; None where the page was refused, and then nothing changes.
    `fields` are the parts of each question shown, exactly as typed, to be shown again.
    """

    session: Session | None
    problems: tuple[Problem, ...]
    fields: Mapping[str, Parts]


def sent_for(question: Question, form: Form) -> Parts:
    """What a form holds for one question: of a control that has one value, the first."""
    question_type = type_of(question.type)
    several = isinstance(question_type.kind(question), Choices | Files | ItemIds)
    parts: dict[str, Sequence[str]] = {}
    for part in question_type.parts(question):
        name = f"{question.id}_{part}" if part else question.id
        sent = form.get(name.replace("_", "-").replace(".", "-"), ())
        parts[part] = list(sent if several else sent[:1])
    return parts

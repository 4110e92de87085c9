"""The options that one citizen can choose from: those whose `when` holds, and the items of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeys.expressions.known import Known
from journeys.labels import items_as_options, said
from journeys.model import Journey, Option, Question
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType, Reading
from journeys.show import show


def depends(question: Question) -> bool:
    """Whether the options of a question are not the same for everybody."""
    return question.items is not None or any(option.when is not None for option in question.options)


def varies(question: Question) -> bool:
    """Whether what one citizen can choose from has to be looked up: `depends`, or the type may leave few answers."""
    return depends(question) or (not question.options and type(type_of(question.type)).few is not QuestionType.few)


def asked_of(question: Question, known: Known, journey: Journey, language: str) -> Question:
    """The question with the options that apply to this citizen; the same object where all do.

    An option whose `when` cannot be known is not there, nor are the items of a list that is not finished.
    A type may leave few answers, which are the options then. Items stand under their own ids and are named by
    their label, in `language`.
    """
    if question.items is not None:
        return replace(question, options=items_as_options(question.items, known, journey, language))
    if not depends(question):
        few = _few(question, known, journey, language) if varies(question) else ()
        return replace(question, options=few) if few else question
    left = tuple(option for option in question.options if _applies(option, known))
    return question if len(left) == len(question.options) else replace(question, options=left)


def _few(question: Question, known: Known, journey: Journey, language: str) -> tuple[Option, ...]:
    """The only answers that a type leaves to this citizen, such as the days of an appointment."""
    question_type = type_of(question.type)
    try:
        low, high = (None if bound is None else bound.value(known) for bound in (question.min, question.max))
    except LookupError:
        return ()
    reading = Reading(journey, known.today, low, high, language=language)
    kind = question_type.kind(question)
    return tuple(
        Option(sent, said(show(kind, value, journey, language, weekdays=question_type.planned), question.route))
        for sent, value in question_type.few(question, reading)
    )


def gone(asked: Question, value: Any) -> Problem | None:
    """The problem of an answer that is not offered any more; `asked` is the question as `asked_of` gives it."""
    offered = {option.id for option in asked.options}
    chosen = value if isinstance(value, tuple) else (value,)
    return None if offered.issuperset(chosen) else Problem(asked.id, "option.gone")


def _applies(option: Option, known: Known) -> bool:
    if option.when is None:
        return True
    try:
        return bool(option.when.value(known))
    except LookupError:
        return False

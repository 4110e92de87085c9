"""The fields of a journey in error: each message that a citizen can be shown, drawn as it stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.provoked import broken, provoked
from journeys.expressions.known import Known
from journeys.model import Journey, Must, Question, Step, Text
from journeys.questions.base import Parts, Problem
from journeys.questions.messages import error_keys_of, message
from renderers.html.book import Book
from renderers.html.fields import FieldPlan
from renderers.html.wording import words as wording
from renderers.html.writing import Writer

_NAMED = re.compile(r'\b(id|for|name|aria-describedby|aria-controls|aria-labelledby)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Told:
    """One message: its rule, its words, and the field as it stands with it ("" where it cannot be drawn).

    `kind` is "rule" for what every question of the type tells, "own" where the author words it, "must" for a rule of
    the author, "once" for a doubt that is told once and then let through.
    """

    rule: str
    words: str
    kind: str
    field: str


def of_question(journey: Journey, step: Step, question: Question, known: Known, language: str) -> tuple[Told, ...]:
    """All messages of one question as it stands on its page, its `must` included."""
    found = [(each.problem, each.parts) for each in provoked(question, journey, known, language)]
    musts = [problem for problem in broken(step, journey, known) if problem.question == question.id]
    problems: list[tuple[Problem, Parts]] = [*found, *((problem, {}) for problem in musts)]
    plan = FieldPlan(question, journey, Writer(journey, language), wording(language), False, ())
    return tuple(
        _told(journey, step, question, plan, known, language, problem, parts, f"-{number}")
        for number, (problem, parts) in enumerate(problems, 1)
    )


def of_list(book: Book, step: Step, known: Known) -> tuple[Told, ...]:
    """All messages of the list page of a repeat; () where its texts cannot be told yet."""
    try:
        found = list(book.list_problems(step, known))
    except (LookupError, ArithmeticError):
        return ()
    return tuple(
        Told(rule, said, "rule", _alone(field, f"-{number}")) for number, (rule, said, field) in enumerate(found, 1)
    )


def _told(
    journey: Journey,
    step: Step,
    question: Question,
    plan: FieldPlan,
    known: Known,
    language: str,
    problem: Problem,
    parts: Parts,
    suffix: str,
) -> Told:
    own = next((key for key in error_keys_of(problem) if key in question.errors), None)
    must = next((each for each in _musts(step, question) if each.sentence.text == problem.rule), None)
    said = _words(journey, question, problem, must, known, language)
    kind = "must" if must is not None else "own" if own is not None else "once" if problem.sure else "rule"
    shown = {part: [text[:80] for text in sent] for part, sent in parts.items()}
    try:
        field = plan.asked(known).draw(known, shown, said, problem.parts, (), problem.sure)
    except (LookupError, ArithmeticError):
        field = ""
    return Told(problem.rule, said, kind, _alone(field, suffix))


def _musts(step: Step, question: Question) -> Iterator[Must]:
    yield from question.must
    yield from step.must


def _words(
    journey: Journey, question: Question, problem: Problem, must: Must | None, known: Known, language: str
) -> str:
    """What is told; where it reads an answer that nobody gave, with a gap in its place."""
    writer = Writer(journey, language)
    if must is not None and not problem.messages:
        return str(writer.blank(must.message, "plain"))
    try:
        return message(problem, question, known, journey, language)
    except (LookupError, ArithmeticError):
        own = next((key for key in error_keys_of(problem) if key in question.errors), None)
        text: Text = question.errors[own] if own is not None else question.ask
        return str(writer.blank(text, "plain"))


def _alone(field: str, suffix: str) -> str:
    """A field whose ids and names are its own, so that several like it can stand on one page."""
    return _NAMED.sub(lambda found: f'{found[1]}="{" ".join(f"{id}{suffix}" for id in found[2].split())}"', field)

"""Judging the answers of one page: which questions it shows, and which answers count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.options import asked_of, depends, gone
from journeys.expressions.kinds import Choices, Files, ItemIds, Text, Upload, Value
from journeys.expressions.known import Known
from journeys.expressions.tree import Literal
from journeys.model import Journey, Must, Question, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType, Reading
from journeys.texts import plain


class Stuck(Exception):  # noqa: N818 (where a reading ended, caught by replay)
    """A sentence could not be known where it was read."""

    def __init__(self, sentence: Sentence, cause: Exception) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence
        self.cause = cause


@dataclass(frozen=True, slots=True)
class PageMust:
    """A `must` of a page: the questions of the page that it names, the first one named foremost."""

    must: Must
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A step's questions with what judges them."""

    questions: tuple[tuple[Question, QuestionType, bool], ...]
    """Each with its type, and whether its options depend on who is asked."""
    musts: tuple[PageMust, ...]


def page_of(step: Step) -> Page:
    """A step made ready for `judge`."""
    ids = [question.id for question in step.questions]
    return Page(
        questions=tuple((question, type_of(question.type), depends(question)) for question in step.questions),
        musts=tuple(PageMust(must, _named(must.sentence, ids)) for must in step.must),
    )


def surely(question: Question) -> Callable[[Known], bool] | None:
    """A quick test of an answer that is known: whether `judge` would surely find it good. None: any is.

    Where it says no, or a sentence could not be known, `judge` has to look.
    """
    if depends(question):
        return _never
    tests = [
        _within(question, bound, side) for bound, side in ((question.min, 1), (question.max, -1)) if bound is not None
    ]
    tests += [must.sentence.value for must in question.must]  # read of answers within their bounds only, as in `judge`
    if not tests:
        return None
    if len(tests) == 1:
        (only,) = tests
        return _or_else_no(only)
    together = tuple(tests)
    return _or_else_no(lambda known: all(test(known) for test in together))


def _never(_: Known) -> bool:
    return False


def _within(question: Question, bound: Sentence, side: int) -> Callable[[Known], Any]:
    """Whether the answer is at least (side 1) or at most (side -1) a bound; literals are read once."""
    id = question.id
    counted = isinstance(type_of(question.type).kind(question), (Text, Choices, Files, ItemIds))
    if not counted and isinstance(bound.tree, Literal):
        fixed: Any = bound.tree.value
        return (lambda known: known[id] >= fixed) if side > 0 else (lambda known: known[id] <= fixed)

    def within(known: Known) -> bool:
        value: Any = known[id]
        size = len(value) if counted else value
        limit = bound.value(known)
        return bool(size >= limit if side > 0 else size <= limit)

    return within


def _or_else_no(test: Callable[[Known], Any]) -> Callable[[Known], bool]:
    def sure(known: Known) -> bool:
        try:
            return bool(test(known))
        except Exception:
            return False

    return sure


def judge(page: Page, journey: Journey, answers: Mapping[str, Any], known: Known) -> list[Problem] | None:
    """Adds the answers of a page that count to `known`; an empty list where the page is complete.

    None where an answer is missing and nothing is wrong with those given. An answer with a
    problem does not count. A `must` of the page is read when all it names were read well; where
    it cannot be known because one of them is blank, it asks nothing. Raises Stuck.
    """
    complete = True
    problems: list[Problem] = []
    well_read: set[str] = set()
    for question, question_type, dependent in page.questions:
        id = question.id
        if question.when is not None:
            try:
                if not question.when.value(known):
                    well_read.add(id)
                    continue
            except LookupError as cause:
                if complete and not problems:
                    raise Stuck(question.when, cause) from cause
                continue
        if id not in answers:
            complete = False
            continue
        value = answers[id]
        if value is None:
            if question.optional:
                well_read.add(id)
            else:
                problems.append(question_type.empty(question))
            continue
        problem = None
        if dependent:
            asked = asked_of(question, known, journey, journey.language)
            problem = _gone(question, asked, value, known)
            question = asked
        known[id] = value
        if problem is None:
            problem = _bounds(question, question_type, journey, value, known) or _own_must(question, journey, known)
        if problem is None:
            well_read.add(id)
        else:
            problems.append(problem)
            _forget(known, id)
    wrong: list[str] = []
    for page_must in page.musts:
        names = page_must.names
        if not all(id in well_read for id in names) or (names and names[0] in wrong):
            continue
        try:
            holds = page_must.must.sentence.value(known)
        except LookupError as cause:
            if all(id in known for id in names):
                raise Stuck(page_must.must.sentence, cause) from cause
            continue
        if not holds:
            place = names[0] if names else page.questions[0][0].id
            problems.append(_broken(page_must.must, place, journey, known))
            wrong.append(place)
    for id in wrong:
        _forget(known, id)
    return problems if problems or complete else None


def _gone(question: Question, asked: Question, value: Any, known: Known) -> Problem | None:
    """The problem of an answer that is not offered any more. Raises Stuck where nobody can tell whether it is."""
    problem = gone(asked, value)
    if problem is None:
        return None
    if question.items is not None and question.items not in known:
        raise KeyError(question.items)
    chosen = value if isinstance(value, tuple) else (value,)
    for option in question.options:
        if option.when is not None and option.id in chosen:
            try:
                option.when.value(known)
            except LookupError as cause:
                raise Stuck(option.when, cause) from cause
    return problem


def bounds(question: Question, known: Known) -> tuple[Value | None, Value | None]:
    """The question's `min` and `max` as they are here. Raises Stuck."""
    return _bound(question.min, known), _bound(question.max, known)


def _bound(sentence: Sentence | None, known: Known) -> Any:
    if sentence is None:
        return None
    try:
        return sentence.value(known)
    except LookupError as cause:
        raise Stuck(sentence, cause) from cause


def _bounds(
    question: Question, question_type: QuestionType, journey: Journey, value: Any, known: Known
) -> Problem | None:
    """The type's own problem with a value outside `min` and `max` (of text and choices: how many)."""
    if question.min is None and question.max is None:
        return None
    low, high = _bound(question.min, known), _bound(question.max, known)
    size: Any = len(value) if isinstance(value, (str, tuple)) else value
    if (low is None or size >= low) and (high is None or size <= high):
        return None
    held = {each.id: each for each in value if isinstance(each, Upload)} if isinstance(value, tuple) else {}
    reading = Reading(journey, known.today, low, high, uploads=held)
    again = question_type.read(question, question_type.fill(question, value), reading)
    return again if isinstance(again, Problem) else None


def _own_must(question: Question, journey: Journey, known: Known) -> Problem | None:
    for must in question.must:
        try:
            holds = must.sentence.value(known)
        except LookupError as cause:
            raise Stuck(must.sentence, cause) from cause
        if not holds:
            return _broken(must, question.id, journey, known)
    return None


def _broken(must: Must, question: str, journey: Journey, known: Known) -> Problem:
    """The sentence is the rule's identity; the author's words are the message."""
    try:
        messages = {language: plain(must.message, known, journey, language) for language in journey.languages}
    except LookupError as cause:
        raise Stuck(must.sentence, cause) from cause
    return Problem(question, must.sentence.text, messages=messages)


def _forget(known: Known, id: str) -> None:
    """Facts that were worked out from a wrong answer go with it."""
    known.pop(id, None)
    known.memo.clear()


def _named(sentence: Sentence, ids: list[str]) -> tuple[str, ...]:
    """Those of `ids` that a sentence reads, in the order it names them; those it reads through a fact last."""
    words = {word: place for place, word in reversed(list(enumerate(re.findall(r"[a-z0-9_]+", sentence.text))))}
    return tuple(sorted((id for id in ids if id in sentence.reads), key=lambda named: words.get(named, len(words))))

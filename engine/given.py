"""Answers as an author or a program wrote them, read and replayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from engine.page import Stuck, bounds
from engine.replay import Path, replay, shown
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType, Reading
from journeys.questions.messages import message


@dataclass(frozen=True, slots=True)
class Taken:
    """Given answers, read by each question's type, and where they lead.

    `read` holds those that could be read, `refused` the problems of the others, `unused` the keys
    that are no question. `problems` are those of the step where the path stops. Optional
    questions that were not given are left blank.
    """

    journey: Journey
    path: Path
    read: Mapping[str, Value | None]
    refused: Mapping[str, Problem]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Readers:
    """How to read each question's answer on one day. Those whose bounds rest on other answers have no reading."""

    types: Mapping[str, tuple[Question, QuestionType, Reading | None]]
    blank: Mapping[str, None]


def take(journey: Journey, given: Mapping[str, Any], today: date) -> Taken:
    """Read and replay. A question whose `min` or `max` rests on other answers is read when its page is reached."""
    readers = _readers(journey, today)
    types = readers.types
    answers: dict[str, Value | None] = dict(readers.blank)
    read: dict[str, Value | None] = {}
    refused: dict[str, Problem] = {}
    unused: list[str] = []
    later: dict[str, Any] = {}
    for id, written in given.items():
        found = types.get(id)
        if found is None:
            unused.append(str(id))
            continue
        question, question_type, reading = found
        if reading is None:
            later[id] = written
            answers.pop(id, None)
            continue
        value = question_type.parse(question, written, reading)
        if isinstance(value, Problem):
            refused[id] = value
            answers.pop(id, None)
        else:
            answers[id] = read[id] = value
    path = replay(journey, answers, today)
    while later and path.stops_at is not None:
        waiting = [question for question in path.stops_at.questions if question.id in later]
        if not waiting:
            break
        for question in waiting:
            value = _parse(journey, question, later.pop(question.id), path.known)
            if isinstance(value, Problem):
                refused[question.id] = value
            else:
                answers[question.id] = read[question.id] = value
        path = replay(journey, answers, today)
    for id, written in later.items():
        value = _parse(journey, types[id][0], written, path.known)
        if isinstance(value, Problem):
            refused[id] = value
        else:
            read[id] = value
    return Taken(journey, path, read, refused, tuple(unused), _problems(path, refused))


def words(problem: Problem, taken: Taken) -> str:
    """What a citizen would be told, in the language the journey is written in."""
    journey = taken.journey
    try:
        return message(problem, journey.questions[problem.question], taken.path.known, journey, journey.language)
    except LookupError:
        return problem.rule


def _problems(path: Path, refused: Mapping[str, Problem]) -> tuple[Problem, ...]:
    """Of the page where it stops, in the order of its questions."""
    if path.stops_at is None or not refused:
        return path.problems
    by_question = {problem.question: problem for problem in path.problems}
    by_question |= {q.id: refused[q.id] for q in shown(path.stops_at, path.known) if q.id in refused}
    return tuple(by_question[q.id] for q in path.stops_at.questions if q.id in by_question)


def _parse(journey: Journey, question: Question, written: Any, known: Known) -> Value | Problem | None:
    try:
        low, high = bounds(question, known)
    except Stuck:
        low, high = None, None
    return type_of(question.type).parse(question, written, Reading(journey, known.today, low, high))


@lru_cache(maxsize=64)
def _readers(journey: Journey, today: date) -> _Readers:
    types: dict[str, tuple[Question, QuestionType, Reading | None]] = {}
    nobody = Known(today=today)
    for id, question in journey.questions.items():
        reading = None
        if not any(sentence.reads for sentence in (question.min, question.max) if sentence):
            try:
                reading = Reading(journey, today, *bounds(question, nobody))
            except Stuck:
                reading = None
        types[id] = (question, type_of(question.type), reading)
    return _Readers(types, {id: None for id, question in journey.questions.items() if question.optional})

"""Pages whose limits hang on the day of the visit alone: whether there is an answer on every day on which somebody may
come, tried one by one.

The days of a calendar, its weekdays and holidays are few enough to look at all of them, and hard to reason about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from engine.page import Stuck, bounds
from journeys.expressions.known import Known
from journeys.model import Journey, Question, Step
from journeys.proof.anybody import LAST_DAY
from journeys.questions import type_of
from journeys.questions.base import Reading
from journeys.questions.day import there_is

_TYPES = ("day", "date", "month_year")

MOST_DAYS = 400
"""So many days are tried for an answer on one day of the visit."""


def hangs_on_the_day(step: Step) -> bool:
    """Whether a page asks for one day or month, within limits that rest on the day of the visit alone."""
    if len(step.questions) != 1 or step.must or step.questions[0].type not in _TYPES:
        return False
    question = step.questions[0]
    sentences = [question.min, question.max, *(must.sentence for must in question.must)]
    return all(sentence is None or not sentence.reads - {question.id} for sentence in sentences)


def always_free(journey: Journey, step: Step, since: date) -> bool:
    """Whether on every day of the visit some day can be chosen. Where it says no, there may still be one."""
    question = step.questions[0]
    today = since
    while today <= LAST_DAY:
        if not _free(journey, question, today):
            return False
        today += timedelta(1)
    return True


def _free(journey: Journey, question: Question, today: date) -> bool:
    question_type = type_of(question.type)
    try:
        low, high = bounds(question, Known(today=today))
    except Stuck:
        return False
    reading = Reading(journey, today, low, high)
    first, last = question_type.bounds(question, reading)
    for day in _days(first, last, today):
        if question.type == "day" and not there_is(question, day):
            continue
        value = question_type.parse(question, day, reading)
        if isinstance(value, date) and _meets(question, value, today):
            return True
    return False


def _days(low: Any, high: Any, today: date) -> Iterator[date]:
    """The days around the day of the visit and at both ends, and then day by day."""
    ends = [day for day in (low, high) if isinstance(day, date)]
    near = [today + timedelta(away) for away in (0, 1, -1)]
    first = ends[0] if ends else today
    yield from ends
    yield from near
    yield from (first + timedelta(away) for away in range(1, MOST_DAYS))


def _meets(question: Question, value: date, today: date) -> bool:
    known = Known({question.id: value}, today=today)
    try:
        return all(must.sentence.value(known) for must in question.must)
    except LookupError:
        return False

"""Appointments: whether there is a day to choose on every day on which somebody may come, tried one by one.

The days of a calendar, its weekdays and holidays are few enough to look at all of them, and hard to reason about.
"""

from __future__ import annotations

from datetime import date, timedelta

from engine.page import Stuck, bounds
from journeys.expressions.known import Known
from journeys.model import Journey, Step
from journeys.proof.anybody import LAST_DAY
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading


def hangs_on_the_day(step: Step) -> bool:
    """Whether a page asks for one day to come, within limits that rest on the day of the visit alone."""
    if len(step.questions) != 1 or step.must or step.questions[0].type != "day":
        return False
    question = step.questions[0]
    return not question.must and not any(bound.reads for bound in (question.min, question.max) if bound is not None)


def full_day(journey: Journey, step: Step, since: date) -> date | None:
    """The first day on which there is no day to choose; None where there always is one."""
    question = step.questions[0]
    question_type = type_of(question.type)
    today = since
    while today <= LAST_DAY:
        try:
            low, high = bounds(question, Known(today=today))
        except Stuck:
            return today
        reading = Reading(journey, today, low, high)
        first, last = question_type.bounds(question, reading)
        assert isinstance(first, date)
        assert isinstance(last, date)
        day = first
        while isinstance(question_type.parse(question, day, reading), Problem):
            day += timedelta(1)
            if day > last:
                return today
        today += timedelta(1)
    return None

"""A day to come, for an appointment or a start: said as people say it, out of the days there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Literal

from journeys.expressions.kinds import Date, Value
from journeys.model import Question
from journeys.questions.base import Bounded, Parts, Presentation, Problem, Reading, Setting
from journeys.questions.forgive import fold, one
from journeys.questions.near_days import near_day
from journeys.questions.wordings import words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AHEAD = timedelta(days=365)
_LONGEST = 60
_NEAREST = 3
FEW = 14
"""With more days than this the day is typed."""


class Type(Bounded):
    """Read as datetime.date; from today to a year ahead unless `min` and `max` say otherwise.

    Where the author says `max` and no more than 14 days are left, they are shown to choose from. What is
    typed may be relative ("tomorrow"), so it is not kept: shown again, it would mean another day.
    """

    name = "day"
    means = "A day near to today, such as for an appointment: a date, a weekday, or a word such as tomorrow."
    in_words = "A day near to the day of the visit: a date, a weekday, or a word such as tomorrow."
    noun = "a day"
    order = 63
    planned = True
    keeps_typed = False
    settings = (
        Setting(
            "weekdays",
            "The days of the week that there are; all seven if absent.",
            {"type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1, "uniqueItems": True},
            ["monday", "wednesday", "friday"],
            says="Only on these days of the week: {}",
        ),
        Setting(
            "but_not",
            "Days that there are not, such as holidays.",
            {"type": "array", "items": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "minItems": 1},
            ["2026-12-25", "2026-12-28"],
            says="Not on these days: {}",
        ),
    )
    messages = words("empty.text", "day.not_real", "day.not_available", "day.none")
    example = """\
visit_on:
  ask: Which day should we visit?
  called: the day of the visit
  type: day
  weekdays: [monday, tuesday, wednesday, thursday, friday]
  min: today + 1 day
  max: today + 4 weeks
  hint: For example, tomorrow, next Monday, or 4 12 2026
"""

    def kind(self, question: Question) -> Date:
        return Date()

    def bounds(self, question: Question, reading: Reading) -> tuple[date, date]:
        low, high = reading.low, reading.high
        first = low if isinstance(low, date) else reading.today
        return first, high if isinstance(high, date) else first + min(_AHEAD, date.max - first)

    def read(self, question: Question, parts: Parts, reading: Reading) -> date | Problem | None:
        text = fold(one(parts)[: 10 * _LONGEST]).casefold().strip(" .,!")
        if not text:
            return None
        found = near_day(text, reading.language, reading.today) if len(text) <= _LONGEST else None
        return Problem(question.id, "day.not_real") if found is None else self._judged(question, found, reading)

    def _judged(self, question: Question, value: date, reading: Reading) -> date | Problem:
        low, high = self.bounds(question, reading)
        if low <= value <= high and there_is(question, value):
            return value
        side = {"side": "min" if value < low else "max"} if not low <= value <= high else {}
        days = tuple(sorted(_nearest(question, value, low, high)))
        return Problem(question.id, "day.not_available" if days else "day.none", params=side | {"days": days})

    def few(self, question: Question, reading: Reading) -> tuple[tuple[str, Value], ...]:
        if reading.high is None:
            return ()
        low, high = self.bounds(question, reading)
        days: list[date] = []
        for ahead in range(min((high - low).days, _AHEAD.days) + 1):
            day = low + timedelta(days=ahead)
            if there_is(question, day):
                days.append(day)
            if len(days) > FEW:
                return ()
        return tuple((self.fill(question, day)[""][0], day) for day in days)

    def presentation(self, question: Question) -> Presentation | Literal[""]:
        """How it is asked: radios where there are few days, else a box."""
        return "radios" if question.options else ""

    def grouped(self, question: Question) -> bool:
        return bool(question.options)

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        day = _date(question, value)
        return {"": [f"{day.day}/{day.month}/{day.year:04}"]}

    def parse(self, question: Question, given: Any, reading: Reading) -> date | Problem | None:
        if isinstance(given, datetime):
            given = given.date()
        if isinstance(given, date):
            return self._judged(question, given, reading)
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return Problem(question.id, "day.not_real")

    def encode(self, question: Question, value: Value) -> Any:
        return _date(question, value).isoformat()

    def decode(self, question: Question, stored: Any) -> date:
        return date.fromisoformat(stored)

    def width(self, question: Question, part: str) -> str:
        return "20"

    def needed_hint(self, question: Question) -> str:
        return "For example, tomorrow, next Monday, or 4 12 2026"


def _date(question: Question, value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{question.id}: a day is a datetime.date, not {value!r}")
    return value


def there_is(question: Question, day: date) -> bool:
    """Whether there is such a day at all, by its weekday and the holidays."""
    open_days = question.settings.get("weekdays", WEEKDAYS)
    return WEEKDAYS[day.weekday()] in open_days and day.isoformat() not in question.settings.get("but_not", ())


def _nearest(question: Question, value: date, low: date, high: date) -> Iterator[date]:
    """Up to three available days, those nearest to the one that was asked for."""
    middle, found = min(max(value, low), high), 0
    for away in range(_AHEAD.days + 1):
        for number in {middle.toordinal() - away, middle.toordinal() + away}:
            if low.toordinal() <= number <= high.toordinal() and there_is(question, date.fromordinal(number)):
                yield date.fromordinal(number)
                found += 1
                if found == _NEAREST:
                    return

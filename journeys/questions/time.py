"""A time of day."""

from __future__ import annotations

from datetime import time
from typing import Any

from journeys.expressions.kinds import Time, Value
from journeys.model import Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.clock import read_clock
from journeys.questions.forgive import fold, one
from journeys.questions.wordings import words

_LONGEST = 60
_HALF_DAY = 12
_DAY = 24 * 60
_SCHEMA = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}


class Type(QuestionType):
    """Read as datetime.time in whole minutes.

    Without `am` or `pm` a time is read by the 24-hour clock; where only the one twelve hours later
    stands between `earliest` and `latest`, that one is meant. A span may go over midnight.
    """

    name = "time"
    means = "A time of day."
    noun = "a time"
    order = 64
    settings = (
        Setting(
            "earliest",
            "The first time that is accepted, by the 24-hour clock.",
            _SCHEMA,
            "09:00",
            says="Not before {}",
        ),
        Setting(
            "latest",
            "The last time that is accepted, by the 24-hour clock.",
            _SCHEMA,
            "17:30",
            says="Not after {}",
        ),
    )
    messages = words("empty.text", "time.not_real", "time.after_or_same", "time.before_or_same", "time.between")
    example = """\
call_at:
  ask: What time should we call you?
  type: time
  earliest: "09:00"
  latest: "17:30"
  hint: For example, 9:30am or 2pm
"""

    def kind(self, question: Question) -> Time:
        return Time()

    def read(self, question: Question, parts: Parts, reading: Reading) -> time | Problem | None:
        text = fold(one(parts)[: 10 * _LONGEST]).casefold()
        if not text:
            return None
        found = read_clock(text, reading.language) if len(text) <= _LONGEST else None
        if found is None:
            return Problem(question.id, "time.not_real")
        value = time(found.hour, found.minute)
        problem = _between(question, value)
        if problem and not found.sure:
            later = time((found.hour + _HALF_DAY) % 24, found.minute)
            if _between(question, later) is None:
                return later
        return problem or value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [self.encode(question, value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> time | Problem | None:
        if isinstance(given, time):
            value = time(given.hour, given.minute)
            return _between(question, value) or value
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return Problem(question.id, "time.not_real")

    def encode(self, question: Question, value: Value) -> Any:
        if not isinstance(value, time):
            raise TypeError(f"{question.id}: a time of day is a datetime.time, not {value!r}")
        return f"{value.hour:02}:{value.minute:02}"

    def decode(self, question: Question, stored: Any) -> time:
        return time.fromisoformat(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        first, last = _span(question)
        start, end = first.hour * 60 + first.minute, last.hour * 60 + last.minute
        minute = (start + number % ((end - start) % _DAY + 1)) % _DAY
        return time(minute // 60, minute % 60)

    def width(self, question: Question, part: str) -> str:
        return "10"

    def needed_hint(self, question: Question) -> str:
        return "For example, 9:30am or 2pm"


def _between(question: Question, value: time) -> Problem | None:
    """The problem of a time outside `earliest` to `latest`."""
    first, last = question.settings.get("earliest"), question.settings.get("latest")
    low, high = _span(question)
    if low <= value <= high or (low > high and (value >= low or value <= high)):
        return None
    if first and last:
        return Problem(question.id, "time.between", params={"min": low, "max": high})
    return Problem(
        question.id, "time.after_or_same" if first else "time.before_or_same", params={"min": low, "max": high}
    )


def _span(question: Question) -> tuple[time, time]:
    """The first and the last time that is accepted; the last may be the earlier one, of the next day."""
    first, last = question.settings.get("earliest"), question.settings.get("latest")
    return time.fromisoformat(first) if first else time.min, time.fromisoformat(last) if last else time(23, 59)

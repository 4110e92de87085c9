"""A date, in three boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from journeys.expressions.kinds import Date, Value
from journeys.model import Question
from journeys.questions.base import Bounded, Parts, Problem, Reading, Setting
from journeys.questions.forgive import fold, one
from journeys.questions.month_names import month_number
from journeys.questions.whole_date import split_date
from journeys.questions.wordings import words

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
PARTS = ("day", "month", "year")
_LABELS = {"day": "Day", "month": "Month", "year": "Year"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")


class Type(Bounded):
    """Read as datetime.date; 1900-01-01 to 2199-12-31 unless `min` and `max` say otherwise.

    Months may be words, a whole date may stand in one box, years need 4 numbers.
    """

    name = "date"
    means = "A date that the citizen knows or can look up."
    in_words = "A date."
    noun = "a date"
    order = 60
    settings = (
        Setting(
            "birthday",
            "The date is the citizen's own date of birth, which a browser may fill in.",
            {"type": "boolean"},
            True,
            says="The citizen's own date of birth, which a browser may fill in",
        ),
    )
    messages = words(
        "empty.text",
        "date.incomplete",
        "date.short_year",
        "date.not_real",
        "date.past",
        "date.today_or_past",
        "date.future",
        "date.today_or_future",
        "date.after_or_same",
        "date.before_or_same",
        "date.between",
    )
    example = """\
date_of_birth:
  ask: What is your date of birth?
  type: date
  birthday: true
  hint: For example, 27 3 2007
"""

    def kind(self, question: Question) -> Date:
        return Date()

    def parts(self, question: Question) -> tuple[str, ...]:
        return PARTS

    def bounds(self, question: Question, reading: Reading) -> tuple[date, date]:
        low, high = reading.low, reading.high
        return low if isinstance(low, date) else FIRST, high if isinstance(high, date) else LAST

    def read(self, question: Question, parts: Parts, reading: Reading) -> date | Problem | None:
        raw = [one(parts, name) for name in PARTS]
        typed = [text if text.isdecimal() and text.isascii() else fold(text[:200]).strip(" .,") for text in raw]
        day, month, year = typed
        if day and month and year and len(day) <= 4 and len(year) <= 4 and (len(month) <= 4 or month.isalpha()):
            return self._judged(question, typed, reading)
        if not any(typed):
            return None
        value = self._judged(question, _spread(typed, reading.language), reading)
        filled = [part for part, text in zip(PARTS, typed, strict=True) if text]
        if isinstance(value, Problem) and value.rule != "date.incomplete" and len(filled) == 1:
            return replace(value, parts=tuple(filled))
        return value

    def _judged(self, question: Question, typed: Sequence[str], reading: Reading) -> date | Problem:
        """Day, month and year, each folded -> the date, or the problem: missing, incomplete, impossible, bounds."""
        problem = _missing(question, typed) or _short_year(question, typed)
        if problem:
            return problem
        value = _real(typed, reading.language)
        if isinstance(value, date):
            return self._between(question, value, reading) or value
        return Problem(question.id, "date.not_real", value)

    def _between(self, question: Question, value: date, reading: Reading) -> Problem | None:
        low, high = self.bounds(question, reading)
        if low <= value <= high:
            return None
        side = "min" if value < low else "max"
        own = reading.low if side == "min" else reading.high
        rule = _relative(low if side == "min" else high, side, reading.today) if own is not None else None
        if rule:
            return Problem(question.id, rule, params={"side": side})
        if reading.low is not None and reading.high is not None:
            return Problem(question.id, "date.between", params={"min": low, "max": high, "side": side})
        at_fault = () if own is not None else ("year",)
        if side == "min":
            return Problem(question.id, "date.after_or_same", at_fault, {"min": low})
        return Problem(question.id, "date.before_or_same", at_fault, {"max": high})

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        day = _date(question, value)
        return {"day": [str(day.day)], "month": [str(day.month)], "year": [f"{day.year:04}"]}

    def parse(self, question: Question, given: Any, reading: Reading) -> date | Problem | None:
        if isinstance(given, datetime):
            given = given.date()
        if isinstance(given, date):
            return self._between(question, given, reading) or given
        if isinstance(given, dict):
            return self.read(question, {str(part): [str(text)] for part, text in given.items()}, reading)
        if given is None or isinstance(given, str):
            return self.read(question, {"day": [given or ""]}, reading)
        return Problem(question.id, "date.not_real")

    def encode(self, question: Question, value: Value) -> Any:
        return _date(question, value).isoformat()

    def decode(self, question: Question, stored: Any) -> date:
        return date.fromisoformat(stored)

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS[part]

    def token(self, question: Question, part: str) -> str | None:
        return f"bday-{part}" if question.settings.get("birthday") else None

    def inputmode(self, question: Question, part: str) -> str | None:
        return "numeric"

    def width(self, question: Question, part: str) -> str:
        return "4" if part == "year" else "2"

    def needed_hint(self, question: Question) -> str:
        return "For example, 27 3 2007"

    def grouped(self, question: Question) -> bool:
        return True


def _date(question: Question, value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{question.id}: a date is a datetime.date, not {value!r}")
    return value


def _spread(typed: Sequence[str], language: str) -> list[str]:
    """A date written in fewer boxes than three -> the three; as typed where it is none."""
    whole = [split_date(text, language) for text in typed]
    for found in whole:
        if found and all(
            not text or text == part or whole[at] for at, (text, part) in enumerate(zip(typed, found, strict=True))
        ):
            return list(found)
    if all(typed):
        return list(typed)
    return list(split_date(" ".join(text for text in typed if text), language) or typed)


def _missing(question: Question, typed: Sequence[str]) -> Problem | None:
    missing = tuple(part for part, text in zip(PARTS, typed, strict=True) if not text)
    return Problem(question.id, "date.incomplete", missing, {"missing": missing}) if missing else None


def _short_year(question: Question, typed: Sequence[str]) -> Problem | None:
    if _NUMBER.fullmatch(typed[2]) and len(typed[2]) != 4:
        return Problem(question.id, "date.short_year", ("year",))
    return None


def _real(typed: Sequence[str], language: str) -> date | tuple[str, ...]:
    """The date of three parts, or the parts that cannot be right; () when all only fail together."""
    day = _DAY.fullmatch(typed[0])
    month = int(typed[1]) if re.fullmatch(r"[0-9]{1,3}", typed[1]) else month_number(typed[1], language)
    year = int(typed[2]) if _NUMBER.fullmatch(typed[2]) else 0
    fine = (day is not None and 1 <= int(day[1]) <= 31, month is not None and 1 <= month <= 12, year >= 1)
    if not (all(fine) and day and month):
        return tuple(part for part, good in zip(PARTS, fine, strict=True) if not good)
    try:
        return date(year, month, int(day[1]))
    except ValueError:
        return ()


def _relative(bound: date, side: str, today: date) -> str | None:
    """The rule that speaks of today, where a bound is today or next to it."""
    names = {
        ("min", 0): "date.today_or_future",
        ("min", 1): "date.future",
        ("max", 0): "date.today_or_past",
        ("max", -1): "date.past",
    }
    return names.get((side, (bound - today) // timedelta(days=1)))

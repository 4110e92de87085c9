"""A month of a year, as on a bank card or a certificate."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from journeys.expressions.kinds import Month, Value
from journeys.model import Question
from journeys.questions.base import Bounded, Parts, Problem, Reading, Setting
from journeys.questions.forgive import fold, one
from journeys.questions.month_names import month_number
from journeys.questions.whole_date import split_date
from journeys.questions.wordings import words

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 1)
PARTS = ("month", "year")
_LABELS = {"month": "Month", "year": "Year"}
_TOKENS = re.compile(r"[0-9]+|[^\W\d_]+")
_AHEAD, _PAST, _ROUND = 2100, 1920, 100
_OLDEST = 70
"""A year of two numbers on a document is at most this many years ago, else it is still to come."""


class Type(Bounded):
    """Read as the first day of the month; 1900-01 to 2199-12 unless `min` and `max` say otherwise.

    Both may stand in one box (`3/27`, `mar 27`), and a whole date is read as its month. A year of
    two numbers is understood only where `document: true` says that documents print it so.
    """

    name = "month_year"
    means = "A month of a year, such as the end date of a bank card."
    in_words = "A month of a year."
    noun = "a month and year"
    order = 61
    settings = (
        Setting(
            "document",
            "It is copied from a card or a document: years may have 2 numbers.",
            {"type": "boolean"},
            True,
            says="Copied from a card or a document, so a year may have 2 numbers",
        ),
        Setting(
            "unexpired",
            "A month before this one is refused, as of a card that has expired.",
            {"type": "boolean"},
            True,
            says="Not before the current month",
        ),
    )
    messages = words(
        "empty.text",
        "date.incomplete",
        "date.short_year",
        "date.after_or_same",
        "date.before_or_same",
        "date.between",
        "month.not_real",
        "month.expired",
        "month.this_or_later",
        "month.this_or_earlier",
    )
    example = """\
card_ends:
  ask: When does your card expire?
  type: month_year
  document: true
  unexpired: true
  hint: It is on the front of the card, for example 3/27
"""

    def kind(self, question: Question) -> Month:
        return Month()

    def parts(self, question: Question) -> tuple[str, ...]:
        return PARTS

    def bounds(self, question: Question, reading: Reading) -> tuple[date, date]:
        low, high = reading.low, reading.high
        return low if isinstance(low, date) else FIRST, high if isinstance(high, date) else LAST

    def read(self, question: Question, parts: Parts, reading: Reading) -> date | Problem | None:
        month, year = (fold(one(parts, part)[:200]).strip(" .,") for part in PARTS)
        if not month and not year:
            return None
        if not (month and year):
            month, year = _spread(f"{month}{year}", month != "", reading.language)
        missing = tuple(part for part, text in zip(PARTS, (month, year), strict=True) if not text)
        if missing:
            return Problem(question.id, "date.incomplete", missing, {"missing": missing})
        return self._judged(question, month, year, reading)

    def _judged(self, question: Question, month: str, year: str, reading: Reading) -> date | Problem:
        number = int(month) if re.fullmatch("[0-9]{1,2}", month) else month_number(month, reading.language)
        full = _full_year(year, reading.today) if question.settings.get("document") else year
        if re.fullmatch("[0-9]+", full) and len(full) != 4:
            return Problem(question.id, "date.short_year", ("year",))
        fine = (number is not None and 1 <= number <= 12, re.fullmatch("[0-9]{4}", full) is not None and full != "0000")
        if not (all(fine) and number):
            wrong = tuple(part for part, good in zip(PARTS, fine, strict=True) if not good)
            return Problem(question.id, "month.not_real", wrong)
        value = date(int(full), number, 1)
        return self._between(question, value, reading) or value

    def _between(self, question: Question, value: date, reading: Reading) -> Problem | None:
        low, high = self.bounds(question, reading)
        now = reading.today.replace(day=1)
        if low <= value <= high:
            expired = question.settings.get("unexpired") and value < now
            return Problem(question.id, "month.expired") if expired else None
        side = "min" if value < low else "max"
        own = reading.low if side == "min" else reading.high
        if own == now:
            rule = "month.this_or_later" if side == "min" else "month.this_or_earlier"
            return Problem(question.id, rule, params={"side": side})
        if reading.low is not None and reading.high is not None:
            return Problem(question.id, "date.between", params={"min": low, "max": high, "side": side})
        rule = "date.after_or_same" if side == "min" else "date.before_or_same"
        return Problem(question.id, rule, () if own else ("year",), {side: low if side == "min" else high})

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        month = _month(question, value)
        return {"month": [str(month.month)], "year": [f"{month.year:04}"]}

    def parse(self, question: Question, given: Any, reading: Reading) -> date | Problem | None:
        if isinstance(given, date):
            value = date(given.year, given.month, 1)
            return self._between(question, value, reading) or value
        if isinstance(given, dict):
            return self.read(question, {str(part): [str(text)] for part, text in given.items()}, reading)
        if given is None or isinstance(given, str):
            return self.read(question, {"month": [given or ""]}, reading)
        return Problem(question.id, "month.not_real")

    def encode(self, question: Question, value: Value) -> Any:
        return _month(question, value).isoformat()[:7]

    def decode(self, question: Question, stored: Any) -> date:
        return date.fromisoformat(f"{stored}-01")

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """Long ahead where it must not be over; `min` and `max` are looked at by whoever chooses between months."""
        years, month = divmod(number % (_ROUND * 12), 12)
        return date((_AHEAD if question.settings.get("unexpired") else _PAST) + years, month + 1, 1)

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS[part]

    def inputmode(self, question: Question, part: str) -> str | None:
        return "numeric"

    def width(self, question: Question, part: str) -> str:
        return "4" if part == "year" else "2"

    def needed_hint(self, question: Question) -> str:
        return "For example, 3 2027"

    def grouped(self, question: Question) -> bool:
        return True


def _month(question: Question, value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{question.id}: a month is the datetime.date of its first day, not {value!r}")
    return value


def _spread(text: str, in_first: bool, language: str) -> tuple[str, str]:
    """Month and year written in one box -> the two; as typed, in its own box, where it is only one of them."""
    if re.fullmatch("[0-9]{6}", text):
        return (text[4:], text[:4]) if text[:2] in ("19", "20", "21") and text[4:] <= "12" else (text[:2], text[2:])
    if in_first and re.fullmatch("[0-9]{4}", text):
        return ("", text) if text[:2] in ("19", "20", "21") else (text[:2], text[2:])
    whole = split_date(text, language)
    if whole:
        return whole[1], whole[2]
    tokens = [word for word in _TOKENS.findall(text.casefold()) if word not in ("of", "de", "del")]
    if len(tokens) == 2 and not _TOKENS.sub("", text.casefold()).strip("-/., '"):
        first, second = tokens
        return (second, first) if len(first) == 4 and first.isdecimal() else (first, second)
    return (text, "") if in_first and not re.fullmatch("[0-9]{4}", text) else ("", text)


def _full_year(year: str, today: date) -> str:
    """A year of two numbers -> the one of four that is meant."""
    if not re.fullmatch("'?[0-9]{2}", year):
        return year
    oldest = today.year - _OLDEST
    return str(oldest + (int(year[-2:]) - oldest) % 100)

"""A date as exactly as the citizen knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from journeys.expressions.kinds import RoughDate, Value
from journeys.model import Journey, Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.forgive import fold, one
from journeys.questions.month_names import month_number
from journeys.questions.whole_date import split_date
from journeys.questions.wordings import words

FIRST, LAST = 1900, 2199
_LONGEST = 60
_FROM, _YEARS = 1950, 70
"""Years that are over."""
_TOKENS = re.compile(r"[0-9]+|[^\W\d_]+")
_ABOUT = frozenset({
    "a", "about", "after", "and", "around", "approximately", "approx", "at", "before", "beginning", "c", "ca",
    "circa", "early", "end", "fall", "i", "in", "late", "maybe", "mid", "middle", "of", "or", "probably", "roughly",
    "so", "some", "sometime", "somewhere", "spring", "start", "summer", "autumn", "the", "think", "time", "towards",
    "winter", "year", "environ", "vers", "en", "début", "fin", "l", "année", "été", "automne", "printemps", "hiver",
    "około", "koło", "w", "roku", "r", "rok", "na", "początku", "końcu", "wiosną", "latem", "jesienią", "zimą",
    "hacia", "sobre", "del", "de", "el", "año", "principios", "finales", "verano", "otoño", "primavera", "invierno",
    "tua", "oddeutu", "yn", "haf", "gwanwyn", "gaeaf", "حوالي", "تقريبا", "في", "عام", "سنة", "نحو",
})  # fmt: skip
"""Words around a date that say it is rough: they are read over. Seasons are read as the year."""


class Type(QuestionType):
    """Read as `2017`, `2017-12` or `2017-12-03`, whatever is known; kept as exactly as that."""

    name = "rough_date"
    means = "A date that the citizen may know only roughly: a year, a month and year, or the day."
    noun = "roughly when it was"
    order = 62
    settings = (
        Setting(
            "past",
            "It has to be today or in the past.",
            {"type": "boolean"},
            True,
            says="Today or in the past",
        ),
    )
    messages = words(
        "empty.text",
        "date.short_year",
        "date.not_real",
        "date.today_or_past",
        "date.after_or_same",
        "date.before_or_same",
        "rough.no_year",
        "rough.unclear",
    )
    example = """\
symptoms_began:
  ask: When did the symptoms begin?
  called: roughly when the symptoms began
  type: rough_date
  past: true
  hint: For example, December 2017, or 2017 if that is all you know
"""

    def kind(self, question: Question) -> RoughDate:
        return RoughDate()

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        raw = one(parts)
        text = fold(raw[: 10 * _LONGEST]).casefold()
        if not text:
            return None
        found = "" if len(text) > _LONGEST else roughly(text, reading.language)
        if not found or not found[0].isdecimal():
            return Problem(question.id, found or "rough.unclear")
        return self._judged(question, found, reading)

    def _judged(self, question: Question, value: str, reading: Reading) -> str | Problem:
        year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
        if year < FIRST:
            return Problem(question.id, "date.after_or_same", params={"min": date(FIRST, 1, 1)})
        if year > LAST:
            return Problem(question.id, "date.before_or_same", params={"max": date(LAST, 12, 31)})
        try:
            earliest = date(year, month, day)
        except ValueError:
            return Problem(question.id, "date.not_real")
        if question.settings.get("past") and earliest > reading.today:
            return Problem(question.id, "date.today_or_past", params={"side": "max"})
        return value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": ["/".join(reversed([part.lstrip("0") for part in str(value).split("-")]))]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | Problem | None:
        if isinstance(given, date):
            given = given.isoformat()[:10]
        if isinstance(given, int) and not isinstance(given, bool):
            given = str(given) if 0 < given < 10**9 else "?"
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return Problem(question.id, "rough.unclear")

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        return int(str(value)) if str(value).isdecimal() else value

    def encode(self, question: Question, value: Value) -> Any:
        return str(value)

    def decode(self, question: Question, stored: Any) -> str:
        return str(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """A year, then months of those years."""
        round, year = divmod(number, _YEARS)
        return f"{_FROM + year}-{(round - 1) % 12 + 1:02}" if round else f"{_FROM + year}"

    def width(self, question: Question, part: str) -> str:
        return "20"

    def needed_hint(self, question: Question) -> str:
        return "For example, December 2017, or 2017 if that is all you know"


def roughly(text: str, language: str) -> str:
    """Folded lower-case text -> `2017`, `2017-12` or `2017-12-03`, or the rule that says why not."""
    if _TOKENS.sub("", text).strip("-/., '~?()"):
        return "rough.unclear"
    said: list[str] = [word for word in _TOKENS.findall(text) if word not in _ABOUT]
    numbers = [word for word in said if word.isdecimal()]
    if not any(len(word) in (4, 8) for word in numbers):
        return "date.short_year" if _has_short_year(said, numbers, language) else "rough.no_year"
    if len(said) == 1 and len(said[0]) == 4:
        return said[0]
    if len(said) == 2:
        year, other = (said[0], said[1]) if len(said[0]) == 4 and said[0].isdecimal() else (said[1], said[0])
        month = int(other) if re.fullmatch("[0-9]{1,2}", other) else month_number(other, language)
        if len(year) != 4 or not year.isdecimal() or month is None:
            return "rough.unclear"
        return f"{year}-{month:02}" if 1 <= month <= 12 else "date.not_real"
    whole = split_date(" ".join(said), language)
    if whole is None or not all(re.fullmatch("[0-9]{1,4}", part) for part in whole):
        return "rough.unclear"
    day, at, full = whole
    return f"{full}-{int(at):02}-{int(day):02}" if len(full) == 4 else "date.short_year"


def _has_short_year(said: Sequence[str], numbers: Sequence[str], language: str) -> bool:
    """Whether a year of two numbers was meant: one alone, after a month that is a word or high, or in a whole date."""
    if len(numbers) == len(said):
        return len(numbers) > 1 or (len(numbers) == 1 and len(numbers[0]) == 2)
    names = [word for word in said if not word.isdecimal()]
    if len(names) != 1 or month_number(names[0], language) is None:
        return False
    return len(numbers) == 2 or (len(numbers) == 1 and int(numbers[0][:9]) > 31)

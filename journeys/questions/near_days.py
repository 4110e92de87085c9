"""A day near to today as people say it ("tomorrow", "next Monday", "the 27th", "27 March") -> a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from journeys.questions.forgive import key
from journeys.questions.month_names import month_number, weekdays
from journeys.questions.whole_date import split_date

_TOKENS = re.compile(r"[0-9]+|[^\W\d_]+")
_RELATIVE: Mapping[str, int] = {
    "yesterday": -1, "today": 0, "now": 0, "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "tmrw": 1,
    "dayaftertomorrow": 2, "thedayaftertomorrow": 2, "overmorrow": 2,
    "ddoe": -1, "heddiw": 0, "yfory": 1, "drennydd": 2,
    "hier": -1, "aujourdhui": 0, "demain": 1, "apresdemain": 2,
    "ayer": -1, "hoy": 0, "manana": 1, "pasadomanana": 2,
    "wczoraj": -1, "dzis": 0, "dzisiaj": 0, "jutro": 1, "pojutrze": 2,
    "أمس": -1, "امس": -1, "اليوم": 0, "غدا": 1, "بعدغد": 2, "بعدغدا": 2,
}  # fmt: skip
"""As `forgive.key` gives them."""
_AROUND = frozenset({
    "a", "am", "any", "at", "coming", "day", "for", "in", "morning", "afternoon", "evening", "next", "of", "on",
    "or", "the", "this", "then", "ar", "ddydd", "dydd", "nesaf", "prochain", "de", "del", "prochaine", "le", "ce",
    "cette", "el", "la", "este", "esta", "proximo", "próximo", "que", "viene", "w", "we", "ten", "tę", "przyszły",
    "najbliższy", "przyszłą", "najbliższą", "يوم", "القادم", "القادمة", "st", "nd", "rd", "th",
})  # fmt: skip
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_MONTHS_AHEAD = 12 * 8
"""29 February is at most eight years ahead."""
_VOWEL_MARKS = re.compile("[\u064b-\u0652]")


def near_day(text: str, language: str, today: date) -> date | None:
    """Folded text in lower case -> the first such day from today on; None where it says no day.

    Exact dates are read as they stand, whenever they are; without a year, the next time they come.
    """
    whole = split_date(text, language)
    if whole is not None:
        return _real(whole, today)
    text = _VOWEL_MARKS.sub("", text)
    said = _RELATIVE.get(key(text))
    if said is not None:
        return today + timedelta(days=said)
    if _TOKENS.sub("", text).strip("-/., '"):
        return None
    words = _TOKENS.findall(text)
    ahead = _ahead(words)
    if ahead is not None:
        return today + timedelta(days=ahead)
    left = [word for word in words if word not in _AROUND]
    if len(left) == 1 and key(left[0]) in _RELATIVE:
        return today + timedelta(days=_RELATIVE[key(left[0])])
    names = weekdays(language)
    named = [names[key(word)] for word in left if key(word) in names]
    rest = [word for word in left if key(word) not in names]
    if len(named) > 1:
        return None
    if not rest:
        return _weekday(named[0], today) if named else None
    found = _day_and_month(rest, language, today)
    return None if found is None or (named and found.weekday() != named[0]) else found


def _real(whole: Sequence[str], today: date) -> date | None:
    """Day, month and year; a year of two numbers is one of this century."""
    if not all(part.isdecimal() for part in whole):
        return None
    day, month, year = whole
    if len(day) > 2 or len(month) > 2 or len(year) not in (2, 4):
        return None
    try:
        return date(int(year) + (today.year // 100 * 100 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _ahead(words: Sequence[str]) -> int | None:
    """ "in 3 days", "two weeks from today" -> how many days that is."""
    inner = [word for word in words if word not in ("in", "from", "now", "today", "time", "s")]
    if len(inner) != 2 or inner[1] not in _UNITS or not {"in", "from", "time"} & set(words):
        return None
    number = int(inner[0]) if re.fullmatch("[0-9]{1,2}", inner[0]) else _NUMBERS.get(inner[0])
    return None if number is None else number * _UNITS[inner[1]]


def _weekday(wanted: int, today: date) -> date:
    """The first such day after today."""
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _day_and_month(words: Sequence[str], language: str, today: date) -> date | None:
    """ "27", "27 march", "march 27", "27 3" -> the next such day from today on."""
    numbers = [int(word) for word in words if re.fullmatch("[0-9]{1,2}", word)]
    names = [word for word in words if not word.isdecimal()]
    if len(numbers) + len(names) != len(words) or not numbers or len(words) > 2:
        return None
    month = numbers[1] if len(numbers) == 2 else month_number(names[0], language) if names else None
    if names and month is None:
        return None
    year, at = today.year, today.month
    for _ in range(_MONTHS_AHEAD + 1):
        if month is None or at == month:
            try:
                found = date(year, at, numbers[0])
            except ValueError:
                found = date.min
            if found >= today:
                return found
        year, at = (year + 1, 1) if at == 12 else (year, at + 1)
    return None

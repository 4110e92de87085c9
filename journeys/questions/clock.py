"""A time of day as people write it ("9am", "half past nine", "14.30", "9 h 30") -> hour and minute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from journeys.questions.forgive import fold
from journeys.questions.locales import locale_of

_TOKENS = re.compile(r"[0-9]+|[^\W\d_]+")
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: at for at, word in enumerate(_ONES, 1)} | {
    "oh": 0,
    "fifteen": 15,
    "thirty": 30,
    "quarter": 15,
    "half": 30,
}
_TWENTIES = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_AROUND = frozenset({
    "a", "about", "around", "approximately", "at", "o", "clock", "oclock", "in", "the", "and", "minute", "minutes",
    "min", "mins", "hour", "hours", "hr", "hrs", "h", "uhr", "um", "kl", "heure", "heures", "à", "vers", "las", "la",
    "sobre", "hora", "horas", "godz", "godzina", "am", "yn", "tua", "الساعة",
})  # fmt: skip
"""Words that may stand around a time and say nothing more."""
_ENGLISH_PERIODS = {
    "a.m": "am", "am": "am", "a m": "am", "a. m": "am", "p.m": "pm", "pm": "pm", "p m": "pm", "p. m": "pm",
    "in the morning": "am", "in the afternoon": "pm", "in the evening": "evening1", "at night": "night1",
    "this morning": "am", "this afternoon": "pm", "this evening": "evening1", "tonight": "evening1",
}  # fmt: skip
_POINTS = {"noon": 12, "midday": 12, "12 noon": 12, "12 midday": 12, "midnight": 0, "12 midnight": 0}
_ENGLISH_RULES = {"am": (0, 12), "pm": (12, 24), "evening1": (16, 24), "night1": (19, 5)}


_RANGE = re.compile(r"[0-9] ?- ?[0-9]")
_VOWEL_MARKS = re.compile("[\u064b-\u0652]")


class Clock(NamedTuple):
    """A time of day. `sure` is False where it may as well be meant twelve hours later."""

    hour: int
    minute: int
    sure: bool


def read_clock(text: str, language: str) -> Clock | None:
    """Folded text in lower case -> the time, or None where it is none."""
    points = _points(language)
    bare = _bare(text)
    if _RANGE.search(bare):
        return None
    if bare in points:
        return Clock(points[bare], 0, True)
    for phrase, spans in _periods(language).items():
        rest = _without(phrase, bare)
        if rest is not None:
            found = _hour_and_minute(rest)
            return None if found is None else _within(found, spans)
    return _hour_and_minute(bare)


def _without(phrase: str, text: str) -> str | None:
    """The text without a phrase at its end or start; None where it is not there as words of its own."""
    if text.endswith(phrase) and not text[: -len(phrase)][-1:].isalpha():
        return text[: -len(phrase)].rstrip(" .,")
    if text.startswith(phrase) and not text[len(phrase) :][:1].isalpha():
        return text[len(phrase) :].lstrip(" .,")
    return None


def _within(found: Clock, spans: Sequence[tuple[int, int]]) -> Clock | None:
    """The one of two times, twelve hours apart, that a word such as "pm" or "du soir" says."""
    hours = [found.hour] if found.hour > 12 or found.hour == 0 else [found.hour % 12, found.hour % 12 + 12]
    for start, end in spans:
        for hour in hours:
            if start <= hour < end or (start > end and (hour >= start or hour < end)):
                return Clock(hour, found.minute, True)
    if len(hours) == 1:
        return None
    away = {hour: min(min((hour - end + 1) % 24, (start - hour) % 24) for start, end in spans) for hour in hours}
    return Clock(min(away, key=lambda hour: away[hour]), found.minute, True)


def _bare(text: str) -> str:
    """Without what may be left out: points at the ends, and the vowel marks of Arabic."""
    return _VOWEL_MARKS.sub("", text).strip(" .,")


def _hour_and_minute(text: str) -> Clock | None:
    if _TOKENS.sub("", text).strip(" .,:;-'/") or text.startswith("-"):
        return None
    said = [word for word in _TOKENS.findall(text) if word not in _AROUND]
    turned = _past_or_to(said)
    if turned is not None:
        return turned
    numbers = list(_numbers(said))
    if len(numbers) != len(said) or not numbers:
        return _in_words(said)
    if len(numbers) == 1:
        (only,) = numbers
        if len(only) in (3, 4):
            numbers = [only[:-2], only[-2:]]
    if len(numbers) == 3 and numbers[2] == "00":
        numbers = numbers[:2]
    if len(numbers) > 2 or any(len(number) > 2 for number in numbers) or len(numbers[1:] and numbers[1]) == 1:
        return None
    return _clock(numbers[0], numbers[1] if len(numbers) > 1 else "00", long=len(numbers[0]) == 2)


def _clock(hour: str, minute: str, long: bool) -> Clock | None:
    at, past = int(hour), int(minute)
    if at == 24 and past == 0:
        return Clock(0, 0, True)
    if at > 23 or past > 59:
        return None
    return Clock(at, past, at > 12 or at == 0 or (long and at < 10))


def _numbers(words: Sequence[str]) -> Iterator[str]:
    return (word for word in words if word.isdecimal())


def _in_words(said: Sequence[str]) -> Clock | None:
    """ "nine", "nine thirty", "nine oh five", "nine twenty five"."""
    if not said:
        return None
    hour = _value(said[:1])
    minute = 0 if len(said) == 1 else _value(said[2:] if said[1] == "oh" else said[1:])
    if hour is None or minute is None or not 1 <= hour <= 12 or minute > 59:
        return None
    return Clock(hour, minute, False)


def _past_or_to(said: Sequence[str]) -> Clock | None:
    """ "half past nine", "quarter to 10", "twenty five past 2", "half nine"."""
    side = next((word for word in said if word in ("past", "after", "to", "till", "before")), None)
    if side is None:
        if len(said) == 2 and said[0] == "half" and (hour := _value(said[1:])) and hour <= 12:
            return Clock(hour, 30, False)
        return None
    at = list(said).index(side)
    minutes, hour = _value(said[:at]), _value(said[at + 1 :])
    if minutes is None or hour is None or not 1 <= minutes <= 30 or not 0 <= hour <= 23:
        return None
    if side in ("past", "after"):
        return Clock(hour, minutes, hour > 12)
    before = (hour - 1) % 12 or 12 if hour <= 12 else hour - 1
    return Clock(before, 60 - minutes, hour > 12)


def _value(words: Sequence[str]) -> int | None:
    """A number below sixty in digits or English words."""
    if len(words) == 1:
        (word,) = words
        if word.isdecimal():
            return int(word) if len(word) <= 2 else None
        return _NUMBERS.get(word, _TWENTIES.get(word))
    if len(words) == 2 and words[0] in _TWENTIES and words[1] in _ONES[:9]:
        return _TWENTIES[words[0]] + _NUMBERS[words[1]]
    return None


@lru_cache(maxsize=64)
def _points(language: str) -> Mapping[str, int]:
    """Words that are a time by themselves ("noon", "minuit", "canol dydd") -> the hour."""
    found = dict(_POINTS)
    for name, phrase in _names(language):
        if name in ("noon", "midnight"):
            found[phrase] = 12 if name == "noon" else 0
    return found


@lru_cache(maxsize=64)
def _periods(language: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Words for a part of the day, longest first -> the hours that it has, from and before."""
    rules = locale_of(language).day_period_rules.get(None, {})
    spans = {
        name: tuple((rule["from"] // 3600, rule["before"] // 3600) for rule in rows if "from" in rule)
        for name, rows in rules.items()
    } | {"am": ((0, 12),), "pm": ((12, 24),)}
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, phrase in _names(language):
        if spans.get(name):
            found[phrase] = (*found.get(phrase, ()), *spans[name])
    found |= {phrase: (_ENGLISH_RULES[name],) for phrase, name in _ENGLISH_PERIODS.items()}
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


def _names(language: str) -> Iterator[tuple[str, str]]:
    """The parts of a day as a language calls them (CLDR): a part's key, and a phrase in lower case."""
    if language == "en":
        return
    for widths in locale_of(language).day_periods.values():
        for width in ("wide", "abbreviated"):
            for name, phrase in widths.get(width, {}).items():
                yield name, _bare(fold(str(phrase)).casefold())

"""Months and weekdays as people write them, in English and in the journey's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from journeys.questions.forgive import key
from journeys.questions.locales import locale_of

_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_STEM = 4
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@lru_cache(maxsize=64)
def months(language: str) -> Mapping[str, int]:
    """A month's name or short form (as `forgive.key` gives it) -> 1 to 12. English counts everywhere."""
    names = {name: at for at, name in enumerate(_ENGLISH, 1)} | {name[:3]: at for at, name in enumerate(_ENGLISH, 1)}
    for widths in _locale_names(language, "months"):
        names |= {key(name): at for at, name in widths.items() if key(name) and not key(name).isdecimal()}
    return names


@lru_cache(maxsize=64)
def weekdays(language: str) -> Mapping[str, int]:
    """A weekday's name or short form -> 0 (Monday) to 6. English counts everywhere.

    Before a date it says nothing that has to be read.
    """
    names = {name: at for at, name in enumerate(_WEEKDAYS)} | {name[:3]: at for at, name in enumerate(_WEEKDAYS)}
    names |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    for widths in _locale_names(language, "days"):
        names |= {key(name): at for at, name in widths.items()}
    return names


def _locale_names(language: str, what: str) -> list[Mapping[int, str]]:
    if language == "en":
        return []
    data = getattr(locale_of(language), what)
    return [data[form][width] for form in ("format", "stand-alone") for width in ("abbreviated", "wide")]


def month_number(word: str, language: str) -> int | None:
    """A month as typed (digits apart) -> 1 to 12: a name, a short form, or one that starts like it.

    Three letters are enough in English, so `sept`, `febuary` and `marzo` are understood, and four in other
    languages, whose months have cases (`w grudniu`).
    """
    name = key(word)
    known = months(language)
    if name in known:
        return known[name]
    longer = {at for full, at in known.items() if len(name) >= 3 and full.startswith(name)}
    if len(longer) == 1:
        return longer.pop()
    if language.startswith("en"):
        return known.get(name[:3]) if name.isalpha() and len(name) <= 12 else None
    inflected = {at for full, at in known.items() if len(name) >= _STEM and full[:_STEM] == name[:_STEM]}
    return inflected.pop() if len(inflected) == 1 and len(name) <= 12 else None

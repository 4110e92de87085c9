"""The plural words of CLDR in the rules of a translation: `count of children is few`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from journeys.languages import PLURAL_FORMS, plural_form

_PLURAL = re.compile(rf"(.+?) is ({'|'.join(PLURAL_FORMS)})").fullmatch


def split(sentence: str) -> tuple[str, str] | None:
    """What is counted, and the plural word: `count of children is few` gives both. None for any other sentence."""
    found = _PLURAL(" ".join(sentence.split()))
    return None if found is None else (found[1], found[2])


def forms(rules: Iterable[str]) -> dict[str, list[str]]:
    """The plural words that the rules of one translation use, by what they count."""
    found: dict[str, list[str]] = {}
    for sentence in rules:
        plural = split(sentence)
        if plural is not None:
            found.setdefault(plural[0], []).append(plural[1])
    return found


def form_of(number: int | Fraction, language: str) -> str:
    """The form of words beside a number; a number that is not whole takes `other`."""
    whole = int(number)
    return plural_form(whole, language) if whole == number else "other"

"""The languages that Footpath has words of its own in, and what CLDR knows of any language (through Babel).

A language is a BCP 47 tag: `cy`, `pt-BR`. Babel is read at the first question, not at import.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import bidirectional

if TYPE_CHECKING:
    from babel import Locale

BUILT_IN = ("en", "cy", "ar", "pl", "fr", "es")
"""English, Welsh, Arabic, Polish, French, Spanish. A journey is offered in no other language: its pages would be
half in English."""

PSEUDO: Mapping[str, Literal["ltr", "rtl"]] = {"en-XA": "ltr", "en-XB": "rtl"}
"""Languages made up for previews (`journeys.catalogues.pseudo`), and which way they run."""

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names that CLDR gives to the forms of a word beside a number; each language has some of them."""

_FSI, _PDI = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of the scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam …"""
_NUMBER = re.compile("[0-9.,%]+")


def base(language: str) -> str:
    """The language without its country or script: `en-GB` is a kind of `en`."""
    return language.replace("_", "-").partition("-")[0].lower()


def built_in(language: str) -> bool:
    """Whether everything that Footpath itself says can be said in this language."""
    return base(language) in BUILT_IN


def is_english(language: str) -> bool:
    """Whether messages may be put together by English grammar."""
    return base(language) == "en"


@lru_cache(maxsize=64)
def own_name(language: str) -> str:
    """What a language calls itself, to stand alone: `Cymraeg`; the tag where CLDR has no name."""
    locale = _locale(language)
    name = None if locale is None else locale.get_display_name()
    return name[:1].upper() + name[1:] if name else language


@lru_cache(maxsize=64)
def direction(language: str) -> Literal["ltr", "rtl"]:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    if language in PSEUDO:
        return PSEUDO[language]
    locale = _locale(language)
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"


def plural_form(number: int, language: str) -> str:
    """The form of a word beside this number: `one`, `two`, `few` …; `other` where CLDR knows no better."""
    locale = _locale(language)
    return "other" if locale is None else str(locale.plural_form(abs(number)))


@lru_cache(maxsize=64)
def plural_forms(language: str) -> tuple[str, ...]:
    """Every form that this language has, in CLDR's order; `other` is always one of them."""
    locale = _locale(language)
    tags = {"other"} if locale is None else {*locale.plural_form.tags, "other"}
    return tuple(form for form in PLURAL_FORMS if form in tags)


def isolated(text: str, language: str) -> str:
    """A value to stand in a text of this language, each of its lines kept from mixing where it runs the other way.

    A phone number in an Arabic sentence would be shown with its groups turned round, a name in Arabic would move
    the full stop of an English one. The marks (FSI and PDI of Unicode's algorithm) show nothing themselves.
    """
    if direction(language) == "ltr":
        if text.isascii() or _RIGHT_TO_LEFT.search(text) is None:
            return text
        return "\n".join(_apart(line) if _RIGHT_TO_LEFT.search(line) else line for line in text.split("\n"))
    return "\n".join(_apart(line) if _mixes(line) else line for line in text.split("\n"))


def _apart(line: str) -> str:
    whole = line.startswith(_FSI) and line.find(_PDI) == len(line) - 1
    return line if whole else f"{_FSI}{line}{_PDI}"


def _mixes(line: str) -> bool:
    """Whether a line would be put in another order by text from right to left.

    That is one with letters from left to right, or with no letters at all and more than one plain number; what is
    kept apart already does not count.
    """
    depth, own = 0, []
    for letter in line:
        depth += (letter == _FSI) - (letter == _PDI)
        if depth == 0 and letter != _PDI:
            own.append(letter)
    ways = {bidirectional(letter) for letter in own}
    if "L" in ways:
        return True
    numbers = not ways.isdisjoint({"EN", "AN"})
    return numbers and ways.isdisjoint({"R", "AL"}) and _NUMBER.fullmatch("".join(own)) is None


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    """Babel's locale, or None for a tag it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None

"""The languages that Footpath has words of its own in, and what CLDR knows of any language (through Babel).

A language is a BCP 47 tag: `cy`, `pt-BR`. Babel is read at the first question, not at import.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import bidirectional

if TYPE_CHECKING:
    from babel import Locale

BUILT_IN = ("en", "cy", "ar", "pl", "fr", "es")
"""English, Welsh, Arabic, Polish, French, Spanish. A journey is offered in no other language: its pages would be
half in English."""

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names that CLDR gives to the forms of a word beside a number; each language has some of them."""

_FSI, _PDI = "\u2068", "\u2069"
_NOT_RTL = frozenset({"L", "EN", "AN"})
_NOT_LTR = frozenset({"R", "AL", "AN"})


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
    """A value to stand in a sentence of this language, kept from mixing with it where it runs the other way.

    A phone number in an Arabic sentence would be shown with its groups turned round, a name in Arabic would move
    the full stop of an English one. The marks (FSI and PDI of Unicode's algorithm) show nothing themselves.
    """
    if text.isascii() and direction(language) == "ltr":
        return text
    other = _NOT_RTL if direction(language) == "rtl" else _NOT_LTR
    return f"{_FSI}{text}{_PDI}" if any(bidirectional(letter) in other for letter in text) else text


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    """Babel's locale, or None for a tag it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None

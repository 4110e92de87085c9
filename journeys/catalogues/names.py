"""Which files are catalogues, `cy.yaml` beside `journey.yaml` and `visa.cy.yaml` beside `visa.yaml`, and what of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from journeys.languages import PSEUDO

_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
_IS_TAG = re.compile(_TAG).fullmatch
_WHOLE = ("journey.yaml", "service.yaml")


def catalogue_name(main: str, language: str) -> str:
    """The name of the catalogue of a language, beside the file `main`."""
    return f"{language}.yaml" if main in _WHOLE else f"{main.rpartition('.')[0]}.{language}.yaml"


def language_of(main: str, name: str) -> str | None:
    """The language of a catalogue by its name; None for every other file.

    A name of two letters is taken for a language even where nobody knows one; of three, only where CLDR does.
    """
    if not name.endswith(".yaml") or name == main:
        return None
    tag = name.removesuffix(".yaml")
    if main not in _WHOLE:
        before = f"{main.rpartition('.')[0]}."
        if not tag.startswith(before):
            return None
        tag = tag.removeprefix(before)
    return tag if is_language(tag) else None


def is_language(tag: str) -> bool:
    """Whether a word is written as the tag of a language."""
    if not _IS_TAG(tag):
        return False
    return len(tag) == 2 or is_known(tag)


@lru_cache(maxsize=256)
def is_known(tag: str) -> bool:
    """Whether CLDR knows this language."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return tag in PSEUDO
    return True


@lru_cache(maxsize=256)
def in_english(tag: str) -> str:
    """What a language is called in English: `Welsh`; the tag where CLDR has no name."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag


def catalogues_among(main: str, names: Iterable[str]) -> dict[str, str]:
    """The language of every file that is named as a catalogue, by file name."""
    found = ((name, language_of(main, name)) for name in names)
    return {name: language for name, language in found if language is not None}

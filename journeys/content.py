"""How a text reads: its sentences, its words, and how old a reader has to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeys.diagnostics import Route
from journeys.model import Text

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:/]*")
_END = re.compile(r"[.!?…؟]+[\"'”’)]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*#]|\d+\.)\s)")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_VOWELS = re.compile(r"[aeiouy]+")
_SHORT = frozenset(("mr", "mrs", "ms", "dr", "st", "no", "e.g", "i.e", "etc"))
"""What a point may stand behind without ending a sentence."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One wording as it is read: `words` where it was written (`route`), each value in it as `…`.

    Offsets in `words` are offsets in the value as written only while `plain` says that nothing is shown in it.
    """

    words: str
    route: Route
    plain: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence of a prose: its text, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(words(self.text))


def prose(text: Text) -> Iterator[Prose]:
    """The wordings of a text; where links lead is no part of them."""
    for _, wording in text.rules:
        plain = all(isinstance(piece, str) for piece in wording.pieces)
        said = "".join(piece if isinstance(piece, str) else "…" for piece in wording.pieces)
        said = _ADDRESS.sub(lambda match: "]" + " " * (len(match[0]) - 1), said)
        if said.strip():
            yield Prose(said, wording.route, plain)


def sentences(said: str) -> list[Stretch]:
    """The sentences of a wording; points of lists and headings count as sentences of their own."""
    found: list[Stretch] = []
    start = 0
    for end in (match.end() for match in _END.finditer(said)):
        if said[start:end].rstrip(".").rsplit(" ", 1)[-1].lower() in _SHORT:
            continue
        _add(found, said, start, end)
        start = end
    _add(found, said, start, len(said))
    return found


def _add(found: list[Stretch], said: str, start: int, end: int) -> None:
    text = said[start:end]
    if words(text):
        first = start + len(text) - len(text.lstrip())
        found.append(Stretch(text.strip(), first, first + len(text.strip())))


def words(said: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(said)


def reading_age(said: str) -> float:
    """About how old an English reader has to be: the Flesch-Kincaid grade, and the 5 years before school.

    The formula: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975). Meaningful for
    some thirty words and more.
    """
    count = len(words(said))
    told = len(sentences(said))
    if not count or not told:
        return 0.0
    spoken = sum(_syllables(word) for word in words(said))
    return 0.39 * count / told + 11.8 * spoken / count - 15.59 + 5


def _syllables(word: str) -> int:
    """Groups of vowels, without the silent e; a number counts as one."""
    low = word.lower()
    if low.endswith("e") and not low.endswith(("le", "ee")):
        low = low[:-1]
    return max(1, len(_VOWELS.findall(low)))

"""How wide words are, at the most, in the fonts that devices have, so that no line is cut off on any of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

Face = Literal["plain", "bold", "mono"]

_WIDTHS: Mapping[int, str] = {
    290: "ijlI|'",
    330: "J.,:;!/\\ ‘’·\u00a0",
    410: 'ftr()[]-`“”"‹›',
    530: "sz*?«»–",
    600: "cakvxyLFT_^",
    640: "bdeghnopquESPY0123456789$£€",
    700: "ABCKRVXZ",
    790: "DGHNOQU&",
    840: "w+<>=~÷×",
    990: "mMW%@—…",
}
"""Thousandths of the size of the font, by letter: the most that Noto Sans, DejaVu Sans, Segoe UI or Verdana takes."""

_OTHER = 720
"""Of a letter that the table has not, such as one with an accent or of another alphabet."""

_MONO = 630
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width(words: str, size: float, face: Face = "plain") -> float:
    """The most that a line of words takes in a font of this size, in the unit of the size."""
    if face == "mono":
        return len(words) * size * _MONO / 1000
    of = _bold if face == "bold" else _plain
    return sum(map(of, words)) * size / 1000


@lru_cache(maxsize=4096)
def _bold(letter: str) -> float:
    """Narrow letters gain most by being bold."""
    plain = _plain(letter)
    return plain * 1.14 + (26 if 0 < plain <= 410 else 0)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> int:
    """Of a letter that the table has not: as its base letter, twice as wide in East Asia, nothing if it combines."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1050
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTERS.get(base, _OTHER)


@lru_cache(maxsize=65536)
def wrapped(words: str, size: float, room: float, face: Face = "plain") -> tuple[str, ...]:
    """Words in lines of at most `room`, about as long as each other; a word that is wider alone is cut.

    At least one line.
    """
    lines = _filled(words, size, room, face)
    least, most = room / 2, room
    while 1 < len(lines) < 7 and most - least > size:
        middle = (least + most) / 2
        tighter = _filled(words, size, middle, face)
        if len(tighter) > len(lines):
            least = middle
        else:
            lines, most = tighter, middle
    return lines


def _filled(words: str, size: float, room: float, face: Face) -> tuple[str, ...]:
    """Words in lines, each as full as it can be."""
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, face) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word, size, face) > room and len(word) > 1:
            cut = next(at for at in range(len(word) - 1, 0, -1) if at == 1 or width(word[:at], size, face) <= room)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    lines.append(line)
    return tuple(lines)

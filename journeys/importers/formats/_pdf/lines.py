"""Words of a page -> phrases (what stands together on one line) and blocks (what is read as one text)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from journeys.importers.formats._pdf.fields import Box
from journeys.importers.formats._pdf.glyphs import Word
from journeys.importers.values import printable

GAP = 0.85
"""Spaces wider than this part of the letters' height part two phrases."""
PITCH = 1.5
"""Lines of one text are not further apart than this, in heights of their letters."""

_LEADER = re.compile(r"[_.…·]{3,}|(?:\s[.…·]){2,}\s*|_+")
_ANSWER = re.compile(r"(?:yes|no)\W*\Z", re.IGNORECASE)
_LIGATURES = {ord(each): unicodedata.normalize("NFKC", each) for each in "ﬀﬁﬂﬃﬄﬅﬆ"}
_LONE = re.compile(r"[_.…·|\-–—]+\Z")
MARKER = re.compile(r"(?:\(?(?:\d{1,2}[a-z]?|[a-zA-Z]|[ivx]{1,4})[.)]?|[X\W]+)\Z")
"""What only numbers a line, or stands before a box: `12a`, `b.`, a bullet, `$`."""
_NUMBERED = re.compile(r"\s*(?:[•●▪◦*■□❑❏☐-]+\s|\(?\d{1,2}[a-z]?[.)]\s*(?=\D)|[a-zA-Z][.)]\s*(?=[A-Z“\"]))")


@dataclass(frozen=True, eq=False)
class Phrase:
    """Words that stand together on one line of a page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @cached_property
    def marker(self) -> bool:
        """Whether it only numbers what follows."""
        return bool(MARKER.match(self.text))


@dataclass(frozen=True, eq=False)
class Block:
    """Phrases that are read as one text, line by line."""

    lines: tuple[Phrase, ...]
    page: int

    @cached_property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Phrase:
        return self.lines[0]

    @property
    def last(self) -> Phrase:
        return self.lines[-1]

    @cached_property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @cached_property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def size(self) -> float:
        return self.first.size

    @property
    def bold(self) -> bool:
        """Whether all of it stands out."""
        return all(line.bold for line in self.lines)


def phrases_of(words: Sequence[Word], boxes: Sequence[Box], ticks: Sequence[Box] = ()) -> list[Phrase]:
    """The phrases of a page from top to bottom; the boxes of fields part them, as wide gaps do.

    `ticks` are the boxes to tick: a yes or no behind one stands for itself.
    """
    found: list[Phrase] = []
    for line in _lines(words):
        row: list[Word] = []
        middle = line[0].y + 0.3 * line[0].size
        between = [box.x0 for box in boxes if box.y0 - 1 <= middle <= box.y1 + 1]
        under = [box.x0 for box in boxes if -2 <= line[0].y - box.y1 <= 16]
        ticked = [box.x1 for box in ticks if box.y0 - 1 <= middle <= box.y1 + 1]
        for word in line:
            alone = len(row) == 1 and _ANSWER.match(row[0].text) and any(-3 < row[0].x0 - x < 12 for x in ticked)
            if row and (alone or _apart(row[-1], word, between, under)):
                found += _phrase(row)
                row = []
            row.append(word)
        found += _phrase(row)
    return found


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line, from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.y, each.x0)):
        if lines and abs(lines[-1][0].y - word.y) <= 0.25 * max(4.0, min(word.size, lines[-1][0].size)):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.x0) for line in lines]


def _apart(one: Word, next: Word, between: list[float], under: list[float]) -> bool:
    """Whether two words of a line belong to two phrases: boxes on the line or right under it begin new ones."""
    gap = next.x0 - one.x1
    if gap > GAP * max(one.size, next.size) or gap < -2 * one.size:
        return True
    if gap > 0.3 * one.size and any(abs(x - next.x0) <= 5 for x in under):
        return True
    return any(one.x0 + 1 < x <= next.x0 + 3 for x in between)


def _phrase(row: Sequence[Word]) -> list[Phrase]:
    """The phrases of words in a row: dots and lines that lead to a box are left out and part them."""
    found: list[Phrase] = []
    kept: list[Word] = []

    def close() -> None:
        if kept:
            text = _tidy(" ".join(each.text for each in kept))
            if text:
                bold = sum(len(each.text) for each in kept if each.bold) * 2 > sum(len(each.text) for each in kept)
                found.append(Phrase(text, kept[0].x0, kept[-1].x1, kept[0].y, kept[0].size, bold))
        kept.clear()

    for word in row:
        text = _tidy(printable(word.text)) if "_" not in word.text else printable(word.text)
        if not text:
            continue
        leads = _LEADER.search(text)
        if _LONE.match(text) and not (text in ("-", "–", "—", "|") and kept):
            if leads or kept:
                close()
            continue
        if leads:
            for piece in _pieces(word, text):
                if piece is None:
                    close()
                else:
                    kept.append(piece)
            continue
        kept.append(word)
    close()
    return found


def _pieces(word: Word, text: str) -> list[Word | None]:
    """A word in which a line leads to a box, as what stands before and behind it; None for the line."""
    share = (word.x1 - word.x0) / max(1, len(text))
    found: list[Word | None] = []
    at = 0
    for leader in [*_LEADER.finditer(text), None]:
        until = leader.start() if leader else len(text)
        if text[at:until].strip(" ,;"):
            x0, x1 = word.x0 + at * share, word.x0 + until * share
            found.append(Word(text[at:until], x0, x1, word.y, word.size, word.bold))
        if leader:
            found.append(None)
            at = leader.end()
    return found


def _tidy(text: str) -> str:
    """Text without what only decorates it; small capitals that were drawn apart are joined."""
    text = "".join(
        each for each in text if each.isprintable() and not "\ue000" <= each <= "\uf8ff" and each != "\ufffd"
    )
    text = text.translate(_LIGATURES).replace("¨", "")
    return " ".join(text.replace("\uffff", " ").split()).strip(" _")


def blocks_of(phrases: Sequence[Phrase], boxes: Sequence[Box], ticks: Sequence[Box], page: int) -> list[Block]:
    """The texts of a page: lines under each other that nothing parts."""
    ticked = {id(box) for box in ticks}
    near = _Near(phrases, boxes, [box for box in boxes if id(box) not in ticked])
    done: list[list[Phrase]] = []
    open_: list[list[Phrase]] = []
    for phrase in phrases:
        if phrase.marker:
            done.append([phrase])
            continue
        home = next((each for each in reversed(open_) if _follows(each, phrase, near)), None)
        if home is not None:
            home.append(phrase)
        else:
            open_.append([phrase])
            done.append(open_[-1])
        open_ = [each for each in open_ if each[-1].y - phrase.y < PITCH * each[-1].size + 2]
    return [Block(tuple(lines), page) for lines in done]


class _Near:
    """What stands on or beside a line, found by its height: phrases, boxes, and those of them that are typed into."""

    def __init__(self, phrases: Sequence[Phrase], boxes: Sequence[Box], typed: Sequence[Box]) -> None:
        self._phrases: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self._phrases.setdefault(int(phrase.y // _BAND), []).append(phrase)
        self._boxes, self._typed = _bands(boxes), _bands(typed)

    def phrases(self, y: float) -> list[Phrase]:
        """Those whose line is at about the same height."""
        band = int(y // _BAND)
        return [each for near in (band - 1, band, band + 1) for each in self._phrases.get(near, ())]

    def boxes(self, phrase: Phrase, typed: bool = False) -> list[Box]:
        """Those whose row a phrase stands on."""
        middle = phrase.y + 0.35 * phrase.size
        found = (self._typed if typed else self._boxes).get(int(middle // _BAND), ())
        return [box for box in found if box.y0 - 2 <= middle <= box.y1 + 2]


_BAND = 12.0


def _bands(boxes: Sequence[Box]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for box in boxes:
        for band in range(int((box.y0 - 2) // _BAND), min(int((box.y1 + 2) // _BAND), int(box.y0 // _BAND) + 100) + 1):
            found.setdefault(band, []).append(box)
    return found


def _follows(block: list[Phrase], next: Phrase, near: _Near) -> bool:
    """Whether a phrase is the next line of a block."""
    last, first = block[-1], block[0]
    if not 0.5 * last.size < last.y - next.y < PITCH * last.size or abs(last.size - next.size) > 0.9:
        return False
    hanging = bool(_NUMBERED.match(first.text)) and first.x0 - 1 <= next.x0 <= first.x0 + 30
    aligned = abs(last.x0 - next.x0) <= 2.5 or hanging or _centred(last, next)
    if not aligned or _NUMBERED.match(next.text):
        return False
    if last.bold != next.bold and len(block) == 1 and len(last.text) < 40:
        return False
    if re.match(r"if (?:yes|no|so|not)\b", next.text, re.IGNORECASE):
        return False
    if _marked(next, near) or _box_before(next, near):
        return False
    return not _box_behind(last, near)


def _centred(one: Phrase, other: Phrase) -> bool:
    return one.bold and other.bold and abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 6


def _marked(phrase: Phrase, near: _Near) -> bool:
    """Whether a number or a bullet of its own stands before a line."""
    return any(
        each.marker and abs(each.y - phrase.y) < 2 and 0 <= phrase.x0 - each.x1 < 40 and each is not phrase
        for each in near.phrases(phrase.y)
    )


def _box_before(phrase: Phrase, near: _Near) -> bool:
    return any(box.height < 2.5 * phrase.size and 0 <= phrase.x0 - box.x1 + 3 < 25 for box in near.boxes(phrase))


def _box_behind(phrase: Phrase, near: _Near) -> bool:
    """Whether a line ends at a box to type into, with no other text between."""
    ahead = [
        box.x0 for box in near.boxes(phrase, typed=True) if box.x0 >= phrase.x1 - 3 and box.height < 2.2 * phrase.size
    ]
    if not ahead:
        return False
    nearest = min(ahead)
    return not any(
        abs(each.y - phrase.y) < 2 and phrase.x1 <= each.x0 < nearest and not each.marker and each is not phrase
        for each in near.phrases(phrase.y)
    )

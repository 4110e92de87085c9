"""The drawing of a page -> its words with their places, sizes and weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font  # the decoder that pypdf extracts text with: it has no public name yet

from journeys.importers.formats._pdf.opening import number, plain, said, table

DEEPEST = 4
"""How deep drawings may be nested in drawings."""
MOST_WORDS = 6_000
MOST_DRAWN = 2_000_000
"""Bytes of a drawing that is read; a longer one is a picture."""
MOST_OF_ALL = 2_000_000
"""Bytes of all drawings of a form that are read."""

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: `y` is the line that it stands on, `size` the height of its letters in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class _Pen:
    """What a drawing has set so far."""

    font: Font | None = None
    bold: bool = False
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0


@dataclass(slots=True)
class _Sheet:
    """Collects words; letters that follow each other closely are one. `left` is how much may still be read."""

    left: int = MOST_OF_ALL
    words: list[Word] = field(default_factory=list)
    _letters: list[str] = field(default_factory=list)
    _from: float = 0
    _to: float = 0
    _y: float = 0
    _size: float = 0
    _bold: bool = False

    def letter(self, text: str, x0: float, x1: float, y: float, size: float, bold: bool) -> None:
        """Puts a letter down; a space ends a word."""
        if not text.strip():
            self.end()
            return
        if self._letters:
            gap = x0 - self._to
            close = abs(gap) < 0.12 * size  # of small capitals, which are drawn in two sizes
            other = abs(size - self._size) > 2 and not close
            if abs(y - self._y) > 0.3 * size or gap > 0.28 * size or gap < -0.6 * size or other:
                self.end()
        if not self._letters:
            self._from, self._y, self._size, self._bold = x0, y, size, bold
        self._letters.append(text)
        self._to = x1

    def end(self) -> None:
        """Ends the word that is being written."""
        if self._letters and len(self.words) < MOST_WORDS:
            text = "".join(self._letters).strip()
            self.words.append(Word(text, self._from, self._to, self._y, self._size, self._bold))
        self._letters = []


def words_of(page: PageObject, pdf: Any, left: int = MOST_OF_ALL) -> tuple[list[Word], int]:
    """The words of a page, as they are drawn, and how many of the bytes that are `left` to read they leave."""
    sheet = _Sheet(left=left)
    contents = page.get_contents()
    if contents is not None:
        _draw(contents, table(page.get("/Resources")), _SAME, sheet, pdf, 0)
    sheet.end()
    return list(dict.fromkeys(sheet.words)), sheet.left


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(operands: Any) -> Matrix:
    found = [number(each) for each in operands[:6]]
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else _SAME


def _draw(contents: Any, resources: DictionaryObject, base: Matrix, sheet: _Sheet, pdf: Any, depth: int) -> None:
    """Follows a drawing; `base` is how its points become those of the page."""
    size = len(contents.get_data())
    if size > min(MOST_DRAWN, sheet.left):
        return
    sheet.left -= size
    stream = ContentStream(contents, pdf, "bytes")
    fonts = _Fonts(table(resources.get("/Font")))
    drawings = table(resources.get("/XObject"))
    pen, stack, matrix = _Pen(), [], base
    at = start = _SAME
    for operands, operator in stream.operations:
        if operator == b"q":
            stack.append((matrix, _copy(pen)))
        elif operator == b"Q" and stack:
            matrix, pen = stack.pop()
        elif operator == b"cm":
            matrix = _times(_matrix(operands), matrix)
        elif operator == b"BT":
            at = start = _SAME
        elif operator == b"Tm":
            at = start = _matrix(operands)
        elif operator in (b"Td", b"TD") and len(operands) >= 2:
            if operator == b"TD":
                pen.leading = -number(operands[1])
            at = start = _times((1, 0, 0, 1, number(operands[0]), number(operands[1])), start)
        elif operator == b"T*":
            at = start = _times((1, 0, 0, 1, 0, -pen.leading), start)
        elif operator == b"Tf" and len(operands) >= 2:
            pen.font, pen.bold = fonts.get(str(operands[0]))
            pen.size = number(operands[1])
        elif operator in (b"Tj", b"TJ") and operands:
            at = _show(operands[0] if operator == b"TJ" else [operands[0]], pen, at, matrix, sheet)
        elif operator in (b"'", b'"') and operands:
            if operator == b'"' and len(operands) >= 3:
                pen.word_spacing, pen.spacing = number(operands[0]), number(operands[1])
            at = start = _times((1, 0, 0, 1, 0, -pen.leading), start)
            at = _show([operands[-1]], pen, at, matrix, sheet)
        elif operator in _SETS and operands:
            setattr(pen, _SETS[operator], number(operands[0]) / (100 if operator == b"Tz" else 1))
        elif operator == b"Do" and operands and depth < DEEPEST:
            inside = plain(drawings.get(str(operands[0])))
            if isinstance(inside, StreamObject) and said(inside.get("/Subtype")) == "/Form":
                own = table(inside.get("/Resources")) or resources
                placed = _times(_matrix(list(plain(inside.get("/Matrix")) or ())), matrix)
                _draw(inside, own, placed, sheet, pdf, depth + 1)


_SETS = {b"Tc": "spacing", b"Tw": "word_spacing", b"Tz": "stretch", b"TL": "leading", b"Ts": "rise"}


def _copy(pen: _Pen) -> _Pen:
    return _Pen(pen.font, pen.bold, pen.size, pen.spacing, pen.word_spacing, pen.stretch, pen.leading, pen.rise)


class _Fonts:
    """The fonts of a drawing, each read once."""

    def __init__(self, resources: DictionaryObject) -> None:
        self._resources = resources
        self._read: dict[str, tuple[Font | None, bool]] = {}

    def get(self, name: str) -> tuple[Font | None, bool]:
        """A font, and whether it is bold; None where there is none that can be read."""
        if name not in self._read:
            resource = table(self._resources.get(name))
            font = Font.from_font_resource(resource) if resource else None
            called = said(resource.get("/BaseFont")).lower()
            bold = any(each in called for each in ("bold", "-bd", "demi", "black", "-blk", "heavy"))
            known = font is not None and font.interpretable
            if known and font is not None and isinstance(font.encoding, str) and not font.character_map:
                known = False  # it numbers its letters, and nothing says which they are
            self._read[name] = (font if known else None, bold)
        return self._read[name]


def _show(operands: Any, pen: _Pen, at: Matrix, matrix: Matrix, sheet: _Sheet) -> Matrix:
    """Writes texts one after the other, with the spaces between them; gives the place behind them."""
    if pen.font is None or not isinstance(operands, list):
        return at
    for each in operands:
        if isinstance(each, str | bytes):
            for text, width, space in _letters(pen.font, each):
                whole = _times((pen.size * pen.stretch, 0, 0, pen.size, 0, pen.rise), _times(at, matrix))
                forward = (width / 1000 * pen.size + pen.spacing + (pen.word_spacing if space else 0)) * pen.stretch
                if abs(whole[1]) < 0.1 * abs(whole[0]) and whole[0] > 0:  # upright text only
                    x0, size = whole[4], abs(whole[3])
                    sheet.letter(text, x0, x0 + width / 1000 * whole[0], whole[5], size, pen.bold)
                at = _times((1, 0, 0, 1, forward, 0), at)
        else:
            at = _times((1, 0, 0, 1, -number(each) / 1000 * pen.size * pen.stretch, 0), at)
    return at


def _letters(font: Font, shown: str | bytes) -> Iterator[tuple[str, float, bool]]:
    """Each letter of a shown text, how wide it is in thousandths of its size, and whether it is a space."""
    data = shown if isinstance(shown, bytes) else shown.encode("latin-1", "replace")
    if isinstance(font.encoding, str):
        raw = data.decode(font.encoding, "replace")
        meant = raw
    else:
        raw = data.decode("latin-1")
        meant = "".join(font.encoding.get(byte, chr(byte)) for byte in data)
        if len(meant) != len(raw):
            meant = raw
    for code, letter in zip(raw, meant, strict=True):
        text = str(font.character_map.get(letter, letter))
        yield text, font.get_text_width(code), letter == font.space_char or text == " "

"""The styles of words on a map, and words set in lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from renderers.map.measure import Face, width, wrapped
from renderers.map.paint import MarkKind, Paint
from renderers.map.placed import Line, Span

SIZES = {
    "title": 22,
    "sum": 15,
    "section": 16,
    "strong": 16,
    "heading": 16,
    "end": 15,
    "end-strong": 15,
    "rule": 14,
    "soft": 14,
    "known": 14,
    "bad": 14,
    "open": 14,
    "meta": 13,
    "id": 13,
}
"""The size of the font of each style, in pixels."""

_FACES: dict[str, Face] = {
    "title": "bold",
    "section": "bold",
    "strong": "bold",
    "end-strong": "bold",
    "known": "bold",
    "bad": "bold",
    "open": "bold",
    "id": "mono",
}

GAP = 10
"""Between two spans of a line."""

Words = tuple[str, str, str]
"""Words, their style, their language."""


_OF_MARKS: Mapping[MarkKind, str] = {"refuted": "bad", "wrong": "bad", "doubtful": "open", "not analysed": "open"}


def marked(paint: Paint, id: str) -> list[Words]:
    """The marks of a node or an edge in visible words: a path is seen without, unless it has words of its own."""
    seen = (mark for mark in paint.of(id) if mark.words or mark.kind != "on path")
    return [(mark.said, _OF_MARKS.get(mark.kind, "known"), "en") for mark in seen]


def leading(style: str) -> int:
    """The height of one line."""
    return round(SIZES[style] * 1.35)


def face(style: str) -> Face:
    """The face of the font."""
    return _FACES.get(style, "plain")


def lettered(words: str, style: str, room: float) -> tuple[str, ...]:
    """Words of a style in lines of at most `room`."""
    return wrapped(words, SIZES[style], room, face(style))


def span_width(span: Span) -> float:
    """The most that a span takes."""
    return width(span.words, SIZES[span.style], face(span.style))


def line_width(line: Line) -> float:
    """The most that a line takes, with a gap before each span but the first."""
    return sum(map(span_width, line.spans)) + GAP * (len(line.spans) - 1)


def height_of(texts: Iterable[Words], room: float) -> int:
    """How high words are in lines of at most `room`."""
    return sum(leading(style) * len(lettered(words, style, room)) for words, style, _ in texts)


def set_at(texts: Iterable[Words], x: float, y: float, room: float, at: str = "start") -> tuple[list[Line], float]:
    """Words in lines from the height `y` down, and the height below them."""
    lines: list[Line] = []
    for words, style, language in texts:
        for part in lettered(words, style, room):
            lines.append(Line(x, round(y + SIZES[style]), (Span(part, style, language),), at))  # type: ignore[arg-type]
            y += leading(style)
    return lines, y

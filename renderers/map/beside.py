"""Outcomes beside the line: each in a rounded box, as wide as its words."""

from __future__ import annotations

from dataclasses import dataclass

from renderers.map.lettering import SIZES, leading, lettered, marked, span_width
from renderers.map.paint import Paint
from renderers.map.picture import Node, Picture
from renderers.map.placed import Box, Line, PlacedNode, Span

SIDE, ABOVE = 16, 7
"""Between the words and the edge of their box."""


@dataclass(frozen=True, slots=True)
class Pill:
    """An outcome's box before it has a place: its words line by line, its size."""

    node: Node
    spans: tuple[Span, ...]
    width: float
    height: float

    def at(self, right: float, middle: float) -> PlacedNode:
        """The box with its right edge and its middle there."""
        box = Box(right - self.width, middle - self.height / 2, self.width, self.height)
        lines = []
        y = box.y + ABOVE
        for span in self.spans:
            lines.append(Line(box.x + box.width / 2, round(y + SIZES[span.style]), (span,), "middle"))
            y += leading(span.style)
        return PlacedNode(self.node, box, tuple(lines))


def pill(node: Node, picture: Picture, paint: Paint, room: float) -> Pill:
    """An outcome's box of at most `room`. Its id is shown where two outcomes have the same title."""
    heading = "end-strong" if node.sends else "end"
    texts = [(node.heading, heading, node.language)]
    if sum(other.heading == node.heading for other in picture.nodes if other.kind == "outcome") > 1:
        texts.append((node.id, "id", "en"))
    if node.note:
        texts.append((node.note, "meta", "en"))
    if node.id not in picture.arriving:
        texts.append(("nothing leads here", "meta", "en"))
    texts += marked(paint, node.id)
    spans = [
        Span(part, style, language)
        for words, style, language in texts
        for part in lettered(words, style, room - 2 * SIDE)
    ]
    widest = max(map(span_width, spans))
    return Pill(node, tuple(spans), widest + 2 * SIDE, sum(leading(span.style) for span in spans) + 2 * ABOVE)

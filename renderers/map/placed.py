"""Where everything of a map is: boxes, lines of words and the corners of edges, in pixels from the left and the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from renderers.map.paint import MarkKind
from renderers.map.picture import Edge, Frame, Node

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left and top edge, its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one style within a line; `language` is that of the words."""

    words: str
    style: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: where its base line begins, ends or has its middle."""

    x: float
    y: float
    spans: tuple[Span, ...]
    at: Literal["start", "end", "middle"] = "start"


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node and its words. On the line it is a `dot` of a radius, beside it a rounded box of its own (`dot` None)."""

    node: Node
    box: Box
    lines: tuple[Line, ...]
    dot: Corner | None = None
    radius: float = 0


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """An edge with right angles, corner by corner, and the words beside it."""

    edge: Edge
    corners: tuple[Corner, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """A frame and its title."""

    frame: Frame
    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What one kind of mark looks like, and what it means."""

    kind: MarkKind
    box: Box
    line: Line


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole map with its places; the nodes stand in reading order, from top to bottom. `hairs` are lines above
    sections, and `column_end` is where the column of words ends."""

    width: float
    height: float
    column_end: float
    head: tuple[Line, ...]
    keys: tuple[Key, ...]
    hairs: tuple[Box, ...]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    frames: tuple[PlacedFrame, ...]

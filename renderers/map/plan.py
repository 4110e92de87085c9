"""What is settled before any height is known: what stands on the line of steps, and what runs in which lane."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from renderers.map.lanes import Key, lanes, stretches
from renderers.map.picture import Edge, Frame, Node, Picture

_PAST_SECTION, _PAST_NODE, _BY_RULE = 1, 2, 3
"""What leaves a row, from top to bottom."""


class Plan:
    """The order of a picture's nodes on the line, and the lanes of what passes some of them."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        straight = {edge.target for edge in picture.edges if edge.kind == "on"}
        self.line: tuple[Node, ...] = tuple(n for n in picture.nodes if n.kind != "outcome" or n.id in straight)
        """The nodes on the line, inside items too, from top to bottom; the other outcomes stand beside it."""
        self.row: Mapping[str, int] = {node.id: number for number, node in enumerate(self.line)}
        self.opens: Mapping[str, Frame] = {each.nodes[0]: each for each in picture.frames if each.kind == "section"}
        """Sections by the node they begin with."""
        self.items: Mapping[str, Frame] = {frame.id: frame for frame in picture.frames if frame.kind == "items"}
        self.home: Mapping[str, Edge] = {
            edge.target: edge for node in self.line for edge in self.rules(node) if edge.target not in self.row
        }
        """By outcome beside the line: the last rule that leads to it, in whose row it stands."""
        self.left, self.inner = self._left_lanes()
        self.right = self._right_lanes()

    def rules(self, node: Node) -> tuple[Edge, ...]:
        """The edges of a node that have a row of their own below it."""
        found = self.picture.leaving.get(node.id, ())
        return tuple(edge for edge in found if edge.kind in ("rule", "otherwise"))

    def passing(self, source: str) -> Edge | None:
        """The edge that passes a node or a section over, if it is there only sometimes."""
        found = self.picture.leaving.get(source, ())
        return next((edge for edge in found if edge.kind == "passed over"), None)

    def falls(self, edge: Edge) -> bool:
        """Whether a rule leads straight down: it is the last one, to the next node, and nothing else leads there."""
        rules = self.rules(self.picture.node[edge.source])
        below = self.row.get(edge.target) == self.row[edge.source] + 1
        others = self.picture.leaving[edge.source]
        return below and rules[-1] is edge and not any(each.kind in ("on", "inside") for each in others)

    def by_lane(self, edge: Edge) -> bool:
        """Whether an edge runs in a lane at the start of the line."""
        if edge.kind in ("rule", "otherwise"):
            return edge.target in self.row and not self.falls(edge)
        return edge.kind == "passed over"

    def _leaving(self, node: Node) -> Iterator[tuple[Edge, Key]]:
        """The edges of a node, and of the section it opens, that need a lane on the left; where each leaves."""
        row = self.row[node.id]
        section = self.opens.get(node.id)
        over = self.passing(section.id) if section is not None else None
        if over is not None:
            yield over, (row, _PAST_SECTION, 0)
        over = self.passing(node.id)
        if over is not None:
            yield over, (row, _PAST_NODE, 0)
        for number, edge in enumerate(self.rules(node)):
            if self.by_lane(edge):
                yield edge, (row, _BY_RULE, number)

    def _left_lanes(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Lanes by target: of the line of steps, and of the lines inside items."""
        outside: list[tuple[str, Key, Key]] = []
        inside: list[tuple[str, Key, Key]] = []
        for node in self.line:
            for edge, leaves in self._leaving(node):
                way = (edge.target, leaves, (self.row[edge.target], 0, 0))
                (inside if node.frame in self.items else outside).append(way)
        return lanes(stretches(outside)), lanes(stretches(inside))

    def _right_lanes(self) -> Mapping[str, int]:
        """Lanes by outcome that the rules of several rows lead to."""
        heights = {
            edge.id: (self.row[node.id], _BY_RULE, number)
            for node in self.line
            for number, edge in enumerate(self.rules(node))
        }
        ways = [
            (edge.target, heights[edge.id], heights[self.home[edge.target].id])
            for node in self.line
            for edge in self.rules(node)
            if self.home.get(edge.target, edge) is not edge
        ]
        return lanes(stretches(ways))

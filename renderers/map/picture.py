"""What a map shows: its nodes, edges and frames with their words, before anything has a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from renderers.map.ways import Ways

NodeKind = Literal[
    "start",
    "question",
    "page",
    "information",
    "decision",
    "repeat",
    "again",
    "section",
    "tasks",
    "fork",
    "check",
    "outcome",
]
"""What a node is. `again` is the end of an item, `fork` the rules after a section or after the last step, `section` one
that is drawn closed."""

EdgeKind = Literal["on", "rule", "otherwise", "passed over", "inside"]
"""Why an edge leads on: the next in line, a rule, the rule that holds when no other does, a condition of the node (or
frame) it starts from that does not hold, or the first page of each item."""


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the map. `language` is that of the heading; `note` and `only_if` are English.

    `note` says what the heading does not ("3 questions", "12 steps"). `frame` is the id of the innermost frame it
    stands in, or "". `sends` marks an outcome with which the answers are sent.
    """

    id: str
    kind: NodeKind
    heading: str
    language: str
    note: str = ""
    only_if: str = ""
    frame: str = ""
    sends: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One way on, from a node (or a frame that is passed over) to a node. `words` are `full`, shortened."""

    id: str
    source: str
    target: str
    kind: EdgeKind
    words: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Nodes that belong together: an open section, or what is asked of each item of a repeat.

    `nodes` are their ids in order; a section's hold those of the items in it.
    """

    id: str
    kind: Literal["section", "items"]
    title: str
    language: str
    nodes: tuple[str, ...]
    note: str = ""
    only_if: str = ""


@dataclass(frozen=True)
class Picture:
    """All that a map shows. Nodes stand in the order in which a citizen may meet them, outcomes behind all steps.

    `steps` and `sections` count what the journey has, whether it is drawn open or closed.
    """

    title: str
    language: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    frames: tuple[Frame, ...]
    steps: int
    sections: int
    closed: tuple[str, ...]
    ways: Ways

    @cached_property
    def node(self) -> Mapping[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def frame(self) -> Mapping[str, Frame]:
        """Frames by id; that of a repeat's items is called as the repeat, with `-items` behind."""
        return {frame.id: frame for frame in self.frames}

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges from each node or frame, in the order they are read."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
        return {id: tuple(edges) for id, edges in found.items()}

    def told(self, id: str) -> tuple[Edge, ...]:
        """The edges from a node or a frame, without a way round it that leads where it leads itself."""
        edges = self.leaving.get(id, ())
        on = {edge.target for edge in edges if edge.kind == "on"}
        return tuple(edge for edge in edges if edge.kind != "passed over" or edge.target not in on)

    @cached_property
    def arriving(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges to each node."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.target, []).append(edge)
        return {id: tuple(edges) for id, edges in found.items()}

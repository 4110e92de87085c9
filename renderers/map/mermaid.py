"""A map as Mermaid text, which wikis and code hosts draw."""

from __future__ import annotations

import re

from renderers.map import said
from renderers.map.picture import Edge, Frame, Node, Picture

SHAPES = {
    "start": ("([", "])"),
    "outcome": ("([", "])"),
    "decision": ("{{", "}}"),
    "fork": ("{{", "}}"),
    "repeat": ("[[", "]]"),
    "section": ("[[", "]]"),
    "tasks": ("[[", "]]"),
}
"""How a node is bracketed; a page stands in square brackets."""


_LIST = re.compile(r"^(\d+)\.", re.MULTILINE)
"""A number that Mermaid would take for the first of a list."""


def mermaid(picture: Picture) -> str:
    """The picture as a flow chart. Names of nodes are numbers, since Mermaid keeps words such as `end` for itself."""
    names = {node.id: f"n{number}" for number, node in enumerate(picture.nodes)}
    names |= {frame.id: f"s{number}" for number, frame in enumerate(picture.frames)}
    lines = ["---", f"title: {quoted(picture.title)}", "---", "flowchart TD", f"    %% {said.summary(picture)}"]
    for frame in picture.frames:
        if frame.kind == "section":
            lines += _subgraph(picture, frame, names, "    ")
    framed = {id for frame in picture.frames for id in frame.nodes}
    for frame in picture.frames:
        if frame.kind == "items" and not any(frame.nodes[0] in f.nodes for f in picture.frames if f.kind == "section"):
            lines += _subgraph(picture, frame, names, "    ")
    lines += [f"    {_node(node, names)}" for node in picture.nodes if node.id not in framed]
    lines += [f"    {_edge(edge, names)}" for edge in picture.edges if edge in picture.told(edge.source)]
    return "\n".join(lines) + "\n"


def node_words(node: Node) -> list[str]:
    """What stands in a node, line by line."""
    only_if = [f"only if {node.only_if}"] if node.only_if else []
    own = [] if node.id.startswith("-") else [node.id]
    return [node.heading, *own, *([node.note] if node.note else []), *only_if]


def edge_words(edge: Edge) -> str:
    """What stands beside an edge."""
    return {"passed over": "passed over", "inside": "for each"}.get(edge.kind, edge.full)


def frame_words(frame: Frame) -> list[str]:
    """What heads a frame, line by line."""
    return [
        frame.title,
        *([frame.note] if frame.note else []),
        *([f"only if {frame.only_if}"] if frame.only_if else []),
    ]


def _subgraph(picture: Picture, frame: Frame, names: dict[str, str], indent: str) -> list[str]:
    inner = [each for each in picture.frames if each.kind == "items" and each is not frame]
    inner = [each for each in inner if each.nodes[0] in frame.nodes]
    framed = {id for each in inner for id in each.nodes}
    lines = [f"{indent}subgraph {names[frame.id]}[{quoted('<br>'.join(frame_words(frame)))}]"]
    lines += [f"{indent}    {_node(picture.node[id], names)}" for id in frame.nodes if id not in framed]
    for each in inner:
        lines += _subgraph(picture, each, names, f"{indent}    ")
    return [*lines, f"{indent}end"]


def _node(node: Node, names: dict[str, str]) -> str:
    opening, closing = SHAPES.get(node.kind, ("[", "]"))
    return f"{names[node.id]}{opening}{quoted('<br>'.join(node_words(node)))}{closing}"


def _edge(edge: Edge, names: dict[str, str]) -> str:
    arrow = "-.->" if edge.kind in ("passed over", "inside") else "-->"
    words = edge_words(edge)
    beside = f"|{quoted(words)}|" if words else ""
    return f"{names[edge.source]} {arrow}{beside} {names[edge.target]}"


def quoted(words: str) -> str:
    """Words in Mermaid's quotes, where marks of its own are written as numbers."""
    kept = _LIST.sub("\\1\0" + "46" + "\1", words.replace("<br>", "\n"))
    for mark in '#";<>`':
        kept = kept.replace(mark, "\0" + str(ord(mark)) + "\1")
    return '"' + kept.replace("\0", "#").replace("\1", ";").replace("\n", "<br>") + '"'

"""A map as text in the DOT language, which Graphviz draws."""

from __future__ import annotations

from renderers.map import said
from renderers.map.mermaid import edge_words, frame_words, node_words
from renderers.map.picture import Edge, Frame, Node, Picture

SHAPES = {
    "start": "circle",
    "outcome": "box",
    "decision": "diamond",
    "fork": "diamond",
    "repeat": "box3d",
    "section": "folder",
    "tasks": "folder",
}
"""The shapes of nodes; a page is a box."""


def dot(picture: Picture) -> str:
    """The picture as a directed graph; a section is a cluster. Nodes are called by their ids."""
    lines = [
        f"// {said.summary(picture)}",
        f"digraph {quoted(picture.title)} {{",
        f"    graph [label={quoted(picture.title)}, labelloc=t, rankdir=TB, compound=true, fontname=sans]",
        "    node [shape=box, style=rounded, fontname=sans]",
        "    edge [fontname=sans, fontsize=11]",
    ]
    framed = {id for frame in picture.frames for id in frame.nodes}
    lines += [f"    {_node(node)}" for node in picture.nodes if node.id not in framed]
    inside = {id for frame in picture.frames if frame.kind == "section" for id in frame.nodes}
    for frame in picture.frames:
        if frame.kind == "section" or frame.nodes[0] not in inside:
            lines += _cluster(picture, frame, "    ")
    lines += [f"    {_edge(picture, edge)}" for edge in picture.edges if edge in picture.told(edge.source)]
    return "\n".join([*lines, "}"]) + "\n"


def _cluster(picture: Picture, frame: Frame, indent: str) -> list[str]:
    inner = [each for each in picture.frames if each.kind == "items" and each is not frame]
    inner = [each for each in inner if each.nodes[0] in frame.nodes]
    framed = {id for each in inner for id in each.nodes}
    lines = [f"{indent}subgraph {quoted(f'cluster-{frame.id}')} {{"]
    lines.append(f"{indent}    label={quoted(*frame_words(frame))}")
    lines += [f"{indent}    {_node(picture.node[id])}" for id in frame.nodes if id not in framed]
    for each in inner:
        lines += _cluster(picture, each, f"{indent}    ")
    return [*lines, f"{indent}}}"]


def _node(node: Node) -> str:
    shape = SHAPES.get(node.kind, "box")
    bold = ", penwidth=2" if node.sends else ""
    return f"{quoted(node.id)} [label={quoted(*node_words(node))}, shape={shape}{bold}]"


def _edge(picture: Picture, edge: Edge) -> str:
    frame = picture.frame.get(edge.source)
    source = edge.source if frame is None else frame.nodes[-1]
    said = [f"label={quoted(edge_words(edge))}"] if edge_words(edge) else []
    if edge.kind in ("passed over", "inside"):
        said.append("style=dashed")
    if frame is not None:
        said.append(f"ltail={quoted(f'cluster-{frame.id}')}")
    attributes = f" [{', '.join(said)}]" if said else ""
    return f"{quoted(source)} -> {quoted(edge.target)}{attributes}"


def quoted(*lines: str) -> str:
    """Lines in DOT's quotes."""
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines) + '"'

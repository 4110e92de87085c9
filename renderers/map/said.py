"""What a map shows, said in sentences: the name of each node for a screen reader, and what the outline is made of."""

from __future__ import annotations

from renderers.map import words
from renderers.map.paint import Paint
from renderers.map.picture import Edge, Node, Picture

KINDS = {
    "start": "where everybody begins",
    "question": "question",
    "page": "page",
    "information": "information",
    "decision": "decision",
    "repeat": "list",
    "again": "end of each item",
    "section": "section",
    "tasks": "task list",
    "fork": "rules",
    "check": "check page",
    "outcome": "outcome",
}


def summary(picture: Picture) -> str:
    """One line: "24 steps in 6 sections, 18 ways through to 8 outcomes"."""
    sections = f" in {words.count(picture.sections, 'section')}" if picture.sections > 1 else ""
    ends = words.count(sum(node.kind == "outcome" for node in picture.nodes), "outcome")
    return f"{words.count(picture.steps, 'step')}{sections}, {words.ways_said(picture.ways.total)} through to {ends}"


def about_node(picture: Picture, node: Node) -> str:
    """What a node is, behind its heading: "question vehicle", "outcome sent, answers are sent, in 3 ways"."""
    own = "" if node.id.startswith("-") else f" {node.id}"
    parts = [f"{KINDS[node.kind]}{own}"]
    if node.note:
        parts.append(node.note)
    if node.kind == "section":
        parts.append("drawn closed")
    if node.kind == "outcome":
        reached = picture.ways.by_outcome.get(node.id, 0)
        parts.append(f"reached in {words.ways_said(reached)}" if reached else "nothing leads here")
    if node.kind == "repeat":
        parts.append(f"{words.ways_said(picture.ways.items[node.id])} through each")
    return ", ".join(parts)


def way_on(picture: Picture, edge: Edge) -> str:
    """One way on as a sentence: "If “Age” is less than 17: You cannot apply yet"."""
    target = picture.node[edge.target].heading
    match edge.kind:
        case "rule" if edge.full.startswith("otherwise, after "):
            return f"{edge.full[:1].upper()}{edge.full[1:]}: {target}"
        case "rule":
            return f"If {edge.full}: {target}"
        case "otherwise":
            return f"{edge.full[:1].upper()}{edge.full[1:]}: {target}"
        case "passed over":
            return f"If it is passed over: {target}"
        case "inside":
            return f"For each: {target}"
        case _:
            return f"Then: {target}"


def marks(paint: Paint, id: str) -> list[str]:
    """What is known of a node or an edge, in words."""
    return [mark.said for mark in paint.of(id)]


def name(picture: Picture, node: Node, paint: Paint) -> str:
    """All of a node in one row of sentences."""
    sentences = [node.heading, about_node(picture, node), *marks(paint, node.id)]
    if node.only_if:
        sentences.append(f"Only if {node.only_if}")
    ways = picture.told(node.id)
    sentences += ["; ".join([way_on(picture, edge), *marks(paint, edge.id)]) for edge in ways]
    return " ".join(ended(sentence) for sentence in sentences)


def ended(sentence: str) -> str:
    """A sentence with a mark at its end, and a capital at its start."""
    return sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith((".", "?", "!", "…", "؟")) else ".")

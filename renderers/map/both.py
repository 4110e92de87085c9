"""Two versions of a journey on one map: what is new, what is gone, and what changed where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from renderers.map.paint import Mark, Paint
from renderers.map.picture import Edge, Frame, Node, Picture

GONE = "~gone"
"""Behind the id of an edge that only the old version has."""

_BY_RULE = ("rule", "otherwise")


def both(old: Picture, new: Picture, names: Mapping[str, str]) -> tuple[Picture, Paint]:
    """The new version's picture with what is gone in its old place, and marks of what came and went.

    `names` are the ids in the new version of what was only renamed, by those in the old one. What is closed in `new`
    stays so, and nothing that is gone from it is shown.
    """
    return _Laying(old, new, names).laid()


class _Laying:
    def __init__(self, old: Picture, new: Picture, names: Mapping[str, str]) -> None:
        self.old, self.new, self.names = old, new, names
        closed = {node.id for node in new.nodes if node.kind == "section"}
        self.gone = [
            replace(node, id=self.now(node.id), frame=self.now(node.frame))
            for node in old.nodes
            if not self.is_there(node.id) and not (set(self.homes(node)) & closed)
        ]

    def now(self, id: str) -> str:
        """An id of the old version in the words of the new one."""
        for before, after in (("-again-", ""), ("-after-", ""), ("", "-items")):
            inner = id.removeprefix(before).removesuffix(after)
            if id == f"{before}{inner}{after}" and inner in self.names and (before or after):
                return f"{before}{self.names[inner]}{after}"
        return self.names.get(id, id)

    def is_there(self, id: str) -> bool:
        """Whether the new version has this node, or shows it as a section."""
        now = self.now(id)
        return now in self.new.node or now in self.new.frame

    def homes(self, node: Node) -> Sequence[str]:
        """The frames that a node of the old version stands in, by their ids in the new one."""
        return [self.now(frame.id) for frame in self.old.frames if node.id in frame.nodes]

    def laid(self) -> tuple[Picture, Paint]:
        """The picture and its marks."""
        nodes = self.nodes()
        edges = self.edges([node.id for node in nodes])
        picture = replace(self.new, nodes=tuple(nodes), edges=(*self.new.edges, *edges), frames=self.frames(nodes))
        marks = {node.id: (Mark("removed", "Gone"),) for node in self.gone}
        marks |= {edge.id: (Mark("removed"),) for edge in edges if edge.kind in _BY_RULE}
        before = {self.now(node.id) for node in self.old.nodes} | {self.now(frame.id) for frame in self.old.frames}
        marks |= {node.id: (Mark("added", "New"),) for node in self.new.nodes if node.id not in before}
        was = {self.told(edge) for edge in self.old.edges}
        came = (edge for edge in self.new.edges if edge.kind in _BY_RULE)
        marks |= {e.id: (Mark("added", "New rule"),) for e in came if (e.source, e.target, e.full) not in was}
        return picture, Paint(marks)

    def told(self, edge: Edge) -> tuple[str, str, str]:
        """What makes two edges the same."""
        return self.now(edge.source), self.now(edge.target), edge.full

    def nodes(self) -> list[Node]:
        """Every node in order: what is gone stands behind what it stood behind, outcomes behind all steps."""
        found = [node for node in self.new.nodes if node.kind != "outcome"]
        gone = {node.id: node for node in self.gone}
        anchor = -1
        for each in self.old.nodes:
            now = self.now(each.id)
            if now in gone and gone[now].kind != "outcome":
                anchor = self.room(found, gone[now], anchor)
                found.insert(anchor, gone[now])
            else:
                anchor = next((at for at, node in enumerate(found) if node.id == now), anchor)
        ends = [node for node in self.new.nodes if node.kind == "outcome"]
        return [*found, *ends, *(node for node in self.gone if node.kind == "outcome")]

    def room(self, found: Sequence[Node], node: Node, anchor: int) -> int:
        """Where a node goes that is gone: behind its anchor, but inside its frame, and not inside another's."""
        frame = self.new.frame.get(node.frame)
        if frame is not None and anchor >= 0 and found[anchor].id not in frame.nodes and found[anchor] != node:
            first = next(at for at, each in enumerate(found) if each.id == frame.nodes[0])
            last = max(at for at, each in enumerate(found) if each.id in frame.nodes)
            inside = [at for at, each in enumerate(found) if each.frame == node.frame]
            if anchor < first:
                return first
            return anchor + 1 if anchor in inside else last + 1
        at = anchor + 1
        if frame is None:
            around = next((f for f in self.new.frames if at < len(found) and found[at].id in f.nodes[1:]), None)
            while around is not None and node.frame == "" and at < len(found) and found[at].id in around.nodes:
                at += 1
        return at

    def frames(self, nodes: Sequence[Node]) -> tuple[Frame, ...]:
        """The frames of both, with the nodes that now stand in them."""
        known = {frame.id: frame for frame in self.new.frames}
        for frame in self.old.frames:
            now = self.now(frame.id)
            if now not in known and any(node.frame == now for node in self.gone):
                known[now] = replace(frame, id=now)
        parent = {f"{node.id}-items": node.frame for node in nodes}
        inside: dict[str, list[str]] = {}
        for node in nodes:
            home = node.frame
            while home:
                inside.setdefault(home, []).append(node.id)
                home = parent.get(home, "")
        return tuple(replace(f, nodes=tuple(inside[id])) for id, f in known.items() if inside.get(id))

    def edges(self, order: Sequence[str]) -> list[Edge]:
        """The edges that only the old version has: its rules, and the line of what is gone altogether."""
        place = {id: at for at, id in enumerate(order)}
        is_gone = {node.id for node in self.gone}
        kept = {(edge.source, edge.target, edge.full) for edge in self.new.edges if edge.kind in _BY_RULE}
        found = []
        for edge in self.old.edges:
            source, target, full = self.told(edge)
            if not place.get(source, len(order)) < place.get(target, -1):
                continue
            rule = edge.kind in _BY_RULE and (source, target, full) not in kept
            line = edge.kind in ("on", "inside") and source in is_gone and target in is_gone
            if rule or line:
                found.append(replace(edge, id=f"{self.now(edge.id)}{GONE}", source=source, target=target))
        return found

"""Two versions of a journey on one map: what is new, what is gone, and what changed where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from journeys.unwritten import CHECK_OF
from renderers.map.paint import Mark, Paint
from renderers.map.picture import Edge, Frame, Node, Picture

GONE = "~gone"
"""Behind the id of an edge that only the old version has."""

_BY_RULE = ("rule", "otherwise")


def both(
    old: Picture, new: Picture, names: Mapping[str, str], touched: Set[str] | None = None
) -> tuple[Picture, Paint]:
    """The new version's picture with what is gone in its old place, and marks of what came and went.

    `names` are the ids in the new version of what was only renamed, by those in the old one. `touched` are the nodes
    where rules changed, all of them where it is not given: elsewhere only the words of a rule may be others. What is
    closed in `new` stays so, and nothing that is gone from it is shown.
    """
    return _Laying(old, new, names, touched).laid()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A node, or a frame with the entries inside it: `node` is None then."""

    id: str
    node: Node | None
    inside: tuple[_Entry, ...] = ()


class _Laying:
    def __init__(self, old: Picture, new: Picture, names: Mapping[str, str], touched: Set[str] | None) -> None:
        self.old, self.new, self.names, self.touched = old, new, names, touched

    def laid(self) -> tuple[Picture, Paint]:
        """The picture and its marks."""
        nodes = list(_nodes(self.merged(_tree(self.new), _tree(self.old))))
        edges = self.edges([node.id for node in nodes])
        items = {**{self.now(id): number for id, number in self.old.ways.items.items()}, **self.new.ways.items}
        picture = replace(
            self.new,
            nodes=tuple(nodes),
            edges=(*self.new.edges, *edges),
            frames=self.frames(nodes),
            ways=replace(self.new.ways, items=items),
        )
        return picture, self.paint(nodes, edges)

    def paint(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> Paint:
        """What came and what went."""
        marks = {node.id: (Mark("removed", "Gone"),) for node in nodes if node.id not in self.new.node}
        marks |= {edge.id: (Mark("removed"),) for edge in edges if edge.kind in _BY_RULE}
        before = {self.now(id) for id in (*self.old.node, *self.old.frame)}
        marks |= {node.id: (Mark("added", "New"),) for node in self.new.nodes if node.id not in before}
        was = {self.told(edge) for edge in self.old.edges}
        came = (edge for edge in self.new.edges if edge.kind in _BY_RULE)
        marks |= {e.id: (Mark("added", "New rule"),) for e in came if self.own(e.source, e.target, e.full) not in was}
        return Paint(marks)

    # Names

    def now(self, id: str) -> str:
        """An id of the old version in the words of the new one."""
        for before, after in (("-again-", ""), ("-after-", ""), (CHECK_OF, ""), ("", "-items")):
            inner = id.removeprefix(before).removesuffix(after)
            if inner in self.names and id == f"{before}{inner}{after}":
                return f"{before}{self.names[inner]}{after}"
        return self.names.get(id, id)

    def renamed(self, node: Node) -> Node:
        """A node of the old version in the words of the new one."""
        return replace(node, id=self.now(node.id), frame=self.now(node.frame))

    def is_there(self, id: str) -> bool:
        """Whether the new version has this node, or shows it as a section."""
        now = self.now(id)
        return now in self.new.node or now in self.new.frame

    def told(self, edge: Edge) -> tuple[str, str, str]:
        """What makes two edges the same."""
        return self.own(self.now(edge.source), self.now(edge.target), edge.full)

    def own(self, source: str, target: str, full: str) -> tuple[str, str, str]:
        """The same of an edge by its ends in the new version."""
        return source, target, full if self.touched is None or source in self.touched else ""

    # Nodes and frames

    def merged(self, new: Sequence[_Entry], old: Sequence[_Entry]) -> tuple[_Entry, ...]:
        """The entries of both: what is gone stands behind what it stood behind."""
        found = list(new)
        at = 0
        for each in old:
            now = self.now(each.id)
            place = next((number for number, entry in enumerate(found) if entry.id == now), None)
            if place is not None:
                there = found[place]
                if there.node is None and each.node is None:
                    found[place] = replace(there, inside=self.merged(there.inside, each.inside))
                at = place + 1
            elif (gone := self.gone(each)) is not None and not self.parts_a_list(found, at, gone):
                found.insert(at, gone)
                at += 1
        return tuple(found)

    def gone(self, entry: _Entry) -> _Entry | None:
        """What of an entry the new version has not; None where that is nothing, or belongs into a closed section."""
        if entry.node is not None:
            return None if self.is_there(entry.id) else _Entry(self.now(entry.id), self.renamed(entry.node))
        if self.is_there(entry.id):
            return None
        inside = tuple(left for each in entry.inside if (left := self.gone(each)) is not None)
        return _Entry(self.now(entry.id), None, inside) if inside else None

    def parts_a_list(self, found: Sequence[_Entry], at: int, gone: _Entry) -> bool:
        """Whether something would stand between a list and its items, or items without their list."""
        if at < len(found) and at > 0 and found[at].id == f"{found[at - 1].id}-items":
            return True
        is_items = gone.node is None and gone.id.endswith("-items")
        return is_items and (at == 0 or gone.id != f"{found[at - 1].id}-items")

    def frames(self, nodes: Sequence[Node]) -> tuple[Frame, ...]:
        """The frames of both, with the nodes that now stand in them."""
        known = {frame.id: frame for frame in self.new.frames}
        for frame in self.old.frames:
            known.setdefault(self.now(frame.id), replace(frame, id=self.now(frame.id)))
        parent = {f"{node.id}-items": node.frame for node in nodes}
        inside: dict[str, list[str]] = {}
        for node in nodes:
            home = node.frame
            while home:
                inside.setdefault(home, []).append(node.id)
                home = parent.get(home, "")
        return tuple(replace(frame, nodes=tuple(inside[id])) for id, frame in known.items() if id in inside)

    # Edges

    def edges(self, order: Sequence[str]) -> list[Edge]:
        """The edges that only the old version has: its rules, and the line of what is gone altogether."""
        place = {id: at for at, id in enumerate(order)}
        kept = {self.own(edge.source, edge.target, edge.full) for edge in self.new.edges if edge.kind in _BY_RULE}
        found = []
        for edge in self.old.edges:
            source, target, full = self.told(edge)
            if not place.get(source, len(order)) < place.get(target, -1):
                continue
            rule = edge.kind in _BY_RULE and (source, target, full) not in kept
            line = edge.kind in ("on", "inside") and source not in self.new.node and target not in self.new.node
            if (rule and source in place) or (line and self.is_beside(edge)):
                found.append(replace(edge, id=f"{self.now(edge.id)}{GONE}", source=source, target=target))
        return found

    def is_beside(self, edge: Edge) -> bool:
        """Whether the line between two that are gone is not the journey's own."""
        frame = self.old.frame.get(self.old.node[edge.target].frame)
        return frame is not None and frame.kind == "items"


def _tree(picture: Picture) -> tuple[_Entry, ...]:
    """All nodes in order, those in a frame inside it."""
    return _entries(picture, picture.nodes, frozenset())


def _entries(picture: Picture, nodes: Sequence[Node], opened: frozenset[str]) -> tuple[_Entry, ...]:
    found: list[_Entry] = []
    at = 0
    while at < len(nodes):
        frames = [frame for frame in picture.frames if frame.nodes[0] == nodes[at].id and frame.id not in opened]
        if frames:
            frame = max(frames, key=lambda each: len(each.nodes))
            inside = nodes[at : at + len(frame.nodes)]
            found.append(_Entry(frame.id, None, _entries(picture, inside, opened | {frame.id})))
            at += len(frame.nodes)
        else:
            found.append(_Entry(nodes[at].id, nodes[at]))
            at += 1
    return tuple(found)


def _nodes(entries: Sequence[_Entry]) -> Iterator[Node]:
    for entry in entries:
        if entry.node is not None:
            yield entry.node
        yield from _nodes(entry.inside)

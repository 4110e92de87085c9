"""What others know of the places and ways of a map, drawn on it: what a proof found, a citizen's path, a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from journeys.unwritten import START
from renderers.map.picture import Edge, Picture

MarkKind = Literal["on path", "refuted", "wrong", "doubtful", "not analysed", "changed", "added", "removed"]

LEGEND: Mapping[MarkKind, str] = {
    "on path": "This citizen’s path",
    "refuted": "Refuted",
    "wrong": "Has an error",
    "doubtful": "Has a warning or advice",
    "not analysed": "Not analysed",
    "changed": "Changed",
    "added": "Added",
    "removed": "Removed",
}
"""What each mark is called, in the order in which they are explained."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is known of a node or an edge; `words` say what ("A citizen gets stuck here")."""

    kind: MarkKind
    words: str = ""

    @property
    def said(self) -> str:
        """Its words, or what its kind is called."""
        return self.words or LEGEND[self.kind]


@dataclass(frozen=True, slots=True)
class Paint:
    """Marks by id of a node, an edge or a section's frame. Ids that the picture does not have are left out."""

    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)

    def of(self, id: str) -> tuple[Mark, ...]:
        """The marks of one place or way."""
        return self.marks.get(id, ())

    def has(self, id: str, kind: MarkKind) -> bool:
        """Whether it has a mark of this kind."""
        return any(mark.kind == kind for mark in self.of(id))

    def kinds(self, ids: Iterable[str]) -> tuple[MarkKind, ...]:
        """The kinds of mark that these ids have, in the order of the legend."""
        found = {mark.kind for id in ids for mark in self.of(id)}
        return tuple(kind for kind in LEGEND if kind in found)

    def over(self, other: Paint) -> Paint:
        """These marks and another's, these first."""
        ids = dict.fromkeys((*self.marks, *other.marks))
        return Paint({id: (*self.of(id), *other.of(id)) for id in ids})


def along(picture: Picture, visited: Sequence[str]) -> Paint:
    """The path of one citizen: `visited` are the ids of the steps in order, decisions too, and of the outcome.

    Steps inside items may be among them or left out. What a citizen passes over is not marked, the way round it is.
    """
    mark = (Mark("on path"),)
    marks: dict[str, tuple[Mark, ...]] = {START: mark}
    here = inside = START
    for id in visited:
        if id not in picture.node:
            continue
        in_item = _in_item(picture, id)
        for edge in (_between(picture, inside, id) if in_item else ()) or _between(picture, here, id):
            marks[edge.id] = mark
            if edge.kind != "passed over":
                marks[edge.source] = mark
        marks[id] = mark
        inside, here = id, here if in_item else id
    return Paint(marks)


def _in_item(picture: Picture, id: str) -> bool:
    """Whether a node is asked of each item, so that no way leads on from it outside."""
    frame = picture.frame.get(picture.node[id].frame)
    return frame is not None and frame.kind == "items"


def _between(picture: Picture, here: str, there: str) -> tuple[Edge, ...]:
    """The shortest way from a node a citizen was at to the next one, round what is passed over."""
    ways: list[tuple[str, tuple[Edge, ...]]] = [(here, ())]
    seen = {here}
    while ways:
        place, way = ways.pop(0)
        passed = [frame.id for frame in picture.frames if frame.nodes[0] == place and frame.kind == "section"]
        for source in (place, *passed):
            for edge in picture.leaving.get(source, ()):
                over = edge.kind == "passed over"
                if (not way or over or _pageless(picture, place)) and (way or not over):
                    if edge.target == there:
                        return (*way, edge)
                    if edge.target not in seen:
                        seen.add(edge.target)
                        ways.append((edge.target, (*way, edge)))
    return ()


def _pageless(picture: Picture, id: str) -> bool:
    """Whether a citizen goes through a node without its being a step that was visited."""
    return picture.node[id].kind in ("tasks", "fork", "check")

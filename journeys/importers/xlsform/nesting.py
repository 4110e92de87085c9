"""Rows in a line -> groups, repeats and questions inside each other; what does not close is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journeys.importers.draft import Remark, Words
from journeys.importers.xlsform.lists import Lists
from journeys.importers.xlsform.rows import Line
from journeys.importers.xlsform.types import Meaning, meaning_of

DEEPEST = 20
MOST_LOOPED = 2000


@dataclass(slots=True)
class Node:
    """A row with what it means, and the rows inside it where it is a group, a repeat or a loop."""

    line: Line
    means: Meaning
    inside: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the form calls it."""
        return self.line.text("name")


@dataclass(slots=True)
class Nested:
    """The rows at the top, and what is wrong with how they are nested."""

    top: list[Node] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def nested(lines: Sequence[Line]) -> Nested:
    """Puts rows into their groups."""
    out = Nested()
    open_: list[Node] = []
    for each in lines:
        labelled = bool(each.text("label") or each.text("hint"))
        node = Node(each, meaning_of(each.text("type"), labelled))
        home = open_[-1].inside if open_ else out.top
        if node.means.kind == "end":
            _close(node, open_, out)
        elif node.means.kind in ("group", "repeat", "loop") and len(open_) < DEEPEST:
            home.append(node)
            open_.append(node)
        elif node.means.kind in ("group", "repeat", "loop"):
            out.remarks.append(_told(node, f"more than {DEEPEST} groups are inside each other"))
        else:
            home.append(node)
    for node in open_:
        out.remarks.append(_told(node, "it is never closed"))
    return out


def _close(node: Node, open_: list[Node], out: Nested) -> None:
    kinds = [each.means.kind for each in open_]
    if node.means.type not in kinds:
        out.remarks.append(_told(node, "nothing that it could close is open"))
        return
    while open_ and open_[-1].means.kind != node.means.type:
        out.remarks.append(_told(open_.pop(), "it is never closed"))
    open_.pop()


def _told(node: Node, reason: str) -> Remark:
    return Remark("nesting", node.line.place("type"), node.line.text("type"), "fault", reason)


def unrolled(nodes: list[Node], lists: Lists) -> list[Node]:
    """Loops over the options of a list as groups, one for each option."""
    found: list[Node] = []
    left = MOST_LOOPED
    for node in nodes:
        node.inside = unrolled(node.inside, lists)
        offered = lists.named.get(node.means.list)
        if node.means.kind != "loop" or offered is None or len(offered.choices) * len(node.inside) > left:
            found.append(node)
            continue
        left -= len(offered.choices) * len(node.inside)
        parts = [
            _worded(child, choice.value, choice.label, first=number == 0)
            for number, choice in enumerate(offered.choices)
            for child in node.inside
        ]
        found.append(Node(node.line, replace(node.means, kind="group"), parts))
    return found


def _worded(node: Node, value: str, label: Words, first: bool) -> Node:
    """A row for one option: its name and label put in, its places only the first time."""

    def put_in(words: Words) -> Words:
        def text(of: str, said: str) -> str:
            return of.replace("%(label)s", said or value).replace("%(name)s", value)

        to = {tag: text(words.to.get(tag, words.text), label.to.get(tag, label.text)) for tag in {*words.to, *label.to}}
        return Words(text(words.text, label.text), to if "%(" in words.text else words.to, words.place if first else "")

    cells = {key: put_in(words) for key, words in node.line.cells.items()}
    if "name" in cells:
        cells["name"] = replace(cells["name"], text=f"{node.name}_{value}")
    line = Line(node.line.sheet if first else "", node.line.number, cells)
    return Node(line, node.means, [_worded(each, value, label, first) for each in node.inside])

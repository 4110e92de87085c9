"""What the names of a form mean: one pass over all rows, before any condition is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeys.importers.draft import Remark
from journeys.importers.xlsform.deciding import Known
from journeys.importers.xlsform.lists import Lists
from journeys.importers.xlsform.nesting import Node


@dataclass(slots=True)
class Names:
    """Every name with what it means; what each row is called by number, so that no two are called the same; how many
    questions offer a list as it is; what is wrong with names."""

    known: dict[str, Known] = field(default_factory=dict)
    called: dict[int, str] = field(default_factory=dict)
    whole: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)


def names_of(top: Sequence[Node], lists: Lists) -> Names:
    """The names of all rows; of two rows with one name the first has it."""
    out = Names()
    for node, inside in _all(top, ""):
        name, place = node.name, node.line.place("name")
        if not name:
            out.called[id(node)] = f"(row {node.line.number})"
            if node.means.kind in ("asked", "group", "repeat", "calculation"):
                out.remarks.append(
                    Remark("name", node.line.place("type"), node.line.text("type"), "fault", "its row has no name")
                )
            known_as = ""
        elif name in out.known:
            out.called[id(node)] = f"{name} (row {node.line.number})"
            if place:
                out.remarks.append(
                    Remark("name", place, name, "fault", "the name is there already; the first one counts")
                )
            known_as = ""
        else:
            out.called[id(node)] = known_as = name
        if known_as:
            out.known[known_as] = _known(node, lists, inside)
        means = node.means
        if means.list in lists.named and means.type and not means.other and not node.line.text("choice_filter"):
            out.whole[means.list] += 1
    return out


def _all(nodes: Sequence[Node], inside: str) -> Iterator[tuple[Node, str]]:
    for node in nodes:
        yield node, inside
        nested = f"{inside}/{node.name}" if node.means.kind == "repeat" else inside
        yield from _all(node.inside, nested)


def _known(node: Node, lists: Lists, inside: str) -> Known:
    means, line = node.means, node.line
    if means.kind in ("group", "repeat", "loop"):
        return Known("group")
    if means.kind == "calculation":
        return Known(
            "calculation", words="" if line.text("relevant") else line.text("calculation") or line.text("default")
        )
    if means.kind == "device":
        return Known(means.type)
    if means.kind in ("hidden", "note"):
        return Known("device")
    if means.kind != "asked" or not means.type or inside.count("/") > 1:
        return Known("")
    offered = lists.named.get(means.list)
    if offered is None:
        return Known("text" if means.file else "" if means.list else means.type, inside=inside)
    plain = not means.other and not line.text("choice_filter")
    type = "yes_no" if means.type == "choice" and plain and offered.yes_no else means.type
    return Known(type, tuple(each.value for each in offered.choices), inside=inside)

"""Rows of a form that a journey does not ask, with all their cells, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from journeys.importers.draft import Remark
from journeys.importers.ledger import Fate
from journeys.importers.xlsform.nesting import Node
from journeys.importers.xlsform.questions import YES, leftovers

NOT_THERE = "its question is not in the journey"


def only_shown(node: Node) -> bool:
    """Whether a question only shows something: it cannot be answered."""
    return node.means.kind == "asked" and not node.means.list and node.line.text("read_only").lower() in YES


def not_asked(node: Node) -> Iterator[Remark]:
    """Tells of a row that nobody sees; of what is worked out in a calculation, `calculated` does."""
    line, kind = node.line, node.means.kind
    place, words = line.place("type"), f"{line.text('type')} {node.name}".strip()
    if kind == "calculation":
        yield from leftovers(line, {"label", "calculation"}, "it belongs to a calculation")
        return
    if kind == "device":
        why = "a device records it; a visit knows its own day and time"
        yield Remark("device value", place, words, "dropped", why)
    elif kind == "hidden":
        yield Remark("hidden value", place, words, "dropped", "nobody is shown it")
    elif kind == "loop":
        why = f"there is no list {node.means.list!r} to go through"
        yield Remark("repeat", place, words, "fault", why)
        for each in node.inside:
            yield from all_dropped(each, why)
    else:
        why = f"no type is called {line.text('type')!r}" if line.text("type") else "its row has no type"
        yield Remark("question", place, line.text("label") or words, "fault", why)
    yield from leftovers(line, {"label"}, NOT_THERE if kind == "unknown" else "")


def calculated(nodes: Sequence[Node], taken_in: Set[str]) -> Iterator[Remark]:
    """What became of calculations: `taken_in` are the names of those that conditions were made with."""
    for node in nodes:
        words = f"{node.name} = {node.line.text('calculation')}"
        used = node.name in taken_in
        fate: Fate = "changed" if used else "dropped"
        why = "it was put into the conditions that read it" if used else "a fact could say it"
        yield Remark("calculation", node.line.place("calculation"), words, fate, why)


def all_dropped(node: Node, why: str) -> Iterator[Remark]:
    """Tells of a row, and of all in it, that cannot be where it stands."""
    line, kind = node.line, node.means.kind
    kinds = {"asked": "question", "note": "text", "unknown": "question", "group": "section", "loop": "repeat"}
    told = "text" if only_shown(node) else kinds.get(kind, kind)
    place = line.place("calculation") if kind == "calculation" else line.place("type")
    yield Remark(told, place, line.text("label") or node.name, "dropped", why)
    yield from leftovers(line, {"label", "calculation"} if kind == "calculation" else {"label"}, why)
    for each in node.inside:
        yield from all_dropped(each, why)

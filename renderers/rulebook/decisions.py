"""A decision table of a CSV file as a table again: its columns, what each row wants, and the result."""

from __future__ import annotations

from collections.abc import Sequence

from journeys.expressions.tree import (
    And,
    Answer,
    Between,
    Compare,
    FactRef,
    Includes,
    Node,
    Not,
    OneOf,
    Otherwise,
)
from journeys.model import FactRow, Rule, Sentence
from renderers.rulebook.content import Label, Line, Name, Row, Table
from renderers.rulebook.ways import rule_key
from renderers.rulebook.words import Words

ANY: Line = ("any",)
HOW = "The first row that fits decides. “Any” fits everything."


def is_table(rows: Sequence[Rule] | Sequence[FactRow]) -> bool:
    """Whether rows come from a CSV file: the route of each names the file, and the number of its row."""
    return bool(rows) and all(len(row.route) == 3 and isinstance(row.route[1], int) for row in rows)


def table(caption: str, result: str, rows: Sequence[tuple[Rule | FactRow, Line]], words: Words) -> Table:
    """The table: each row with what it wants and, in words, what it gives."""
    wants = [_wants(row.sentence) for row, _ in rows]
    columns = _columns(wants)
    head: list[Line] = [words.line(columns[key]) for key in columns]
    return Table(
        caption,
        (*(_bare(line) for line in head), (result,)),
        tuple(
            Row(
                (*((_cell(want[key], words) if key in want else ANY,) for key in columns), (gives,)),
                rule_key(row.route),
            )
            for (row, gives), want in zip(rows, wants, strict=True)
        ),
        numbered=True,
    )


def _wants(sentence: Sentence | None) -> dict[str, Node]:
    """What a row wants, by column."""
    if sentence is None:
        return {}
    parts = sentence.tree.parts if isinstance(sentence.tree, And) else (sentence.tree,)
    return {_key(_subject(part)): part for part in parts}


def _subject(node: Node) -> Node:
    """What a part of a row speaks of: the column."""
    while isinstance(node, Not | Compare | OneOf | Between | Includes | Otherwise):
        match node:
            case Not():
                node = node.of
            case Otherwise():
                node = node.what
            case Compare() | OneOf() | Between() | Includes():
                node = node.left
    return node


def _key(node: Node) -> str:
    return node.id if isinstance(node, Answer | FactRef) else repr(node)


def _columns(wants: Sequence[dict[str, Node]]) -> dict[str, Node]:
    """The columns in the order of the file: each row has some of them in that order."""
    order: list[str] = []
    found: dict[str, Node] = {}
    for want in wants:
        at = len(order)
        for key, node in reversed(want.items()):
            if key in order:
                at = order.index(key)
            else:
                order.insert(at, key)
            found.setdefault(key, _subject(node))
    return {key: found[key] for key in order}


def _bare(line: Line) -> Line:
    """A column's name, without what a statement about it would add: `“needs eta” holds` is `“needs eta”`."""
    return tuple(piece for piece in line if isinstance(piece, Name)) or line


def _cell(node: Node, words: Words) -> Line:
    """What a row wants of a column, without naming the column again."""
    line = list(words.line(node))
    if line and isinstance(line[0], Name):
        line.pop(0)
    if line and isinstance(line[0], str):
        first = line[0].lstrip()
        if first in ("holds", "does not hold"):
            return (Label("Yes" if first == "holds" else "No"),)
        line[0] = first.removeprefix("is ")
    return tuple(piece for piece in line if piece != "")

"""Decision tables in CSV: columns are names, cells are values, an empty cell is "any", the last column the result."""

from __future__ import annotations

from dataclasses import dataclass

from journeys.build.meanings import Broken
from journeys.build.sentences import YES_NO, Sentences, unread
from journeys.build.workshop import Workshop
from journeys.diagnostics import Route, Spot
from journeys.expressions import evaluate
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Choices, Kind, YesNo
from journeys.expressions.names import kind_of, near
from journeys.expressions.parse import parse
from journeys.expressions.tree import And, Name, Node
from journeys.listed import Cell
from journeys.model import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One row: when it fits (None is always), and the text and place of its result."""

    sentence: Sentence | None
    result: str
    route: Route


class Decisions:
    """Reads decision tables."""

    def __init__(self, shop: Workshop, sentences: Sentences) -> None:
        self.shop = shop
        self.sentences = sentences

    def rows(self, name: str, route: Route, result: str) -> list[Row] | None:
        """The rows of the table that the value at `route` names, its last column headed `result`; None for a fault."""
        table = self.shop.table(name, route)
        if table is None:
            return None
        if table.columns[-1] != result:
            self.shop.fault(
                "bad-table", f"The last column of this table is headed `{result}`",
                Spot((table.name, 0, table.columns[-1])),
                help=f"write `{result}` at the end of the first row",
            )  # fmt: skip
            return None
        kinds = [self._column(table.name, column) for column in table.columns[:-1]]
        found: list[Row] = []
        for number, cells in enumerate(table.rows, 1):
            here: Route = (table.name, number)
            if not cells[-1].text:
                self.shop.fault(
                    "bad-table", "This row has no result", Spot(here), help=f"fill in the column `{result}`"
                )
                continue
            nodes: list[Node] = []
            texts: list[str] = []
            whole = True
            for column, kind, cell in zip(table.columns, kinds, cells, strict=False):
                if not cell.text:
                    continue
                node = None if kind is None else self._cell(column, kind, cell, (*here, column))
                whole = whole and node is not None
                if node is not None:
                    nodes.append(node[1])
                    texts.append(node[0])
            sentence = self._row(" and ".join(texts), nodes, here) if whole else unread("", here, "value")
            found.append(Row(sentence, cells[-1].text, (*here, result)))
        return found

    def _column(self, file: str, column: str) -> Kind | None:
        """The kind of what a column names; None, and a fault, where it names nothing."""
        meanings = self.sentences.meanings
        route: Route = (file, 0, column)
        try:
            node = parse(column)
            kind = kind_of(column, meanings) if isinstance(node, Name) else None
        except Broken:
            return None
        except SentenceFault:
            kind = None
        if kind is None:
            meant = near(column, meanings.ids())
            help = f"did you mean `{meant}`?" if meant else "every column but the last names a question or a fact"
            self.shop.fault("unknown-name", f"`{column}` is not a question, fact or rate", Spot(route), help=help)
        return kind

    def _cell(self, column: str, kind: Kind, cell: Cell, route: Route) -> tuple[str, Node] | None:
        """What a cell says, as a sentence; None for a fault."""
        text = cell.text
        if isinstance(kind, YesNo) and text in ("yes", "no"):
            said = column if text == "yes" else f"not {column}"
        elif isinstance(kind, Choices):
            said = f"{column} includes {text}"
        else:
            said = f"{column} is {text}"
        try:
            return said, self.sentences.typed(said, YES_NO)[0]
        except Broken:
            return None
        except SentenceFault as fault:
            start = max(fault.start - (len(said) - len(text)), 0)
            at = Spot(route, "value", start, max(min(fault.end - (len(said) - len(text)), len(text)), start + 1))
            self.shop.fault(fault.slug, fault.message, at, help=fault.help)
            return None

    def _row(self, text: str, nodes: list[Node], route: Route) -> Sentence | None:
        if not nodes:
            return None
        meanings = self.sentences.meanings
        if len(nodes) == 1:
            tree, reads, value = self.sentences.typed(text, YES_NO)
            return Sentence(text, route, "value", tree, YES_NO, reads, value)
        tree = And(tuple(nodes), kind=YES_NO)
        return Sentence(
            text, route, "value", tree, YES_NO, evaluate.reads(tree, meanings), evaluate.compile(tree, meanings)
        )

"""A rulebook as Markdown (CommonMark with tables): the same content, for a repository, a wiki, or a word processor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from renderers.rulebook.content import (
    Block,
    Chapter,
    Clause,
    Id,
    Inline,
    Items,
    Label,
    Line,
    Link,
    Name,
    Own,
    Paragraph,
    Quote,
    Ref,
    Row,
    Rule,
    Rulebook,
    Rules,
    Say,
    Slot,
    Table,
    Terms,
    Told,
    stop,
)
from renderers.rulebook.numbering import mark

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_SIGNERS = ("Policy", "Law", "The service")


def document(book: Rulebook) -> str:
    """The whole book. Places are anchors, so that links work wherever HTML in Markdown does."""
    writer = _Writer(book)
    return "\n\n".join(block for block in writer.whole() if block) + "\n"


class _Writer:
    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def whole(self) -> Iterator[str]:
        book = self.book
        yield f"# {_escaped(book.title)}"
        yield "**Rulebook**"
        yield "\n".join(f"- **{label}:** {self.line(words)}" for label, words in book.particulars)
        yield "\n".join(
            ["| For | Name | Date | Signature |", "|---|---|---|---|", *(f"| {who} | | | |" for who in _SIGNERS)]
        )
        yield "## How to read this book"
        yield "\n".join(f"- {mark(number, 2)[1:-1]}. {self.line(each)}" for number, each in enumerate(book.guide, 1))
        yield "## Contents"
        yield "\n".join(line for chapter in book.chapters for line in self._listed(chapter))
        for chapter in book.chapters:
            yield f"## {self._anchored(chapter.key)} {self.line(chapter.heading)}{_ids(chapter.ids)}"
            yield from self._parts(chapter.parts, 3)

    def _listed(self, chapter: Chapter) -> Iterator[str]:
        yield f"- {self._number(chapter.key)} {self.line(chapter.heading)}"
        if chapter.opened:
            for part in chapter.parts:
                if isinstance(part, Clause):
                    yield f"  - {self._number(part.key)} {self.line(part.heading)}"

    def _parts(self, parts: Sequence[Paragraph | Clause], level: int) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Clause):
                yield f"{'#' * level} {self._anchored(part.key)} {self.line(part.heading)}{_ids(part.ids)}"
                if part.margin:
                    yield "  \n".join(self.line(note) for note in part.margin)
                yield from self._parts(part.parts, min(level + 1, 6))
            else:
                label = f" **{_escaped(part.label)}.**" if part.label else ""
                first, *rest = part.blocks
                lead = f"{self._anchored(part.key)}{label}"
                if _begins(first):
                    yield f"{lead} {self._block(first)}"
                else:
                    yield lead
                    yield self._block(first)
                yield from (self._block(block) for block in rest)

    # Blocks

    def _block(self, block: Block) -> str:
        match block:
            case Say():
                return self.line(block.line)
            case Quote():
                return _indented(self.prose(block.pieces), "> ")
            case Items():
                return "\n".join(f"- {self.line(row)}" for row in block.rows)
            case Terms():
                return "\n".join(self._term(label, inner) for label, inner in block.rows)
            case Rules():
                return self._rules(block)
            case Table():
                return self._table(block)

    def _term(self, label: str, inner: Sequence[Block]) -> str:
        first, *rest = (self._block(block) for block in inner)
        begun = _begins(inner[0]) or (isinstance(inner[0], Quote) and "\n" not in first)
        head = f"- **{_escaped(label)}:**"
        head += f" {_indented(first.removeprefix('> '), '  ').lstrip()}" if begun else f"\n\n{_indented(first, '  ')}"
        return "\n\n".join([head, *(_indented(block, "  ") for block in rest)])

    def _rules(self, block: Rules) -> str:
        if len(block.rows) == 1 and not block.rows[0].key:
            return self._rule(block.rows[0], "", -1)
        return "\n".join(
            "- " + _indented(self._rule(rule, self._mark(rule, number), 0), "  ").lstrip()
            for number, rule in enumerate(block.rows, 1)
        )

    def _mark(self, rule: Rule, number: int) -> str:
        anchor = f'<a id="{self.book.places[rule.key].anchor}"></a>' if rule.key else ""
        return f"{anchor}{mark(number)} "

    def _rule(self, rule: Rule, lead: str, depth: int) -> str:
        """One rule: its words, then the parts of what is long, then the texts that it chooses."""
        then = rule.then[0] if rule.then else None
        lines: list[str] = []
        if rule.when is None:
            first = f"{lead}Otherwise"
        else:
            first = f"{lead}{rule.lead} {self.line(rule.when.line)}" if rule.lead else lead + self.line(rule.when.line)
            if rule.when.parts:
                lines += [first, *self._told(rule.when.parts, depth, "")]
                first = "then " if rule.lead and isinstance(then, Told) else ""
        if isinstance(then, Quote):
            lines += [f"{first}:" if first else "", "", _indented(self.prose(then.pieces), "> "), ""]
        elif then is None:
            lines += [f"{first}."] if first else []
        else:
            between = _between(rule) if rule.when is None or not rule.when.parts else ""
            gap = ["", f"{first}{between}{self.line(then.line)}{stop(then)}"] if lines else [
                f"{first}{between}{self.line(then.line)}{stop(then)}"
            ]  # fmt: skip
            lines += [*gap, *self._told(then.parts, depth, "")]
        return "\n".join(lines).rstrip("\n")

    def _told(self, parts: Sequence[Told], depth: int, indent: str) -> Iterator[str]:
        for number, part in enumerate(parts, 1):
            yield f"{indent}- {mark(number, depth + 1)} {self.line(part.line)}"
            yield from self._told(part.parts, depth + 1, indent + "  ")

    def _table(self, table: Table) -> str:
        head = (*((("row",),) if table.numbered else ()), *table.head)
        lines = [
            f"**{_escaped(table.caption)}**",
            "",
            "| " + " | ".join(self.line(cell) for cell in head) + " |",
            "|" + "---|" * len(head),
            *(self._row(row, number if table.numbered else 0) for number, row in enumerate(table.rows, 1)),
        ]
        return "\n".join(lines)

    def _row(self, row: Row, number: int) -> str:
        cells = ["<br>".join(self.line(line).replace("\n", " ") for line in cell) for cell in row.cells]
        if number:
            cells.insert(0, str(number))
        if row.key:
            cells[0] = f'<a id="{self.book.places[row.key].anchor}"></a>{cells[0]}'
        return f"| {' | '.join(cells)} |"

    # Lines

    def line(self, line: Line) -> str:
        """A line with its links."""
        return "".join(self._piece(piece) for piece in line)

    def prose(self, pieces: Sequence[str | Slot]) -> str:
        """The journey's own Markdown; nothing in it is taken for HTML."""
        return "".join(
            piece.replace("<", "&lt;") if isinstance(piece, str) else self._slot(piece) for piece in pieces
        ).strip()

    def _piece(self, piece: Inline) -> str:
        match piece:
            case Name():
                words = f"**{_escaped(piece.words)}**" if piece.use == "leads" else _escaped(piece.words)
                return f"{words} ({self._number(piece.id)})" if piece.id in self.book.places else words
            case Ref():
                return self._number(piece.to)
            case Label():
                return f"*{_escaped(piece.words)}*" if piece.words.strip() else ""
            case Id():
                return f"`{piece.id}`"
            case Link():
                return f"<{piece.address}>"
            case Own():
                return self.prose(piece.pieces).replace("|", "\\|")
        return _escaped(piece)

    def _slot(self, slot: Slot) -> str:
        return f"\\[{self.line(slot.line)}\\]"

    def _number(self, key: str) -> str:
        place = self.book.places[key]
        return f"[{place.number}](#{place.anchor})"

    def _anchored(self, key: str) -> str:
        place = self.book.places[key]
        return f'<a id="{place.anchor}"></a>{place.number}'


def _begins(block: Block) -> bool:
    """Whether a block may stand behind the words that lead to it."""
    return isinstance(block, Say) or (isinstance(block, Rules) and len(block.rows) == 1 and not block.rows[0].key)


def _between(rule: Rule) -> str:
    if rule.when is None:
        return ", "
    return ", then " if rule.lead else ". "


def _ids(ids: Sequence[str]) -> str:
    return "".join(f" `{id}`" for id in ids)


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}".rstrip() for line in text.split("\n"))

"""The numbers of a book: chapters, clauses and paragraphs in one row, rules by letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from renderers.rulebook.content import Block, Chapter, Clause, Paragraph, Place, Rules, Table, Terms

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def places(chapters: Sequence[Chapter]) -> dict[str, Place]:
    """Where every key stands. What has an id is found under it, everything else under its number."""
    found: dict[str, Place] = {}
    for number, chapter in enumerate(chapters, 1):
        found[chapter.key] = Place(str(number), anchor_of(chapter.key))
        found.update(_within(chapter.parts, str(number)))
    return found


def anchor_of(key: str) -> str:
    """The fragment of an id: `child.born` is found under `child--born`. No id has a dash, so none is met twice."""
    return key.replace(".", "--")


def mark(number: int, depth: int = 0) -> str:
    """The mark of the part of a list, from 1: (a) … (z), (aa) …; one level down (i), (ii) …; below that (A), (B) …"""
    if depth == 1:
        return f"({_roman(number)})"
    letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    return f"({letter.upper() if depth else letter})"


def _within(parts: Sequence[Paragraph | Clause], before: str) -> Iterator[tuple[str, Place]]:
    for count, part in enumerate(parts, 1):
        number = f"{before}.{count}"
        if isinstance(part, Clause):
            yield part.key, Place(number, anchor_of(part.key))
            yield from _within(part.parts, number)
        else:
            here = f"p-{number.replace('.', '-')}"
            yield part.key, Place(number, anchor_of(part.key) if "/" not in part.key else here)
            yield from _rows(part.blocks, number, here)


def _rows(blocks: Sequence[Block], number: str, here: str) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        match block:
            case Rules():
                for count, rule in enumerate(block.rows, 1):
                    if rule.key:
                        yield rule.key, Place(f"{number} {mark(count)}", f"{here}-{mark(count)[1:-1]}")
            case Table():
                for count, row in enumerate(block.rows, 1):
                    if row.key:
                        yield row.key, Place(f"{number} row {count}", f"{here}-row-{count}")
            case Terms():
                for _, inner in block.rows:
                    yield from _rows(inner, number, here)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words

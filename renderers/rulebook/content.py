"""What a rulebook says, before it is HTML or Markdown: chapters, clauses and paragraphs that can be cited.

Every part has a key. Numbers are given once the whole is put together (`numbering.py`), so a part refers
to another by its key. The key of what has an id in the journey is that id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

# Within a line

Use = Literal["reads", "leads", ""]


@dataclass(frozen=True, slots=True)
class Name:
    """A part of the journey called by its words; its number stands behind it.

    `use` says whether the place where it stands reads its value, leads there, or only mentions it. `own` words are in
    the language of the journey's texts.
    """

    id: str
    words: str
    use: Use = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of another place, such as `3.1.4 (a)`."""

    to: str


@dataclass(frozen=True, slots=True)
class Label:
    """An option as citizens choose it, in the journey's `own` words; or a yes, a no, an answer."""

    words: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Id:
    """What rules call a part, for whoever has the file beside the book."""

    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside, printed in full."""

    address: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that a text shows to the citizen: which one, in words."""

    line: Line


@dataclass(frozen=True, slots=True)
class Own:
    """The journey's own words within a line, in the language of its texts."""

    pieces: tuple[str | Slot, ...]


Inline = str | Name | Ref | Label | Id | Link | Own
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: one line, or, where it is long, a line that ends in a colon and its parts below."""

    line: Line
    parts: tuple[Told, ...] = ()


# Within a paragraph


@dataclass(frozen=True, slots=True)
class Say:
    """A line of text of its own."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """The journey's own words, of several paragraphs and in its small Markdown."""

    pieces: tuple[str | Slot, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a paragraph: when it holds (None is otherwise), and what follows. It can be cited by its mark."""

    key: str
    when: Told | None
    then: tuple[Told | Quote, ...]
    lead: str = "If"


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules in their order."""

    rows: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `many` are short and numerous, and may stand in columns."""

    rows: tuple[Line, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said under a few headings, such as hint and answer."""

    rows: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a cell is one or more lines. With a key it can be cited by its number."""

    cells: tuple[tuple[Line, ...], ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. `numbered` rows are led by their number.

    Its shape: `long` rows may be split in print, `dense` ones are many and short.
    """

    caption: str
    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    numbered: bool = False
    shape: Literal["", "long", "dense"] = ""


Block = Say | Quote | Rules | Items | Terms | Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph. One that is `derived` repeats what is written elsewhere: it reads nothing itself."""

    key: str
    label: str
    blocks: tuple[Block, ...]
    margin: tuple[Line, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A step, a fact, an outcome …: a heading, and paragraphs or further clauses. `ids` are those it defines."""

    key: str
    heading: Line
    parts: tuple[Paragraph | Clause, ...]
    ids: tuple[str, ...] = ()
    margin: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, which begins on a page of its own when it is printed.

    The contents list the clauses of one that is `opened`.
    """

    key: str
    heading: Line
    parts: tuple[Paragraph | Clause, ...]
    ids: tuple[str, ...] = ()
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key stands: its number (`3.1.4 (a)`), and the fragment of its address (`p-3-1-4-a`, `date_of_birth`)."""

    number: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A whole book. `language` is that of the journey's own words; everything else is English.

    `particulars` are the rows of the cover; `places` has every key.
    """

    title: str
    language: str
    particulars: tuple[tuple[str, Line], ...]
    guide: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    places: Mapping[str, Place] = field(default_factory=dict)


def joined(lines: Iterable[Line], between: str) -> Line:
    """Lines in one, with the same words between all of them."""
    found: Line = ()
    for line in lines:
        found += ((between,) if found else ()) + line
    return found


def capital(told: Told) -> Told:
    """A sentence that begins a line."""
    first = told.line[0] if told.line else ""
    return Told((first[:1].upper() + first[1:], *told.line[1:]), told.parts) if isinstance(first, str) else told


def stop(told: Told) -> str:
    """The full stop of a sentence that has none yet, and no parts below it."""
    ended = plain(told.line).rstrip("”’").endswith((".", "!", "?", "…", ":"))
    return "" if told.parts or ended else "."


def plain(line: Line) -> str:
    """A line without its references: to measure it, and for titles."""
    return "".join(_plain(piece) for piece in line)


def _plain(piece: Inline | Slot) -> str:
    match piece:
        case str():
            return piece
        case Name() | Label():
            return piece.words
        case Own():
            return "".join(each if isinstance(each, str) else f"[{plain(each.line)}]" for each in piece.pieces)
        case Slot():
            return f"[{plain(piece.line)}]"
        case Id():
            return piece.id
        case Link():
            return piece.address
        case Ref():
            return ""

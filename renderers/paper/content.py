"""A form on paper before it is drawn: numbered questions with room for answers, and where to go on in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tick:
    """One box to tick: `value` is the option, `go` where to go on for who ticks it ("Go to question 9")."""

    value: str
    label: str
    hint: str = ""
    go: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick: one of them, or any number with `many`."""

    ticks: tuple[Tick, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """So many squares for one letter or digit each, under a label ("Day"), with what they are filled like ("DD")."""

    label: str
    count: int
    part: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class Squares:
    """Rows of squares: a date, a number of a document."""

    cells: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A box to write in: so many characters wide (0: the whole line), and lines high."""

    width: int = 0
    lines: int = 1
    before: str = ""
    after: str = ""
    choices: tuple[Tick, ...] = ()
    """What may be written where options are too many to print; a screen offers them."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A box to write in for one part of an answer, such as the town of an address."""

    part: str
    label: str
    room: Blank | Squares
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """An answer of several parts."""

    parts: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Agree:
    """A statement to agree to with a tick."""

    words: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Room for a signature by hand."""


@dataclass(frozen=True, slots=True)
class Enclose:
    """Papers that are sent along with the form."""

    words: str


Room = Ticks | Squares | Blank | Parts | Agree | Sign | Enclose


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `only_if` says for whom it is, `also` words it for some, `after` says where to go on from it.

    `name` is its id, `settings` are keys of its type. `note` says what an answer has to be ("From 1 to 30").
    """

    number: int
    name: str
    type: str
    ask: str
    room: Room
    hint: str = ""
    why: str = ""
    note: str = ""
    only_if: str = ""
    optional: bool = False
    also: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A heading with a text that asks nothing. With `only_if` it is for some, with `level` 3 it heads questions."""

    title: str
    body: str = ""
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """Questions about each of several things: a block for each, and what to do who has more.

    `any` asks whether there are any. `one` is what one is called ("Child"). `silent`: its part has the same title.
    """

    name: str
    item: str
    one: str
    title: str
    blocks: int
    more: str
    entries: tuple[Asked | Told, ...]
    body: str = ""
    only_if: str = ""
    any: Asked | None = None
    least: int = 0
    silent: bool = False


Entry = Asked | Told | Several


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form under a heading; "" where a form has only one."""

    title: str
    entries: tuple[Entry, ...]
    letter: str = ""
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is said before the questions: "Cost", "£34"."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole form. `stops` are the cases in which nobody needs to send it, `declaration` is signed at the end.

    `where` is the address to send it to, line by line; `help` says whom to ask. Texts are Markdown.
    """

    title: str
    organisation: str
    language: str
    direction: str
    how: tuple[str, ...]
    parts: tuple[Part, ...]
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    stops: tuple[str, ...] = ()
    declaration: str = ""
    where: tuple[str, ...] = ()
    help: str = ""
    version: str = ""
    signed: bool = False
    """A question asks for the signature already."""

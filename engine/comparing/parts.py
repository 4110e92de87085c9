"""The parts of a journey as they are compared: what each is called, what is said of it, and its rules line by line."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from engine.comparing.names import Key
from journeys.diagnostics import Spot
from journeys.model import Text

Sort = Literal["logic", "wording", "structure"]
"""What a change touches: who is asked what, and what follows; only words; which parts there are, and where."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is said of a part, such as its hint.

    Two are the same when `meaning` is equal. `deeper` is what in a text chooses between its wordings: where that
    differs too, the change is one of logic. `quiet`: citizens cannot notice it (where a rule comes from).
    """

    name: str
    sort: Sort
    meaning: Hashable
    words: str
    spot: Spot
    deeper: Hashable = ()
    text: Text | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row of rules: what has to hold, and what follows, each as a meaning; the whole in words."""

    when: Hashable
    then: Hashable
    words: str
    spot: Spot
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one kind in a part, such as its `next`: `name` is what one of them is called.

    `sort` is that of a line, `then` that of what follows in it. `ordered`: the first that holds wins.
    """

    name: str
    sort: Sort
    then: Sort
    lines: tuple[Line, ...]
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a journey.

    `key` has the id by which it is found in the other journey, `id` is its own. `home` is the key of what holds it.
    `row` names the order that it stands in among others of its home ("steps"), "" where order means nothing.
    `likeness` are what a part of another id may be recognised by. `spot` is where it stands.
    """

    what: str
    key: Key
    id: str
    home: Key
    called: str
    spot: Spot
    row: str = ""
    aspects: tuple[Aspect, ...] = ()
    lines: tuple[Lines, ...] = ()
    likeness: tuple[Hashable, ...] = ()
    quiet: bool = False

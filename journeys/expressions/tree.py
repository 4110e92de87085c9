"""Sentences as trees: what the parser reads, and what names and kinds make of it.

`parse` gives trees with `Name`, `Amount`, `On` in them and no kinds; `resolve` replaces those and
gives every node its kind. What is read of an item has a dotted id (`child.born`). Two trees are
equal when they say the same; spans do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any
from typing import Literal as Word

from journeys.expressions.kinds import Kind, Value


@dataclass(frozen=True, slots=True)
class Unresolved(Kind):
    """The kind of a node that `resolve` has not seen yet."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence: `text` is the whole sentence, `start` and `end` are offsets in it."""

    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """The stretch as written."""
        return self.text[self.start : self.end]

    def edited(self, new: str) -> str:
        """The whole sentence with `new` in place of this stretch."""
        return self.text[: self.start] + new + self.text[self.end :]


UNRESOLVED = Unresolved()
NOWHERE = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Any part of a sentence."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)
    kind: Kind = UNRESOLVED


# Values


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A value as written: number, date, duration, text, yes/no; once resolved also money and options."""

    value: Value


@dataclass(frozen=True, slots=True)
class Amount(Node):
    """Money as written, before the journey's currency is known. `mark` is a symbol or an ISO code."""

    mark: str
    digits: str
    minor: str = ""
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A bare name, or `name.part`, before anyone knows what it names."""

    id: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class On(Node):
    """`rate on day`, before the name is known to be a rate."""

    what: Name
    day: Node


@dataclass(frozen=True, slots=True)
class Answer(Node):
    """The answer to a question; in a promise, with the id `outcome`, the id of the outcome that was reached."""

    id: str


@dataclass(frozen=True, slots=True)
class Part(Node):
    """One part of an answer that has several: `home.postcode`."""

    id: str
    part: str


@dataclass(frozen=True, slots=True)
class FactRef(Node):
    """The value of a fact."""

    id: str


@dataclass(frozen=True, slots=True)
class RateRef(Node):
    """The value of a rate on `day`; None is the journey's `rates_on`, or today."""

    id: str
    day: Node | None = None


@dataclass(frozen=True, slots=True)
class Today(Node):
    """The day of the visit."""


@dataclass(frozen=True, slots=True)
class Age(Node):
    """`age(born) on day` in complete years; without `day`, today."""

    born: Node
    day: Node | None = None


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """`first + … - …`: one row of terms. All durations added to one date count together."""

    first: Node
    rest: tuple[tuple[Word["+", "-"], Node], ...]


@dataclass(frozen=True, slots=True)
class Product(Node):
    """`first * … / …`: from left to right."""

    first: Node
    rest: tuple[tuple[Word["*", "/"], Node], ...]


@dataclass(frozen=True, slots=True)
class PercentOf(Node):
    """`20% of profit`."""

    percent: Node
    of: Node


@dataclass(frozen=True, slots=True)
class Rounded(Node):
    """`… rounded down to £1`."""

    of: Node
    way: Word["up to", "down to", "to the nearest"]
    step: Node


@dataclass(frozen=True, slots=True)
class Otherwise(Node):
    """`x if answered otherwise v`."""

    what: Node
    value: Node


@dataclass(frozen=True, slots=True)
class Count(Node):
    """`count of languages`: how many options were chosen, or items there are."""

    of: Node


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """`largest of [a, b]` and its kin."""

    which: Word["largest", "smallest", "earliest", "latest"]
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Complete(Node):
    """`complete months from a to b`."""

    unit: Word["years", "months", "weeks"]
    start: Node
    end: Node


DayWord = Word["before", "after", "on or before", "on or after"]


@dataclass(frozen=True, slots=True)
class Nearby(Node):
    """`sunday on or before d` (weekday, Monday is 0) or `31 January after d` (day of the year: month, day)."""

    weekday: int | None
    yearday: tuple[int, int] | None
    word: DayWord
    near: Node


@dataclass(frozen=True, slots=True)
class Bands(Node):
    """`income_bands of income`: the sum over bands, each part of the value times its band's rate."""

    id: str
    of: Node


# Items of a repeat


@dataclass(frozen=True, slots=True)
class Other(Node):
    """`other.name`: an answer or fact (`child.name`) of the other item that a quantifier speaks of."""

    of: Answer | FactRef


@dataclass(frozen=True, slots=True)
class ItemNumber(Node):
    """`child.number`: the place of the item, from 1; texts show it."""

    item: str


@dataclass(frozen=True, slots=True)
class Measure(Node):
    """`sum of jobs.income where …`, `count of children where …`.

    `of` is what is read of each item of `list` (`jobs.income`; once resolved `job.income`), None for a
    count; of the items only those count for which `where` holds. `item` is what one is called, once resolved.
    """

    which: Word["count", "sum", "largest", "smallest", "earliest", "latest"]
    list: str
    of: Node | None
    where: Node | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`any child in children where …`, `no other child in children where …`, `every job in jobs meets …`."""

    word: Word["any", "no", "every"]
    item: str
    list: str
    body: Node
    other: bool = False


# Sets


@dataclass(frozen=True, slots=True)
class SetOf(Node):
    """`[wales, scotland]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ListRef(Node):
    """A named list, its nested lists opened."""

    id: str
    members: tuple[str, ...]


# Sentences: always yes or no

Comparator = Word["<", "<=", ">", ">=", "is", "is not", "before", "after", "on or before", "on or after"]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """Two values side by side."""

    op: Comparator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class OneOf(Node):
    """`x is one of …`."""

    left: Node
    among: Node
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`x is between low and high`, both ends included."""

    left: Node
    low: Node
    high: Node
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Includes(Node):
    """`languages includes welsh` ("one"), `… any of …`, `… all of …`."""

    left: Node
    how: Word["one", "any of", "all of"]
    among: Node
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Was(Node):
    """`x was answered`, `x was not answered`, `x was alien` ("one"), `x was one of …`: never unknown."""

    what: Node
    how: Word["answered", "not answered", "one", "one of"]
    among: Node | None = None


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not x`."""

    of: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """All of these hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one of these holds."""

    parts: tuple[Node, ...]


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside, in the order written."""
    names = _HOLDERS.get(type(node))
    if names is None:
        names = tuple(item.name for item in fields(node) if item.name not in ("span", "kind"))
        _HOLDERS[type(node)] = names
    for name in names:
        yield from _nodes(getattr(node, name))


_HOLDERS: dict[type[Node], tuple[str, ...]] = {}
"""Of every class of nodes, the fields that may hold others."""


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, outermost first."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(children(node))))


def moved(node: Node, text: str, by: int) -> Node:
    """The same tree as a part of a longer `text`, `by` characters further on."""

    def move(value: Any) -> Any:
        if isinstance(value, Node):
            return moved(value, text, by)
        if isinstance(value, tuple):
            return tuple(move(item) for item in value)
        return value

    inner = {item.name: move(getattr(node, item.name)) for item in fields(node) if item.name not in ("span", "kind")}
    return replace(node, span=Span(text, node.span.start + by, node.span.end + by), **inner)

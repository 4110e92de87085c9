"""The kinds of value that a sentence can have (docs/language.md, Kinds).

A kind is static: values at run time carry no tag. How each kind is held in memory:

| kind | Python value |
|---|---|
| YesNo | bool |
| Choice | str, an option id |
| Choices | tuple[str, ...] in option order |
| Integer | int |
| Decimal | fractions.Fraction |
| Money | int, in minor units of the journey's currency |
| Exact | fractions.Fraction (of numbers, or of minor units); must be rounded |
| Date | datetime.date |
| Month | datetime.date, first day of the month |
| Days | int |
| Months | int |
| Text | str as the citizen meant it: NFC, trimmed |
| Record | dict[str, str]: the parts of an address or a split name |
| Duration | (months, days); only ever added to a date |
| Percent | fractions.Fraction, 5% is 1/20; literals, and rates and facts of them |
| RoughDate | str: `2017`, `2017-12` or `2017-12-03`, as exactly as it is known |
| Time | datetime.time, whole minutes |
| Files | tuple[Upload, ...] |
| Items | tuple[Item, ...], the finished items of a repeat |
| ItemId | str, the id of one of those |
| ItemIds | tuple[str, ...] |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a citizen sent, as kept: `id` is secret and opaque, `name` as they called it, `size` in bytes."""

    id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One of several of the same thing: its live answers by dotted question id (`child.born`).

    `id` is opaque and stays the same whatever happens to the others; `number` is its place, from 1.
    """

    id: str
    number: int
    answers: Mapping[str, Any]


Value = (
    bool | str | int | Fraction | date | time | tuple[str, ...] | dict[str, str] | tuple[Upload, ...] | tuple[Item, ...]
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is. Subclasses are the table above; equality is by content."""


@dataclass(frozen=True, slots=True)
class YesNo(Kind):
    """True or false: a yes/no question, or any comparison."""


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One option id out of `options`, in the order they are shown."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices(Kind):
    """Any number of option ids out of `options`."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Integer(Kind):
    """A whole number."""


@dataclass(frozen=True, slots=True)
class Decimal(Kind):
    """A number with at most `places` decimals."""

    places: int = 2


@dataclass(frozen=True, slots=True)
class Money(Kind):
    """An amount in the journey's one currency, in minor units (pence)."""


@dataclass(frozen=True, slots=True)
class Exact(Kind):
    """A fraction that has to be rounded before it is a fact, shown or sent."""

    of: Literal["number", "money"]


@dataclass(frozen=True, slots=True)
class Percent(Kind):
    """A share such as 20%."""


@dataclass(frozen=True, slots=True)
class Date(Kind):
    """A civil date."""


@dataclass(frozen=True, slots=True)
class Month(Kind):
    """A month of a year."""


@dataclass(frozen=True, slots=True)
class Days(Kind):
    """A duration counted in days (a week is 7)."""


@dataclass(frozen=True, slots=True)
class Months(Kind):
    """A duration counted in months (a year is 12)."""


@dataclass(frozen=True, slots=True)
class Duration(Kind):
    """Months and days together, such as `(1 month + 3 days)`; only a date can take it."""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Words of the citizen; `family` (text, name, email, phone …) says what may be compared."""

    family: str = "text"


@dataclass(frozen=True, slots=True)
class Record(Kind):
    """Named parts of text, read as `home.postcode`."""

    fields: tuple[str, ...]
    family: str = "address"


@dataclass(frozen=True, slots=True)
class RoughDate(Kind):
    """A day, a month or a year, as exactly as the citizen knows it; only ever shown, or asked for with `was`."""


@dataclass(frozen=True, slots=True)
class Time(Kind):
    """A time of day."""


@dataclass(frozen=True, slots=True)
class Files(Kind):
    """What was uploaded; a sentence may only ask whether something was."""


@dataclass(frozen=True, slots=True)
class Items(Kind):
    """The items of a repeat (`children`), each called `item` (`child`); read by measures and quantifiers only."""

    list: str
    item: str


@dataclass(frozen=True, slots=True)
class ItemId(Kind):
    """One item of the repeat `list`, chosen: a question whose options are items."""

    list: str


@dataclass(frozen=True, slots=True)
class ItemIds(Kind):
    """Any number of items of the repeat `list`."""

    list: str

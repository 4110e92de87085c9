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
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Value = bool | str | int | Fraction | date | tuple[str, ...] | dict[str, str]


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

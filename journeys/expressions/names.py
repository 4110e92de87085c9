"""What an id means in a journey, as sentences need to know it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from journeys.expressions.kinds import Items, Kind, Record
from journeys.expressions.known import Known

if TYPE_CHECKING:
    from journeys.model import Rate


@dataclass(frozen=True, slots=True)
class Computed:
    """A fact as sentences see it.

    `reads` are the ids of all questions that it reads, through other facts too. `was` are those
    that it reads with `was` (none is asked for by `not`, which would hold for people never asked).
    A `steady` fact stays what it is once it is known, whatever is answered later: it has no `was`
    and no `if answered otherwise` in it.
    """

    kind: Kind
    value: Callable[[Known], Any]
    reads: frozenset[str] = frozenset()
    was: frozenset[str] = frozenset()
    steady: bool = True


@dataclass(frozen=True, slots=True)
class Banded:
    """A table of bands as sentences see it: `income_bands of …`.

    `kind` is that of the ends of its bands (money or numbers), None where it has one band without
    an end. `value` gives the exact sum over the bands. The rest is as in `Computed`.
    """

    kind: Kind | None
    value: Callable[[Known, Any], Fraction]
    reads: frozenset[str] = frozenset()
    was: frozenset[str] = frozenset()
    steady: bool = True


class Valued(Protocol):
    """What has a value, once enough is known."""

    @property
    def value(self) -> Callable[[Known], Any]:
        """The value, from what is known."""


class ValuedBands(Protocol):
    """A table of bands."""

    @property
    def value(self) -> Callable[[Known, Any], Fraction]:
        """The exact sum over the bands, of an amount."""


class Values(Protocol):
    """As much as `compile` asks of what ids mean: where the values are that a typed tree names."""

    @property
    def leap_birthday(self) -> str:
        """`1 March` or `28 February`."""

    @property
    def rates_on(self) -> Valued | None:
        """The day at which rates are read; None is today."""

    def fact(self, id: str) -> Valued | None:
        """A fact."""

    def rate(self, id: str) -> Rate | None:
        """A dated value."""

    def bands(self, id: str) -> ValuedBands | None:
        """A table of bands."""


class Names(Protocol):
    """What ids mean here. Facts may be read and typed on demand, at the first call.

    Questions and facts of an item have dotted ids (`child.born`).
    """

    @property
    def currency(self) -> str:
        """The journey's currency, an ISO code."""

    @property
    def minor_digits(self) -> int:
        """Digits of its minor unit."""

    @property
    def leap_birthday(self) -> str:
        """`1 March` or `28 February`."""

    @property
    def rates_on(self) -> Computed | None:
        """The day at which rates are read; None is today."""

    def question(self, id: str) -> Kind | None:
        """The kind of a question's answer."""

    def fact(self, id: str) -> Computed | None:
        """A fact. Raises SentenceFault (fact-cycle) when it needs itself."""

    def rate(self, id: str) -> Rate | None:
        """A dated value."""

    def bands(self, id: str) -> Banded | None:
        """A table of bands."""

    @property
    def inside(self) -> str:
        """What the item is called whose own sentences are being read (`child`), "" outside."""

    def items(self, id: str) -> Items | None:
        """The items of a repeat, by its id (`children`)."""

    def item(self, name: str) -> Items | None:
        """The same, by what one of them is called (`child`)."""

    def members(self, id: str) -> tuple[str, ...] | None:
        """The option ids in a list, nested lists opened."""

    def what(self, id: str) -> str | None:
        """What else has this id, for messages: `a step`, `a section`, `an outcome`, `a text`."""

    def ids(self) -> Iterable[str]:
        """Every question, fact, repeat, rate and list, for "did you mean"; fields of items too, dotted."""


def near(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or ""."""
    return _near(word, tuple(words))


@lru_cache(maxsize=256)
def _near(word: str, words: tuple[str, ...]) -> str:
    found = get_close_matches(word, words, n=1, cutoff=0.7)
    return found[0] if found else ""


def available(words: Iterable[str], most: int = 8) -> str:
    """`a`, `b`, `c`: a short list for a message, or "" when it is long."""
    listed = list(words)
    return ", ".join(f"`{word}`" for word in listed) if 0 < len(listed) <= most else ""


def kind_of(id: str, names: Names) -> Kind | None:
    """The kind of what a bare name reads: a question, fact, rate or repeat."""
    kind = names.question(id)
    if kind is None and (fact := names.fact(id)) is not None:
        kind = fact.kind
    if kind is None and (rate := names.rate(id)) is not None:
        kind = rate.kind
    return names.items(id) if kind is None else kind


def parts_of(kind: Kind | None) -> tuple[str, ...]:
    """The names behind the point: `home.postcode`."""
    return kind.fields if isinstance(kind, Record) else ()

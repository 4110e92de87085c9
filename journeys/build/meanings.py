"""What every id of a journey means, for its sentences; facts are read when one first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Literal

from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Choice, Items, Kind
from journeys.expressions.known import Known
from journeys.expressions.names import Banded, Computed
from journeys.expressions.parse import RESERVED
from journeys.expressions.words import OUTCOME
from journeys.model import Rate
from journeys.tables.structures import is_id

DEEPEST = 60
"""How many facts may be built one upon the other."""

MOST_OPEN = 30
"""How many facts may be begun before one is finished: only a ring of facts is longer (see `facts.in_order`)."""


class Meanings:
    """Implements `journeys.expressions.names.Names` over the declared parts of one journey."""

    def __init__(
        self,
        broken: set[str],
        currency: str = "GBP",
        minor_digits: int = 2,
        leap_birthday: Literal["1 March", "28 February"] = "1 March",
    ) -> None:
        self.broken = broken
        self.currency = currency
        self.minor_digits = minor_digits
        self.leap_birthday = leap_birthday
        self.kinds: dict[str, Kind] = {}
        self.rates: dict[str, Rate] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        self.others: dict[str, str] = {}
        self.repeats: dict[str, Items] = {}
        """The repeats by id (`children`)."""
        self.items_called: dict[str, Items] = {}
        """The same by what one item is called (`child`)."""
        self.called: Mapping[str, str] = {}
        """What names are called in the journey, while sentences of a library are read (see `Sources.called`)."""
        self.inside = ""
        """What the item is called whose sentences are being read; "" outside."""
        self.makers: dict[str, Callable[[], Computed | Banded | None]] = {}
        """Facts and tables of bands by id: each works one out, and says None where that was a fault."""
        self.tables: set[str] = set()
        """Which of those are tables of bands."""
        self.rates_on_maker: Callable[[], Computed | None] | None = None
        self._facts: dict[str, Computed | Banded | None] = {}
        self._depths: dict[str, int] = {}
        self._deepest: list[int] = [0]
        self.open: list[str] = []
        """The facts that are being worked out, each for the one before it."""
        self._rates_on: Computed | None = None

    @property
    def rates_on(self) -> Computed | None:
        """The day at which rates are read; None is today."""
        if self.rates_on_maker is not None:
            if "rates_on" in self.open:
                raise Cycle([*self.open[self.open.index("rates_on") :], "rates_on"])
            self.open.append("rates_on")
            try:
                with self.within(""):
                    self._rates_on = self.rates_on_maker()
            finally:
                self.open.pop()
            self.rates_on_maker = None
        return self._rates_on

    @contextmanager
    def within(self, item: str) -> Iterator[None]:
        """Sentences read meanwhile stand inside an item ("" for outside)."""
        before, self.inside = self.inside, item
        try:
            yield
        finally:
            self.inside = before

    @contextmanager
    def calling(self, called: Mapping[str, str]) -> Iterator[None]:
        """Names in sentences read meanwhile are called so in the journey."""
        before, self.called = self.called, called
        try:
            yield
        finally:
            self.called = before

    @contextmanager
    def at_the_end(self, outcomes: tuple[str, ...]) -> Iterator[None]:
        """Sentences read meanwhile speak of paths that have ended at one of these outcomes, and may read which."""
        self.kinds[OUTCOME] = Choice(outcomes)
        try:
            yield
        finally:
            del self.kinds[OUTCOME]

    @property
    def ended(self) -> bool:
        """Whether the sentences being read speak of paths that have ended."""
        return OUTCOME in self.kinds

    def items(self, id: str) -> Items | None:
        """The items of the repeat with this id. Raises Broken where it was left out."""
        id = self.called.get(id, id)
        if id in self.broken:
            raise Broken(id)
        return self.repeats.get(id)

    def item(self, name: str) -> Items | None:
        """The items of which one is called so."""
        if name in self.broken:
            raise Broken(name)
        return self.items_called.get(name)

    def question(self, id: str) -> Kind | None:
        """The kind of a question's answer. Raises Broken where a part of this name was left out."""
        id = self.called.get(id, id)
        if id in self.broken:
            raise Broken(id)
        return self.kinds.get(id)

    def fact(self, id: str) -> Computed | None:
        """A fact. Raises Cycle when it needs itself, Broken where it was left out."""
        id = self.called.get(id, id)
        made = None if id in self.tables else self._worked_out(id)
        return made if isinstance(made, Computed) else None

    def bands(self, id: str) -> Banded | None:
        """A table of bands. Raises as `fact` does."""
        id = self.called.get(id, id)
        made = self._worked_out(id) if id in self.tables else None
        return made if isinstance(made, Banded) else None

    def _worked_out(self, id: str) -> Computed | Banded | None:
        """A fact or a table of bands; None where nothing of the sort has this id."""
        if id not in self._facts:
            if id not in self.makers:
                return None
            if id in self.open:
                raise Cycle([*self.open[self.open.index(id) :], id])
            self._make(id)
        self._deepest[-1] = max(self._deepest[-1], self._depths.get(id, 0))
        if self._facts[id] is None:
            raise Broken(id)
        return self._facts[id]

    def worked_out(self, id: str) -> Computed | Banded | None:
        """What has been worked out already, None where that was a fault."""
        return self._facts.get(id)

    def _make(self, id: str) -> None:
        if len(self.open) > MOST_OPEN:
            raise Cycle([*self.open[-2:], id])
        self.open.append(id)
        self._deepest.append(0)
        try:
            with self.within(id.rpartition(".")[0]):
                made = self.makers[id]()
            if made is not None and self._deepest[-1] >= DEEPEST:
                message = f"more than {DEEPEST} facts are built one upon the other here"
                raise SentenceFault("wrong-value", message, 0, 1, "say some of them in fewer steps")
            self._facts[id] = _remembering(id, made) if isinstance(made, Computed) else made
        except SentenceFault:
            self._facts[id] = None
            raise
        finally:
            self.open.pop()
            self._depths[id] = self._deepest.pop() + 1

    def rate(self, id: str) -> Rate | None:
        """A dated value."""
        return self.rates.get(self.called.get(id, id))

    def members(self, id: str) -> tuple[str, ...] | None:
        """The option ids in a list, nested lists opened."""
        return self.lists.get(self.called.get(id, id))

    def what(self, id: str) -> str | None:
        """What else has this id."""
        return self.others.get(id)

    def ids(self) -> Iterable[str]:
        """Everything that sentences read, or would if it were not faulty itself."""
        faulty = sorted(id for id in self.broken if is_id(id) and id not in RESERVED)
        return dict.fromkeys((*self.kinds, *self.makers, *self.repeats, *self.rates, *self.lists, *faulty))


class Broken(SentenceFault):
    """A sentence names what was left out because it is faulty itself: that is told where it stands, and not here."""

    def __init__(self, id: str) -> None:
        super().__init__("unknown-name", f"`{id}` is faulty", 0, 1)


class Cycle(SentenceFault):
    """A fact needs itself; `ids` are the way round, its first and last the same."""

    def __init__(self, ids: list[str]) -> None:
        way = " needs ".join(f"`{id}`" for id in ids)
        super().__init__("fact-cycle", f"{way}, so it can never be known", 0, 1, "say one of them without the other")
        self.ids = ids


def _remembering(id: str, made: Computed) -> Computed:
    """The fact, remembering too that it cannot be known, so that a chain of facts is never worked out twice."""
    compute, mark = made.value, f"{id} unknown"

    def value(known: Known) -> Any:
        memo = known.memo
        if mark in memo:
            size, missing = memo[mark]
            if size == len(known):
                raise missing
        try:
            return compute(known)
        except LookupError as missing:
            memo[mark] = len(known), missing
            raise

    return replace(made, value=value)

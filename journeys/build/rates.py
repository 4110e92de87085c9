"""Rates: dated values with their sources, in place or from a CSV file."""

from __future__ import annotations

from datetime import date

from journeys.build.meanings import Meanings
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.arithmetic import joined
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Exact, Kind
from journeys.expressions.resolve import constant
from journeys.model import Rate, RateRow

COLUMNS = ("rate", "from", "value", "source")


class Rates:
    """Reads rates into `meanings`."""

    def __init__(self, shop: Workshop, meanings: Meanings) -> None:
        self.shop = shop
        self.meanings = meanings

    def read(self) -> None:
        """All rates of the journey."""
        route: Route = (self.shop.main, "rates")
        name = self.shop.value(route)
        if type(name) is str:
            self._from_csv(name, route)
            return
        for id, here in self.shop.entries(route):
            rows = [self._row((*here, index), (*here, index, "value")) for index in range(len(self.shop.listed(here)))]
            self._rate(id, here, rows)

    def _from_csv(self, name: str, route: Route) -> None:
        table = self.shop.table(name, route)
        if table is None:
            return
        if table.columns[:4] != COLUMNS or table.columns[4:] not in ((), ("checked",)):
            self.shop.fault("bad-table", f"The columns of rates are `{','.join(COLUMNS)}`", Spot((table.name, 0)))
            return
        rates: dict[str, list[tuple[Kind, RateRow] | None]] = {}
        first: dict[str, Route] = {}
        for number, cells in enumerate(table.rows, 1):
            here: Route = (table.name, number)
            id = cells[0].text
            first.setdefault(id, (*here, "rate"))
            rates.setdefault(id, []).append(self._row(here, (*here, "value")))
        for id, rows in rates.items():
            self._rate(id, first[id], rows)

    def _row(self, route: Route, at: Route) -> tuple[Kind, RateRow] | None:
        start = self._day((*route, "from"))
        text = self.shop.words(at)
        if start is None or text is None:
            return None
        try:
            kind, value = constant(text, self.meanings)
        except SentenceFault as fault:
            self.shop.sentence_fault(fault, at, "value")
            return None
        source = self.shop.words((*route, "source")) or ""
        return kind, RateRow(start, value, source, route, self._day((*route, "checked")))

    def _day(self, route: Route) -> date | None:
        return day(self.shop, route)

    def _rate(self, id: str, route: Route, rows: list[tuple[Kind, RateRow] | None]) -> None:
        read = [row for row in rows if row is not None]
        if len(read) < len(rows) or not read:
            self.shop.broken.add(id)
            return
        kind, first = read[0]
        before = first
        for other, row in read[1:]:
            both = joined(kind, other)
            if both is None or isinstance(both, Exact):
                self.shop.fault(
                    "wrong-kind", f"All rows of `{id}` are values of one kind", Spot((*row.route, "value")),
                    related=(Label(Spot((*first.route, "value")), "the first one"),),
                )  # fmt: skip
                self.shop.broken.add(id)
                return
            if row.start <= before.start:
                self.shop.fault(
                    "wrong-value", f"The rows of `{id}` stand in the order of their days", Spot((*row.route, "from")),
                    help="put the earliest first, each day once",
                    related=(Label(Spot((*before.route, "from")), "the row before"),),
                )  # fmt: skip
                self.shop.broken.add(id)
                return
            kind, before = both, row
        self.meanings.rates[id] = Rate(id, kind, tuple(row for _, row in read), route)


def day(shop: Workshop, route: Route) -> date | None:
    """The date at a route; one that is not real is a fault."""
    text = shop.value(route)
    if type(text) is not str or not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else date.fromisoformat("")
    except ValueError:
        if len(text) == 10 or str(route[0]) in shop.folder.tables:
            shop.fault("wrong-value", f"`{text}` is not a real date", Spot(route), help="write it like 2026-04-06")
        return None

"""Tables of bands: how far each goes, and the rate of what falls in it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from journeys.build.sentences import Sentences
from journeys.build.workshop import Workshop
from journeys.diagnostics import Label, Route, Spot
from journeys.expressions.arithmetic import kind_words
from journeys.expressions.kinds import Decimal, Integer, Kind, Money, Percent
from journeys.expressions.tree import Literal
from journeys.model import BandRow, Bands, Sentence


class Tables:
    """Reads tables of bands."""

    def __init__(self, shop: Workshop, sentences: Sentences) -> None:
        self.shop = shop
        self.sentences = sentences

    def read(self, id: str, route: Route) -> Bands | None:
        """The table at a route; None where a band could not be read."""
        here = (*route, "bands")
        rows = [self._row((*here, number)) for number in range(len(self.shop.listed(here)))]
        read = [row for row in rows if row is not None]
        if not read or len(read) < len(rows):
            return None
        if not self._one_kind(read) or not self._in_order(read):
            return None
        return Bands(id, tuple(read), route, self.shop.words((*route, "source")) or "")

    def _row(self, route: Route) -> BandRow | None:
        up_to, rate = (*route, "up_to"), (*route, "rate")
        end, share = self._sentence(up_to), self._sentence(rate)
        if share is None or (end is None and self.shop.value(up_to) is not None):
            return None
        if end is not None and not isinstance(end.kind, Money | Integer | Decimal):
            self._wrong_kind(up_to, "A band ends at an amount of money or at a number", end.kind)
            return None
        if not isinstance(share.kind, Percent | Integer | Decimal):
            self._wrong_kind(rate, "The rate of a band is a percentage or a number", share.kind)
            return None
        return BandRow(end, share, route)

    def _sentence(self, route: Route) -> Sentence | None:
        text = self.shop.words(route)
        return None if text is None else self.sentences.read(text, route, fact=True)

    def _wrong_kind(self, route: Route, message: str, kind: Kind) -> None:
        self.shop.fault("wrong-kind", f"{message}, and this is {kind_words(kind)}", Spot(route))

    def _one_kind(self, rows: list[BandRow]) -> bool:
        """Whether all bands end at money, or all at numbers; else a fault."""
        ends = [row for row in rows if row.up_to is not None]
        for row in ends[1:]:
            first, this = ends[0].up_to, row.up_to
            if first is None or this is None or isinstance(first.kind, Money) == isinstance(this.kind, Money):
                continue
            self.shop.fault(
                "wrong-kind", "All bands of a table end at money, or all at numbers", Spot((*row.route, "up_to")),
                related=(Label(Spot((*ends[0].route, "up_to")), kind_words(first.kind)),),
            )  # fmt: skip
            return False
        return True

    def _in_order(self, rows: list[BandRow]) -> bool:
        """Whether the bands rise, as far as they are written as plain values, and only the last has no end."""
        for row in rows[:-1]:
            if row.up_to is None:
                self.shop.fault(
                    "bands-order", "Only the last band has no end: what stands below it is never reached",
                    Spot(row.route), help="write `up_to` in every band but the last, or put this band last",
                )  # fmt: skip
                return False
        written = [(row, end) for row in rows if (end := _written(row)) is not None]
        for (before, lower), (row, end) in pairwise(written):
            if end <= lower:
                self.shop.fault(
                    "bands-order", "This band does not end above the one before it", Spot((*row.route, "up_to")),
                    help="put the bands in the order of their ends, the lowest first",
                    related=(Label(Spot((*before.route, "up_to")), "the band before"),),
                )  # fmt: skip
                return False
        return True


def _written(row: BandRow) -> Fraction | None:
    """Where a band ends, if that is written as a plain value."""
    tree = None if row.up_to is None else row.up_to.tree
    value = tree.value if isinstance(tree, Literal) else None
    return Fraction(value) if isinstance(value, int | Fraction) else None

"""The resolver's level of measures: `sum of jobs.income where …`, and of bands."""

from __future__ import annotations

import re
from dataclasses import replace

from journeys.expressions import slips
from journeys.expressions.arithmetic import is_moment, is_money, is_number, is_ordered, kind_words
from journeys.expressions.fault import SentenceFault
from journeys.expressions.kinds import Choices, Exact, Integer, Items, Kind, Money, YesNo
from journeys.expressions.names import Names, kind_of, near
from journeys.expressions.resolve_items import NUMBER, OfItems, adds, stretch
from journeys.expressions.tree import Bands, Compare, Measure, Name, Node, Span

_MEASURED = re.compile(r"(?P<which>\w+)\s+of\s+(?P<list>\w+)")
_SWAPPED = {"largest": "latest", "smallest": "earliest", "latest": "largest", "earliest": "smallest"}


class Measures(OfItems):
    """Gives measures and bands their kinds."""

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.of = {**self.of, Measure: self.measure, Bands: self.bands}

    def measure(self, node: Measure) -> Node:
        span = stretch(node.span, _MEASURED.match(node.span.words), "list")
        items = self.names.items(node.list)
        if items is None:
            raise self.no_measure(node, span)
        self.not_inside_itself(items, node.span)
        of, kind = (None, Integer()) if node.of is None else self.measured_field(node, items)
        where = None
        if node.where is not None:
            with self.body(items, node.span):
                where = self.condition(node, node.where)
            self.speaks_of_item(node, where, items.item)
        return replace(node, of=of, where=where, item=items.item, kind=kind)

    def condition(self, node: Measure, where: Node) -> Node:
        """What stands behind `where`; `where child.is_minor >= 3` compares the measure."""
        if isinstance(where, Compare) and where.op in ("<", "<=", ">", ">="):
            left = self.value(where.left)
            if isinstance(left.kind, YesNo) and node.span.words:
                inner = Span(node.span.text, node.span.start, where.left.span.end)
                message = "a measure with `where` stands in brackets when it is compared"
                raise self.wrong(message, where, inner.edited(f"({inner.words})"))
        return self.holds(where)

    def no_measure(self, node: Measure, span: Span) -> SentenceFault:
        """A measure of what is no list."""
        kind = kind_of(node.list, self.names)
        if (items := self.names.item(node.list)) is not None:
            message = f"`{node.which} of` reads a list, and `{node.list}` is one of `{items.list}`"
            return self.fault("count-needs-list", message, span, span.edited(items.list))
        if kind is None:
            return self.no_repeat(node.list, span)
        if node.where is not None and isinstance(kind, Choices):
            message = f"`where` chooses items of a list, and `{node.list}` is {kind_words(kind)}"
            help = f"ask for options with `{node.list} includes …`"
            return self.fault("count-needs-list", message, span, help=help)
        message = f"`{node.which} of` reads a list of items, and `{node.list}` is {kind_words(kind)}"
        help = f"several values are compared by `{node.which} of [a, b]`"
        if node.which in ("count", "sum"):
            help = "values are added with `+`" if node.which == "sum" else "name a repeat"
        return self.fault("count-needs-list", message, span, help=help)

    def measured_field(self, node: Measure, items: Items) -> tuple[Node, Kind]:
        """What is read of each item, and its kind."""
        assert isinstance(node.of, Name)
        fits = [f"{items.list}.{id.partition('.')[2]}" for id in self.fields(items) if self.takes(node, id)]
        if not node.of.part:
            help = f"say `{node.which} of {fits[0]}`" if fits else ""
            message = f"`{node.which} of` reads one value of each item, and it is not said which"
            paste = node.of.span.edited(fits[0]) if len(fits) == 1 else ""
            raise self.fault("count-needs-list", message, node.of.span, paste, help)
        if node.of.part == NUMBER and self.kind_of_field(f"{items.item}.{NUMBER}") is None:
            raise self.no_field(node.of, items)
        of = self.read(node.of, items)
        if _measurable(node.which, of.kind):
            return of, of.kind
        words = {"sum": "cannot be added"}.get(node.which, f"has no `{node.which}`")
        message = f"`{node.of.span.words}` is {kind_words(of.kind)}, which {words}"
        paste = ""
        if isinstance(of.kind, YesNo) and node.which == "sum" and node.where is None:
            paste = node.span.edited(f"count of {items.list} where {items.item}.{node.of.part}")
        other = _SWAPPED.get(node.which, "")
        if other and _measurable(other, of.kind):
            paste = node.span.edited(node.span.words.replace(node.which, other, 1))
        raise self.wrong(message, node.of, paste)

    def takes(self, node: Measure, id: str) -> bool:
        kind = self.kind_of_field(id)
        return kind is not None and _measurable(node.which, kind)

    # Bands

    def bands(self, node: Bands) -> Node:
        bands = self.names.bands(node.id)
        if bands is None:
            raise self.no_bands(node)
        of = self.value(node.of)
        money = is_money(of.kind)
        if not money and not is_number(of.kind):
            raise self.wrong(
                f"bands are read of money or a number, and `{node.of.span.words}` is {kind_words(of.kind)}", of
            )
        if bands.kind is not None and is_money(bands.kind) != money:
            message = (
                f"`{node.id}` has bands of {_plural(bands.kind)}, and `{node.of.span.words}` is {kind_words(of.kind)}"
            )
            raise self.mended(message, bands.kind, of)
        return replace(node, of=of, kind=Exact("money" if money else "number"))

    def no_bands(self, node: Bands) -> SentenceFault:
        """`… of …` with a name that is no table of bands."""
        span = Span(node.span.text, node.span.start, node.span.start + len(node.id))
        of = node.of
        if node.id in ("average", "mean") and isinstance(of, Name) and of.part:
            message = f"`{node.id}` is a sum shared by a count"
            paste = node.span.edited(f"(sum of {of.span.words}) / (count of {of.id})")
            return self.fault("unknown-name", message, node.span, paste)
        ours = slips.MEASURES.get(node.id, "")
        if ours and isinstance(of, Name) and self.names.items(of.id) is not None:
            return self.fault("unknown-name", f"`{node.id} of` is written `{ours} of`", span, span.edited(ours))
        kind = kind_of(node.id, self.names)
        message = f"`{node.id}` is not a table of bands"
        help = "`of` stands behind a measure such as `sum`, a percentage, or a fact with `bands`"
        if kind is not None:
            return self.fault("wrong-kind", f"{message}, but {kind_words(kind)}", span, help=help)
        guess = near(node.id, (id for id in self.names.ids() if self.names.bands(id) is not None))
        return self.fault("unknown-name", message, span, span.edited(guess) if guess else "",
                          f"did you mean `{guess}`?" if guess else help)  # fmt: skip


def _measurable(which: str, kind: Kind) -> bool:
    if which == "sum":
        return adds(kind)
    if which in ("earliest", "latest"):
        return is_moment(kind)
    return is_ordered(kind)


def _plural(kind: Kind) -> str:
    return "money" if isinstance(kind, Money) else "numbers"

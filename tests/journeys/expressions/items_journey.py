"""A small journey with children, posts and bands, for tests of what sentences say of items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeys.expressions import evaluate
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Decimal,
    Files,
    Integer,
    Item,
    ItemId,
    ItemIds,
    Items,
    Kind,
    Money,
    Record,
    RoughDate,
    Text,
    Time,
    YesNo,
)
from journeys.expressions.names import Banded, Computed
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from tests.journeys.expressions.small_journey import FACTS, QUESTIONS, SmallNames

SCHOOL = Choice(("primary", "secondary"))
CHILD: Mapping[str, Kind] = {
    "child.name": Text("name"),
    "child.born": Date(),
    "child.at_school": YesNo(),
    "child.school": SCHOOL,
    "child.needs": Choices(("hearing", "sight")),
    "child.pocket": Money(),
    "child.phone": Text("phone"),
    "child.home": Record(("line_1", "postcode")),
}
POST: Mapping[str, Kind] = {
    "post.income": Money(),
    "post.hours": Integer(),
    "post.share": Decimal(2),
    "post.paid": YesNo(),
    "post.started": Date(),
}
OUTSIDE: Mapping[str, Kind] = {
    "main_child": ItemId("children"),
    "ill_children": ItemIds("children"),
    "photos": Files(),
    "moved": RoughDate(),
    "opens": Time(),
    "closes": Time(),
}
MORE_FACTS: Mapping[str, Sequence[tuple[str | None, str]]] = {
    "child.is_minor": [(None, "age(child.born) < 18")],
    "child.costs": [(None, "child.pocket if answered otherwise pension")],
    "post.yearly": [(None, "post.income * 12")],
    "minors": [(None, "count of children where child.is_minor")],
    "earned": [(None, "sum of posts.yearly")],
    "many": [(None, "count of children > 2")],
    "called": [(None, "any child in children where child.phone was answered")],
    "uncalled": [(None, "no child in children where child.phone was answered")],
}
BANDS: Mapping[str, Sequence[tuple[str | None, str]]] = {
    "income_bands": [("£100", "10%"), ("salary", "20%"), (None, "50%")],
    "point_bands": [("10", "1"), (None, "0.5")],
    "flat": [(None, "5%")],
}
VISIT: Mapping[str, Kind] = {"visit.paid": YesNo()}
REPEATS = {id: Items(id, item) for id, item in (("children", "child"), ("posts", "post"), ("visits", "visit"))}


@dataclass
class ItemNames(SmallNames):
    """Implements `Names` over the tables above; `inside` says whose own sentences are read."""

    questions: Mapping[str, Kind] = field(default_factory=lambda: {**QUESTIONS, **CHILD, **POST, **VISIT, **OUTSIDE})
    facts: Mapping[str, Sequence[tuple[str | None, str]]] = field(default_factory=lambda: {**FACTS, **MORE_FACTS})
    repeats: Mapping[str, Items] = field(default_factory=lambda: REPEATS)

    def fact(self, id: str) -> Computed | None:
        before, self.inside = self.inside, id.rpartition(".")[0]
        try:
            return super().fact(id)
        finally:
            self.inside = before

    def bands(self, id: str) -> Banded | None:
        if id not in BANDS:
            return None
        rows = [(resolve(parse(end), self) if end else None, resolve(parse(rate), self)) for end, rate in BANDS[id]]
        return evaluate.banded(rows, self)


NAMES = ItemNames()
IN_CHILD = ItemNames(inside="child")


def items(item: str, *answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """Items of a repeat, whose answers are given by the part behind the point."""
    return tuple(
        Item(f"k{number}", number, {f"{item}.{part}": value for part, value in given.items()})
        for number, given in enumerate(answers, 1)
    )

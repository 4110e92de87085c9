"""A small journey's names, for tests of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeys.expressions import evaluate
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Decimal,
    Integer,
    Items,
    Kind,
    Money,
    Month,
    Record,
    Text,
    YesNo,
)
from journeys.expressions.names import Banded, Computed
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.model import Rate, RateRow, Sentence

VEHICLE = Choice(("car", "moped", "tractor"))
COUNTRY = Choice(("france", "ireland", "japan", "wales"))
PURPOSE = Choice(("tourism", "work", "study", "transit"))
CTA_PURPOSE = Choice(("tourism", "work", "study"))
LANGUAGES = Choices(("welsh", "irish", "english"))

QUESTIONS: Mapping[str, Kind] = {
    "vehicle": VEHICLE,
    "country": COUNTRY,
    "birth_country": COUNTRY,
    "purpose": PURPOSE,
    "cta_purpose": CTA_PURPOSE,
    "british": Choice(("yes", "no", "dont_know")),
    "languages": LANGUAGES,
    "lives_here": YesNo(),
    "has_job": YesNo(),
    "age": Integer(),
    "jobs": Integer(),
    "height": Decimal(2),
    "salary": Money(),
    "pension": Money(),
    "born": Date(),
    "moved_in": Date(),
    "due_date": Date(),
    "started": Month(),
    "full_name": Text("name"),
    "email": Text("email"),
    "home": Record(("line_1", "line_2", "town", "postcode")),
    "work": Record(("line_1", "line_2", "town", "postcode")),
}
FACTS: Mapping[str, Sequence[tuple[str | None, str]]] = {
    "low_income": [(None, "salary < income_limit")],
    "old_enough_on": [(None, "born + 15 years + 9 months")],
    "alien": [(None, "vehicle was car")],
    "named_alien": [("vehicle was car", "yes"), (None, "no")],
    "full_purpose": [(None, "cta_purpose if answered otherwise purpose")],
    "award": [("low_income and jobs >= 3", "£80"), ("low_income", "£45"), (None, "£0")],
}
RATES = {
    "income_limit": Rate(
        "income_limit",
        Money(),
        (
            RateRow(date(2025, 4, 6), 1_257_000, "", ()),
            RateRow(date(2026, 4, 6), 1_300_000, "", ()),
        ),
        (),
    ),
}
LISTS = {"visa_free": ("ireland", "japan"), "vehicles": ("car", "boat")}


@dataclass
class SmallNames:
    """Implements `Names` over the tables above."""

    currency: str = "GBP"
    minor_digits: int = 2
    leap_birthday: str = "1 March"
    rates_on: Computed | None = None
    questions: Mapping[str, Kind] = field(default_factory=lambda: QUESTIONS)
    facts: Mapping[str, Sequence[tuple[str | None, str]]] = field(default_factory=lambda: FACTS)
    made: dict[str, Computed] = field(default_factory=dict)
    repeats: Mapping[str, Items] = field(default_factory=dict)
    inside: str = ""

    def question(self, id: str) -> Kind | None:
        return self.questions.get(id)

    def fact(self, id: str) -> Computed | None:
        if id in self.facts and id not in self.made:
            rows = [
                (resolve(parse(when), self, YesNo()) if when else None, resolve(parse(value), self, fact=True))
                for when, value in self.facts[id]
            ]
            self.made[id] = evaluate.computed(id, rows[0][1].kind, rows, self)
        return self.made.get(id)

    def rate(self, id: str) -> Rate | None:
        return RATES.get(id)

    def bands(self, id: str) -> Banded | None:
        return None

    def items(self, id: str) -> Items | None:
        return self.repeats.get(id)

    def item(self, name: str) -> Items | None:
        return next((items for items in self.repeats.values() if items.item == name), None)

    def members(self, id: str) -> tuple[str, ...] | None:
        return LISTS.get(id)

    def what(self, id: str) -> str | None:
        return {"contact": "a step", "too_young": "an outcome", "how_to_pay": "a text"}.get(id)

    def ids(self) -> Iterable[str]:
        return [*self.questions, *self.facts, *self.repeats, *RATES, *LISTS]


def sentence(text: str, names: SmallNames, expected: Kind | None = None) -> Sentence:
    """A sentence of the small journey, typed and compiled."""
    tree = resolve(parse(text), names, expected)
    return Sentence(text, (), "value", tree, tree.kind, evaluate.reads(tree, names), evaluate.compile(tree, names))

"""Facts that can be known, and values as plain JSON, both ways."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine.facts import facts, plain_value, plain_written
from engine.replay import replay
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Decimal,
    Integer,
    Kind,
    Money,
    Month,
    Months,
    Percent,
    Record,
    Text,
    Value,
    YesNo,
)
from tests.engine.small import TODAY, journey

JOURNEY = journey("""
    journey: facts
    title: Facts
    currency: GBP
    steps:
      income:
        ask: Income?
        type: money
      children:
        ask: How many children?
        type: integer
    facts:
      each: income / children rounded down to £1
      poor: income < £100
      many: children > 3
    outcomes:
      sent:
        submit: true
        title: Sent
""")


def test_facts_that_can_be_known_are_given_and_no_others() -> None:
    assert facts(JOURNEY, replay(JOURNEY, {"income": 12345}, TODAY)) == {"poor": False}
    assert facts(JOURNEY, replay(JOURNEY, {"income": 12345, "children": 2}, TODAY)) == {
        "each": 6100,
        "poor": False,
        "many": False,
    }
    assert facts(JOURNEY, replay(JOURNEY, {"income": 5, "children": 0}, TODAY)) == {"poor": True, "many": False}


CASES: list[tuple[Kind, Value, Any, Any]] = [
    (YesNo(), True, True, "yes"),
    (YesNo(), False, False, "no"),
    (Choice(("a", "b")), "a", "a", "a"),
    (Choices(("a", "b")), ("a", "b"), ["a", "b"], ["a", "b"]),
    (Integer(), -12, -12, "-12"),
    (Integer(), 1200, 1200, "1,200"),
    (Decimal(2), Fraction(5, 4), "1.25", "1.25"),
    (Decimal(2), Fraction(-3), "-3", -3),
    (Decimal(2), Fraction(1, 3), "1/3", None),
    (Money(), 4500, "45.00", "£45"),
    (Money(), -5, "-0.05", "-£0.05"),
    (Money(), 1257000, "12570.00", "£12,570.00"),
    (Date(), date(2026, 4, 6), "2026-04-06", "2026-04-06"),
    (Month(), date(2026, 4, 1), "2026-04", "2026-04"),
    (Days(), 14, 14, "14 days"),
    (Days(), 14, 14, "2 weeks"),
    (Months(), 24, 24, "2 years"),
    (Percent(), Fraction(1, 20), "0.05", "5%"),
    (Text(), "Mill Lane", "Mill Lane", "Mill Lane"),
    (Record(("line1",)), {"line1": "1 Mill Lane"}, {"line1": "1 Mill Lane"}, None),
]


@pytest.mark.parametrize(("kind", "value", "plain", "written"), CASES)
def test_a_value_as_json_and_as_an_author_writes_it(kind: Kind, value: Value, plain: Any, written: Any) -> None:
    assert plain_value(kind, value, JOURNEY) == plain
    if written is not None:
        assert plain_written(kind, written, JOURNEY) == plain


def test_what_cannot_be_read_as_the_kind_equals_no_value_of_it() -> None:
    assert plain_written(YesNo(), "maybe", JOURNEY) == "maybe"
    assert plain_written(Money(), "lots", JOURNEY) == "lots"
    assert plain_written(Integer(), "1.5", JOURNEY) == "1.5"

"""Money is counted in the minor unit of the journey's own currency, from what is typed to what is stored."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.load import load
from journeys.questions import type_of
from journeys.questions.base import Reading

TEXT = """
journey: a
title: A
currency: {currency}
steps:
  pay:
    ask: How much?
    type: money
outcomes:
  sent:
    submit: true
    title: Sent
"""


@pytest.mark.parametrize(
    ("currency", "value", "stored"),
    [("JPY", 1200, "1200"), ("GBP", 120_000, "1200.00"), ("KWD", 1_200_000, "1200.000")],
)
def test_money_is_read_and_stored_in_the_currency_s_own_minor_unit(currency: str, value: int, stored: str) -> None:
    made = load({"journey.yaml": TEXT.format(currency=currency)}).journey
    assert made is not None
    pay, kind = made.questions["pay"], type_of("money")
    reading = Reading(made, date(2026, 11, 22))
    assert kind.read(pay, {"": ["1,200"]} if currency == "GBP" else {"": ["1200"]}, reading) == value
    assert kind.encode(pay, value) == stored
    assert kind.decode(pay, stored) == value
    assert kind.read(pay, kind.fill(pay, value), reading) == value

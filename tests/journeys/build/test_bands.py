"""Tables of bands, as built."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.expressions.known import Known
from journeys.load import load

TAX = """\
journey: tax
title: Work out your tax
steps:
  income:
    ask: What do you earn in a year?
    type: money
    why: We work out your tax from it.
rates:
  basic_band:
    - from: 2025-04-06
      value: £37,700
      source: https://example.org
facts:
  income_bands:
    bands:
      - up_to: basic_band
        rate: 20%
      - up_to: £125,140
        rate: 40%
      - rate: 45%
    source: https://example.org/rates
  tax_due: income_bands of income rounded down to £1
outcomes:
  sent:
    submit: true
    title: Your tax is {{ tax_due }}
"""


def told(old: str, new: str) -> list[tuple[str, str]]:
    """Slug and message of the faults after one change."""
    assert old in TAX
    return [(fault.slug, fault.message) for fault in load({"journey.yaml": TAX.replace(old, new)}).faults]


def test_a_table_of_bands_stands_among_the_facts_and_is_read_of_an_amount() -> None:
    loaded = load({"journey.yaml": TAX})
    assert loaded.faults == ()
    assert loaded.journey is not None
    assert list(loaded.journey.facts) == ["tax_due"]
    table = loaded.journey.bands["income_bands"]
    assert [(row.up_to and row.up_to.text, row.rate.text) for row in table.rows] == [
        ("basic_band", "20%"), ("£125,140", "40%"), (None, "45%"),
    ]  # fmt: skip
    assert table.source == "https://example.org/rates"


@pytest.mark.parametrize(
    ("income", "tax"), [(0, 0), (1_000_000, 200_000), (3_770_000, 754_000), (15_000_000, 5_370_300)]
)
def test_each_part_of_an_amount_is_taken_at_the_rate_of_its_band(income: int, tax: int) -> None:
    journey = load({"journey.yaml": TAX}).journey
    assert journey is not None
    assert journey.facts["tax_due"].value(Known({"income": income}, today=date(2026, 11, 22))) == tax


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "up_to: basic_band",
            "up_to: £200,000",
            [("bands-order", "This band does not end above the one before it")],
        ),
        (
            "      - up_to: basic_band\n        rate: 20%",
            "      - rate: 20%",
            [("bands-order", "Only the last band has no end: what stands below it is never reached")],
        ),
        (
            "rate: 40%",
            "rate: £40",
            [("wrong-kind", "The rate of a band is a percentage or a number, and this is an amount of money")],
        ),
        ("up_to: £125,140", "up_to: 125140", [("wrong-kind", "All bands of a table end at money, or all at numbers")]),
        (
            "income_bands of income",
            "income_band of income",
            [("unknown-name", "`income_band` is not a table of bands")],
        ),
    ],
)  # fmt: skip
def test_a_faulty_table_is_told(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == expected


def test_a_table_may_be_built_on_facts_and_facts_on_it_but_not_in_a_ring() -> None:
    assert [slug for slug, _ in told("up_to: basic_band", "up_to: tax_due")] == ["fact-cycle"]

"""The tax return against a second calculation of the same rules, and against what is true of every bill."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.facts import facts
from engine.given import take
from journeys.load import load, read_files
from journeys.model import Journey
from tests.examples.tax_by_hand import Bill, bill_of
from tests.examples.taxpayers import taxpayer

FOLDER = Path(__file__).parents[2] / "examples" / "tax_return"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def tax() -> Journey:
    journey = load(read_files(FOLDER)).journey
    assert journey is not None
    return journey


def bill_by_the_example(tax: Journey, answers: dict[str, Any]) -> Bill:
    """What the journey works out, in pounds; the answers have to lead to an end."""
    taken = take(tax, answers, TODAY)
    assert (taken.refused, taken.path.stops_at, taken.path.fault) == ({}, None, None)
    found = facts(tax, taken.path)

    def pounds(name: str) -> Fraction:
        value = found[name]
        assert isinstance(value, int)
        return Fraction(value, 100)

    return Bill(
        allowance=pounds("allowance"),
        taxable=pounds("taxable"),
        tax_on_income=pounds("tax_on_other") + pounds("tax_on_interest") + pounds("tax_on_dividends"),
        marriage_reduction=pounds("marriage_reduction"),
        child_benefit_charge=pounds("child_benefit_charge"),
        class_4=pounds("class_4"),
        class_2=pounds("class_2"),
        loan_due=pounds("loan_due"),
        tax_at_source=pounds("tax_at_source"),
        due=pounds("due"),
        next_payment=pounds("next_payment"),
    )


@pytest.mark.parametrize("seed", range(8))
def test_four_hundred_taxpayers_owe_what_a_second_calculation_says(tax, seed):
    random = Random(seed)
    for _ in range(50):
        answers = taxpayer(random)
        assert bill_by_the_example(tax, answers) == bill_of(answers), answers

"""The tax return against a second calculation of the same rules, and against what is true of every bill."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.facts import facts
from engine.given import take
from journeys.expressions.kinds import Value
from journeys.load import Loaded, load, read_files
from journeys.model import Journey
from journeys.tasks import needs
from tests.examples.tax_by_hand import Bill, Layout, bill_of
from tests.examples.taxpayers import taxpayer

FOLDER = Path(__file__).parents[2] / "examples" / "tax_return"
TODAY = date(2026, 11, 22)
YEARS = (date(2024, 4, 6), date(2025, 4, 6))


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(read_files(FOLDER))


@pytest.fixture(scope="module")
def tax(loaded: Loaded) -> Journey:
    assert loaded.journey is not None
    return loaded.journey


def facts_of(tax: Journey, answers: Mapping[str, Any]) -> dict[str, Value]:
    """What the journey works out; the answers have to lead to an end."""
    taken = take(tax, answers, TODAY)
    assert (taken.refused, taken.path.stops_at, taken.path.fault) == ({}, None, None)
    return facts(tax, taken.path)


def pounds(found: Mapping[str, Value], *names: str) -> Fraction:
    """Amounts, added up."""
    values = [found[name] for name in names]
    assert all(isinstance(value, int) for value in values)
    return Fraction(sum(values), 100)


def bill_by_the_example(tax: Journey, answers: Mapping[str, Any]) -> Bill:
    found = facts_of(tax, answers)
    return Bill(
        allowance=pounds(found, "allowance"),
        taxable=pounds(found, "taxable"),
        tax_on_income=pounds(found, "tax_on_other", "tax_on_interest", "tax_on_dividends"),
        marriage_reduction=pounds(found, "marriage_reduction"),
        child_benefit_charge=pounds(found, "child_benefit_charge"),
        class_4=pounds(found, "class_4"),
        class_2=pounds(found, "class_2"),
        loan_due=pounds(found, "loan_due"),
        tax_at_source=pounds(found, "tax_at_source"),
        due=pounds(found, "due"),
        next_payment=pounds(found, "next_payment"),
    )


def plain(written: Any) -> Any:
    """Answers of a scenario without what people write around an amount: £1,000 is 1000."""
    if isinstance(written, Mapping):
        return {key: plain(value) for key, value in written.items()}
    if isinstance(written, list | tuple):
        return [plain(value) for value in written]
    return written.replace("£", "").replace(",", "") if isinstance(written, str) else written


@pytest.mark.parametrize("seed", range(8))
def test_four_hundred_taxpayers_owe_what_a_second_calculation_says(tax, seed):
    random = Random(seed)
    for _ in range(50):
        answers = taxpayer(random)
        assert bill_by_the_example(tax, answers) == bill_of(answers), answers


def test_the_taxpayers_drawn_are_of_every_kind(tax):
    random = Random(0)
    found = [facts_of(tax, taxpayer(random)) for _ in range(300)]
    assert {str(each["savings_allowance"]) for each in found} == {"0", "50000", "100000"}
    for name in ("child_benefit_charge", "class_2", "loan_due", "loss_relief", "marriage_reduction", "next_payment"):
        assert {each[name] == 0 for each in found} == {True, False}, name
    assert {(each["due"] > 0) - (each["due"] < 0) for each in found} >= {1, -1}


def test_every_worked_case_is_what_a_second_calculation_says(tax):
    cases = {
        id: dict(scenario.answers)
        for id, scenario in tax.scenarios.items()
        if scenario.expect.get("outcome") in ("to_pay", "refund", "nothing_to_pay")
    }
    assert len(cases) >= 30
    for id, answers in cases.items():
        second = bill_of(plain(answers))
        if "lower_payment" not in answers:
            assert bill_by_the_example(tax, answers) == second, id
        else:
            assert bill_by_the_example(tax, answers).due == second.due, id


def test_no_other_way_to_set_the_allowance_costs_less(tax):
    random = Random(2026)
    for _ in range(150):
        found = facts_of(tax, taxpayer(random))
        main, interest, dividends, taxable = (
            pounds(found, name) for name in ("other_income_total", "interest_total", "dividends_total", "taxable")
        )
        ends = (pounds(found, "basic_band"), pounds(found, "higher_band"))
        allowance = int(pounds(found, "savings_allowance"))
        least = pounds(found, "tax_on_other", "tax_on_interest", "tax_on_dividends")
        lowest = max(Fraction(0), taxable - interest - dividends)
        for _ in range(25):
            kept = lowest + (min(main, taxable) - lowest) * random.randint(0, 20) // 20
            low, high = max(kept, taxable - dividends), min(kept + interest, taxable)
            end = low + (high - low) * random.randint(0, 20) // 20
            other = Layout(kept, end - kept, taxable - end, ends, allowance)
            assert other.tax >= least, (found, other)


def test_each_of_the_four_ways_is_the_first_best_one_in_some_worked_case(tax):
    ways = ("cost_1", "cost_2", "cost_3", "cost_4")
    taken = (take(tax, scenario.answers, TODAY).path for scenario in tax.scenarios.values())
    found = [facts(tax, path) for path in taken if path.outcome is not None and path.outcome.submit]
    assert {min(ways, key=costs.__getitem__) for costs in found} == set(ways)


def test_the_order_in_which_jobs_are_listed_changes_nothing(tax):
    random = Random(7)
    lists = ("jobs", "private_pensions", "accounts", "holdings", "schemes")
    for _ in range(20):
        answers = taxpayer(random)
        turned = answers | {name: answers[name][::-1] for name in lists if name in answers}
        assert bill_by_the_example(tax, turned) == bill_by_the_example(tax, answers)


def test_every_rate_has_a_source_and_a_row_for_each_year(tax):
    assert {id: tuple(row.start for row in rate.rows) for id, rate in tax.rates.items()} == dict.fromkeys(
        tax.rates, YEARS
    )
    sources = {row.source.split("/")[2] for rate in tax.rates.values() for row in rate.rows}
    assert sources == {"www.gov.uk", "www.legislation.gov.uk"}


def test_there_are_more_than_sixty_steps_and_all_of_them_are_in_welsh(tax, loaded):
    assert len(tax.steps) >= 60
    assert tax.languages == ("en", "cy")
    assert [(each.language, each.complete) for each in loaded.catalogues] == [("cy", True)]


def test_only_the_bill_waits_for_other_tasks(tax):
    waits = needs(tax)
    assert {id for id, others in waits.items() if others} == {"bill"}
    assert waits["bill"] == set(waits) - {"bill"}

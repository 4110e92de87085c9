"""The childcare application against a second calculation, the published figures, and what is true of its Arabic."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.coverage import coverage
from engine.facts import facts
from engine.given import Taken, take
from engine.scenarios import run_scenario
from journeys import texts
from journeys.load import Loaded, load, read_files
from journeys.model import Journey
from tests.examples.childcare_by_hand import Award, award, some_family, written

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(read_files(EXAMPLES / "childcare_support"))


@pytest.fixture(scope="module")
def childcare(loaded: Loaded) -> Journey:
    assert loaded.journey is not None
    return loaded.journey


def taken(childcare: Journey, answers: dict[str, Any], today: date = TODAY) -> Taken:
    """Where answers lead that all have to be accepted."""
    found = take(childcare, answers, today)
    assert (found.refused, found.problems, found.path.fault) == ({}, (), None)
    return found


def award_by_the_example(childcare: Journey, family: dict[str, Any]) -> Award:
    """Where the journey leads this family, and with how much."""
    path = taken(childcare, written(family)).path
    visited = [step.id for step in path.steps]
    if path.outcome is not None and path.outcome.id != "too_little":
        return Award(path.outcome.id)
    found = facts(childcare, path)
    amounts = [found[name] for name in ("family_earns", "own_share", "help")]
    assert all(isinstance(amount, int) for amount in amounts)
    ends = "too_little" if path.outcome else "what_you_get"
    assert (ends in visited) is (ends == "what_you_get")
    return Award(ends, *amounts)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(6))
def test_three_hundred_families_get_what_a_second_calculation_says(childcare: Journey, seed: int) -> None:
    random = Random(seed)
    for _ in range(50):
        family = some_family(random, TODAY)
        assert award_by_the_example(childcare, family) == award(family, TODAY), family


def test_the_families_of_the_second_calculation_end_everywhere() -> None:
    random = Random(0)
    ends = {award(some_family(random, TODAY), TODAY).ends for _ in range(300)}
    assert ends == {"not_enough_work", "children_too_old", "no_registered_care", "too_little", "what_you_get"}


@pytest.mark.parametrize(
    ("born", "least"), [("1990-01-01", 2_539_00), ("2006-01-01", 2_080_00), ("2008-09-01", 1_570_00)]
)
def test_the_least_pay_of_2025_is_the_one_that_was_published(childcare: Journey, born: str, least: int) -> None:
    """£2,539 from 21, £2,080 from 18 to 20, £1,570 under 18: https://www.gov.uk/tax-free-childcare, in 2025."""
    answers = {"lives_here": "yes", "has_partner": "no", "other_help": ["nothing"], "birth": born, "high_income": "no"}
    found = taken(childcare, {**answers, "work": "leave", "leave_pay": "£0"}, date(2025, 9, 1))
    assert facts(childcare, found.path)["least_you_earn"] == least


def test_it_has_49_pages_and_ten_ends(childcare: Journey) -> None:
    assert len([step for step in childcare.steps.values() if step.form != "decision"]) == 49
    assert len(childcare.outcomes) == 10


def test_every_option_is_chosen_by_some_family(childcare: Journey) -> None:
    results = [run_scenario(childcare, scenario) for scenario in childcare.scenarios.values()]
    assert coverage(childcare, results).of("option") == ()
    assert len(results) == 95


def test_every_message_of_the_journey_is_met_by_some_family(childcare: Journey) -> None:
    met: set[str] = set()
    for scenario in childcare.scenarios.values():
        path = run_scenario(childcare, scenario).path
        inside = [problem for items in path.items.values() for item in items for problem in item.problems]
        met |= {problem.question for problem in (*path.problems, *inside)}
    expected = {question.id for question in childcare.questions.values() if question.must}
    never = {"birth", "partner_birth"}
    assert expected - met == never, "a day of birth in the future is a rule of the same form as that of a child"


def test_whoever_is_out_is_never_asked_for_a_name(childcare: Journey) -> None:
    ends = [outcome.id for outcome in childcare.outcomes.values() if not outcome.submit]
    personal = {"your_name", "your_number", "home", "account", "contact"}
    for scenario in childcare.scenarios.values():
        if scenario.expect.get("outcome") in ends:
            steps = {step.id for step in run_scenario(childcare, scenario).path.steps}
            assert steps.isdisjoint(personal), scenario.id


def test_every_personal_question_says_why_and_how_long(childcare: Journey) -> None:
    personal = ("name", "national_id", "address", "file", "bank_account", "signature", "email", "phone")
    for step in childcare.steps.values():
        asked = [question for question in step.questions if question.type in personal]
        if asked:
            assert any(question.why for question in step.questions), step.id
            assert any(question.kept_for for question in step.questions), step.id


# Arabic


def test_the_arabic_is_complete(loaded: Loaded) -> None:
    assert [(catalogue.language, catalogue.complete) for catalogue in loaded.catalogues] == [("ar", True)]


def children(count: int) -> list[dict[str, Any]]:
    return [
        {"name": f"Child {number}", "born": "2023-03-04", "lives_with": "yes", "disabled": "no", "care": "childminder",
         "carer_name": "Sunrise", "registered": "not_sure", "days": ["monday"], "hours": "8", "amount": "£600",
         "bill_period": "month", "care_began": "2026-09-01"}
        for number in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (1, "لرعاية طفل واحد،", "1 child,"),
        (2, "لرعاية طفلين،", "2 children,"),
        (3, "لرعاية 3 أطفال،", "3 children,"),
        (10, "لرعاية 10 أطفال،", "10 children,"),
        (11, "لرعاية 11 طفلًا،", "11 children,"),
        (12, "لرعاية 12 طفلًا،", "12 children,"),
    ],
)
def test_children_are_counted_as_each_language_counts(
    childcare: Journey, count: int, arabic: str, english: str
) -> None:
    family = some_family(Random(0), TODAY)
    family |= {"has_partner": "no", "work": "leave", "leave_pay": 0, "children": children(count)}
    family = {id: value for id, value in family.items() if not id.startswith("partner") and id != "jobs"}
    known = taken(childcare, written(family)).path.known
    wording = childcare.texts["what_it_is_for"]
    assert arabic in texts.plain(wording, known, childcare, "ar")
    assert english in texts.plain(wording, known, childcare, "en")


def test_digits_with_spaces_are_joined_in_arabic(loaded: Loaded) -> None:
    """A plain space between figures lets them change places among words that run from right to left."""
    for name in ("childcare_support/ar.yaml", "ar.yaml"):
        said = (EXAMPLES / name).read_text(encoding="utf-8")
        arabic = [line for line in said.splitlines() if re.search("[\u0600-\u06ff]", line)]
        assert [line for line in arabic if re.search("[0-9] [0-9]", line)] == []


def test_an_item_is_where_a_family_is_stopped_about_one_child(childcare: Journey) -> None:
    scenario = childcare.scenarios["more_hours_than_the_days_have"]
    path = run_scenario(childcare, scenario).path
    stopped = [item.stops_at.id for item in path.items["children"] if item.stops_at is not None]
    assert stopped == ["child.cost"]

"""Scenarios: what passes, what an author is told, and what none of them reaches."""

from __future__ import annotations

from engine.coverage import coverage
from engine.scenarios import Failure, run_scenario
from journeys.model import Journey
from tests.engine.small import journey

LICENCE = """
journey: licence
title: A licence
steps:
  born:
    ask: When were you born?
    type: date
    must:
      born is before today: Your date of birth must be in the past
    next:
      age(born) < 16: too_young
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      moped: Moped
  gears:
    when: vehicle is car
    ask: With gears?
    type: yes_no
  papers:
    title: Have your papers ready
    body: All of them.
  remarks:
    ask: Anything else?
    type: text
    optional: true
facts:
  years: age(born)
  fee:
    decide:
      vehicle is moped: £10
      otherwise: £34
outcomes:
  too_young:
    title: Too young
  sent:
    submit: true
    title: Sent
"""


def written(scenarios: str) -> Journey:
    """The licence journey with scenarios, each indented by two."""
    return journey(f"{LICENCE}currency: GBP\nscenarios:\n{scenarios}")


def failures(scenario: str) -> list[str]:
    """What an author is told about one scenario."""
    body = "".join(f"    {line}\n" for line in scenario.strip().splitlines())
    made = written(f"  ann:\n    today: 2026-11-22\n{body}")
    return [failure.message for failure in run_scenario(made, made.scenarios["ann"]).failures]


GROWN = """
answers:
  vehicle: car
  born: 1990-05-01
  gears: yes
"""


def test_all_expectations_can_be_met_at_once() -> None:
    assert (
        failures(
            GROWN
            + """
outcome: sent
path: [born, vehicle, gears, papers, remarks]
visits: [gears, born]
facts:
  years: 36
  fee: £34
"""
        )
        == []
    )


def test_an_optional_answer_that_is_not_listed_is_left_blank_and_a_required_one_stops() -> None:
    assert failures("answers:\n  born: 1990-05-01\nstops_at: vehicle") == []


def test_another_outcome_is_told_with_where_it_went() -> None:
    assert failures(GROWN + "outcome: too_young") == ["expected outcome too_young, but the outcome is sent"]
    assert failures("answers:\n  born: 1990-05-01\noutcome: too_young") == [
        "expected outcome too_young, but it stops at vehicle"
    ]
    assert failures("answers:\n  born: 2030-05-01\noutcome: too_young") == [
        "expected outcome too_young, but it stops at born: Your date of birth must be in the past"
    ]
    assert failures(GROWN + "stops_at: vehicle") == ["expected to stop at vehicle, but the outcome is sent"]


def test_another_path_is_told_whole() -> None:
    assert failures(
        GROWN
        + """
path: [born, gears]
visits: [born, moped_test]
skips: [papers]
"""
    ) == [
        "expected the path born > gears, but it is born > vehicle > gears > papers > remarks",
        "expected to visit moped_test, but the path is born > vehicle > gears > papers > remarks",
        "expected to skip papers, but the path is born > vehicle > gears > papers > remarks",
    ]


def test_facts_are_compared_as_values() -> None:
    assert failures(GROWN + "facts:\n  years: 35\n  fee: £34.00") == ["expected years to be 35, but it is 36"]
    assert failures("answers:\n  born: 1990-05-01\nstops_at: vehicle\nfacts:\n  fee: £34") == [
        "expected fee to be £34, but it cannot be known here: it stops at vehicle"
    ]


def test_problems_are_named_by_rule_or_sentence_or_message() -> None:
    for rule in ("born is before today", "Your date of birth must be in the past"):
        assert failures(f"answers:\n  born: 2030-05-01\nproblems:\n  born: {rule}") == []
    assert failures("answers:\n  born: 31 2 1990\nstops_at: born\nproblems:\n  born: too_low")[0].startswith(
        "expected the problem too_low at born, but it is "
    )
    assert failures("answers:\n  born: 1990-05-01\nproblems:\n  vehicle: empty.select") == [
        "expected the problem empty.select at vehicle, but it stops at vehicle"
    ]


def test_an_answer_that_is_never_used_is_told_unless_its_step_is_skipped() -> None:
    moped = "answers:\n  born: 1990-05-01\n  vehicle: moped\n  gears: yes\noutcome: sent\n"
    assert failures(moped) == [
        "the answer to gears is never used: the outcome is sent; take it out, or name gears under skips"
    ]
    assert failures(moped + "skips: [gears]") == []


def test_where_a_scenario_stops_too_early_the_answers_behind_are_not_told_of_one_by_one() -> None:
    assert failures("answers:\n  born: 1990-05-01\n  gears: yes\n  remarks: None\noutcome: sent\n") == [
        "expected outcome sent, but it stops at vehicle"
    ]
    assert failures("answers:\n  born: 1990-05-01\n  remarks: None\nstops_at: vehicle\n") == [
        "the answer to remarks is never used: it stops at vehicle; take it out, or name remarks under skips"
    ]


def test_a_key_that_is_no_question_is_told_at_its_place() -> None:
    made = written("  ann:\n    today: 2026-11-22\n    answers:\n      bron: 1990-05-01\n    stops_at: born\n")
    assert run_scenario(made, made.scenarios["ann"]).failures == (
        Failure(
            "bron is no question of this journey; did you mean born?",
            ("journey.yaml", "scenarios", "ann", "answers", "bron"),
        ),
    )


def test_what_no_scenario_reaches_is_known() -> None:
    made = written(
        "  grown:\n    today: 2026-11-22\n    answers:\n      born: 1990-05-01\n      vehicle: car\n      gears: yes\n"
        "    outcome: sent\n"
    )
    left = coverage(made, [run_scenario(made, each) for each in made.scenarios.values()])
    assert [goal.words for goal in left.missing if goal.what in ("outcome", "rule", "row", "option")] == [
        "goes on by `age(born) < 16: too_young`",
        "answers vehicle with moped",
        "has fee by its line `vehicle is moped`",
        "ends at too_young",
    ]

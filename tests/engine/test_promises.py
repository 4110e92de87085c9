"""Whether a citizen's path keeps a promise, and what a scenario says that breaks one."""

from __future__ import annotations

from datetime import date
from textwrap import indent
from typing import Any

import pytest

from engine.given import take
from engine.path import Path
from engine.promises import Kept, kept, lacking
from engine.scenarios import Failure, run_scenario
from journeys.model import Journey
from tests.engine.small import TODAY, journey

HEAT = """
journey: heat
title: Help with heating
currency: GBP
steps:
  lives_here:
    ask: Do you live here?
    type: yes_no
    next:
      not lives_here: elsewhere
  born:
    ask: When were you born?
    type: date
    optional: true
  income:
    ask: What do you earn?
    type: money
  children:
    repeat: child
    title: Your children
    label: "{{ child.nickname }}"
    ask: Do you have children?
    min: 0
    steps:
      nickname:
        ask: What are they called?
        type: text
      small:
        ask: Are they small?
        type: yes_no
facts:
  low_income: income < £800
  help:
    decide:
      low_income: £450
      otherwise: £0
next:
  low_income: award
  otherwise: sent
outcomes:
  elsewhere:
    title: Elsewhere
  award:
    submit: true
    title: Award
  sent:
    submit: true
    title: Sent
"""

ELSEWHERE: dict[str, Any] = {"lives_here": "no"}
POOR: dict[str, Any] = {"lives_here": "yes", "born": "1950-01-01", "income": "£700", "children": []}
RICH: dict[str, Any] = {"lives_here": "yes", "income": "£4000", "children": [{"nickname": "Al", "small": "yes"}]}


def made(promise: str, more: str = "") -> Journey:
    """The journey with one promise, called `first`."""
    return journey(f"{HEAT}promises:\n  first:\n{indent(promise.strip(), '    ')}\n    because: Heating act\n{more}")


def path(of: Journey, answers: dict[str, Any], today: date = TODAY) -> Path:
    return take(of, answers, today).path


@pytest.mark.parametrize(
    ("promise", "elsewhere", "poor", "rich"),
    [
        ("never: outcome is award", "kept", "broken", "kept"),
        ("always: outcome is award", "broken", "kept", "broken"),
        ("always: outcome is one of [award, sent]", "broken", "kept", "kept"),
        ("never: outcome is not award", "broken", "kept", "broken"),
        # what is not asked there is not asked for where the outcome settles it
        ("never: outcome is sent and low_income", "kept", "kept", "kept"),
        ("always: outcome is elsewhere or help > £0", "kept", "kept", "broken"),
        # and refutes where it does not
        ("never: low_income", "unknown", "broken", "kept"),
        ("never: outcome is sent and age(born) < 18", "kept", "kept", "unknown"),
        # of whom it speaks
        ("always: outcome is award\nwhen: lives_here", "kept", "kept", "broken"),
        ("always: outcome is award\nwhen: lives_here and low_income", "kept", "kept", "kept"),
        ("never: outcome is sent\nwhen: not lives_here", "kept", "kept", "kept"),
        ("never: outcome is elsewhere\nwhen: not lives_here", "broken", "kept", "kept"),
        ("never: outcome is award\nwhen: low_income", "unknown", "broken", "kept"),
        ("always: outcome is elsewhere\nwhen: low_income", "unknown", "broken", "kept"),
        ("always: low_income\nwhen: outcome is elsewhere", "unknown", "kept", "kept"),
        # whether something was asked is always known
        ("never: outcome is elsewhere and born was answered", "kept", "kept", "kept"),
        # over a list, which somebody from elsewhere is not asked for
        ("always: no child in children where child.small", "unknown", "kept", "broken"),
        ("always: outcome is elsewhere or (count of children) > 0", "kept", "broken", "kept"),
        # the day
        ("never: outcome is award and born is before today - 70 years", "kept", "broken", "kept"),
        # bullets
        ("never:\n  all:\n    - outcome is award\n    - not: low_income", "kept", "kept", "kept"),
    ],
)
def test_a_promise_is_kept_broken_or_unknown(promise: str, elsewhere: Kept, poor: Kept, rich: Kept) -> None:
    of = made(promise)
    assert [kept(of.promises["first"], path(of, each)) for each in (ELSEWHERE, POOR, RICH)] == [elsewhere, poor, rich]


def test_a_promise_is_judged_on_the_day_of_the_visit() -> None:
    of = made("never: outcome is award and age(born) >= 77")
    assert [kept(of.promises["first"], path(of, POOR, date(*day))) for day in ((2026, 12, 31), (2027, 1, 1))] == [
        "kept", "broken",
    ]  # fmt: skip


def test_a_promise_says_nothing_of_a_path_that_has_not_ended() -> None:
    of = made("never: outcome is award")
    with pytest.raises(ValueError, match="end at an outcome"):
        kept(of.promises["first"], path(of, {"lives_here": "yes"}))


def test_what_is_known_of_the_citizen_stays_as_it_is() -> None:
    of = made("never: outcome is award")
    poor = path(of, POOR)
    kept(of.promises["first"], poor)
    assert "outcome" not in poor.known


def test_what_an_unknown_promise_lacks_is_named() -> None:
    of = made("never: low_income")
    assert lacking(of.promises["first"], path(of, ELSEWHERE), of) == "income"
    assert lacking(of.promises["first"], path(of, POOR), of) == ""


def failures(promise: str, answers: str, expected: str = "") -> tuple[Failure, ...]:
    """What an author is told of one scenario."""
    scenario = f"scenarios:\n  ann:\n    today: 2026-11-22\n    answers: {answers}\n{indent(expected, '    ')}"
    of = made(promise, scenario)
    return run_scenario(of, of.scenarios["ann"]).failures


ANN = ("journey.yaml", "scenarios", "ann")
POOR_ANN = "{lives_here: yes, income: 700, children: []}"


def test_a_scenario_that_keeps_every_promise_passes() -> None:
    assert failures("never: outcome is sent and low_income", POOR_ANN, "outcome: award") == ()


def test_a_scenario_that_breaks_a_promise_fails_and_says_which_and_why_it_was_made() -> None:
    assert failures("always: outcome is sent\nwhen: low_income", POOR_ANN, "outcome: award") == (
        Failure("the outcome is award, which breaks the promise first (because: Heating act)", ANN),
    )


def test_a_scenario_in_which_a_promise_cannot_be_known_fails_and_says_what_is_missing() -> None:
    assert failures("never: low_income and outcome is elsewhere", "{lives_here: no}", "outcome: elsewhere") == (
        Failure(
            "the outcome is elsewhere, and whether the promise first is kept cannot be known: income is missing "
            "(because: Heating act)",
            ANN,
        ),
    )


def test_a_scenario_that_does_not_come_to_an_end_is_held_to_no_promise() -> None:
    assert failures("never: lives_here", "{lives_here: yes}", "stops_at: income") == ()

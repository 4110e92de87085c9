"""Scenarios that are made up: few, plain, true of the journey, and with proof of what nobody can do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from engine.coverage import coverage
from engine.expecting import fact_written
from engine.facts import plain_value, plain_written
from engine.goals import Goal, goals
from engine.proving import gathering
from engine.proving.gathering import gather
from engine.proving.generating import Generated, generate
from engine.scenarios import run_scenario
from journeys.diagnostics import Level
from journeys.expressions.kinds import Date, Days, Integer, Kind, Money, Months, Value, YesNo
from journeys.load import load, read_files
from journeys.model import Journey
from tests.engine.family import FAMILY
from tests.engine.small import TODAY, journey

EXAMPLES = Path(__file__).parents[2] / "examples"
FAST = ("provisional_licence", "report_a_problem", "uk_visa")

LOAN = """
    journey: loan
    title: Borrow a bicycle
    currency: GBP
    steps:
      age:
        ask: How old are you?
        type: integer
        min: 5
        must:
          age is not 13: Thirteen is bad luck
        next:
          age >= 12: grown
      guardian:
        when: age < 8
        ask: Who comes with you?
        type: name
      grown:
        ask: Which bicycle do you want?
        type: choice
        options:
          red: Red
          blue: Blue
    facts:
      price:
        decide:
          grown is red: £2
          otherwise: £3
    outcomes:
      sent:
        submit: true
        title: Sent
"""


def loaded(name: str) -> Journey:
    """An example."""
    found = load(read_files(EXAMPLES / name)).journey
    assert found is not None
    return found


def with_these(name: str, made: Generated) -> Journey:
    """An example whose scenarios are those that were made up."""
    files = dict(read_files(EXAMPLES / name))
    main = files["journey.yaml"]
    if "\nscenarios: scenarios.yaml" not in main:
        main = main[: main.index("\nscenarios:")] + "\nscenarios: scenarios.yaml\n"
    files["journey.yaml"] = main.replace("\nscenarios: scenarios.yaml", "\nscenarios: [made.yaml]")
    files["made.yaml"] = "\n".join(each.yaml() for each in made.made)
    found = load(files)
    assert [fault for fault in found.faults if fault.level is Level.ERROR] == []
    assert found.journey is not None
    return found.journey


def words(of: tuple[Goal, ...] | list[Goal]) -> list[str]:
    """What some goals are."""
    return [goal.words for goal in of]


def test_a_whole_file_for_a_small_journey() -> None:
    found = generate(journey(LOAN), TODAY)
    assert "\n".join(each.yaml() for each in found.made) == dedent("""\
        # Somebody who
        # - ends at sent
        # - has age of 11
        # - leaves age when no line of its `next` holds
        # - has price by its line `grown is red`
        # - comes by guardian and is not shown it
        # - answers grown with red
        ends_at_sent:
          today: 2026-11-22
          answers:
            age: 11
            grown: red
          outcome: sent
          facts:
            price: £2

        # Somebody who
        # - has age of exactly 12
        # - goes on by `age >= 12: grown`
        # - has price by its line `otherwise`
        # - answers grown with blue
        ends_at_sent_2:
          today: 2026-11-22
          answers:
            age: 12
            grown: blue
          outcome: sent
          facts:
            price: £3

        # Somebody who
        # - has age of 7
        # - is shown guardian
        ends_at_sent_3:
          today: 2026-11-22
          answers:
            age: 7
            guardian: Alex Example
            grown: red
          outcome: sent

        # Somebody who
        # - breaks `age is not 13` at age
        refused_at_age:
          today: 2026-11-22
          answers:
            age: 13
          stops_at: age
          problems:
            age: age is not 13

        # Somebody who
        # - has age of 4
        refused_at_age_2:
          today: 2026-11-22
          answers:
            age: 4
          stops_at: age
          problems:
            age: too_low

        # Somebody who
        # - has age of exactly 8
        ends_at_sent_4:
          today: 2026-11-22
          answers:
            age: 8
            grown: red
          outcome: sent

        # Somebody who
        # - has age of 9
        ends_at_sent_5:
          today: 2026-11-22
          answers:
            age: 9
            grown: red
          outcome: sent

        # Somebody who
        # - has age of 6
        ends_at_sent_6:
          today: 2026-11-22
          answers:
            age: 6
            guardian: Alex Example
            grown: red
          outcome: sent

        # Somebody who
        # - has age of exactly 5
        ends_at_sent_7:
          today: 2026-11-22
          answers:
            age: 5
            guardian: Alex Example
            grown: red
          outcome: sent
    """)
    assert words(found.nobody) == ["has age of 13"]


def test_the_examples_are_taken_to_everything_that_anybody_can_reach() -> None:
    for name in FAST:
        of = loaded(name)
        found = generate(of, TODAY, every=True)
        assert found.unknown == {}
        made = with_these(name, found)
        results = [run_scenario(made, scenario) for scenario in made.scenarios.values()]
        assert [(each.scenario.id, each.failures) for each in results if not each.passed] == []
        assert words(coverage(made, results).missing) == words(found.nobody)
        for each, result in zip(found.made, results, strict=True):
            mine = coverage(made, [result]).reached
            assert set(words(each.goals)) <= {goal.words for goal in mine}, each.id
        assert 2 * len(found.made) < len(goals(of))


def test_what_the_own_scenarios_reach_is_left_out_unless_all_is_wanted() -> None:
    of = loaded("uk_visa")
    own = coverage(of, [run_scenario(of, scenario, TODAY) for scenario in of.scenarios.values()])
    found = generate(of, TODAY)
    assert found.wanted == own.missing
    assert {goal for each in found.made for goal in each.goals}.isdisjoint(own.reached)
    assert not {each.id for each in found.made} & of.scenarios.keys()


def test_a_limit_keeps_those_who_reach_most() -> None:
    whole = generate(journey(LOAN), TODAY)
    some = generate(journey(LOAN), TODAY, limit=2)
    assert some.made == whole.made[:2]
    assert set(words(some.dropped)) == {word for each in whole.made[2:] for word in words(each.goals)}


def test_nobody_is_on_the_far_side_of_what_is_refused_before() -> None:
    of = journey("""
        journey: far
        title: Far
        steps:
          age:
            ask: How old are you?
            type: integer
            must:
              age < 100: Say how old you are
            next:
              age > 150: too_old
          size:
            ask: How tall are you?
            type: integer
        facts:
          tall: age > 120 and size > 3
        outcomes:
          too_old:
            title: Too old
          sent:
            submit: true
            title: Sent
    """)
    found = generate(of, TODAY)
    assert words(found.nobody) == [
        *("goes on by `age > 150: too_old`", "has age of 149", "has age of exactly 150", "has age of 151"),
        *("has age of 119", "has age of exactly 120", "has age of 121", "ends at too_old"),
    ]
    assert found.unknown == {}


def test_a_citizen_who_breaks_a_promise_is_never_written_down() -> None:
    promise = """
    promises:
      nobody_pays_three:
        never: price is £3
        because: the council said so
    """
    of = journey(LOAN + promise)
    found = generate(of, TODAY)
    assert "has price by its line `otherwise`" not in {word for each in found.made for word in words(each.goals)}
    assert "has price by its line `otherwise`" in words(list(found.unknown))


def test_the_same_is_made_up_whatever_the_order_of_sets() -> None:
    program = (
        "import sys; from service.cli import main;"
        "sys.exit(main(['test', sys.argv[1], '--generate', '--all', '-o', '-', '--today', '2026-11-22']))"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", program, str(EXAMPLES / "provisional_licence")],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert printed[0] == printed[1]
    assert printed[0].startswith("# Made up by `footpath test --generate` for provisional_licence, as of 2026-11-22.\n")


# The solver alone


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is drawn, and nobody is moved onto a limit."""
    for name in ("DRAWN", "FOLLOWERS", "PROBES"):
        monkeypatch.setattr(gathering, name, 0)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", ["provisional_licence", "family"])
def test_what_the_solver_says_of_everything_is_borne_out_by_the_engine(name: str) -> None:
    of = FAMILY if name == "family" else loaded(name)
    wanted = [goal for goal in goals(of) if goal.apart is not None or goal.what != "boundary"]
    found = gather(of, TODAY, wanted)
    assert words(found.nobody) == []
    assert set(found.unknown.values()) <= {gathering.TOO_LONG, gathering.UNSAYABLE}
    assert len(found.unknown) < len(wanted) / 3


# What is expected


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (YesNo(), True, "yes"),
        (Money(), 123_456, "£1,234.56"),
        (Integer(), 12, "12"),
        (Date(), TODAY, "2026-11-22"),
        (Days(), 1, "1 day"),
        (Months(), 14, "14 months"),
    ],
)
def test_a_fact_is_written_as_an_author_writes_it(kind: Kind, value: Value, written: str) -> None:
    of = journey(LOAN)
    assert fact_written(kind, value, of) == written
    assert plain_written(kind, written, of) == plain_value(kind, value, of)

"""`footpath test --coverage`: what scenarios reach of a journey, and what they leave out."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

from tests.service.cli.permits import BROKEN, write

LOAN = """\
journey: loan
title: Borrow a bicycle
steps:
  age:
    ask: How old are you?
    type: integer
    min: 5
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
scenarios:
  twelve:
    answers:
      age: 12
      grown: red
    outcome: sent
"""

SEVEN = """\
  seven:
    answers:
      age: 7
      guardian: Alex Example
      grown: blue
    outcome: sent
  eight:
    answers:
      age: 8
      grown: blue
    outcome: sent
"""

AGES = "".join(
    f"  aged_{age}:\n    answers:\n      age: {age}\n    {'stops_at: age' if age < 5 else 'stops_at: grown'}\n"
    for age in (4, 9, 11, 13)
) + "".join(f"  aged_{age}:\n    answers:\n      age: {age}\n    stops_at: guardian\n" for age in (5, 6))


def test_coverage_counts_what_is_reached_and_names_what_is_not_by_its_line(say, here: Path):
    write(here / "loan", LOAN)
    assert say("test", "loan", "--coverage") == (
        0,
        dedent(
            """\
            loan: 1 scenario, 7 pages, all as expected
              scenarios reach
                outcomes               1 of 1
                rules                  1 of 2
                lines of facts         1 of 2
                options                1 of 2
                shown by `when`        0 of 1
                passed over by `when`  0 of 1
                boundaries             1 of 9
              rules: no scenario
                leaves age when no line of its `next` holds  (loan/journey.yaml:8)
              lines of facts: no scenario
                has price by its line `otherwise`  (loan/journey.yaml:24)
              options: no scenario
                answers grown with blue  (loan/journey.yaml:19)
              shown by `when`: no scenario
                is shown guardian  (loan/journey.yaml:11)
              passed over by `when`: no scenario
                comes by guardian and is not shown it  (loan/journey.yaml:11)
              boundaries: no scenario
                has age of 4  (loan/journey.yaml:7)
                has age of exactly 5  (loan/journey.yaml:7)
                has age of 6  (loan/journey.yaml:7)
                has age of 11  (loan/journey.yaml:9)
                has age of 13  (loan/journey.yaml:9)
                has age of 7  (loan/journey.yaml:11)
                has age of exactly 8  (loan/journey.yaml:11)
                has age of 9  (loan/journey.yaml:11)
            """
        ),
        "",
    )


def test_only_required_coverage_changes_the_exit_code(say, here: Path):
    write(here / "loan", LOAN)
    assert say("test", "loan")[0] == 0
    code, out, _ = say("test", "loan", "--require-coverage")
    assert (code, out) == (1, say("test", "loan", "--coverage")[1])
    write(here / "loan", LOAN + SEVEN + AGES)
    code, out, err = say("test", "loan", "--require-coverage")
    assert (code, err) == (0, "")
    assert "no scenario" not in out
    assert out.splitlines()[-1] == "    boundaries             9 of 9"


def test_coverage_can_be_read_by_programs(say, here: Path):
    write(here / "loan", LOAN)
    code, out, _ = say("test", "loan", "--coverage", "--format", "json")
    (found,) = json.loads(out)["journeys"]
    told = found.pop("coverage")
    assert (code, found) == (0, {"journey": "loan", "scenarios": 1, "pages": 7, "failed": 0, "failures": []})
    assert told["counts"]["boundary"] == {"reached": 1, "all": 9}
    assert [goal for goal in told["goals"] if goal["reached"] and goal["what"] == "boundary"] == [
        {
            "what": "boundary",
            "id": "age",
            "side": "on",
            "options": [],
            "words": "has age of exactly 12",
            "file": "loan/journey.yaml",
            "line": 9,
            "column": 7,
            "reached": True,
        }
    ]


def test_failures_can_be_read_by_programs_and_say_nothing_of_coverage_unless_asked(say, here: Path):
    write(here / "loan", LOAN.replace("age: 12", "age: 3"))
    code, out, _ = say("test", "loan", "--format", "json")
    (found,) = json.loads(out)["journeys"]
    assert (code, found["failed"], "coverage" in found) == (1, 1, False)
    assert found["failures"][0] == {
        "scenario": "twelve",
        "file": "loan/journey.yaml",
        "line": 34,
        "message": "expected outcome sent, but it stops at age: Age must be 5 or more",
    }


def test_a_broken_journey_is_told_in_the_format_that_was_asked_for(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("test", "permit", "--coverage", "--format", "json")
    assert (code, json.loads(out)["findings"][0]["slug"]) == (1, "unknown-target")

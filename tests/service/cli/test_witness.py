"""`footpath witness`: somebody who gets to a place, nobody, or no answer in time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.commands import witness
from tests.service.cli.permits import write

LOAN = """\
journey: loan
title: Borrow a bicycle
steps:
  age:
    ask: How old are you?
    type: integer
    min: 5
    next:
      age < 8: too_young
  colour:
    ask: Which bicycle do you want?
    type: choice
    options:
      red: Red
      blue: Blue
outcomes:
  too_young:
    title: Too young
  sent:
    submit: true
    title: Sent
"""


@pytest.fixture
def loan(here: Path) -> str:
    write(here / "loan", LOAN)
    return "loan"


def test_somebody_is_written_as_a_scenario_to_paste(say, loan):
    assert say("witness", loan, "--reach", "sent", "--where", "colour is blue", "--today", "2026-06-01") == (
        0,
        "# Somebody who gets to sent, where colour is blue\n"
        "reaches_sent:\n"
        "  today: 2026-06-01\n"
        "  answers:\n"
        "    age: 10\n"
        "    colour: blue\n"
        "  outcome: sent\n",
        "",
    )


def test_what_is_printed_passes_as_a_scenario(say, here: Path, loan):
    _, scenario, _ = say("witness", loan, "--reach", "colour", "--today", "2026-06-01")
    write(here / "loan", LOAN + "scenarios: scenarios.yaml\n")
    (here / "loan" / "scenarios.yaml").write_text(scenario, encoding="utf-8")
    code, out, _ = say("test", loan)
    assert (code, out.splitlines()[0]) == (0, "loan: 1 scenario, 5 pages, all as expected")


def test_people_read_where_the_answers_lead(say, loan):
    code, out, err = say("witness", loan, "--reach", "too_young", "--today", "2026-06-01", "--format", "text")
    assert (code, err) == (0, "")
    assert out == ("Somebody who gets to too_young, on 2026-06-01\n\nanswers:\n  age: 5\n\nage\noutcome: too_young\n")


def test_programs_read_the_same_as_data(say, loan):
    code, out, _ = say("witness", loan, "--reach", "too_young", "--today", "2026-06-01", "--format", "json")
    found = json.loads(out)
    assert (code, found["status"], found["today"]) == (0, "reached", "2026-06-01")
    assert (found["answers"], found["expect"], found["walk"]["outcome"]) == (
        {"age": 5},
        {"outcome": "too_young"},
        "too_young",
    )


def test_nobody_is_proved_with_the_lines_that_make_it_so(say, loan):
    assert say("witness", loan, "--reach", "sent", "--where", "age < 6") == (
        3,
        "proved: nobody gets to sent, where age < 6\n"
        "  this line makes it so:\n"
        "    loan/journey.yaml:9  age < 8: too_young\n"
        "                         (leads to `too_young`)\n",
        "",
    )
    code, out, _ = say("witness", loan, "--reach", "sent", "--where", "age < 6", "--format", "json")
    found = json.loads(out)
    assert (code, found["status"], [line["line"] for line in found["lines"]]) == (3, "nobody", [9])


def test_what_is_asked_for_may_contradict_itself(say, loan):
    code, out, _ = say("witness", loan, "--reach", "sent", "--where", "age > 9 and age < 8")
    assert (code, out) == (
        3,
        "proved: nobody gets to sent, where age > 9 and age < 8\n"
        "  what `--where` asks for is true of nobody there, whatever the lines of the journey decide\n",
    )


def test_no_answer_in_time_is_said(say, loan, monkeypatch):
    monkeypatch.setattr(witness, "SECONDS", 0)
    code, out, _ = say("witness", loan, "--reach", "sent", "--where", "age is 987654")
    assert (code, out) == (
        4,
        "not settled: whether anybody gets to sent, where age is 987654\n  the solver did not finish within its time\n",
    )


def test_a_slip_in_the_sentence_is_told_with_its_place(say, loan):
    assert say("witness", loan, "--reach", "sent", "--where", "age > 9 and color is red") == (
        2,
        "",
        "footpath: `color` is not a question, fact or rate of this journey\n"
        "  --where age > 9 and color is red\n"
        "                      ^^^^^\n"
        "  did you mean `colour`?\n",
    )


def test_a_place_that_is_none_is_told(say, loan):
    code, _, err = say("witness", loan, "--reach", "color")
    assert (code, err) == (
        2,
        "footpath: `color` is not a step, a section or an outcome of loan\n  did you mean `colour`?\n",
    )


def test_a_journey_with_errors_is_refused(say, here: Path):
    write(here / "broken", LOAN.replace("age < 8", "ages < 8"))
    code, out, err = say("witness", "broken", "--reach", "sent")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "footpath: broken has errors"

"""Goals: what citizens of a journey can do at all, and which of it one of them does."""

from __future__ import annotations

from datetime import date
from textwrap import indent
from typing import Any

import pytest

from engine.coverage import coverage
from engine.goals import Goal, What, goals, reached
from engine.replay import replay
from engine.scenarios import run_scenario
from engine.witness import answers_of, replayed
from journeys.load import load
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from tests.engine.family import FAMILY
from tests.engine.small import TODAY, journey

CLAIM = journey("""
    journey: claim
    title: Claim
    currency: GBP
    sections:
      you:
        title: You
        steps:
          born:
            ask: When were you born?
            type: date
            must:
              born is before today: Your date of birth must be in the past
            next:
              age(born) < 16: too_young
          savings:
            ask: What have you saved?
            type: money
          more:
            title: More about you
            questions:
              lives:
                ask: Where do you live?
                type: choice
                options:
                  here: Here
                  there: There
              street:
                when: lives is here
                ask: Which street?
                type: text
          hours:
            when: savings < £16,000 and lives is here
            ask: How many hours do you work?
            type: integer
            min: 0
            max: 60
        next:
          help is none: refused
    facts:
      help:
        options:
          none: None
          some: Some
        decide:
          savings > £16,000: none
          otherwise: some
    outcomes:
      too_young:
        title: Too young
      refused:
        title: Refused
      sent:
        submit: true
        title: Sent
""")


def found(of: Journey, *citizens: Citizen, what: What | None = None) -> list[str]:
    """What some citizens reach, in words."""
    every = goals(of)
    got = {goal for one in citizens for goal in reached(of, every, replayed(of, one), answers_of(one))}
    return [goal.words for goal in every if goal in got and what in (None, goal.what)]


def claimant(**answers: Any) -> Citizen:
    usual = {"born": date(1990, 5, 1), "savings": 100, "lives": "here", "street": "Mill Lane", "hours": 5}
    return Citizen(TODAY, {id: value for id, value in {**usual, **answers}.items() if value is not None})


def test_the_goals_of_a_journey_are_complete_and_in_its_order() -> None:
    assert [(goal.what, goal.id, goal.words) for goal in goals(CLAIM)] == [
        ("must", "born", "breaks `born is before today` at born"),
        ("boundary", "born", "has born a day before today"),
        ("boundary", "born", "has born on the same day as today"),
        ("boundary", "born", "has born a day after today"),
        ("rule", "born", "goes on by `age(born) < 16: too_young`"),
        ("boundary", "born", "has age(born) on the day before it is 16"),
        ("boundary", "born", "has age(born) on the first day that it is 16"),
        ("boundary", "born", "has age(born) on the second day that it is 16"),
        ("rule", "born", "leaves born when no line of its `next` holds"),
        ("option", "lives", "answers lives with here"),
        ("option", "lives", "answers lives with there"),
        ("shown", "street", "is shown street"),
        ("hidden", "street", "comes by street and is not shown it"),
        ("shown", "hours", "is shown hours"),
        ("hidden", "hours", "comes by hours and is not shown it"),
        ("boundary", "hours", "has savings of £15,999.99"),
        ("boundary", "hours", "has savings of exactly £16,000"),
        ("boundary", "hours", "has savings of £16,000.01"),
        ("boundary", "hours", "has hours of -1"),
        ("boundary", "hours", "has hours of exactly 0"),
        ("boundary", "hours", "has hours of 1"),
        ("boundary", "hours", "has hours of 59"),
        ("boundary", "hours", "has hours of exactly 60"),
        ("boundary", "hours", "has hours of 61"),
        ("rule", "you", "goes on by `help is none: refused`"),
        ("rule", "you", "leaves you when no line of its `next` holds"),
        ("row", "help", "has help by its line `savings > £16,000`"),
        ("boundary", "help", "has savings of £15,999.99"),
        ("boundary", "help", "has savings of exactly £16,000"),
        ("boundary", "help", "has savings of £16,000.01"),
        ("row", "help", "has help by its line `otherwise`"),
        ("outcome", "too_young", "ends at too_young"),
        ("outcome", "refused", "ends at refused"),
        ("outcome", "sent", "ends at sent"),
    ]


def test_a_citizen_reaches_what_is_read_on_the_way_and_nothing_else() -> None:
    assert found(CLAIM, claimant(savings=1_600_000, lives="there", street=None, hours=None)) == [
        "leaves born when no line of its `next` holds",
        "answers lives with there",
        "comes by street and is not shown it",
        "comes by hours and is not shown it",
        "has savings of exactly £16,000",
        "leaves you when no line of its `next` holds",
        "has savings of exactly £16,000",
        "has help by its line `otherwise`",
        "ends at sent",
    ]


def test_what_is_passed_by_on_a_jump_is_neither_shown_nor_hidden() -> None:
    child = claimant(born=date(2012, 5, 1), savings=None, lives=None, street=None, hours=None)
    assert found(CLAIM, child) == ["goes on by `age(born) < 16: too_young`", "ends at too_young"]


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2010, 11, 23), "has age(born) on the day before it is 16"),
        (date(2010, 11, 22), "has age(born) on the first day that it is 16"),
        (date(2010, 11, 21), "has age(born) on the second day that it is 16"),
    ],
)
def test_an_age_turns_on_the_birthday(born: date, words: str) -> None:
    assert [each for each in found(CLAIM, claimant(born=born)) if "age" in each and "has" in each] == [words]


def test_an_answer_that_breaks_a_must_counts_where_the_answers_are_known() -> None:
    tomorrow = claimant(born=date(2026, 11, 23))
    assert found(CLAIM, tomorrow) == ["breaks `born is before today` at born", "has born a day after today"]
    path = replayed(CLAIM, tomorrow)
    assert [goal.what for goal in reached(CLAIM, goals(CLAIM), path)] == ["must"]


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-1, ["-1"]), (0, ["exactly 0"]), (1, ["1"]), (30, []), (59, ["59"]), (60, ["exactly 60"]), (61, ["61"])],
)
def test_bounds_of_an_answer_have_three_sides_each(hours: int, words: list[str]) -> None:
    said = [each for each in found(CLAIM, claimant(hours=hours)) if "hours of" in each]
    assert said == [f"has hours of {each}" for each in words]


def test_a_refused_answer_of_a_scenario_counts_as_what_was_meant() -> None:
    for hours, meant in (("61", ["has hours of 61"]), ("62", []), ("many", [])):
        made = scenario(f"born: 1990-05-01\nsavings: £1\nlives: here\nstreet: Mill Lane\nhours: {hours}", "hours")
        left = coverage(made, [run_scenario(made, made.scenarios["ann"])])
        assert [goal.words for goal in left.goals if goal in left.reached and "hours of" in goal.words] == meant


def scenario(answers: str, stops_at: str) -> Journey:
    """The claim with one scenario."""
    text = f"""\
journey: claim
title: Claim
currency: GBP
steps:
  born: {{ask: Born?, type: date}}
  savings: {{ask: Saved?, type: money}}
  lives: {{ask: Where?, type: choice, options: {{here: Here, there: There}}}}
  street: {{ask: Street?, type: text, hint: Name of it}}
  hours: {{ask: Hours?, type: integer, min: 0, max: 60}}
outcomes:
  sent: {{submit: true, title: Sent}}
scenarios:
  ann:
    answers:
{indent(answers, "      ")}
    stops_at: {stops_at}
"""
    return journey(text)


def test_a_goal_says_where_it_is_written() -> None:
    text = BULLETS
    loaded = load({"journey.yaml": text})
    assert loaded.journey is not None
    lines = text.splitlines()
    for goal in goals(loaded.journey):
        if goal.what == "boundary":
            place = loaded.sources.locate(goal.spot)
            said = lines[place.line - 1][place.column - 1 : place.end_column - 1]
            assert said in ("n > 3", "n < 9", "m is between 1 and 5", "n >= m")


BULLETS = """\
journey: bullets
title: Bullets
steps:
  n:
    ask: How many?
    type: integer
  m:
    ask: How many more?
    type: integer
    next:
      n > 3 and n < 9: sent
  last:
    when:
      any:
        - n > 3
        - all:
            - n < 9
            - not: m is between 1 and 5
    ask: And?
    type: yes_no
facts:
  f: n >= m
outcomes:
  sent:
    submit: true
    title: Sent
"""


def test_sentences_of_items_count_item_by_item() -> None:
    ann = {"child.name": "Ann", "child.born": date(2022, 11, 22), "child.at_school": True, "child.carer": None}
    bo = {"child.name": "Bo", "child.born": date(2022, 11, 23), "child.carer": None}
    family = Citizen(TODAY, {"has_children": True, "remarks": None}, {"children": (ann, bo)})
    assert found(FAMILY, family, what="boundary") == [
        "has age(child.born) on the day before it is 4",
        "has age(child.born) on the first day that it is 4",
        "has age(child.born) on the day before it is 4",
        "has age(child.born) on the first day that it is 4",
    ]
    same = Citizen(TODAY, family.answers, {"children": (ann, {**ann, "child.born": date(2020, 1, 1)})})
    assert found(FAMILY, same, what="must") == [
        "breaks `no other child in children where other.name is child.name` at child.name"
    ]


def test_comparisons_in_quantifiers_and_measures_are_read_inside_each_item() -> None:
    made = journey("""
        journey: jobs
        title: Jobs
        currency: GBP
        steps:
          jobs:
            repeat: job
            title: Jobs
            label: "{{ job.employer }}"
            steps:
              employer:
                ask: Who?
                type: text
              pay:
                ask: How much?
                type: money
                pence: none
          rich:
            when: any job in jobs where job.pay > £100
            ask: Rich?
            type: yes_no
          poor:
            when: (count of jobs where job.pay < £50) >= 1
            ask: Poor?
            type: yes_no
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    jobs = tuple({"job.employer": str(pay), "job.pay": pay} for pay in (10_000, 9_900, 5_000))
    assert found(made, Citizen(TODAY, {}, {"jobs": jobs}), what="boundary") == [
        "has job.pay of £99",
        "has job.pay of exactly £100",
        "has count of jobs where job.pay < £50 of 0",
        "has job.pay of exactly £50",
    ]


def countries(sentences: str) -> list[tuple[str, ...]]:
    """The classes of four countries, with steps that ask for some of them."""
    made = journey(f"""\
journey: countries
title: Countries
lists:
  everywhere: {{fr: France, de: Germany, uk: Britain, us: America}}
  union: [fr, de]
steps:
  home:
    ask: Where do you live?
    type: choice
    options: everywhere
{indent(sentences, "  ")}
outcomes:
  sent: {{submit: true, title: Sent}}
""")
    return [goal.options for goal in goals(made) if goal.what == "option" and goal.id == "home"]


def test_options_of_a_list_count_in_classes_that_sentences_tell_apart() -> None:
    visa = "visa:\n  when: {}\n  ask: Visa?\n  type: yes_no"
    assert countries(visa.format("home was answered")) == [("fr", "de", "uk", "us")]
    assert countries(visa.format("home is uk")) == [("fr", "de", "us"), ("uk",)]
    assert countries(visa.format("home is one of union")) == [("fr", "de"), ("uk", "us")]
    assert countries(visa.format("home is one of union or home is not us")) == [("fr", "de"), ("uk",), ("us",)]


def turning(sentence: str, kind: str) -> list[str]:
    """The boundaries of one sentence about one answer."""
    made = journey(f"""\
journey: turning
title: Turning
currency: GBP
steps:
  x:
    ask: What?
    type: {kind}
  next_one:
    when: {sentence}
    ask: And?
    type: yes_no
outcomes:
  sent: {{submit: true, title: Sent}}
""")
    return [goal.words for goal in goals(made) if goal.what == "boundary"]


def test_neighbours_are_the_nearest_values_that_there_are() -> None:
    assert turning("x > £100", "money\n    pence: none") == [
        "has x of £99",
        "has x of exactly £100",
        "has x of £101",
    ]
    assert turning("x > £100.50", "money\n    pence: none") == ["has x just below £100.50", "has x just above £100.50"]
    assert turning("x * 52 > £100", "money") == ["has x * 52 just below £100", "has x * 52 just above £100"]
    assert turning("x > 2", "decimal\n    places: 1") == ["has x of 1.9", "has x of exactly 2", "has x of 2.1"]
    assert turning("x is between 2 and 3", "integer") == [
        "has x of 1",
        "has x of exactly 2",
        "has x of 3",
        "has x of 2",
        "has x of exactly 3",
        "has x of 4",
    ]
    assert turning("x is before 2026-04-06", "date") == [
        "has x on 5 April 2026",
        "has x on exactly 6 April 2026",
        "has x on 7 April 2026",
    ]
    assert turning("x > £0", "money") == ["has x of exactly £0", "has x of £0.01"]
    assert turning("(count of x) > 0", "choices\n    options: {a: A, b: B}") == [
        "has count of x of exactly 0",
        "has count of x of 1",
    ]


def test_an_age_above_a_number_turns_a_year_later() -> None:
    assert turning("age(x) > 16", "date")[1] == "has age(x) on the first day that it is 17"
    assert turning("age(x) <= 16", "date")[1] == "has age(x) on the first day that it is 17"
    assert turning("age(x) is between 16 and 64", "date")[1::3] == [
        "has age(x) on the first day that it is 16",
        "has age(x) on the first day that it is 65",
    ]


def test_a_fact_that_is_an_age_turns_on_the_birthday_too() -> None:
    made = journey("""
        journey: years
        title: Years
        steps:
          born:
            ask: Born?
            type: date
          club:
            when: years >= 16
            ask: Club?
            type: yes_no
        facts:
          years: age(born)
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    born = Citizen(TODAY, {"born": date(2010, 11, 21), "club": True})
    assert found(made, born, what="boundary") == ["has years on the second day that it is 16"]


def test_goals_are_values() -> None:
    every = goals(CLAIM)
    assert len(set(every)) == len(every)
    again = Goal(*(getattr(every[0], name) for name in ("what", "id", "spot", "words", "side", "options", "text")))
    assert again == every[0]
    assert reached(CLAIM, [], replay(CLAIM, {}, TODAY)) == frozenset()

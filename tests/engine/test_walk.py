"""Walking headless: the answers as a program gives them, and what comes out."""

from __future__ import annotations

import json
from typing import Any

from engine.walk import walk
from tests.engine.small import TODAY, journey

HELP = journey("""
    journey: help
    title: Help with heating
    currency: GBP
    steps:
      lives_here:
        ask: Do you live here?
        type: yes_no
        next:
          not lives_here: not_here
      heating:
        ask: How do you heat your home?
        type: choice
        options:
          gas: Gas
          oil: Oil
      tank:
        when: heating is oil
        ask: How big is the tank?
        type: integer
        min: 1
      filled:
        when: heating is oil
        ask: How much is in it?
        type: integer
        max: tank
      bill:
        ask: What was your last bill?
        type: money
        must:
          bill < £10,000: Ask us in person about bills of £10,000 or more
      remarks:
        ask: Anything else?
        type: text
        optional: true
    facts:
      help: bill * 50% rounded to the nearest £1
      half_full: (filled / tank) >= 0.5
    outcomes:
      not_here:
        title: Not here
      sent:
        submit: true
        title: Sent
""")


def test_a_citizen_who_comes_to_the_end() -> None:
    given = {
        "bill": "£301",
        "heating": "Oil",
        "tank": "1,000",
        "filled": 400,
        "lives_here": True,
        "remarks": "  Thanks ",
    }
    assert walk(HELP, given, TODAY) == {
        "path": ["lives_here", "heating", "tank", "filled", "bill", "remarks"],
        "stops_at": None,
        "outcome": "sent",
        "facts": {"help": "151.00", "half_full": False},
        "parked": {},
        "unused": [],
        "problems": [],
    }


def test_answers_off_the_path_are_parked_and_keys_that_are_no_question_are_unused() -> None:
    given = {"lives_here": "yes", "heating": "gas", "tank": 20, "filled": "10", "bill": "12.50", "tnak": 3}
    assert walk(HELP, given, TODAY) == {
        "path": ["lives_here", "heating", "bill", "remarks"],
        "stops_at": None,
        "outcome": "sent",
        "facts": {"help": "6.00"},
        "parked": {"tank": 20, "filled": 10},
        "unused": ["tnak"],
        "problems": [],
    }


def test_it_stops_at_the_first_question_without_an_answer() -> None:
    assert walk(HELP, {"lives_here": "yes", "bill": 1000}, TODAY) == {
        "path": ["lives_here", "heating"],
        "stops_at": "heating",
        "outcome": None,
        "facts": {},
        "parked": {"bill": "1000.00"},
        "unused": [],
        "problems": [],
    }


def problems(**given: Any) -> tuple[Any, list[tuple[str, str]]]:
    found = walk(HELP, {"lives_here": "yes", **given}, TODAY)
    return found["stops_at"], [(problem["question"], problem["rule"]) for problem in found["problems"]]


def test_problems_are_those_of_the_page_where_it_stops() -> None:
    assert problems(heating="coal", bill="lots") == ("heating", [("heating", "not_in_list")])
    assert problems(heating="gas", bill="lots")[0] == "bill"
    assert problems(heating="oil", tank=0)[1] == [("tank", "too_low")]
    assert problems(heating="oil", tank=10, filled=11)[1] == [("filled", "too_high")]
    assert problems(heating="", bill=1)[1] == [("heating", "empty.select")]


def test_a_broken_must_is_told_by_its_sentence_in_the_authors_words() -> None:
    found = walk(HELP, {"lives_here": "yes", "heating": "gas", "bill": "£10,000"}, TODAY)
    assert found["problems"] == [
        {
            "question": "bill",
            "rule": "bill < £10,000",
            "message": "Ask us in person about bills of £10,000 or more",
        }
    ]
    assert found["facts"] == {}


def test_a_bound_that_rests_on_another_answer_is_read_on_the_path() -> None:
    assert problems(heating="oil", tank=10, filled="ten") == ("filled", [("filled", "not_number")])
    assert problems(heating="oil", tank=10, filled=10, bill=1) == (None, [])


def test_a_sentence_that_cannot_be_known_is_a_problem() -> None:
    made = journey("""
        journey: unguarded
        title: Unguarded
        steps:
          has_car:
            ask: Have you got a car?
            type: yes_no
          doors:
            when: has_car
            ask: How many doors?
            type: integer
          end:
            next:
              doors > 4: many
        outcomes:
          many:
            title: Many
          sent:
            submit: true
            title: Sent
    """)
    assert walk(made, {"has_car": "no"}, TODAY)["problems"] == [
        {"question": "doors", "rule": "not_known", "message": "`doors > 4` cannot be known: doors"}
    ]


def test_whatever_is_given_the_result_is_plain_json() -> None:
    odd = [None, True, 0, -1.5, "", "x" * 5000, [], [1, [2]], {}, {"a": {"b": 1}}, "\x00", "٣"]
    for each in odd:
        for id in HELP.questions:
            json.dumps(walk(HELP, {**dict.fromkeys(HELP.questions, "yes"), id: each}, TODAY))

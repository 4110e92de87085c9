"""The options that one citizen has, and what becomes of an answer when its option goes."""

from __future__ import annotations

from engine.change import give
from engine.options import asked_of
from engine.replay import replay
from engine.session import Entry
from journeys.expressions.known import Known
from journeys.questions.base import Problem
from journeys.questions.messages import message
from journeys.texts import pieces, plain
from tests.engine.family import FAMILY, ONE, TWO, path, two_children
from tests.engine.small import TODAY, fresh, journey

HELP = journey("""
    journey: help
    title: Help
    steps:
      age:
        ask: How old are you?
        type: integer
      kinds:
        ask: Which help do you want?
        called: the help you want
        type: choices
        options:
          food: Food
          rent: Rent
          pension:
            label: Pension
            when: age >= 66
          none_of_these:
            label: None of these
            alone: true
      first:
        ask: Which first?
        called: the help that comes first
        type: choice
        options:
          food: Food
          pension:
            label: Pension
            when: age >= 66
    outcomes:
      sent:
        submit: true
        title: Sent
""")
KINDS, FIRST = HELP.questions["kinds"], HELP.questions["first"]


def ids(of: str, age: int) -> list[str]:
    asked = asked_of(HELP.questions[of], Known({"age": age}, today=TODAY), HELP, "en")
    return [option.id for option in asked.options]


def test_an_option_is_there_only_for_those_it_is_meant_for() -> None:
    assert ids("kinds", 65) == ["food", "rent", "none_of_these"]
    assert ids("first", 66) == ["food", "pension"]


def test_a_question_whose_options_all_apply_is_the_same_object() -> None:
    assert asked_of(FIRST, Known({"age": 70}, today=TODAY), HELP, "en") is FIRST
    assert asked_of(HELP.questions["age"], Known(today=TODAY), HELP, "en") is HELP.questions["age"]


def test_an_option_whose_condition_is_not_known_is_not_there() -> None:
    asked = asked_of(FIRST, Known(today=TODAY), HELP, "en")
    assert [option.id for option in asked.options] == ["food"]


def test_an_option_that_is_not_there_cannot_be_chosen() -> None:
    session = give(HELP, fresh(HELP), HELP.steps["age"], {"age": ["30"]}).session
    assert session is not None
    session = give(HELP, session, HELP.steps["kinds"], {"kinds": ["food"]}).session
    assert session is not None
    given = give(HELP, session, HELP.steps["first"], {"first": ["pension"]})
    assert (given.session, given.problems) == (None, (Problem("first", "empty.select"),))
    ticked = give(HELP, session, HELP.steps["kinds"], {"kinds": ["food", "pension"]}).session
    assert ticked is not None
    assert ticked.answers()["kinds"] == ("food",)


def test_an_answer_whose_option_went_is_asked_for_again() -> None:
    answers = {"age": 30, "kinds": ("food", "pension"), "first": "food"}
    found = replay(HELP, answers, TODAY)  # type: ignore[arg-type]
    assert (found.stops_at, found.problems) == (HELP.steps["kinds"], (Problem("kinds", "option.gone"),))
    assert "kinds" not in found.known
    assert replay(HELP, {**answers, "age": 70}, TODAY).outcome is not None  # type: ignore[arg-type]


def test_an_option_that_went_is_told_as_an_answer_to_be_selected() -> None:
    told = message(Problem("kinds", "option.gone"), KINDS, Known({"age": 30}, today=TODAY), HELP, "en")
    assert told == "Select the help you want"


def test_an_option_that_stands_alone_goes_with_no_other() -> None:
    session = give(HELP, fresh(HELP), HELP.steps["age"], {"age": ["30"]}).session
    assert session is not None
    given = give(HELP, session, HELP.steps["kinds"], {"kinds": ["rent", "none_of_these"]})
    assert given.session is None
    assert [(problem.rule, problem.params) for problem in given.problems] == [
        ("none.and.other", {"none": "none_of_these"})
    ]
    assert given.fields == {"kinds": {"": ["rent", "none_of_these"]}}
    alone = give(HELP, session, HELP.steps["kinds"], {"kinds": ["none_of_these"]}).session
    assert alone is not None
    assert alone.entries["kinds"] == Entry(("none_of_these",))


def test_the_items_of_a_list_are_options_under_their_own_ids() -> None:
    known = path(two_children()).known
    asked = asked_of(FAMILY.questions["for_whom"], known, FAMILY, "en")
    assert [(option.id, plain(option.label, known, FAMILY, "en")) for option in asked.options] == [
        (ONE, "Ann"),
        (TWO, "Bo"),
    ]


def test_what_a_citizen_called_an_item_is_never_markup() -> None:
    known = path(two_children()).known
    asked = asked_of(FAMILY.questions["for_whom"], known, FAMILY, "en")
    for option in asked.options:
        assert not any(isinstance(piece, str) for piece in pieces(option.label, known, FAMILY, "en"))


REVEAL = journey("""
    journey: reveal
    title: Reveal
    steps:
      contact:
        title: How can we reach you?
        questions:
          how:
            ask: How?
            type: choice
            options:
              phone: Phone
              post: Post
          number:
            when: how is phone
            ask: Which number?
            type: text
            max: 5
      last:
        ask: Done?
        type: yes_no
    outcomes:
      sent:
        submit: true
        title: Sent
""")
CONTACT = REVEAL.steps["contact"]


def test_q12_what_stands_in_a_hidden_panel_is_neither_read_nor_kept() -> None:
    given = give(REVEAL, fresh(REVEAL), CONTACT, {"how": ["post"], "number": ["much too long"]})
    assert given.session is not None
    assert dict(given.session.entries) == {"how": Entry("post")}
    assert given.fields == {"how": {"": ["post"]}}


def test_q12_the_panel_is_asked_for_only_where_its_option_was_chosen() -> None:
    given = give(REVEAL, fresh(REVEAL), CONTACT, {"how": ["phone"], "number": [""]})
    assert [(problem.question, problem.rule) for problem in given.problems] == [("number", "empty.text")]
    nothing = give(REVEAL, fresh(REVEAL), CONTACT, {"number": ["0123"]})
    assert [(problem.question, problem.rule) for problem in nothing.problems] == [("how", "empty.select")]


def test_q12_a_wrong_panel_leaves_the_answer_above_it_as_it_was() -> None:
    session = give(REVEAL, fresh(REVEAL), CONTACT, {"how": ["post"]}).session
    assert session is not None
    given = give(REVEAL, session, CONTACT, {"how": ["phone"], "number": ["much too long"]})
    assert given.session is None
    assert [problem.question for problem in given.problems] == ["number"]
    assert given.fields == {"how": {"": ["phone"]}, "number": {"": ["much too long"]}}
    assert session.answers() == {"how": "post"}


def test_q12_what_was_in_a_panel_is_parked_when_another_option_is_chosen() -> None:
    session = give(REVEAL, fresh(REVEAL), CONTACT, {"how": ["phone"], "number": ["0123"]}).session
    assert session is not None
    away = give(REVEAL, session, CONTACT, {"how": ["post"], "number": ["0123"]}).session
    assert away is not None
    assert dict(away.entries) == {"how": Entry("post"), "number": Entry("0123", parked=True)}
    assert away.answers() == {"how": "post"}

"""When an answer on the path counts: bounds, what must hold, what cannot be known."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from engine.facts import facts
from engine.replay import Fault, replay, shown
from journeys.questions.base import Problem
from tests.engine.small import TODAY, journey, summary

STAY = journey("""
    journey: stay
    title: A stay
    currency: GBP
    steps:
      nights:
        ask: How many nights?
        type: integer
        min: 1
        max: most_nights
        must:
          nights is not 13: We cannot offer {{ nights }} nights
      dates:
        title: When?
        questions:
          arrival:
            ask: Arrival
            type: date
            must:
              arrival is after today: Arrival must be in the future
          departure:
            ask: Departure
            type: date
            optional: true
        must:
          departure is after arrival: You must leave after you arrive
      reach:
        title: How do we reach you?
        questions:
          email:
            ask: Email address
            type: email
            optional: true
          phone:
            ask: Phone number
            type: phone
            optional: true
        must:
          email was answered or phone was answered: Give an email address or a phone number
    facts:
      most_nights: largest of [7, 14]
    outcomes:
      sent:
        submit: true
        title: Sent
""")


def problems(**answers: object) -> list[tuple[str, str, str | None]]:
    path = replay(STAY, answers, TODAY)  # type: ignore[arg-type]
    assert path.fault is None
    return [(problem.question, problem.rule, problem.messages.get("en")) for problem in path.problems]


def test_bounds_are_read_again_and_worded_by_the_type() -> None:
    assert problems(nights=15) == [("nights", "between_num", None)]
    assert problems(nights=0) == [("nights", "between_num", None)]
    assert problems(nights=14) == []


def test_a_must_that_does_not_hold_carries_its_sentence_and_the_authors_words() -> None:
    path = replay(STAY, {"nights": 13}, TODAY)
    assert path.problems == (Problem("nights", "nights is not 13", messages={"en": "We cannot offer 13 nights"}),)
    assert path.known == {}


def test_a_must_of_a_page_sits_at_the_first_question_it_names() -> None:
    early, late = date(2026, 12, 1), date(2026, 12, 5)
    assert problems(nights=2, arrival=late, departure=early) == [
        ("departure", "departure is after arrival", "You must leave after you arrive")
    ]
    assert replay(STAY, {"nights": 2, "arrival": late, "departure": early}, TODAY).known == {
        "nights": 2,
        "arrival": late,
    }


def test_a_must_of_a_page_is_not_read_while_what_it_names_is_wrong_or_blank() -> None:
    past, later = date(2026, 11, 1), date(2026, 12, 5)
    assert problems(nights=2, arrival=past, departure=date(2026, 10, 1)) == [
        ("arrival", "arrival is after today", "Arrival must be in the future")
    ]
    assert replay(STAY, {"nights": 2, "arrival": later, "departure": None}, TODAY).stops_at is STAY.steps["reach"]


def test_a_must_may_ask_for_one_of_two_optional_answers() -> None:
    before = {"nights": 2, "arrival": date(2026, 12, 1), "departure": None}
    assert problems(**before, email=None, phone=None) == [
        ("email", "email was answered or phone was answered", "Give an email address or a phone number")
    ]
    assert replay(STAY, {**before, "email": "a@example.com", "phone": None}, TODAY).outcome is STAY.outcomes["sent"]


def test_all_problems_of_a_page_are_told_at_once() -> None:
    path = replay(STAY, {"nights": 2, "arrival": None, "departure": date(2026, 12, 1)}, TODAY)
    assert [problem.question for problem in path.problems] == ["arrival"]
    assert path.known == {"nights": 2, "departure": date(2026, 12, 1)}


UNGUARDED = journey("""
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
      many:
        when: doors > 4
        ask: Why so many?
        type: text
      share:
        ask: How many share it?
        type: integer
      end:
        next:
          (doors / share) > 1: plenty
    outcomes:
      plenty:
        title: Plenty
      sent:
        submit: true
        title: Sent
""")


def test_a_sentence_that_cannot_be_known_is_a_fault_and_never_false() -> None:
    path = replay(UNGUARDED, {"has_car": False, "doors": 5}, TODAY)
    assert path.fault == Fault("doors > 4", ("journey.yaml", "steps", "many", "when"), "doors")
    assert (path.stops_at, path.outcome) == (None, None)
    assert [step.id for step in path.steps] == ["has_car"]


def test_a_division_by_zero_is_a_fault_that_names_no_answer() -> None:
    path = replay(UNGUARDED, {"has_car": True, "doors": 2, "share": 0}, TODAY)
    assert path.fault is not None
    assert (path.fault.sentence, path.fault.missing) == ("(doors / share) > 1", "a division by zero")


def test_an_answer_of_the_wrong_kind_is_a_fault_not_a_crash() -> None:
    path = replay(UNGUARDED, {"has_car": True, "doors": "many, says Ann"}, TODAY)
    assert path.fault is not None
    assert path.fault.missing == "TypeError"


REVEALED = journey("""
    journey: revealed
    title: Revealed
    steps:
      contact:
        title: How can we contact you?
        questions:
          by:
            ask: How?
            type: choice
            options:
              email: Email
              letter: Letter
          email:
            when: by is email
            ask: Email address
            type: email
    outcomes:
      sent:
        submit: true
        title: Sent
""")


def test_a_question_of_a_page_counts_only_where_its_when_holds() -> None:
    letter = replay(REVEALED, {"by": "letter", "email": "a@example.com"}, TODAY)
    assert (summary(letter), letter.known) == ((["contact"], "sent"), {"by": "letter"})
    email = replay(REVEALED, {"by": "email"}, TODAY)
    assert (summary(email), email.known) == ((["contact"], "contact"), {"by": "email"})
    nothing = replay(REVEALED, {"email": "a@example.com"}, TODAY)
    assert (summary(nothing), nothing.known) == ((["contact"], "contact"), {})


def test_shown_are_the_questions_that_a_page_shows_now() -> None:
    step = REVEALED.steps["contact"]
    known = {by: replay(REVEALED, {"by": by}, TODAY).known for by in ("letter", "email")}
    assert [question.id for question in shown(step, known["letter"])] == ["by"]
    assert [question.id for question in shown(step, known["email"])] == ["by", "email"]
    assert [question.id for question in shown(step, replay(REVEALED, {}, TODAY).known)] == ["by"]


def test_a_journey_that_runs_out_without_an_outcome_says_so() -> None:
    made = journey("""
        journey: open
        title: Open
        steps:
          first:
            ask: First?
            type: yes_no
        next:
          first: done
        outcomes:
          done:
            title: Done
    """)
    assert replay(made, {"first": False}, TODAY).fault == Fault("", ("journey.yaml", "next"), "a rule that holds")


def test_a_decimal_outside_its_bounds_is_seen_exactly() -> None:
    made = journey("""
        journey: exact
        title: Exact
        steps:
          size:
            ask: How big is it?
            type: decimal
            places: 1
            max: 2.5
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    assert replay(made, {"size": Fraction(25, 10)}, TODAY).outcome is made.outcomes["sent"]
    assert [problem.rule for problem in replay(made, {"size": Fraction(26, 10)}, TODAY).problems] == ["too_high"]


def test_a_fact_worked_out_from_a_wrong_answer_is_forgotten_with_it() -> None:
    made = journey("""
        journey: wrong
        title: Wrong
        steps:
          nights:
            ask: How many nights?
            type: integer
            must:
              not long: Too long
        facts:
          long: nights > 7
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    path = replay(made, {"nights": 8}, TODAY)
    assert [problem.messages["en"] for problem in path.problems] == ["Too long"]
    assert facts(made, path) == {}

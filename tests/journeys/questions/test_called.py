"""An English question turned into what it is about, so that most journeys need no `called`."""

from __future__ import annotations

import pytest

from journeys.questions.called import about, heading, is_clause, statement


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("What is your date of birth?", "your date of birth"),
        ("What’s your name?", "your name"),
        ("What is your child's name?", "your child's name"),
        ("What was the date of the accident?", "the date of the accident"),
        ("What are your working hours?", "your working hours"),
        ("When were you born?", "your date of birth"),
        ("How old are you?", "your age"),
        ("How old is your child?", "your child's age"),
        ("How many children do you have?", "the number of children"),
        ("How many people live in your home?", "the number of people"),
        ("How many adults are there?", "the number of adults"),
        ("How much do you earn a month?", "the amount"),
        ("Where do you live?", "where you live"),
        ("Where did you live before that?", "where you lived before that"),
        ("Where will you stay?", "where you will stay"),
        ("Where is the pothole?", "where the pothole is"),
        ("When did you first notice it?", "when you first noticed it"),
        ("When did you move to this address?", "when you moved to this address"),
        ("What do you want to drive or ride?", "what you want to drive or ride"),
        ("What kind of work will you do?", "what kind of work you will do"),
        ("Which languages do you speak?", "which languages you speak"),
        ("Which country issued your passport?", "which country issued your passport"),
        ("Why are you coming to the UK?", "why you are coming to the UK"),
        ("How can we contact you?", "how we can contact you"),
        ("How long will you stay?", "how long you will stay"),
        ("What happened?", "what happened"),
        ("What is broken?", "what is broken"),
        ("What is near it?", "what is near it"),
        ("Full name", "the full name"),
        ("Your full name", "your full name"),
        ("UK address (optional)", "the UK address"),
        ("National Insurance number", "the National Insurance number"),
        ("Tell us what happened", None),
        ("Enter the code", None),
        ("You can apply from the age of 15. Read on.", None),
        ("What?", None),
        ("?", None),
        ("", None),
        ("x" * 5000, None),
        ("What is " + "your " * 2000 + "name?", None),
    ],
)
def test_what_a_question_is_about(ask: str, expected: str | None) -> None:
    assert about(ask, personal=False) == expected


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("Do you live in Great Britain?", "you live in Great Britain"),
        ("Are you also an Irish citizen?", "you are also an Irish citizen"),
        ("Have you had a licence before?", "you have had a licence before"),
        ("Will you go through border control?", "you will go through border control"),
        ("Can you read this?", "you can read this"),
        ("Could somebody get hurt today?", "somebody could get hurt today"),
        ("Is there a garden?", "there is a garden"),
        ("Does your child live with you?", "your child lives with you"),
        ("Does your partner or relative come from France?", "your partner or relative comes from France"),
        ("Does she have a car?", "she has a car"),
        ("Does it worry you?", "it worries you"),
        ("Do they go to school?", "they go to school"),
        ("Did you pay tax in 2020?", "you paid tax in 2020"),
        ("Did you also apply?", "you also applied"),
        ("Did you stop working?", "you stopped working"),
        ("Did you plan it?", None),
        ("Has a court banned you?", None),
        ("Lights out?", None),
        ("I agree", None),
    ],
)
def test_what_is_true_when_the_answer_is_yes(ask: str, expected: str | None) -> None:
    assert statement(ask) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("your date of birth", "Date of birth"),
        ("the number of children", "Number of children"),
        ("your child's name", "Your child's name"),
        ("the UK address", "UK address"),
        ("where you live", "Where you live"),
        ("whether your heating works", "Heating works"),
        ("whether a court has banned you", "A court has banned you"),
    ],
)
def test_what_stands_at_the_start_of_a_row(noun: str, expected: str) -> None:
    assert heading(noun) == expected


def test_clauses_are_known_from_nouns() -> None:
    assert [is_clause(words) for words in ("where you live", "whether it works", "your name", "the island")] == [
        True, True, False, False
    ]  # fmt: skip

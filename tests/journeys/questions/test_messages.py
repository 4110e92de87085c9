"""Every refusal has words: what to do, about this question, in the author's own words where there are any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from journeys.expressions.known import Known
from journeys.model import Question
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, QuestionType
from journeys.questions.messages import called, error_keys, message
from journeys.questions.wordings import FAMILIES, TEMPLATES
from tests.journeys.questions.given import TODAY, journey, literal, parts, question, reading

KNOWN = Known(today=TODAY)
NO_BREAK = "\u00a0"


def told(asked: Question, typed: Any, **how: Any) -> str:
    """The message for what was typed; "" when nothing was."""
    kind = type_of(asked.type)
    read = kind.read(asked, parts(typed, kind.parts(asked)), reading(**how)) or kind.empty(asked)
    assert isinstance(read, Problem), f"{typed!r} was read as {read!r}"
    made = journey(*(how[key] for key in ("language", "currency") if key in how))
    return message(read, asked, KNOWN, made, made.language).replace(NO_BREAK, " ")


NAME = question("name", "What is your full name?")
HOURS = question("integer", "How many hours do you work a week?")
WEIGHT = question("decimal", "What is the weight of the parcel?", settings={"places": 1})
RENT = question("money", "How much is your rent?", called="your rent")
BIRTH = question("date", "What is your date of birth?")
MOVED = question("date", "When did you move to this address?")
HOME = question("address", "What is your address?")
MAIL = question("email", "Email address")
CALL = question("phone", "Phone number")
STORY = question("long_text", "What happened?")
VEHICLE = question("choice", "What do you want to drive?", {"car": "Car", "moped": "Moped", "bus": "Bus"})
COUNTRY = question(
    "choice", "Which country were you born in?", {"fr": "France", "fi": "Finland"}, settings={"presentation": "search"}
)
SPOKEN = question("choices", "Which languages do you speak?", {"cy": "Welsh", "no": "None of these"}, alone="no")


@pytest.mark.parametrize(
    ("asked", "typed", "how", "expected"),
    [
        (NAME, "", {}, "Enter your full name"),
        (NAME, "ann@example.com", {}, "Full name must not include “@”"),
        (NAME, "Ann #1 <3", {}, "Full name must not include “#” or “<”"),
        (NAME, "x" * 201, {}, "Full name must be 200 characters or less (you have 201)"),
        (HOURS, "", {}, "Enter the number of hours"),
        (HOURS, "lots", {}, "Number of hours must be a number, like 30"),
        (HOURS, "7.5", {}, "Number of hours must be a whole number, like 30"),
        (HOURS, "1.200", {}, "Write the number of hours without commas, points or spaces"),
        (HOURS, "-1", {"low": 0}, "Number of hours must be 0 or more"),
        (HOURS, "169", {"high": 168}, "Number of hours must be 168 or fewer"),
        (HOURS, "169", {"low": 0, "high": 168}, "Number of hours must be between 0 and 168"),
        (HOURS, "9" * 50, {}, "Number of hours must be 1,000,000,000 or fewer"),
        (WEIGHT, "heavy", {}, "Weight of the parcel must be a number, like 30.5"),
        (WEIGHT, "1.25", {}, "Weight of the parcel must have 1 decimal place or fewer"),
        (WEIGHT, "1.255", {}, "Write the weight of the parcel without a comma or point, or with 1 decimal"),
        (WEIGHT, "0.1", {"low": Fraction(1, 2)}, "Weight of the parcel must be 0.5 or more"),
        (RENT, "", {}, "Enter your rent"),
        (RENT, "lots", {}, "Rent must be an amount of money, like 120 or 120.50"),
        (RENT, "1.200", {}, "Write your rent without a comma or point, or with 2 decimals, like 120 or 120.50"),
        (RENT, "-1", {}, "Rent must be £0 or more"),
        (RENT, "2000", {"high": 100_050}, "Rent must be £1,000.50 or less"),
        (BIRTH, ["", "", ""], {}, "Enter your date of birth"),
        (BIRTH, ["27", "", "2007"], {}, "Date of birth must include a month"),
        (BIRTH, ["", "", "2007"], {}, "Date of birth must include a day and month"),
        (BIRTH, ["27", "3", "07"], {}, "Year must include 4 numbers"),
        (BIRTH, ["30", "2", "2007"], {}, "Date of birth must be a real date"),
        (BIRTH, ["1", "1", "1066"], {}, "Date of birth must be on or after 1 January 1900"),
        (BIRTH, ["1", "1", "2050"], {"high": TODAY}, "Date of birth must be today or in the past"),
        (
            BIRTH,
            ["1", "1", "2050"],
            {"low": date(1950, 1, 1), "high": date(2010, 12, 31)},
            "Date of birth must be between 1 January 1950 and 31 December 2010",
        ),
        (MOVED, ["", "", ""], {}, "Enter when you moved to this address"),
        (MOVED, ["27", "3", ""], {}, "The date must include a year"),
        (HOME, ["", "", "", ""], {}, "Enter your address"),
        (
            HOME,
            ["", "", "Northmere", "NM3 5QT"],
            {},
            "Enter address line 1, typically the building and street",
        ),
        (HOME, ["12 Tannery Row", "", "", ""], {}, "Enter a town or city and a postcode"),
        (HOME, ["12 Tannery Row", "", "Northmere", "NM3"], {}, "Postcode must be a full postcode, like NM3 5QT"),
        (HOME, ["x" * 101, "", "", ""], {}, "Address line 1 must be 100 characters or less (you have 101)"),
        (MAIL, "", {}, "Enter your email address"),
        (MAIL, "name", {}, "Email address must be in the right format, like name@example.com"),
        (CALL, "12", {}, "Phone number must be a full number, like 01632 960 142"),
        (STORY, "", {}, "Enter what happened"),
        (STORY, "x" * 2001, {}, "Your answer must be 2,000 characters or less. Shorten it by 1 character"),
        (STORY, "x" * 3000, {}, "Your answer must be 2,000 characters or less. Shorten it by 1,000 characters"),
        (STORY, "x", {"low": 10}, "Your answer must be 10 characters or more"),
        (STORY, "x", {"low": 10, "high": 20}, "Your answer must be between 10 and 20 characters (you have 1)"),
        (VEHICLE, "", {}, "Select what you want to drive"),
        (COUNTRY, "Franc", {}, "Select which country you were born in from the list, for example France"),
        (COUNTRY, "xyzzy", {}, "Select which country you were born in from the list"),
        (SPOKEN, "", {}, "Select which languages you speak"),
        (
            question("choice", "Which passport?", {"a": "Citizen’s", "b": "Alien’s"}),
            "",
            {},
            "Select “Citizen’s” or “Alien’s”",
        ),
        (question("choice", "Which?", {"a": "UK", "b": "EU"}), "", {}, "Select “UK” or “EU”"),
        (question("yes_no", "Do you live in Great Britain?"), "", {}, "Select yes if you live in Great Britain"),
        (
            question("yes_no", "Has a court banned you?", called="whether a court has banned you"),
            "",
            {},
            "Select yes if a court has banned you",
        ),
        (question("yes_no", "Lights out?"), "", {}, "Select yes or no"),
        (question("declaration", "All of this is true."), "", {}, "Tick the box to say that you agree"),
        (question("money", settings={"pence": "none"}), "1.50", {}, "Answer must not include pence, like 120"),
        (question("money", settings={"pence": "needed"}), "1", {}, "Answer must include pence, like 120.50"),
    ],
)
def test_a_message_says_what_to_do(asked: Question, typed: Any, how: dict[str, Any], expected: str) -> None:
    assert told(asked, typed, **how) == expected


def test_choices_that_cannot_go_together_are_named() -> None:
    both = type_of("choices").read(SPOKEN, {"": ["cy", "no"]}, reading())
    assert isinstance(both, Problem)
    assert message(both, SPOKEN, KNOWN, journey(), "en") == (
        "Select which languages you speak, or select “None of these”"
    )
    few = type_of("choices").read(SPOKEN, {"": ["cy"]}, reading(low=2))
    assert isinstance(few, Problem)
    assert message(few, SPOKEN, KNOWN, journey(), "en") == "Select 2 or more"


def test_the_example_is_left_out_where_the_hint_gives_one() -> None:
    assert told(question("email", "Email address", hint="We only use it to reply"), "x").endswith("name@example.com")
    assert told(question("email", "Email address", hint="For example, me@example.org"), "x") == (
        "Email address must be in the right format"
    )


def test_the_authors_words_win_by_rule_by_its_end_and_by_family() -> None:
    words = {
        "date.not_real": "Not in any calendar",
        "short_year": "Write the whole year",
        "empty": "When were you born?",
    }
    asked = question("date", "What is your date of birth?", errors=words | {"max": "Nobody is born tomorrow"})
    assert told(asked, ["30", "2", "2007"]) == "Not in any calendar"
    assert told(asked, ["1", "2", "07"]) == "Write the whole year"
    assert told(asked, ["", "", ""]) == "When were you born?"
    assert told(asked, ["1", "1", "2050"], high=TODAY) == "Nobody is born tomorrow"
    assert told(asked, ["1", "1", "2050"], low=date(1900, 1, 1), high=date(2000, 1, 1)) == "Nobody is born tomorrow"
    assert told(asked, ["1", "1", "1066"], low=date(1900, 1, 1), high=date(2000, 1, 1)) == (
        "Date of birth must be between 1 January 1900 and 1 January 2000"
    )


def test_the_words_of_a_must_are_passed_on() -> None:
    problem = Problem("asked", "asked is before today", messages={"en": "Date of birth must be in the past"})
    assert message(problem, BIRTH, KNOWN, journey(), "en") == "Date of birth must be in the past"


def test_numbers_in_messages_are_written_in_the_readers_language() -> None:
    rent = question("money", called="die Miete")
    assert told(rent, "2000", language="de", currency="EUR", high=100_050) == "Die Miete must be 1.000,50 € or less"
    assert told(rent, "x", language="de", currency="EUR") == "Die Miete must be an amount of money, like 120 or 120,50"


def test_a_question_that_is_not_english_is_called_by_its_type_until_the_author_says() -> None:
    assert called(question("date", "Wann sind Sie geboren?"), KNOWN, journey("de"), "de") is None
    assert told(question("date", "Wann sind Sie geboren?"), ["", "", ""], language="de") == "Enter a date"
    named = question("date", "Wann sind Sie geboren?", called="Ihr Geburtsdatum")
    assert called(named, KNOWN, journey("de"), "de") == "Ihr Geburtsdatum"


def test_what_is_not_the_citizens_own_is_not_called_yours() -> None:
    assert called(question("email", "Email address"), KNOWN, journey(), "en") == "your email address"
    assert called(question("email", "Email address", someone_else=True), KNOWN, journey(), "en") == "the email address"
    assert called(question("integer", "Weekly hours"), KNOWN, journey(), "en") == "the weekly hours"


BANNED = re.compile(
    r"\b(please|sorry|valid|invalid|required|field|oops|illegal|forbidden|error occurred|must not forget)\b", re.I
)


@pytest.mark.parametrize(("rule", "template"), TEMPLATES.items())
def test_templates_say_what_to_do_without_blame_or_office_words(rule: str, template: str) -> None:
    assert not BANNED.search(template)
    assert not template.endswith(".")


SAMPLES: dict[str, Any] = {
    "n": 7, "least": 1, "most": 2, "over": 1, "places": 2, "min": 5, "max": 9, "found": ("@",),
    "missing": ("day", "month"),     "none": "b", "closest": ("a",), "side": "min",
    "days": (TODAY,), "guess": "name@gmail.com", "starts": "FP",
    "name": "Letter.pdf", "types": "PDF, JPG", "size": 10_000_000,
}  # fmt: skip


def problems(kind: QuestionType) -> Iterator[tuple[str, Problem]]:
    for key in kind.messages:
        rule, _, variant = key.partition(":")
        wanted = set(re.findall(r"\{([a-z]+)", kind.messages[key])) & set(SAMPLES)
        params = {name: SAMPLES[name] for name in wanted}
        if kind.name in ("date", "month_year", "rough_date"):
            params |= dict.fromkeys(wanted & {"min", "max"}, TODAY)
        if kind.name == "address" and "missing" in wanted:
            params["missing"] = ("town", "postcode")
        if variant != "near":
            params.pop("closest", None)
        yield rule, Problem("asked", rule, params=params)


@pytest.mark.parametrize("kind", all_types().values(), ids=list(all_types()))
def test_every_rule_of_every_type_has_words_that_are_whole_and_plain(kind: QuestionType) -> None:
    asked = question(kind.name, "What is your answer?", {"a": "First", "b": "Second"} if kind.takes_options else None)
    for rule, problem in problems(kind):
        words = message(problem, asked, KNOWN, journey(), "en")
        assert not re.search(r"[{}\[\]]|None\b|  ", words), (rule, words)
        assert not BANNED.search(words)
        assert words[0].isupper()
        assert not words.endswith(".")
        own = question(kind.name, errors={rule: "My words"})
        assert message(problem, own, KNOWN, journey(), "en") == "My words"


def test_the_keys_of_errors_are_the_rules_their_ends_and_their_families() -> None:
    assert error_keys(type_of("integer")) == (
        "ambiguous_number",
        "between_num",
        "empty",
        "empty.text",
        "max",
        "min",
        "not_number",
        "not_whole",
        "text",
        "too_high",
        "too_low",
    )
    assert {"not_real", "date.not_real", "min", "max"} <= set(error_keys(type_of("date")))
    assert {"min", "max"}.isdisjoint(error_keys(type_of("yes_no")))


def test_every_rule_of_a_family_exists() -> None:
    assert {rule for rules in FAMILIES.values() for rule in rules} <= set(TEMPLATES)


def test_a_keypad_hint_needs_no_message() -> None:
    assert told(question("integer", "Age", min=literal("0")), "-1", low=0) == "Age must be 0 or more"

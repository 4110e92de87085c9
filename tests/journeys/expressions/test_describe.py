"""Sentences in plain English, and written in the one canonical spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeys.expressions.describe import Labelled, Named, describe, pieces, words_of
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.unparse import unparse
from tests.journeys.expressions.journeys_for_words import JOURNEY, text
from tests.journeys.expressions.small_journey import SmallNames, sentence

NAMES = SmallNames()
VEHICLE = "“What do you want to drive or ride?”"
SALARY = "“What do you earn in a year?”"
HERE = "“Do you live in Great Britain?”"
BORN = "“When were you born?”"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vehicle is car", f"{VEHICLE} is Car"),
        ("vehicle is not car", f"{VEHICLE} is not Car"),
        ("vehicle is one of [car, moped]", f"{VEHICLE} is Car or Moped"),
        ("vehicle is not one of [car, moped]", f"{VEHICLE} is not Car or Moped"),
        ("country is one of visa_free", "“Which country are you from?” is in the list “visa free”"),
        ("salary < £38,700", f"{SALARY} is less than £38,700"),
        ("salary <= £38,700.50", f"{SALARY} is at most £38,700.50"),
        ("salary >= income_limit on 2026-04-06", f"{SALARY} is at least “income limit” on 6 April 2026"),
        ("salary is between £5 and £10", f"{SALARY} is from £5 to £10"),
        ("lives_here", f"{HERE} is Yes"),
        ("not lives_here", f"{HERE} is No"),
        ("lives_here is no", f"{HERE} is No"),
        ("low_income", "“low income” holds"),
        ("not low_income", "“low income” does not hold"),
        ("not (low_income and lives_here)", f"it is not so that (“low income” holds and {HERE} is Yes)"),
        (
            "lives_here and (low_income or vehicle is car)",
            f"{HERE} is Yes and (“low income” holds or {VEHICLE} is Car)",
        ),
        ("age(born) < 16", f"the age of someone born on {BORN} is less than 16"),
        ("age(born) on due_date >= 16", f"the age on “Due date” of someone born on {BORN} is at least 16"),
        ("born is on or after 2008-03-31", f"{BORN} is on or after 31 March 2008"),
        ("today is before born + 15 years + 9 months", f"today is before ({BORN} plus 15 years plus 9 months)"),
        ("languages includes any of [welsh, irish]", "“Which languages do you speak?” includes Welsh or Irish"),
        ("languages includes all of [welsh, irish]", "“Which languages do you speak?” includes Welsh and Irish"),
        ("languages does not include welsh", "“Which languages do you speak?” does not include Welsh"),
        ("count of languages > 1", "the number of options chosen in “Which languages do you speak?” is more than 1"),
        ("email was answered", "“Email” was answered"),
        ("home.postcode was not answered", "the postcode of “Where do you live?” was not answered"),
        ("vehicle was car", f"{VEHICLE} was asked and is Car"),
        ("lives_here was no", f"{HERE} was asked and is No"),
        ("full_purpose is work", "“full purpose” is Work"),
        ('full_name is "Mary"', "“Full name” is “Mary”"),
        ("salary / 12 rounded down to £1", f"{SALARY} divided by 12, rounded down to £1"),
        (
            "(20% of salary rounded to the nearest £0.01) > £5",
            f"20% of {SALARY}, rounded to the nearest £0.01, is more than £5",
        ),
        ("pension if answered otherwise £0", "“How much is your pension?”, or £0 if it was not answered"),
        ("largest of [salary - £100, £0]", f"the largest of ({SALARY} minus £100) and £0"),
        ("sunday on or before due_date", "the Sunday on or before “Due date”"),
        ("31 January after due_date", "the 31 January after “Due date”"),
        ("complete months from born to today", f"complete months from {BORN} to today"),
    ],
)
def test_a_sentence_in_plain_english(text: str, words: str) -> None:
    assert describe(resolve(parse(text), NAMES), JOURNEY) == words


def test_a_sentence_of_a_journey_is_described_like_its_tree() -> None:
    assert describe(sentence("vehicle is car", NAMES), JOURNEY) == f"{VEHICLE} is Car"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("vehicle   is  car", "vehicle is car"),
        ("((vehicle is car))", "vehicle is car"),
        ("(lives_here and has_job) or age is 5", "(lives_here and has_job) or age is 5"),
        ("salary < £12570.00", "salary < £12,570"),
        ("salary < GBP 0.50", "salary < £0.50"),
        ("born + (1 year) is today", "born + 12 months is today"),
        ("born + 2 weeks is today", "born + 14 days is today"),
        ("age*(jobs+1)/2 > 4.50", "age * (jobs + 1) / 2 > 4.50"),
        ("5.0% of age > 1", "5% of age > 1"),
        ("12.5% of age > 1", "12.5% of age > 1"),
        ("age((born)) on (2026-01-02) > 4", "age(born) on 2026-01-02 > 4"),
        ("31 january after due_date is today", "31 January after due_date is today"),
        ("age is one of [1, 2]", "age is one of [1, 2]"),
    ],
)
def test_a_sentence_has_one_canonical_spelling(written: str, canonical: str) -> None:
    assert unparse(resolve(parse(written), NAMES)) == canonical


def test_money_is_written_in_the_journeys_currency() -> None:
    francs = SmallNames(currency="CHF")
    assert unparse(resolve(parse("salary > CHF 1200.50"), francs), "CHF") == "salary > CHF 1,200.50"
    yen = SmallNames(currency="JPY", minor_digits=0)
    assert unparse(resolve(parse("salary > ¥1,200"), yen), "JPY", 0) == "salary > ¥1,200"


def test_names_and_options_can_be_told_apart_from_the_words_around_them() -> None:
    tree = resolve(parse("vehicle is car and salary < income_limit"), NAMES)
    assert pieces(tree, JOURNEY) == (
        Named("vehicle", VEHICLE), " is ", Labelled("Car"), " and ", Named("salary", SALARY), " is less than ",
        Named("income_limit", "“income limit”"),
    )  # fmt: skip
    assert describe(tree, JOURNEY) == f"{VEHICLE} is Car and {SALARY} is less than “income limit”"


def test_a_question_is_called_by_its_words_in_the_language_that_is_asked_for() -> None:
    ask = replace(JOURNEY.questions["vehicle"].ask, to={"cy": text("Beth ydych chi am ei yrru?")})
    welsh = replace(JOURNEY, questions={"vehicle": replace(JOURNEY.questions["vehicle"], ask=ask)})
    tree = resolve(parse("vehicle is car"), NAMES)
    assert describe(tree, welsh, "cy") == "“Beth ydych chi am ei yrru?” is Car"
    assert describe(tree, welsh) == f"{VEHICLE} is Car"


def test_a_value_in_a_question_goes_by_its_name() -> None:
    asked = text("What do you earn above ", sentence("income_limit", NAMES), " on ", sentence("today", NAMES), "?")
    assert words_of(asked) == "What do you earn above [income limit] on …?"

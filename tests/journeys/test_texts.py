"""Wording: which rule is chosen, what is shown, what is not known; braces as authors write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.expressions.kinds import Date, Money, YesNo
from journeys.expressions.kinds import Text as TextKind
from journeys.expressions.known import Known, NotKnown
from journeys.model import Option, Text, TextRef, Wording
from journeys.texts import Shown, UnclosedBraces, pieces, plain, split_wording
from tests.journeys.expressions.journeys_for_words import JOURNEY, text
from tests.journeys.expressions.small_journey import SmallNames, sentence

NAMES = SmallNames()
JOURNEY_WITH_TEXTS = replace(
    JOURNEY,
    texts={
        "how_to_pay": text("Pay ", sentence("salary", NAMES), "."),
        "all_of_it": text(TextRef("how_to_pay"), " Then wait."),
    },
)


def known(**given: object) -> Known:
    return Known(given, today=date(2026, 11, 22))  # type: ignore[arg-type]


def test_a_text_without_values_is_itself() -> None:
    assert plain(text("Apply now"), known(), JOURNEY, "en") == "Apply now"
    assert pieces(text("Apply now"), known(), JOURNEY, "en") == ["Apply now"]


def test_values_are_shown_apart_from_the_authors_words() -> None:
    wording = text("You were born on ", sentence("born", NAMES), " as ", sentence("full_name", NAMES), ".")
    citizen = known(born=date(2008, 3, 31), full_name="*Zoë*")
    assert pieces(wording, citizen, JOURNEY, "en") == [
        "You were born on ",
        Shown("31\u00a0March\u00a02008", Date()),
        " as ",
        Shown("*Zoë*", TextKind("name")),
        ".",
    ]
    assert plain(wording, citizen, JOURNEY, "en") == "You were born on 31\u00a0March\u00a02008 as *Zoë*."


def test_a_choice_is_shown_by_its_label_also_through_a_fact() -> None:
    wording = text(sentence("vehicle", NAMES), " for ", sentence("full_purpose", NAMES))
    assert plain(wording, known(vehicle="moped", purpose="study"), JOURNEY, "en") == "Moped for Study"


def test_a_choice_from_either_of_two_questions_has_the_label_of_the_one_answered() -> None:
    trip = replace(JOURNEY.questions["cta_purpose"], options=(Option("work", text("Work on the island")),))
    journey = replace(JOURNEY, questions={**JOURNEY.questions, "cta_purpose": trip})
    wording = text(sentence("full_purpose", NAMES))
    assert plain(wording, known(cta_purpose="work", purpose="transit"), journey, "en") == "Work on the island"
    assert plain(wording, known(purpose="work"), journey, "en") == "Work"


def test_texts_nest() -> None:
    wording = text("First. ", TextRef("all_of_it"))
    assert pieces(wording, known(salary=500), JOURNEY_WITH_TEXTS, "en") == [
        "First. ",
        "Pay ",
        Shown("£5", Money()),
        ".",
        " Then wait.",
    ]


def test_the_first_rule_that_holds_chooses_the_wording() -> None:
    rules = (
        (sentence("has_job", NAMES, YesNo()), Wording(("working",), ())),
        (sentence("lives_here", NAMES, YesNo()), Wording(("here",), ())),
        (None, Wording(("otherwise",), ())),
    )
    wording = Text(rules, ())
    assert plain(wording, known(has_job=False, lives_here=True), JOURNEY, "en") == "here"
    assert plain(wording, known(has_job=False, lives_here=False), JOURNEY, "en") == "otherwise"
    with pytest.raises(LookupError):
        plain(wording, known(lives_here=True), JOURNEY, "en")
    with pytest.raises(NotKnown):
        plain(Text(rules[:2], ()), known(has_job=False, lives_here=False), JOURNEY, "en")


def test_a_label_may_be_worded_by_case() -> None:
    label = Text(
        ((sentence("has_job", NAMES, YesNo()), Wording(("your work",), ())), (None, Wording(("work",), ()))), ()
    )
    question = replace(JOURNEY.questions["purpose"], options=(Option("work", label),))
    journey = replace(JOURNEY, questions={**JOURNEY.questions, "purpose": question})
    wording = text("For ", sentence("purpose", NAMES))
    assert plain(wording, known(purpose="work", has_job=True), journey, "en") == "For your work"
    assert plain(wording, known(purpose="work", has_job=False), journey, "en") == "For work"


def test_what_is_not_known_is_not_shown() -> None:
    with pytest.raises(LookupError):
        plain(text("Pay ", sentence("pension", NAMES)), known(), JOURNEY, "en")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("", [""]),
        ("Apply", ["Apply"]),
        ("{{ a }}", [("a", 3)]),
        ("Pay {{a}} by {{  b + 1 }}.", ["Pay ", ("a", 6), " by ", ("b + 1", 17), "."]),
        ("{{ a }}{{ b }}", [("a", 3), ("b", 10)]),
        ("{ a } and }", ["{ a } and }"]),
        ("Line\n{{\na\n}}", ["Line\n", ("a", 8)]),
    ],
)
def test_a_wording_is_split_at_its_braces(written: str, parts: list[str | tuple[str, int]]) -> None:
    assert split_wording(written) == parts


@pytest.mark.parametrize(
    ("written", "stretch"),
    [
        ("Pay {{ a by Monday", "{{ a by Monday"),
        ("Pay {{ a\nby Monday", "{{ a"),
        ("Pay {{ a } by {{ b }}", "{{ a } by "),
        ("Pay a }} by", "}}"),
        ("{{ a }} }}", "}}"),
        ("Pay {{ }}", "{{ }}"),
    ],
)
def test_braces_that_do_not_match_are_refused(written: str, stretch: str) -> None:
    with pytest.raises(UnclosedBraces) as raised:
        split_wording(written)
    assert written[raised.value.start : raised.value.end] == stretch


@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", " ", "a", "\n", "é"])).map("".join))
def test_splitting_loses_nothing(written: str) -> None:
    try:
        parts = split_wording(written)
    except UnclosedBraces:
        return
    for part in parts:
        if isinstance(part, tuple):
            assert written[part[1] :].startswith(part[0])

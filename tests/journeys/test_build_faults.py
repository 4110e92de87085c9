"""What building tells of parts that are wrong: each once, at its place, with its mend."""

from __future__ import annotations

import pytest

from journeys.diagnostics import Level
from journeys.load import load
from tests.journeys.building import loaded, told

# what is told


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("  born2:\n    ask: x\n    type: date\n    next:\n      vehicl is car: sent\n",
         ("unknown-name", "`vehicl` is not a question, fact or rate of this journey")),
        ("facts:\n  a: b\n  b: a\n", ("fact-cycle", "`a` needs `b` needs `a`, so it can never be known")),
        ("facts:\n  a: a and lives_here\n", ("fact-cycle", "`a` needs `a`, so it can never be known")),
        ("facts:\n  vehicle: today\n", ("duplicate-id", "`vehicle` is a question already")),
        ("texts:\n  a: x {{ b }}\n  b: y {{ a }}\n", ("fact-cycle", "`a` shows `b` shows `a`, so it never ends")),
        ("texts:\n  a: x {{ born\n", ("sentence-syntax", "`{{` is not closed by `}}`")),
        ("texts:\n  a: At {{ vehicl }}\n", ("unknown-name", "`vehicl` is not a question, fact or rate of this journey")),  # noqa: E501
        ("texts:\n  a: Flat #5\n", ("yaml-lost-text", "From `#` on this is a comment, which nobody is shown")),
        ("lists:\n  a: [b]\n  b: [a]\n", ("fact-cycle", "`a` holds `b` holds `a`, so it never ends")),
        ("lists:\n  a: missing.csv\n", ("file-not-found", "There is no file `missing.csv` here")),
        ("lists:\n  a: ../other/a.csv\n", ("file-not-found", "`../other/a.csv` is not in the journey's folder")),
        ("lists:\n  a: /etc/a.csv\n", ("file-not-found", "`/etc/a.csv` is not in the journey's folder")),
        ("  c:\n    ask: x\n    type: choice\n    options: nowhere\n", ("unknown-name", "There is no list `nowhere`")),
        ("  c:\n    ask: x\n    type: choice\n    options: ids\nlists:\n  ids: [a]\n",
         ("missing-key", "`a` in the list `ids` has no label that a citizen could read")),
        ("facts:\n  a:\n    decide:\n      lives_here: £5\n      otherwise: 5\n",
         ("wrong-kind", "This is a whole number, and the first value is an amount of money")),
        ("facts:\n  a: income / 3\n",
         ("not-rounded", "The result of a division or percentage is rounded before it is a fact, shown or sent")),
        ("currency: XYZ\n", ("wrong-value", "`XYZ` is not the code of a currency")),
        ("time_zone: Europe/Lundon\n", ("wrong-value", "`Europe/Lundon` is not a time zone")),
        ("language: xx\n", ("wrong-value", "`xx` is not a language that is known here")),
        ("  c:\n    ask: x\n    type: integer\n    errors:\n      too_hi: y\n",
         ("unknown-key", "A question of type `integer` has no message `too_hi`")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once(more: str, expected: tuple[str, str]) -> None:
    assert [fault[:2] for fault in told(more)] == [expected]


def test_a_fault_in_braces_stands_at_the_very_word() -> None:
    found = loaded("texts:\n  a: Flat {{ vehicl }} or house\n")
    (fault,) = found.faults
    place = found.sources.locate(fault.primary.spot)
    assert place.source[place.column - 1 : place.end_column - 1] == "vehicl"
    assert fault.paste == "  a: Flat {{ vehicle }} or house"


def test_a_fault_in_a_key_is_answered_with_the_corrected_line() -> None:
    found = loaded("next:\n  income less than £5: sent\n  otherwise: too_young\n")
    (fault,) = found.faults
    assert (fault.slug, fault.paste) == ("wrong-operator", "  income < £5: sent")
    place = found.sources.locate(fault.primary.spot)
    assert place.source[place.column - 1 : place.end_column - 1] == "less than"


def test_rates_that_are_wrong_are_told() -> None:
    def rates(*rows: tuple[str, str]) -> str:
        return "rates:\n  limit:\n" + "".join(
            f"    - from: {day}\n      value: {value}\n      source: https://example.org\n" for day, value in rows
        )

    def first(text: str) -> list[tuple[str, str]]:
        return [fault[:2] for fault in told(rates=text)]

    assert first(rates(("2026-04-06", "£1"), ("2025-04-06", "£2"))) == [
        ("wrong-value", "The rows of `limit` stand in the order of their days")
    ]
    assert first(rates(("2025-04-06", "£1"), ("2026-04-06", "20%"))) == [
        ("wrong-kind", "All rows of `limit` are values of one kind")
    ]
    assert first(rates(("2025-02-30", "£1"))) == [("wrong-value", "`2025-02-30` is not a real date")]


def test_what_is_broken_is_left_out_and_nothing_else_is_told_because_of_it() -> None:
    found = loaded(
        "  broken:\n    ask: What?\n    type: dat\n    when: lives_here\n"
        "  fine:\n    when: broken is before today\n    ask: x\n    type: yes_no\n"
        "    next:\n      broken was answered: sent\n"
        "facts:\n  bad: nonsense is here\n  worse: bad and lives_here\n"
    )
    assert [(fault.slug, fault.primary.spot.route[1:]) for fault in found.faults] == [
        ("unknown-name", ("facts", "bad")),
        ("wrong-value", ("steps", "broken", "type")),
    ]
    assert found.journey is not None
    assert "broken" not in found.journey.steps
    assert [rule.target for rule in found.journey.steps["fine"].next] == ["sent"]


def test_all_faults_of_a_journey_are_told_at_once() -> None:
    found = told(
        "facts:\n  a: vehicl is car\ntexts:\n  b: What's new: a guide\n  c: Flat #5\nnxt: sent\n",
        ends="outcomes:\n  sent:\n    submt: true\n    title: Sent\n",
    )
    assert sorted(fault[0] for fault in found) == [
        "unknown-key", "unknown-key", "unknown-name", "yaml-lost-text", "yaml-needs-quotes",
    ]  # fmt: skip


def test_comparing_a_citizen_s_words_is_advice_not_an_error() -> None:
    found = loaded('  town:\n    ask: x\n    type: text\n    next:\n      town is "Bath": sent\n')
    assert [(fault.slug, fault.level) for fault in found.faults] == [("text-comparison", Level.ADVICE)]


def test_a_misspelt_name_is_found_among_faulty_parts_too() -> None:
    text = """
journey: a
title: A
steps:
  vehicle:
    ask: What do you drive?
    type: choise
  income:
    ask: How much do you earn?
    type: money
    when: vehicel is car
outcomes:
  sent:
    submit: true
    title: Sent
"""
    helped = {fault.slug: fault.help for fault in load({"journey.yaml": text}).faults}
    assert helped["unknown-name"] == "did you mean `vehicle`?"

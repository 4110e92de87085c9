"""`min` and `max`: which answers pass, which rule tells of those that do not, and what the rule knows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from journeys.expressions.kinds import Date, Decimal, Integer, Money, Value
from journeys.model import Question
from journeys.questions import type_of
from journeys.questions.base import Problem
from tests.journeys.questions.given import TODAY, parts, question, reading


def read(asked: Question, typed: Any, low: Value | None, high: Value | None) -> Any:
    kind = type_of(asked.type)
    found = kind.read(asked, parts(typed, kind.parts(asked)), reading(low, high))
    return (found.rule, found.params) if isinstance(found, Problem) else found


NUMBER, WEIGHT, RENT, DAY = question("integer"), question("decimal"), question("money"), question("date")
SHORT, STORY = question("text"), question("long_text")


@pytest.mark.parametrize(
    ("asked", "typed", "low", "high", "expected"),
    [
        (NUMBER, "16", 16, 120, 16),
        (NUMBER, "120", 16, 120, 120),
        (NUMBER, "15", 16, None, ("too_low", {"min": 16})),
        (NUMBER, "121", None, 120, ("too_high", {"max": 120})),
        (NUMBER, "15", 16, 120, ("between_num", {"min": 16, "max": 120, "side": "min"})),
        (NUMBER, "9" * 60, 16, 120, ("between_num", {"min": 16, "max": 120, "side": "max"})),
        (NUMBER, "5000000000", None, 10**12, 5_000_000_000),
        (NUMBER, "-1", 0, None, ("too_low", {"min": 0})),
        (WEIGHT, "1.49", Fraction(3, 2), None, ("too_low", {"min": Fraction(3, 2)})),
        (WEIGHT, "1.5", Fraction(3, 2), None, Fraction(3, 2)),
        (WEIGHT, "3", 1, 2, ("between_num", {"min": Fraction(1), "max": Fraction(2), "side": "max"})),
        (RENT, "-5", -10_000, None, -500),
        (RENT, "9.99", 1_000, None, ("too_low", {"min": 1_000})),
        (RENT, "£38,700.01", None, 3_870_000, ("too_high", {"max": 3_870_000})),
        (DAY, ["5", "4", "2026"], date(2026, 4, 6), None, ("date.after_or_same", {"min": date(2026, 4, 6)})),
        (DAY, ["6", "4", "2026"], date(2026, 4, 6), None, date(2026, 4, 6)),
        (DAY, ["7", "4", "2026"], None, date(2026, 4, 6), ("date.before_or_same", {"max": date(2026, 4, 6)})),
        (
            DAY,
            ["7", "4", "2027"],
            date(2026, 4, 6),
            date(2027, 4, 5),
            ("date.between", {"min": date(2026, 4, 6), "max": date(2027, 4, 5), "side": "max"}),
        ),
        (DAY, ["23", "11", "2026"], None, TODAY, ("date.today_or_past", {"side": "max"})),
        (DAY, ["22", "11", "2026"], None, TODAY, TODAY),
        (DAY, ["22", "11", "2026"], None, date(2026, 11, 21), ("date.past", {"side": "max"})),
        (DAY, ["21", "11", "2026"], TODAY, None, ("date.today_or_future", {"side": "min"})),
        (DAY, ["22", "11", "2026"], date(2026, 11, 23), None, ("date.future", {"side": "min"})),
        (SHORT, "ab", 3, None, ("too_short", {"n": 2, "least": 3, "most": 200, "over": -198})),
        (SHORT, "abcd", None, 3, ("too_long", {"n": 4, "least": 0, "most": 3, "over": 1})),
        (SHORT, "ab", 3, 9, ("between_len", {"n": 2, "least": 3, "most": 9, "over": -7, "side": "min"})),
        (SHORT, "e\u0301" * 3, None, 3, "ééé"),
        (SHORT, "👩🏽\u200d🚀", None, 4, "👩🏽\u200d🚀"),
        (STORY, "a\r\nb", None, 3, "a\nb"),
        (STORY, "a\r\nbc", None, 3, ("too_long", {"n": 4, "least": 0, "most": 3, "over": 1})),
        (STORY, "x\r\n" * 20_000, None, 3, ("too_long", {"n": 40_000, "least": 0, "most": 3, "over": 39_997})),
    ],
)
def test_bounds(asked: Question, typed: Any, low: Value | None, high: Value | None, expected: Any) -> None:
    assert read(asked, typed, low, high) == expected


def test_a_bound_of_the_type_itself_puts_the_fault_on_the_year_and_one_of_the_author_on_the_date() -> None:
    kind = type_of("date")
    early = parts(["1", "1", "1066"], kind.parts(DAY))
    assert kind.read(DAY, early, reading()) == Problem(
        "asked", "date.after_or_same", ("year",), {"min": date(1900, 1, 1)}
    )
    assert kind.read(DAY, early, reading(date(1950, 1, 1))) == Problem(
        "asked", "date.after_or_same", (), {"min": date(1950, 1, 1)}
    )


@pytest.mark.parametrize(
    ("sent", "low", "high", "expected"),
    [
        (["a"], 2, None, ("too_few", {"least": 2})),
        (["a", "b"], 2, None, ("a", "b")),
        (["a", "b", "c"], None, 2, ("too_many", {"most": 2})),
    ],
)
def test_bounds_of_choices_count_what_is_ticked(sent: list[str], low: int, high: int, expected: Any) -> None:
    asked = question("choices", options={"a": "A", "b": "B", "c": "C"})
    found = type_of("choices").read(asked, {"": sent}, reading(low, high))
    assert ((found.rule, found.params) if isinstance(found, Problem) else found) == expected


def test_bounds_hold_for_values_that_a_program_gives() -> None:
    given = {"integer": 15, "decimal": 15.0, "money": 15, "date": date(2020, 1, 1), "text": "ab"}
    lows: dict[str, Value] = {
        "integer": 16, "decimal": Fraction(16), "money": 1600, "date": date(2021, 1, 1), "text": 3
    }  # fmt: skip
    rules = {
        name: found.rule
        for name, value in given.items()
        if isinstance(found := type_of(name).parse(question(name), value, reading(lows[name])), Problem)
    }
    assert rules == {
        "integer": "too_low",
        "decimal": "too_low",
        "money": "too_low",
        "date": "date.after_or_same",
        "text": "too_short",
    }


def test_bounds_are_of_the_answers_kind_or_count() -> None:
    kinds = {name: type_of(name).bound_kind(question(name)) for name in ("integer", "decimal", "money", "date", "text")}
    assert kinds == {
        "integer": Integer(), "decimal": Decimal(2), "money": Money(), "date": Date(), "text": Integer()
    }  # fmt: skip


def test_a_type_tells_the_bounds_that_it_holds_an_answer_to() -> None:
    assert type_of("integer").bounds(NUMBER, reading(high=9)) == (-(10**9), 9)
    assert type_of("money").bounds(RENT, reading()) == (0, 99_999_999_999)
    assert type_of("date").bounds(DAY, reading()) == (date(1900, 1, 1), date(2199, 12, 31))
    assert type_of("long_text").bounds(STORY, reading(low=5)) == (5, 2000)
    assert type_of("yes_no").bounds(question("yes_no"), reading()) == (None, None)

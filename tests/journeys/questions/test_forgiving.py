"""What people type is understood, or refused by the rule that says why."""

from __future__ import annotations

from typing import Any

import pytest

from journeys.questions import all_types, type_of
from journeys.questions.base import Problem
from tests.journeys.questions.forgiving import TABLES, No, Table
from tests.journeys.questions.given import parts, question, reading

CASES = [
    pytest.param(table, typed, expected, id=f"{name.lower()}-{typed!a:.60}")
    for name, table in TABLES.items()
    for typed, expected in table.rows
]


@pytest.mark.parametrize(("table", "typed", "expected"), CASES)
def test_what_was_typed_is_understood(table: Table, typed: Any, expected: Any) -> None:
    kind = type_of(table.question.type)
    read = kind.read(table.question, parts(typed, kind.parts(table.question)), reading(**table.journey))
    if isinstance(read, Problem):
        assert No(read.rule, read.parts) == expected
    else:
        assert (read, type(read)) == (expected, type(expected))


def test_the_table_is_as_long_as_promised_and_leaves_no_typed_type_out() -> None:
    assert len(CASES) >= 800
    assert {table.question.type for table in TABLES.values()} == set(all_types()) - {"choices", "file"}


OPTIONS = {"english": "English", "welsh": "Welsh", "none": "None of these"}


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([], None),
        ([""], None),
        (["french"], None),
        (["welsh"], ("welsh",)),
        (["welsh", "english"], ("english", "welsh")),
        (["welsh", "welsh", "french"], ("welsh",)),
        (["none"], ("none",)),
        (["none", "welsh"], "none.and.other"),
    ],
)
def test_ticked_options_come_in_the_order_they_are_shown(sent: list[str], expected: Any) -> None:
    asked = question("choices", options=OPTIONS, alone="none")
    read = type_of("choices").read(asked, {"": sent}, reading())
    assert (read.rule if isinstance(read, Problem) else read) == expected


def test_a_control_that_was_sent_twice_counts_once() -> None:
    assert type_of("integer").read(question("integer"), {"": ["", "30"]}, reading()) == 30

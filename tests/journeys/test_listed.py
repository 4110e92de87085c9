"""CSV files: what is read, and what is refused with its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.listed import read_table


def told(text: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(fault.message, fault.primary.spot.route) for fault in read_table("t.csv", text).faults]


def test_cells_are_trimmed_and_blank_lines_and_comments_left_out() -> None:
    table = read_table(
        "t.csv", '\ufeffid , label\n# note\n\nbonaire,"Bonaire, Sint ""Eustatius"""\r\n  sark , Sark\n,\n'
    )
    assert table.faults == ()
    assert table.columns == ("id", "label")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["bonaire", 'Bonaire, Sint "Eustatius"'],
        ["sark", "Sark"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("This file is empty", ("t.csv", 0))]),
        ("a;b\n1;2\n", [("The columns of this file are parted by semicolons", ("t.csv", 0))]),
        ("a\tb\n", [("The columns of this file are parted by tabs", ("t.csv", 0))]),
        ("a,a\n1,2\n", [("Two columns are named `a`", ("t.csv", 0, "a"))]),
        ("a,\n1,2\n", [("Column 2 has no name", ("t.csv", 0))]),
        ("a,b\n1\n", [("This row has 1 cell, fewer than the 2 of the header", ("t.csv", 1))]),
        ("a,b\n1,2\n1,2,3\n", [("This row has 3 cells, more than the 2 of the header", ("t.csv", 2))]),
        ("a,b\n\udcff,1\n", [("This file is not UTF-8 text", ("t.csv", 0))]),
        ("a,b\n\x00,1\n", [("This file is not text", ("t.csv", 0))]),
    ],
)
def test_what_is_wrong_is_told_with_its_row(text: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert told(text) == expected


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8).map(
    lambda text: text.strip() or "x"
)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b", "c"), *rows])
    table = read_table("t.csv", file.getvalue())
    assert table.faults == ()
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        tuple(cell.strip() for cell in row) for row in rows
    ]


@given(st.text(st.sampled_from('ab,"\n\r# ;\t£'), max_size=60))
def test_no_text_makes_reading_raise(text: str) -> None:
    table = read_table("t.csv", text)
    for number, row in enumerate(table.rows, 1):
        for cell, name in zip(row, table.columns, strict=False):
            line, start, end = table.place(number, name)
            assert 0 <= line < len(table.lines)
            assert start <= end
            assert cell.line <= len(table.lines)

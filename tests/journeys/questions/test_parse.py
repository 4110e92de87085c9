"""What authors write in scenarios and programs give to `walk`, by type."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from journeys.questions import type_of
from journeys.questions.base import Problem
from tests.journeys.questions.given import question, reading

VEHICLES = {"car": "Car", "moped": "Moped"}


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("integer", 30, 30),
        ("integer", 30.0, 30),
        ("integer", "30", 30),
        ("integer", 30.5, "not_whole"),
        ("integer", True, "not_number"),
        ("integer", [30], "not_number"),
        ("integer", float("nan"), "not_number"),
        ("integer", float("inf"), "not_number"),
        ("integer", 10**40, "too_high"),
        ("integer", -(10**4000), "too_low"),
        ("decimal", 0.1, Fraction(1, 10)),
        ("decimal", 3, Fraction(3)),
        ("decimal", "0.1", Fraction(1, 10)),
        ("decimal", Fraction(1, 3), "not_number"),
        ("decimal", 1e-7, "too_many_decimals"),
        ("decimal", 1.234, "too_many_decimals"),
        ("money", 20000, 2_000_000),
        ("money", 20000.5, 2_000_050),
        ("money", "£20,000", 2_000_000),
        ("money", "20000.50", 2_000_050),
        ("money", Decimal("19.99"), 1999),
        ("money", -5, "too_low"),
        ("money", 0.001, "not_money"),
        ("money", {"amount": 5}, "not_money"),
        ("date", "2012-05-01", date(2012, 5, 1)),
        ("date", "1 May 2012", date(2012, 5, 1)),
        ("date", "1/5/2012", date(2012, 5, 1)),
        ("date", date(2012, 5, 1), date(2012, 5, 1)),
        ("date", datetime(2012, 5, 1, 12, 30), date(2012, 5, 1)),
        ("date", {"day": 1, "month": "May", "year": 2012}, date(2012, 5, 1)),
        ("date", {"day": 1, "year": 2012}, "date.incomplete"),
        ("date", 2012, "date.not_real"),
        ("date", "someday", "date.incomplete"),
        ("yes_no", "yes", True),
        ("yes_no", "No", False),
        ("yes_no", True, True),
        ("yes_no", False, False),
        ("yes_no", "true", "yesno.boolean"),
        ("yes_no", 1, "yesno.boolean"),
        ("choice", "car", "car"),
        ("choice", "Moped", "moped"),
        ("choice", "bus", "not_in_list"),
        ("choice", True, "not_in_list"),
        ("choices", ["moped", "car"], ("car", "moped")),
        ("choices", "car, moped", ("car", "moped")),
        ("choices", "Moped", ("moped",)),
        ("choices", [], None),
        ("choices", ["car", "bus"], "not_in_list"),
        ("choices", 7, "not_in_list"),
        ("text", 12345, "12345"),
        ("text", ["a"], "not_text"),
        ("text", True, "not_text"),
        ("email", "name@example.com", "name@example.com"),
        ("phone", "01632 960 142", "01632 960 142"),
        ("name", "Ann", "Ann"),
        (
            "address",
            {"line1": "12 Tannery Row", "town": "Northmere", "postcode": "nm3 5qt"},
            {"line1": "12 Tannery Row", "town": "Northmere", "postcode": "NM3 5QT"},
        ),
        (
            "address",
            "12 Tannery Row, Flat 4, Northmere, NM3 5QT",
            {"line1": "12 Tannery Row", "line2": "Flat 4", "town": "Northmere", "postcode": "NM3 5QT"},
        ),
        ("address", "12 Tannery Row", "incomplete"),
        ("address", ["12 Tannery Row"], "not_text"),
        ("declaration", True, True),
        ("declaration", "yes", True),
        ("declaration", False, None),
        ("declaration", "no", None),
    ],
)
def test_a_written_answer_is_read(name: str, given: Any, expected: Any) -> None:
    asked = question(name, options=VEHICLES if name.startswith("choice") else None)
    found = type_of(name).parse(asked, given, reading())
    assert (found.rule if isinstance(found, Problem) else found) == expected


@pytest.mark.parametrize("name", ["yes_no", "declaration"])
@pytest.mark.parametrize("given", [True, False])
def test_true_in_a_scenario_is_a_problem_because_an_officer_reads_yes(name: str, given: bool) -> None:
    found = type_of(name).parse(question(name), given, reading(strict=True))
    assert found == Problem("asked", "yesno.boolean")


def test_typed_numbers_mean_the_same_in_every_language() -> None:
    read = {
        language: type_of("decimal").parse(
            question("decimal", settings={"places": 3}), 1.234, reading(language=language)
        )
        for language in ("en", "de", "fr", "ar")
    }
    assert set(read.values()) == {Fraction(617, 500)}

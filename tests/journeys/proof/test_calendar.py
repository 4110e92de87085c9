"""Dates as formulas say the same as dates as values, for single days and for whole years of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest
import z3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeys.expressions import dates
from journeys.expressions.known import NotKnown
from journeys.proof import calendar
from journeys.proof.calendar import Day
from tests.journeys.proof.terms import Given, date_of

LIVED = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SHARP = st.builds(
    lambda year, month_day: date(year, *month_day) if month_day != (2, 29) else date(year, 3, 1) - timedelta(1),
    st.sampled_from([1, 2, 4, 1899, 1900, 1999, 2000, 2001, 2004, 2100, 2200, 9996, 9998, 9999]),
    st.sampled_from([(1, 1), (1, 31), (2, 27), (2, 28), (2, 29), (3, 1), (3, 31), (4, 30), (12, 30), (12, 31)]),
)
DAYS = LIVED | SHARP | st.dates()
MONTHS = st.integers(-40, 40) | st.integers(-2400, 2400)
SPANS = st.integers(-800, 800) | st.integers(-100_000, 100_000)
RULES = st.booleans()
WORDS = ("before", "after", "on or before", "on or after")
WAYS = ("written down", "year, month and day", "its number")
MANY = settings(max_examples=250)

ENDS = [
    day
    for year in (1900, 1999, 2000, 2001, 2100)
    for day in (date(year, 1, 1) + timedelta(number) for number in range(365 + (year == 2000)))
    if day.day in (1, 2, 27, 28, 29, 30, 31)
]
"""All days around the ends of months, in years with and without a 29 February."""


@cache
def the_day(name: str, way: str, first: int = 1, last: int = 9999, on: date = date(2000, 1, 1)) -> Day:
    """A day as a formula, in one of the ways in which a formula can hold it."""
    if way == "written down":
        return calendar.written(on)
    if way == "its number":
        return calendar.counted(z3.Int(f"{name}n"), first, last)
    return Day(*(z3.Int(f"{name}{part}") for part in "ymd"), None, first, last)


def at(**given: date | int) -> Given:
    """Values for the variables of days, of plain numbers, and of yes or no."""
    found: dict[str, int] = {}
    for name, value in given.items():
        if isinstance(value, date):
            parts = {"y": value.year, "m": value.month, "d": value.day, "n": value.toordinal()}
            found |= {f"{name}{part}": each for part, each in parts.items()}
        else:
            found[name] = value
    return Given(**found)


def years(day: date) -> tuple[int, int]:
    """Years that a day is said to lie between: those of living people where it does."""
    return (1900, 2199) if 1900 <= day.year <= 2199 else (1, 9999)


def known(make: Callable[[], Any]) -> Any:
    """A value, or None where it is not known."""
    try:
        return make()
    except NotKnown:
        return None


def told(found: tuple[Any, Day], given: Given) -> date | None:
    """A date that may not be known."""
    return date_of(found[1], given) if given(found[0]) else None


@pytest.mark.parametrize("way", WAYS)
@MANY
@given(DAYS)
@example(date(1, 1, 1))
@example(date(9999, 12, 31))
def test_a_day_has_the_same_number_and_the_same_parts(way: str, day: date) -> None:
    found = the_day("a", way, *years(day), day)
    there = at(a=day)
    assert date_of(found, there) == day
    assert there(calendar.key(found)) == 372 * day.year + 31 * day.month + day.day


@pytest.mark.parametrize("year", [1600, 1899, 1900, 1999, 2000, 2001, 2004, 2100, 2400])
def test_a_year_is_as_long_as_it_is(year: int) -> None:
    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    assert calendar.leap(year) is (days == 366)
    assert Given(year=year)(calendar.leap(z3.Int("year"))) is (days == 366)
    assert calendar.days_before(year) == date(year, 1, 1).toordinal() - 1
    for month in range(1, 13):
        long = ((date(year, month, 28) + timedelta(4)).replace(day=1) - date(year, month, 1)).days
        assert calendar.length(year, month) == long
        assert Given(year=year, month=month)(calendar.length(z3.Int("year"), z3.Int("month"))) == long


@pytest.mark.parametrize("op", ["is", "is not", "before", "on or before", "after", "on or after", "<", "<=", ">", ">="])
@settings(max_examples=60)
@given(DAYS, DAYS, st.sampled_from(WAYS), st.sampled_from(WAYS))
def test_two_days_compare_as_they_do(op: str, one: date, two: date, way: str, other: str) -> None:
    from journeys.proof.numbers import _holds as plainly

    for right in (two, one, one + timedelta(1) if one < date.max else one):
        found = calendar.compared(op, the_day("a", way, on=one), the_day("b", other, on=right))
        assert at(a=one, b=right)(found) is plainly(op, one, right)


@cache
def _moved(way: str, march: bool, ends: tuple[int, int], open: bool) -> tuple[Any, Day]:
    least = (None, None) if open else (-2400, 2400)
    return calendar.moved(the_day("a", way, *ends), z3.Int("months"), z3.Int("days"), march, least)


@pytest.mark.parametrize("way", WAYS[1:])
@MANY
@given(DAYS, MONTHS, SPANS, RULES, st.booleans())
@example(date(2000, 2, 29), 12, 0, True, True)
@example(date(2000, 2, 29), 12, 0, False, True)
@example(date(2000, 2, 29), -1200, 366, True, False)
@example(date(9999, 12, 31), 1, 0, True, True)
@example(date(9999, 12, 31), 0, 1, True, True)
@example(date(1, 1, 1), 0, -1, True, True)
@example(date(1, 1, 1), -1, 31, True, True)
def test_a_day_moves_by_months_and_days(way: str, day: date, months: int, days: int, march: bool, open: bool) -> None:
    expected = known(lambda: dates.moved(day, months, days, march))
    there = at(a=day, months=months, days=days)
    by_numbers = calendar.moved(calendar.written(day), months, days, march, (months, months))
    assert told(by_numbers, there) == expected
    assert told(_moved(way, march, years(day), open), there) == expected


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=100)
@given(DAYS, MONTHS, SPANS, RULES)
@example(date(2000, 2, 29), 12, 0, True)
@example(date(2000, 1, 31), 0, 100_000, True)
@example(date(2199, 12, 31), 24, -100_000, False)
def test_a_day_moves_by_so_many_months_and_days(way: str, day: date, months: int, days: int, march: bool) -> None:
    expected = known(lambda: dates.moved(day, months, days, march))
    there = at(a=day, months=months, days=days)
    moved = calendar.moved(the_day("a", way, *years(day), day), months, days, march, (months, months))
    assert told(moved, there) == expected
    if way == "written down":
        open = calendar.moved(calendar.written(day), z3.Int("months"), z3.Int("days"), march, (None, None))
        assert told(open, there) == expected


@pytest.mark.parametrize("march", [True, False])
def test_every_month_end_moves_by_every_number_of_months(march: bool) -> None:
    for day, months in product(ENDS, range(-26, 27)):
        known, found = calendar.moved(calendar.written(day), months, 0, march, (months, months))
        assert known is True
        assert found.known == dates.moved(day, months, 0, march)


@cache
def _formula(of: str, one: str, two: str, march: bool, ends: tuple[int, int]) -> Any:
    return getattr(calendar, of)(the_day("a", one, *ends), the_day("b", two, *ends), march)


PAIRS = [("year, month and day", "year, month and day"), ("its number", "year, month and day"), ("its number",) * 2]


@pytest.mark.parametrize(("one", "two"), PAIRS)
@pytest.mark.parametrize("of", ["age", "complete_months"])
@settings(max_examples=200)
@given(DAYS, DAYS, RULES)
@example(date(2000, 2, 29), date(2001, 2, 28), True)
@example(date(2000, 2, 29), date(2001, 2, 28), False)
@example(date(2000, 2, 29), date(2100, 2, 28), True)
@example(date(2000, 1, 31), date(2000, 2, 29), True)
@example(date(2000, 3, 31), date(2000, 2, 29), True)
def test_complete_years_and_months_between_two_days(
    of: str, one: str, two: str, start: date, end: date, march: bool
) -> None:
    expected = getattr(dates, of)(start, end, march)
    assert getattr(calendar, of)(calendar.written(start), calendar.written(end), march) == expected
    assert at(a=start, b=end)(_formula(of, one, two, march, (1, 9999))) == expected


@pytest.mark.parametrize("march", [True, False])
def test_ages_and_months_at_every_month_end(march: bool) -> None:
    for start, end in product([*ENDS[::3], date(2000, 2, 29)], ENDS):
        one, two = calendar.written(start), calendar.written(end)
        assert calendar.age(one, two, march) == dates.age(start, end, march)
        assert calendar.complete_months(one, two, march) == dates.complete_months(start, end, march)
        assert calendar.between(two, one) == (end - start).days


@cache
def _weekday(weekday: int, word: str, way: str, ends: tuple[int, int]) -> tuple[Any, Day]:
    return calendar.nearest_weekday(weekday, word, the_day("a", way, *ends))


@pytest.mark.parametrize("word", WORDS)
@settings(max_examples=200)
@given(DAYS, st.integers(0, 6), st.sampled_from(WAYS))
@example(date(1, 1, 1), 6, "its number")
@example(date(1, 1, 1), 0, "year, month and day")
@example(date(9999, 12, 31), 5, "its number")
@example(date(9999, 12, 31), 4, "written down")
def test_the_nearest_weekday(word: str, day: date, weekday: int, way: str) -> None:
    expected = known(lambda: dates.nearest_weekday(weekday, word, day))
    if way == "written down":
        found = calendar.nearest_weekday(weekday, word, calendar.written(day))
    else:
        found = _weekday(weekday, word, way, years(day))
    assert told(found, at(a=day)) == expected


@cache
def _yearday(month: int, number: int, word: str, way: str, ends: tuple[int, int]) -> tuple[Any, Day]:
    return calendar.nearest_yearday(month, number, word, the_day("a", way, *ends))


@pytest.mark.parametrize("word", WORDS)
@settings(max_examples=200)
@given(DAYS, st.sampled_from([(1, 1), (1, 31), (2, 28), (2, 29), (3, 1), (6, 30), (12, 31)]), st.sampled_from(WAYS))
@example(date(1, 1, 1), (1, 1), "its number")
@example(date(1, 1, 1), (2, 29), "year, month and day")
@example(date(9999, 12, 31), (12, 31), "its number")
@example(date(2001, 2, 28), (2, 29), "year, month and day")
def test_the_nearest_day_of_a_year(word: str, day: date, yearday: tuple[int, int], way: str) -> None:
    expected = known(lambda: dates.nearest_yearday(*yearday, word, day))
    if way == "written down":
        found = calendar.nearest_yearday(*yearday, word, calendar.written(day))
    else:
        found = _yearday(*yearday, word, way, years(day))
    assert told(found, at(a=day)) == expected


@settings(max_examples=200)
@given(DAYS, DAYS, st.sampled_from(WAYS), st.sampled_from(WAYS), st.booleans())
def test_one_of_two_days(one: date, two: date, way: str, other: str, chosen: bool) -> None:
    a, b = the_day("a", way, *years(one), one), the_day("b", other, *years(two), two)
    there = at(a=one, b=two, test=chosen)
    assert date_of(calendar.select(z3.Bool("test"), a, b), there) == (one if chosen else two)
    assert date_of(calendar.select(chosen, a, b), there) == (one if chosen else two)
    assert there(calendar.between(a, b)) == (one - two).days


@settings(max_examples=200)
@given(LIVED, st.integers(0, 4000), st.integers(1890, 2210), st.integers(0, 14), st.integers(0, 33))
def test_a_variable_is_a_real_date_between_two_others(
    first: date, long: int, year: int, month: int, number: int
) -> None:
    last = first + timedelta(long)
    day, real = calendar.variable("a", first, last)
    tried = (year, month, number)
    try:
        expected = first <= date(*tried) <= last
    except ValueError:
        expected = False
    assert Given(**{"a year": year, "a month": month, "a day": number})(real) is expected
    if expected:
        assert day.first <= year <= day.last

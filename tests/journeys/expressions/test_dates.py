"""Civil dates: the laws of adding, and the days that people argue about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.expressions import dates
from journeys.expressions.known import NotKnown

DAYS = st.dates(date(1890, 1, 1), date(2210, 12, 31))
LEAPS = st.booleans()


@given(DAYS, DAYS, st.integers(-120, 120), LEAPS)
def test_an_age_is_reached_on_the_day_that_many_years_later(born: date, day: date, years: int, leap: bool) -> None:
    reached = dates.moved(born, 12 * years, 0, leap) <= day
    assert (dates.age(born, day, leap) >= years) == reached


@given(DAYS, DAYS, LEAPS)
def test_complete_months_are_the_most_that_fit(start: date, end: date, leap: bool) -> None:
    months = dates.complete_months(start, end, leap)
    assert dates.moved(start, months, 0, leap) <= end < dates.moved(start, months + 1, 0, leap)


@given(DAYS, DAYS, LEAPS)
def test_complete_years_are_complete_months_by_twelve(start: date, end: date, leap: bool) -> None:
    assert dates.age(start, end, leap) == dates.complete_months(start, end, leap) // 12


@given(DAYS, DAYS)
def test_complete_weeks_are_the_most_that_fit(start: date, end: date) -> None:
    weeks = dates.complete_weeks(start, end)
    assert start + timedelta(7 * weeks) <= end < start + timedelta(7 * weeks + 7)


@given(DAYS, st.integers(-600, 600), st.integers(-600, 600), LEAPS)
def test_a_later_day_moved_is_never_earlier(day: date, months: int, days: int, leap: bool) -> None:
    assert dates.moved(day, months, days, leap) <= dates.moved(day + timedelta(1), months, days, leap)


@given(DAYS, st.integers(-600, 600), LEAPS)
def test_a_day_keeps_its_number_unless_the_month_lacks_it(day: date, months: int, leap: bool) -> None:
    moved = dates.moved(day, months, 0, leap)
    if (day.month, day.day) == (2, 29) and (moved.month, moved.day) == (3, 1):
        assert leap
    else:
        assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)


@given(DAYS, st.integers(0, 6), st.sampled_from(["before", "after", "on or before", "on or after"]))
def test_the_nearest_weekday_is_near_and_on_the_right_side(day: date, weekday: int, word: str) -> None:
    found = dates.nearest_weekday(weekday, word, day)
    assert found.weekday() == weekday
    apart = (found - day).days
    assert (
        apart
        in {
            "before": range(-7, 0),
            "on or before": range(-6, 1),
            "after": range(1, 8),
            "on or after": range(7),
        }[word]
    )


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_day_of_the_year_is_within_a_year(day: date, month: int, number: int) -> None:
    for word, least, most in (
        ("before", -366, -1),
        ("on or before", -365, 0),
        ("after", 1, 366),
        ("on or after", 0, 365),
    ):
        found = dates.nearest_yearday(month, number, word, day)
        assert (found.month, found.day) == (month, number)
        assert least <= (found - day).days <= most


@pytest.mark.parametrize(
    ("day", "months", "leap", "moved"),
    [
        (date(2000, 2, 29), 15 * 12 + 9, True, date(2015, 11, 29)),
        (date(2027, 1, 31), 1, True, date(2027, 2, 28)),
        (date(2027, 1, 31), 2, True, date(2027, 3, 31)),
        (date(2027, 1, 29), 1, True, date(2027, 2, 28)),
        (date(2008, 2, 29), 12 * 18, True, date(2026, 3, 1)),
        (date(2008, 2, 29), 12 * 18, False, date(2026, 2, 28)),
        (date(2008, 2, 29), 12 * 20, True, date(2028, 2, 29)),
        (date(2008, 2, 29), -1, True, date(2008, 1, 29)),
        (date(2008, 3, 31), -1, True, date(2008, 2, 29)),
    ],
)
def test_days_that_a_month_lacks(day: date, months: int, leap: bool, moved: date) -> None:
    assert dates.moved(day, months, 0, leap) == moved


def test_born_on_29_february_is_of_age_on_1_march_or_28_february() -> None:
    born = date(2008, 2, 29)
    assert [dates.age(born, date(2026, 2, 28), leap) for leap in (True, False)] == [17, 18]
    assert [dates.age(born, date(2026, 3, 1), leap) for leap in (True, False)] == [18, 18]
    assert [dates.age(born, date(2028, 2, 28), leap) for leap in (True, False)] == [19, 19]


def test_before_birth_an_age_is_negative() -> None:
    assert dates.age(date(2027, 5, 1), date(2026, 11, 22)) == -1


@pytest.mark.parametrize(
    "beyond",
    [
        lambda: dates.moved(date(9999, 12, 1), 1, 0),
        lambda: dates.moved(date(1, 1, 1), -1, 0),
        lambda: dates.moved(date(9999, 12, 31), 0, 1),
        lambda: dates.moved(date(2026, 1, 1), 10**12, 0),
        lambda: dates.moved(date(2026, 1, 1), 0, 10**30),
        lambda: dates.nearest_weekday(0, "after", date(9999, 12, 31)),
        lambda: dates.nearest_yearday(1, 1, "before", date(1, 1, 1)),
    ],
)
def test_a_date_beyond_the_calendar_is_not_known(beyond) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotKnown):
        beyond()

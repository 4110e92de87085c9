"""Civil dates as formulas, exactly as `journeys.expressions.dates` reckons: 29 February and short months included.

A date is its year, month and day. Two dates compare by the key `372 * year + 31 * month + day`, which orders days as
the calendar does and needs no leap years; only spans in days need to count them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import z3

from journeys.proof.logic import Term, Truth, both, choose, either, equal, floor_div, no, remainder

LAST_DAY = date.max.toordinal()
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_SHORT = (4, 6, 9, 11)


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date. One that was found by counting days has only its `number` (`date.toordinal`), and gets its parts
    when something asks for them; one that is written down is `known`."""

    year: Term = 0
    month: Term = 0
    day: Term = 0
    number: Term | None = None
    first: int = 1
    last: int = 9999
    known: date | None = None


def written(day: date) -> Day:
    """A date that is the same for everybody."""
    return Day(day.year, day.month, day.day, day.toordinal(), day.year, day.year, day)


def variable(name: str, first: date, last: date) -> tuple[Day, Truth]:
    """A date between two others, with what makes its parts a real one."""
    year, month, number = (z3.Int(f"{name} {part}") for part in ("year", "month", "day"))
    found = Day(year, month, number, None, first.year, last.year)
    real = both(
        year >= first.year, year <= last.year, month >= 1, month <= 12, number >= 1, number <= length(year, month)
    )
    low = True if (first.month, first.day) == (1, 1) else compared(">=", found, written(first))
    high = True if (last.month, last.day) == (12, 31) else compared("<=", found, written(last))
    return found, both(real, low, high)


def leap(year: Term) -> Truth:
    """Whether a year has a 29 February."""
    fourth, century, fourth_century = (equal(remainder(year, by), 0) for by in (4, 100, 400))
    return both(fourth, either(no(century), fourth_century))


def length(year: Term, month: Term) -> Term:
    """How many days a month has."""
    february = choose(leap(year), 29, 28)
    return choose(equal(month, 2), february, choose(either(*(equal(month, short) for short in _SHORT)), 30, 31))


def key(day: Day) -> Term:
    """What orders dates as the calendar does."""
    there = parts(day)
    return 372 * there.year + 31 * there.month + there.day


def compared(op: str, one: Day, two: Day) -> Truth:
    """`one op two` of two dates; by their numbers where one has nothing else."""
    by_number = one.year is None or two.year is None
    left, right = (ordinal(one), ordinal(two)) if by_number else (key(one), key(two))
    match op:
        case "is":
            return equal(left, right)
        case "is not":
            return no(equal(left, right))
        case "<" | "before":
            return left < right
        case "<=" | "on or before":
            return left <= right
        case ">" | "after":
            return left > right
        case _:
            return left >= right


def ordinal(day: Day) -> Term:
    """Days counted from 1 January of the year 1, which is 1."""
    if day.number is not None:
        return day.number
    return days_before(day.year) + _before_month(day.year, day.month) + day.day


def days_before(year: Term) -> Term:
    """The days of all years before one."""
    past = year - 1
    return 365 * past + floor_div(past, 4) - floor_div(past, 100) + floor_div(past, 400)


def _before_month(year: Term, month: Term) -> Term:
    found: Term = _BEFORE_MONTH[11]
    for number in range(11, 0, -1):
        found = choose(equal(month, number), _BEFORE_MONTH[number - 1], found)
    return found + choose(both(month > 2, leap(year)), 1, 0)


def counted(number: Term, first: int = 1, last: int = 9999) -> Day:
    """The date of a number of days; `first` and `last` are years that it lies between."""
    if isinstance(number, int):
        return written(date.fromordinal(number))
    return Day(None, None, None, number, first, last)


def parts(day: Day) -> Day:
    """The same date with year, month and day.

    Worked out from its number with years that begin in March, so that the leap day comes last.
    """
    if day.year is not None:
        return day
    assert day.number is not None
    since = day.number + 305  # days since 1 March of the year 0, which is day 0
    era = floor_div(since, 146097)
    of_era = since - 146097 * era
    year_of_era = floor_div(
        of_era - floor_div(of_era, 1460) + floor_div(of_era, 36524) - floor_div(of_era, 146096), 365
    )
    of_year = of_era - (365 * year_of_era + floor_div(year_of_era, 4) - floor_div(year_of_era, 100))
    from_march = floor_div(5 * of_year + 2, 153)
    number = of_year - floor_div(153 * from_march + 2, 5) + 1
    month = choose(from_march < 10, from_march + 3, from_march - 9)
    year = year_of_era + 400 * era + choose(from_march < 10, 0, 1)
    return Day(year, month, number, day.number, day.first, day.last)


def moved(day: Day, months: Term, days: Term, march: bool, least: tuple[int | None, int | None]) -> tuple[Truth, Day]:
    """A date moved by months and then by days, and when that can be known (it stays in the years 1 to 9999).

    `march`: a 29 February that its new year lacks becomes 1 March, else 28 February. `least` bounds the months.
    """
    known: Truth = True
    if not (isinstance(months, int) and months == 0):
        known, day = _by_months(day, months, march, least)
    if isinstance(days, int) and days == 0:
        return known, day
    number = ordinal(day) + days
    if isinstance(number, int):
        if not 1 <= number <= LAST_DAY:
            return False, day
        return known, written(date.fromordinal(number))
    if isinstance(days, int) and day.first - 1 - abs(days) // 365 > 1 and day.last + 1 + abs(days) // 365 < 9999:
        slack = abs(days) // 365 + 1
        return known, counted(number, day.first - slack, day.last + slack)
    return both(known, number >= 1, number <= LAST_DAY), counted(number)


def _by_months(day: Day, months: Term, march: bool, least: tuple[int | None, int | None]) -> tuple[Truth, Day]:
    there = parts(day)
    if isinstance(months, int) and months % 12 == 0:
        year, month = there.year + months // 12, there.month
    else:
        count = 12 * there.year + there.month - 1 + months
        year, month = floor_div(count, 12), remainder(count, 12) + 1
    low, high = least
    first = 1 if low is None else there.first + low // 12 - 1
    last = 9999 if high is None else there.last + high // 12 + 1
    inside = low is not None and high is not None and first >= 1 and last <= 9999
    known: Truth = True if inside else both(year >= 1, year <= 9999)
    bounds = max(first, 1), min(last, 9999)
    if isinstance(there.day, int) and there.day <= 28:
        moved_on = Day(year, month, there.day, None, *bounds)
    else:
        longest = length(year, month)
        was_leap_day = both(equal(there.month, 2), equal(there.day, 29))
        over = there.day > longest
        to_march = both(march, was_leap_day, over)
        moved_on = Day(
            year,
            choose(to_march, 3, month),
            choose(to_march, 1, choose(over, longest, there.day)),
            None,
            *bounds,
        )
    return known, _settled(moved_on)


def _settled(day: Day) -> Day:
    """A date whose parts have all come out as plain numbers, as one that is written down."""
    if isinstance(day.year, int) and isinstance(day.month, int) and isinstance(day.day, int):
        return written(date(day.year, day.month, day.day)) if 1 <= day.year <= 9999 else day
    return day


def age(born: Day, day: Day, march: bool) -> Term:
    """Complete years between two dates, as `dates.age` counts them."""
    one, two = parts(born), parts(day)
    had = either(two.month > one.month, both(equal(two.month, one.month), two.day >= one.day))
    if not march:
        leap_day = both(equal(one.month, 2), equal(two.month, 2), equal(two.day, 28), equal(one.day, 29))
        had = either(had, both(leap_day, no(leap(two.year))))
    return two.year - one.year - choose(had, 0, 1)


def complete_months(start: Day, end: Day, march: bool) -> Term:
    """Complete months between two dates, as `dates.complete_months` counts them."""
    one, two = parts(start), parts(end)
    months = 12 * (two.year - one.year) + two.month - one.month
    longest = length(two.year, two.month)
    reached = either(two.day >= one.day, equal(two.day, longest))
    if march:
        leap_day = both(equal(one.month, 2), equal(one.day, 29), equal(two.month, 2), equal(longest, 28))
        reached = both(reached, no(leap_day))
    return months - choose(reached, 0, 1)


def nearest_weekday(weekday: int, word: str, day: Day) -> tuple[Truth, Day]:
    """The nearest such weekday, and when it can be known."""
    number = ordinal(day)
    here = remainder(number + 6, 7)  # 1 January of the year 1 was a Monday
    if word in ("before", "on or before"):
        back = remainder(here - weekday + 7, 7)
        away = choose(equal(back, 0), 7, back) if word == "before" else back
        return _near(day, number - away)
    ahead = remainder(weekday - here + 7, 7)
    away = choose(equal(ahead, 0), 7, ahead) if word == "after" else ahead
    return _near(day, number + away)


def _near(day: Day, number: Term) -> tuple[Truth, Day]:
    if isinstance(number, int):
        return (True, written(date.fromordinal(number))) if 1 <= number <= LAST_DAY else (False, day)
    if day.first > 1 and day.last < 9999:
        return True, counted(number, day.first - 1, day.last + 1)
    return both(number >= 1, number <= LAST_DAY), counted(number)


def nearest_yearday(month: int, number: int, word: str, day: Day) -> tuple[Truth, Day]:
    """The nearest such day of a year, and when it can be known; 29 February is the last of February elsewhere."""
    there = parts(day)
    this = _in_year(there.year, month, number, there.first, there.last)
    if word in ("before", "on or before"):
        stays = compared("before" if word == "before" else "on or before", this, there)
        year = choose(stays, there.year, there.year - 1)
    else:
        stays = compared("after" if word == "after" else "on or after", this, there)
        year = choose(stays, there.year, there.year + 1)
    found = _settled(_in_year(year, month, number, max(there.first - 1, 1), min(there.last + 1, 9999)))
    inside = there.first > 1 and there.last < 9999
    return True if inside else both(year >= 1, year <= 9999), found


def _in_year(year: Term, month: int, number: int, first: int, last: int) -> Day:
    day: Term = choose(leap(year), 29, 28) if (month, number) == (2, 29) else number
    return Day(year, month, day, None, first, last)


def select(test: Truth, one: Day, two: Day) -> Day:
    """One where the test holds, else two."""
    if test is True or test is False:
        return one if test else two
    bounds = min(one.first, two.first), max(one.last, two.last)
    if one.year is None or two.year is None:
        return Day(None, None, None, choose(test, ordinal(one), ordinal(two)), *bounds)
    year, month, number = (choose(test, a, b) for a, b in zip(_three(one), _three(two), strict=True))
    return Day(year, month, number, None, *bounds)


def _three(day: Day) -> tuple[Term, Term, Term]:
    return day.year, day.month, day.day


def between(one: Day, two: Day) -> Term:
    """Days from `two` to `one`, signed."""
    return ordinal(one) - ordinal(two)

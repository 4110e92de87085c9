"""Civil dates: adding durations, ages, whole months between, the nearest Sunday.

The rules of docs/language.md, Dates. Durations that are added to one date are summed first, then
months are moved once, then days. A day that its month lacks becomes the month's last day; only
29 February moved into a February without one follows the journey's `leap_birthday`.
All functions raise NotKnown where a date would leave the years 1 to 9999.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from journeys.expressions.known import NotKnown


def moved(day: date, months: int, days: int, leap_to_march: bool = True) -> date:
    """A date moved by months, then by days. `leap_to_march`: 29 February becomes 1 March, not 28 February."""
    if months:
        year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not 1 <= year <= 9999:
            raise NotKnown("a date beyond the calendar")
        month, number = month0 + 1, day.day
        if number > 28 and number > monthrange(year, month)[1]:
            if number == 29 and day.month == 2 and leap_to_march:
                month, number = 3, 1
            else:
                number = monthrange(year, month)[1]
        day = date(year, month, number)
    if days:
        try:
            day += timedelta(days)
        except OverflowError:
            raise NotKnown("a date beyond the calendar") from None
    return day


def age(born: date, day: date, leap_to_march: bool = True) -> int:
    """Complete years from `born` to `day`: the most n with `born` + n years on or before `day`."""
    years = day.year - born.year
    if day.month > born.month or (day.month == born.month and day.day >= born.day):
        return years
    if born.month == day.month == 2 and day.day == 28 and not leap_to_march and monthrange(day.year, 2)[1] == 28:
        return years  # born on the 29th, and has the birthday on the 28th this year
    return years - 1


def complete_months(start: date, end: date, leap_to_march: bool = True) -> int:
    """The most m with `start` + m months on or before `end`; negative when `end` is earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if moved(start, months, 0, leap_to_march) <= end else months - 1


def complete_weeks(start: date, end: date) -> int:
    """The most w with `start` + w weeks on or before `end`."""
    return (end - start).days // 7


def nearest_weekday(weekday: int, word: str, day: date) -> date:
    """The nearest such weekday (Monday is 0) before, after, on or before, on or after `day`."""
    if word in ("before", "on or before"):
        back = (day.weekday() - weekday) % 7
        return moved(day, 0, -(back or 7 if word == "before" else back))
    ahead = (weekday - day.weekday()) % 7
    return moved(day, 0, ahead or 7 if word == "after" else ahead)


def nearest_yearday(month: int, number: int, word: str, day: date) -> date:
    """The nearest such day of a year; 29 February is the last of February in other years."""
    this = _in_year(day.year, month, number)
    if word == "before":
        return this if this < day else _in_year(day.year - 1, month, number)
    if word == "on or before":
        return this if this <= day else _in_year(day.year - 1, month, number)
    if word == "after":
        return this if this > day else _in_year(day.year + 1, month, number)
    return this if this >= day else _in_year(day.year + 1, month, number)


def _in_year(year: int, month: int, number: int) -> date:
    if not 1 <= year <= 9999:
        raise NotKnown("a date beyond the calendar")
    return date(year, month, min(number, monthrange(year, month)[1]))

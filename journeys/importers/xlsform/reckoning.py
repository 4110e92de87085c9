"""Sums in conditions: answers, days and today, told apart so far that one answer stands alone on one side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from journeys.importers.conditions import Both, Compare, Condition, Either, FromToday, Operator, Other
from journeys.importers.xlsform.xpath import Call, Number, Pair, Ref, Text, Tree, XPathFault

TODAY = "\0today"
AGE_GUESS = "a span that was divided by a year's or month's days was taken for years or months of the calendar"
_SIGNS: Mapping[str, Operator] = {
    "=": "is", "!=": "is_not", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"
}  # fmt: skip
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
_YEAR = (Decimal(365), Decimal(366))
_MONTH = (Decimal(30), Decimal(31))
_EPOCH = date(1970, 1, 1)
_MANY = "it reckons with several answers at once"

Literal_ = str | Decimal | date | bool


def literal(tree: Tree) -> Literal_ | None:
    """The value that a tree is; None where it has to be worked out."""
    match tree:
        case Number(value):
            return value
        case Text(value):
            return value.strip()
        case Call("true", ()):
            return True
        case Call("false", ()):
            return False
        case Call("date" | "date-time", (Text(value),)):
            return _day(value)
        case Call("number" | "string" | "int", (inside,)):
            return literal(inside)
        case _:
            return None


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise XPathFault(f"{value!r} is no day", fault=True) from None


def compared_days(name: str, sign: str, value: Literal_) -> Condition:
    """A day compared with one that stands there."""
    if isinstance(value, Decimal):  # days since 1 January 1970, as XPath counts them
        try:
            value = _EPOCH + timedelta(days=int(value))
        except (OverflowError, ValueError):
            raise XPathFault(f"{value} is no day", fault=True) from None
    return Compare(name, _SIGNS[sign], _day(value) if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class Sum:
    """Answers, each times a number, and a number. Days count from 1 January 1970; `dated` says that one stood there."""

    parts: Mapping[str, Decimal] = field(default_factory=dict)
    rest: Decimal = Decimal(0)
    dated: bool = False

    def times(self, number: Decimal) -> Sum:
        """So many times as much."""
        return Sum({name: one * number for name, one in self.parts.items()}, self.rest * number, self.dated)

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        parts = dict(self.parts)
        for name, number in other.parts.items():
            parts[name] = parts.get(name, Decimal(0)) + number
        kept = {name: number for name, number in parts.items() if number}
        return Sum(kept, self.rest + other.rest, self.dated or other.dated)

    @staticmethod
    def difference(one: Sum, other: Sum) -> Sum:
        """What is above zero where the first is larger."""
        return one.plus(other.times(Decimal(-1)))

    def compared(self, sign: str, types: Mapping[str, str]) -> Condition:
        """The comparison of the sum with zero, as one of a single answer. XPathFault where none says it."""
        names = [name for name in self.parts if name != TODAY]
        if not names or len(names) > 2:
            raise XPathFault(_MANY if names else "it reads no answer")
        name = names[0]
        number = self.parts[name]
        if number < 0:
            sign, number = _TURNED[sign], -number
            alone = replace(self, parts={each: -one for each, one in self.parts.items()}, rest=-self.rest)
        else:
            alone = self
        days = types.get(name) == "date"
        if len(names) == 2:
            other = names[1]
            if alone.parts[other] != -number or alone.rest or TODAY in alone.parts:
                raise XPathFault(_MANY)
            return Compare(name, _SIGNS[sign], Other(other))
        bound = -alone.rest / number
        if days and number == 1:
            return _of_day(name, sign, bound, alone)
        if TODAY in alone.parts or alone.dated:
            raise XPathFault("it reckons with a day and with something that is none")
        if bound * number != -alone.rest:
            raise XPathFault("it would need a number without an end")
        return Compare(name, _SIGNS[sign], bound)


def _of_day(name: str, sign: str, bound: Decimal, whole: Sum) -> Condition:
    """A day compared with so many days from today, or with a day of the calendar."""
    if bound != bound.to_integral_value():
        if sign in ("=", "!="):
            raise XPathFault("it compares a day with a part of one")
        lower = sign in ("<", "<=")
        sign, bound = ("<=", Decimal(math.floor(bound))) if lower else (">=", Decimal(math.ceil(bound)))
    today = whole.parts.get(TODAY, Decimal(0))
    if abs(bound) > 200_000:
        raise XPathFault("it counts more days than a calendar has", fault=True)
    if today == -1:
        return Compare(name, _SIGNS[sign], FromToday(int(bound), "days"))
    if today == 0:
        return Compare(name, _SIGNS[sign], _EPOCH + timedelta(days=int(bound)))
    raise XPathFault("it counts today more than once")


def sum_of(tree: Tree) -> Sum:
    """A tree as a sum. XPathFault where it is none."""
    match tree:
        case Number(value):
            return Sum(rest=value)
        case Text(value):
            return _of_text(value)
        case Ref(name):
            return Sum({name: Decimal(1)})
        case Call("today" | "now", ()):
            return Sum({TODAY: Decimal(1)})
        case Call("date" | "date-time", (Text(value),)):
            return Sum(rest=Decimal((_day(value) - _EPOCH).days), dated=True)
        case Call("date" | "number" | "decimal-date-time" | "decimal-date", (Ref() | Call() as inside,)):
            return sum_of(inside)
        case Pair("+", left, right):
            return sum_of(left).plus(sum_of(right))
        case Pair("-", left, right):
            return Sum.difference(sum_of(left), sum_of(right))
        case Pair("*" | "div" as sign, left, right):
            one, other = sum_of(left), sum_of(right)
            if sign == "*" and not one.parts:
                one, other = other, one
            if other.parts or (sign == "div" and other.rest == 0):
                raise XPathFault(_MANY if other.parts else "it divides by zero", fault=not other.parts)
            return one.times(other.rest if sign == "*" else 1 / other.rest)
        case Call(name):
            raise XPathFault(f"no sentence says {name}()")
        case Pair(sign):
            raise XPathFault(f"no sentence says {sign!r} inside a sum")
        case _:
            raise XPathFault("it reckons with what is no number")


def _of_text(value: str) -> Sum:
    try:
        number = Decimal(value.strip())
    except ArithmeticError:
        return Sum(rest=Decimal((_day(value) - _EPOCH).days), dated=True)
    if not number.is_finite():
        raise XPathFault(f"it reckons with {value!r}", fault=True)
    return Sum(rest=number)


def age_of(left: Tree, right: Tree, sign: str) -> Condition | None:
    """`(today() - ${born}) div 365.25 >= 18` as a day of so many years ago; None where it is something else."""
    for tree, other, turned in ((left, right, False), (right, left, True)):
        found, bound = _span(tree), literal(other)
        if found is None or not isinstance(bound, Decimal) or bound != bound.to_integral_value():
            continue
        name, unit, whole = found
        count = int(bound)
        if not 0 <= count <= 1900:
            return None
        return _ago(name, unit, whole, _TURNED[sign] if turned else sign, count)
    return None


def _span(tree: Tree) -> tuple[str, Literal["years", "months"], bool] | None:
    """The day, the unit, and whether only whole ones count."""
    match tree:
        case Call("int" | "floor", (inside,)):
            found = _span(inside)
            return None if found is None else (*found[:2], True)
        case Pair("div", Pair("-", today, born), Number(days)):
            born = born.arguments[0] if isinstance(born, Call) and len(born.arguments) == 1 else born
            plain = isinstance(today, Call) and (
                today.name in ("today", "now") or today.arguments == (Call("today", ()),)
            )
            if not plain or not isinstance(born, Ref):
                return None
            if _YEAR[0] <= days <= _YEAR[1]:
                return born.name, "years", False
            return (born.name, "months", False) if _MONTH[0] <= days <= _MONTH[1] else None
        case _:
            return None


def _ago(name: str, unit: Literal["years", "months"], whole: bool, sign: str, count: int) -> Condition:
    def day(operator: Operator, more: int = 0) -> Compare:
        return Compare(name, operator, FromToday(-(count + more), unit), guess=AGE_GUESS)

    if sign == "=":
        return Both((day("at_most"), day("more", 1))) if whole else day("is")
    if sign == "!=":
        return Either((day("more"), day("at_most", 1))) if whole else day("is_not")
    if sign in (">", "<="):
        earlier = day("at_most", 1) if whole else day("less")
        later = day("more", 1) if whole else day("at_least")
        return earlier if sign == ">" else later
    return day("at_most") if sign == ">=" else day("more")

"""The closures of values that are computed: arithmetic, rates, dates, rounding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from journeys.expressions import dates
from journeys.expressions.kinds import Date, Days, Duration, Month, Months
from journeys.expressions.known import Known, NotKnown
from journeys.expressions.names import Values
from journeys.expressions.tree import (
    Age,
    Complete,
    Count,
    Extreme,
    Literal,
    Nearby,
    Node,
    PercentOf,
    Product,
    RateRef,
    Rounded,
    Sum,
    Today,
)

Closure = Callable[[Known], Any]
Compile = Callable[[Node, Values], Closure]
LARGEST = 10**40
"""Beyond this a product is not known: bounds on answers keep honest arithmetic far below."""


def _literal(node: Literal, _names: Values, _compile: Compile) -> Closure:
    value = node.value
    return lambda _: value


def _today(_node: Today, _names: Values, _compile: Compile) -> Closure:
    return _day_of_visit


def _day_of_visit(known: Known) -> date:
    return known.today


def _marches(names: Values) -> bool:
    return names.leap_birthday != "28 February"


# Sums


def _sum(node: Sum, names: Values, compile: Compile) -> Closure:
    if isinstance(node.first.kind, Date | Month):
        return _date_sum(node, names, compile)
    if isinstance(node.kind, Duration):
        return _duration(node, names, compile)
    first = compile(node.first, names)
    rest = tuple((sign == "+", compile(term, names)) for sign, term in node.rest)
    if len(rest) == 1:
        plus, second = rest[0]
        if plus:
            return lambda known: first(known) + second(known)
        return lambda known: first(known) - second(known)

    def total(known: Known) -> Any:
        value = first(known)
        for plus, term in rest:
            value = value + term(known) if plus else value - term(known)
        return value

    return total


def _date_sum(node: Sum, names: Values, compile: Compile) -> Closure:
    """A date and what is added to it: all durations of one row count together."""
    first = compile(node.first, names)
    marches = _marches(names)
    terms: list[tuple[int, Closure]] = []
    after: list[tuple[int, Closure]] = []
    minus: Closure | None = None
    for sign, term in node.rest:
        factor = 1 if sign == "+" else -1
        if minus is not None:
            after.append((factor, compile(term, names)))
        elif isinstance(term.kind, Date):
            minus = compile(term, names)
        else:
            terms.append((factor, _duration(term, names, compile)))

    def moved(known: Known) -> date:
        months = days = 0
        day = first(known)
        for factor, duration in terms:
            more_months, more_days = duration(known)
            months += factor * more_months
            days += factor * more_days
        found: date = dates.moved(day, months, days, marches)
        return found

    if minus is None:
        return moved
    earlier = minus

    def apart(known: Known) -> int:
        days: int = (moved(known) - earlier(known)).days
        for factor, term in after:
            days += factor * term(known)
        return days

    return apart


def _duration(node: Node, names: Values, compile: Compile) -> Closure:
    """A duration as (months, days)."""
    if isinstance(node, Sum) and not isinstance(node.kind, Days | Months):
        terms = [(1, _duration(node.first, names, compile))]
        terms += [(1 if sign == "+" else -1, _duration(term, names, compile)) for sign, term in node.rest]

        def total(known: Known) -> tuple[int, int]:
            months = days = 0
            for factor, term in terms:
                more_months, more_days = term(known)
                months += factor * more_months
                days += factor * more_days
            return months, days

        return total
    value = compile(node, names)
    if isinstance(node.kind, Months):
        return lambda known: (value(known), 0)
    if isinstance(node.kind, Days):
        return lambda known: (0, value(known))
    return value


# Products and rounding


def _product(node: Product, names: Values, compile: Compile) -> Closure:
    first = compile(node.first, names)
    rest = tuple((sign == "*", compile(term, names)) for sign, term in node.rest)

    def product(known: Known) -> Any:
        value = first(known)
        for times, factor in rest:
            other = factor(known)
            if times:
                value = value * other
                if not -LARGEST < value < LARGEST:
                    raise NotKnown("a number too large to compute with")
            elif other == 0:
                raise NotKnown("a division by zero")
            else:
                value = Fraction(value) / other
        return value

    return product


def _percent_of(node: PercentOf, names: Values, compile: Compile) -> Closure:
    percent, of = compile(node.percent, names), compile(node.of, names)
    return lambda known: percent(known) * of(known)


def _rounded(node: Rounded, names: Values, compile: Compile) -> Closure:
    of = compile(node.of, names)
    assert isinstance(node.step, Literal)
    step: Any = node.step.value
    if node.way == "down to":
        return lambda known: of(known) // step * step
    if node.way == "up to":
        return lambda known: -(-of(known) // step) * step

    def nearest(known: Known) -> Any:
        """Half away from zero."""
        value = of(known)
        size = (2 * abs(value) + step) // (2 * step) * step
        return -size if value < 0 else size

    return nearest


def _extreme(node: Extreme, names: Values, compile: Compile) -> Closure:
    items = tuple(compile(item, names) for item in node.items)
    pick: Any = max if node.which in ("largest", "latest") else min
    return lambda known: pick([item(known) for item in items])


def _count(node: Count, names: Values, compile: Compile) -> Closure:
    of = compile(node.of, names)
    return lambda known: len(of(known))


# Dates and rates


def _age(node: Age, names: Values, compile: Compile) -> Closure:
    born, marches = compile(node.born, names), _marches(names)
    age = dates.age
    if node.day is None:
        return lambda known: age(born(known), known.today, marches)
    day = compile(node.day, names)
    return lambda known: age(born(known), day(known), marches)


def _complete(node: Complete, names: Values, compile: Compile) -> Closure:
    start, end, marches = compile(node.start, names), compile(node.end, names), _marches(names)
    match node.unit:
        case "years":
            return lambda known: dates.age(start(known), end(known), marches)
        case "months":
            return lambda known: dates.complete_months(start(known), end(known), marches)
        case _:
            return lambda known: dates.complete_weeks(start(known), end(known))


def _nearby(node: Nearby, names: Values, compile: Compile) -> Closure:
    near, word = compile(node.near, names), node.word
    if node.weekday is not None:
        weekday = node.weekday
        return lambda known: dates.nearest_weekday(weekday, word, near(known))
    assert node.yearday is not None
    month, number = node.yearday
    return lambda known: dates.nearest_yearday(month, number, word, near(known))


def _rate(node: RateRef, names: Values, compile: Compile) -> Closure:
    id = node.id
    rate = names.rate(id)
    assert rate is not None
    starts = [row.start for row in rate.rows]
    values = [row.value for row in rate.rows]
    day: Closure
    if node.day is not None:
        day = compile(node.day, names)
    elif (fixed := names.rates_on) is not None:
        day = fixed.value
    else:
        day = _day_of_visit

    def value(known: Known) -> Any:
        row = bisect_right(starts, day(known))
        if not row:
            raise NotKnown(id)
        return values[row - 1]

    return value


VALUES: Mapping[type[Node], Callable[[Any, Values, Compile], Closure]] = {
    Literal: _literal,
    Today: _today,
    Sum: _sum,
    Product: _product,
    PercentOf: _percent_of,
    Rounded: _rounded,
    Extreme: _extreme,
    Count: _count,
    Age: _age,
    Complete: _complete,
    Nearby: _nearby,
    RateRef: _rate,
}

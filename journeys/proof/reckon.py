"""Values as formulas: what is read, arithmetic, rates, dates, bands; the mirror of `journeys.expressions.compute`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.tree import (
    Age,
    Answer,
    Bands,
    Complete,
    Count,
    Extreme,
    FactRef,
    Literal,
    Nearby,
    Node,
    Otherwise,
    Part,
    PercentOf,
    Product,
    RateRef,
    Rounded,
    Sum,
    Today,
)
from journeys.proof import calendar, numbers, values
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, both, either, every, no
from journeys.proof.meaning import Encode, Meaning, World
from journeys.proof.numbers import Number
from journeys.proof.values import Parts, Span, Ticked, Value, Words
from journeys.proof.views import View


def _literal(node: Literal, _view: View, world: World, _encode: Encode) -> Meaning:
    return True, written(node.value, node.kind, world)


def written(value: Any, kind: kinds.Kind, world: World) -> Value:
    """A value that is written down."""
    match kind:
        case kinds.YesNo():
            return bool(value)
        case kinds.Choice():
            return values.chosen(value)
        case kinds.Date() | kinds.Month():
            return calendar.written(value)
        case kinds.Text():
            return Words(world.code(folded(str(value))))
        case kinds.Duration():
            return Span(numbers.fixed(value[0]), numbers.fixed(value[1]))
        case kinds.Time():
            return numbers.fixed(60 * value.hour + value.minute)
        case _:
            return numbers.fixed(value)


def _today(_node: Today, _view: View, world: World, _encode: Encode) -> Meaning:
    return True, world.today


def _answer(node: Answer, view: View, world: World, _encode: Encode) -> Meaning:
    return world.answer(node.id, view)


def _part(node: Part, view: View, world: World, _encode: Encode) -> Meaning:
    there, value = world.answer(node.id, view)
    if not isinstance(value, Parts):
        return False, None
    filled, words = value.parts[node.part]
    return both(there, filled), words


def _fact(node: FactRef, view: View, world: World, _encode: Encode) -> Meaning:
    return world.fact(node.id, view)


def _rate(node: RateRef, view: View, world: World, encode: Encode) -> Meaning:
    known, day = world.rates_on(view) if node.day is None else encode(node.day, view, world)
    rate = world.rate(node.id)
    rows = [(calendar.written(row.start), row.value) for row in rate.rows]
    begun = [calendar.compared("on or after", day, start) for start, _ in rows]
    known = both(known, begun[0])
    if isinstance(written(rows[0][1], rate.kind, world), Number):
        ends = [*begun[1:], False]
        cases = [
            (True if number == 0 else begun[number], ends[number], Fraction(value))  # type: ignore[arg-type]
            for number, (_, value) in enumerate(rows)
        ]
        told = [(both(since, no(until)), value) for since, until, value in cases]
        return known, numbers.of_cases([(test, value) for test, value in told if test is not False])
    found = written(rows[0][1], rate.kind, world)
    for test, (_, value) in zip(begun[1:], rows[1:], strict=True):
        found = values.select(test, written(value, rate.kind, world), found)
    return known, found


def _sum(node: Sum, view: View, world: World, encode: Encode) -> Meaning:
    if isinstance(node.first.kind, kinds.Date | kinds.Month):
        return _date_sum(node, view, world, encode)
    if isinstance(node.kind, kinds.Duration):
        return _span_sum(node, view, world, encode)
    known, value = encode(node.first, view, world)
    for sign, term in node.rest:
        also, more = encode(term, view, world)
        known = both(known, also)
        value = numbers.add(value, more, 1 if sign == "+" else -1)
    return known, value


def _date_sum(node: Sum, view: View, world: World, encode: Encode) -> Meaning:
    """A date and what is added to it: all spans of one row count together."""
    known, day = encode(node.first, view, world)
    months = days = numbers.fixed(0)
    earlier: Day | None = None
    after = numbers.fixed(0)
    for sign, term in node.rest:
        factor = 1 if sign == "+" else -1
        if earlier is not None:
            also, more = encode(term, view, world)
            after = numbers.add(after, more, factor)
        elif isinstance(term.kind, kinds.Date):
            also, earlier = encode(term, view, world)
        else:
            also, span = _span(term, view, world, encode)
            months = numbers.add(months, span.months, factor)
            days = numbers.add(days, span.days, factor)
        known = both(known, also)
    ends = _whole(months.low), _whole(months.high)
    inside, found = calendar.moved(day, numbers.whole(months), numbers.whole(days), world.march, ends)
    known = both(known, inside)
    if earlier is None:
        return known, found
    term = calendar.between(found, earlier)
    apart = numbers.fixed(term) if isinstance(term, int) else Number(term)
    return known, numbers.add(apart, after)


def _whole(bound: Fraction | None) -> int | None:
    return None if bound is None else int(bound)


def _span(node: Node, view: View, world: World, encode: Encode) -> tuple[Truth, Span]:
    if isinstance(node, Sum) and isinstance(node.kind, kinds.Duration):
        known, span = _span_sum(node, view, world, encode)
        return known, span
    known, value = encode(node, view, world)
    if isinstance(value, Span):
        return known, value
    nothing = numbers.fixed(0)
    return known, Span(value, nothing) if isinstance(node.kind, kinds.Months) else Span(nothing, value)


def _span_sum(node: Sum, view: View, world: World, encode: Encode) -> Meaning:
    known, total = _span(node.first, view, world, encode)
    for sign, term in node.rest:
        factor = 1 if sign == "+" else -1
        also, more = _span(term, view, world, encode)
        known = both(known, also)
        total = Span(numbers.add(total.months, more.months, factor), numbers.add(total.days, more.days, factor))
    return known, total


def _product(node: Product, view: View, world: World, encode: Encode) -> Meaning:
    known, value = encode(node.first, view, world)
    for sign, factor in node.rest:
        also, other = encode(factor, view, world)
        fine, value = (numbers.multiply if sign == "*" else numbers.divide)(value, other)
        known = both(known, also, fine)
    return known, value


def _percent_of(node: PercentOf, view: View, world: World, encode: Encode) -> Meaning:
    one, percent = encode(node.percent, view, world)
    two, of = encode(node.of, view, world)
    return both(one, two), numbers.multiply(percent, of)[1]


def _rounded(node: Rounded, view: View, world: World, encode: Encode) -> Meaning:
    known, value = encode(node.of, view, world)
    assert isinstance(node.step, Literal)
    step: Any = node.step.value
    return known, numbers.rounded(value, node.way, Fraction(step))


def _otherwise(node: Otherwise, view: View, world: World, encode: Encode) -> Meaning:
    there, value = encode(node.what, view, world)
    known, other = encode(node.value, view, world)
    return either(there, known), values.select(there, value, other)


def _count(node: Count, view: View, world: World, encode: Encode) -> Meaning:
    known, value = encode(node.of, view, world)
    if isinstance(value, Ticked):
        return known, value.count()
    return known, value


def _extreme(node: Extreme, view: View, world: World, encode: Encode) -> Meaning:
    found = [encode(item, view, world) for item in node.items]
    return every(known for known, _ in found), outermost(node.which, [(True, value) for _, value in found])


def outermost(which: str, found: list[tuple[Truth, Value]]) -> Value:
    """The largest (or smallest) of those values that are there."""
    there, best = found[0]
    for also, value in found[1:]:
        better = values.compared(">" if which in ("largest", "latest") else "<", value, best)
        best = values.select(both(also, either(no(there), better)), value, best)
        there = either(there, also)
    return best


def _age(node: Age, view: View, world: World, encode: Encode) -> Meaning:
    one, born = encode(node.born, view, world)
    two, day = (True, world.today) if node.day is None else encode(node.day, view, world)
    return both(one, two), _number(calendar.age(born, day, world.march), _years(born, day))


def _complete(node: Complete, view: View, world: World, encode: Encode) -> Meaning:
    one, start = encode(node.start, view, world)
    two, end = encode(node.end, view, world)
    most = _years(start, end)
    if node.unit == "years":
        return both(one, two), _number(calendar.age(start, end, world.march), most)
    if node.unit == "months":
        return both(one, two), _number(calendar.complete_months(start, end, world.march), 12 * most)
    days = calendar.between(end, start)
    return both(one, two), _number(days // 7 if isinstance(days, int) else days / 7, 53 * most)


def _years(one: Day, two: Day) -> int:
    """How many years two dates are apart at most, whichever comes first."""
    return max(one.last, two.last) - min(one.first, two.first) + 1


def _number(term: Any, most: int) -> Number:
    """A count that is at most `most` either way."""
    if isinstance(term, int):
        return numbers.fixed(term)
    return Number(term, 1, Fraction(-most), Fraction(most))


def _nearby(node: Nearby, view: View, world: World, encode: Encode) -> Meaning:
    known, near = encode(node.near, view, world)
    if node.weekday is not None:
        inside, found = calendar.nearest_weekday(node.weekday, node.word, near)
    else:
        assert node.yearday is not None
        inside, found = calendar.nearest_yearday(*node.yearday, node.word, near)
    return both(known, inside), found


def _bands(node: Bands, view: View, world: World, encode: Encode) -> Meaning:
    known, whole = encode(node.of, view, world)
    total, low = numbers.fixed(0), numbers.fixed(0)
    for end, (rate_known, share) in world.bands(node.id, view):
        known = both(known, rate_known)
        high = whole
        if end is not None:
            known = both(known, end[0])
            high = end[1]
        above = numbers.compared(">", high, low)
        top = numbers.select(numbers.compared("<", whole, high), whole, high)
        inside = numbers.add(top, low, -1)
        inside = numbers.select(numbers.compared(">", inside, numbers.fixed(0)), inside, numbers.fixed(0))
        part = numbers.multiply(share, inside)[1]
        total = numbers.add(total, numbers.select(above, part, numbers.fixed(0)))
        low = numbers.select(above, high, low)
    return known, total


VALUES: Mapping[type[Node], Callable[[Any, View, World, Encode], Meaning]] = {
    Literal: _literal,
    Today: _today,
    Answer: _answer,
    Part: _part,
    FactRef: _fact,
    RateRef: _rate,
    Sum: _sum,
    Product: _product,
    PercentOf: _percent_of,
    Rounded: _rounded,
    Otherwise: _otherwise,
    Count: _count,
    Extreme: _extreme,
    Age: _age,
    Complete: _complete,
    Nearby: _nearby,
    Bands: _bands,
}

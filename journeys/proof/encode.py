"""Sentences as formulas: when each can be known, and what it then is; the mirror of `journeys.expressions.evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, Protocol

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.tree import (
    Age,
    And,
    Answer,
    Bands,
    Between,
    Compare,
    Complete,
    Count,
    Extreme,
    FactRef,
    Includes,
    ItemNumber,
    ListRef,
    Literal,
    Measure,
    Nearby,
    Node,
    Not,
    OneOf,
    Or,
    Other,
    Otherwise,
    Part,
    PercentOf,
    Product,
    Quantified,
    RateRef,
    Rounded,
    SetOf,
    Sum,
    Today,
    Was,
    walk,
)
from journeys.model import Rate
from journeys.proof import calendar, numbers, values
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, both, either, every, implies, no, some
from journeys.proof.numbers import Number
from journeys.proof.values import Chosen, Parts, Span, Ticked, Value, Words
from journeys.proof.views import View

Meaning = tuple[Truth, Value]
"""When a sentence can be known, and its value then."""


class World(Protocol):
    """Whose answers a sentence reads."""

    march: bool
    """Whether a birthday on 29 February moves to 1 March."""

    today: Day

    def answer(self, id: str, view: View) -> Meaning:
        """An answer: when it is there, and what it is."""

    def fact(self, id: str, view: View) -> Meaning:
        """The value of a fact where it is read."""

    def rate(self, id: str) -> Rate:
        """A dated value."""

    def rates_on(self, view: View) -> Meaning:
        """The day at which rates are read."""

    def bands(self, id: str, view: View) -> list[tuple[Meaning | None, Meaning]]:
        """The ends (None for the last) and rates of a table of bands."""

    def copies(self, list: str, view: View) -> tuple[Truth, list[tuple[Truth, Number]]]:
        """When a list is there, and for each copy of its items: when it is an item, and how many it stands for."""

    def others(self, view: View) -> Iterable[tuple[int, Truth]]:
        """The other copies of the item of a view, each with when it is an item."""

    def code(self, text: str) -> int:
        """The number of a text that is written down."""


def encode(node: Node, view: View, world: World) -> Meaning:
    """When a typed sentence can be known where it stands, and its value."""
    return _OF[type(node)](node, view, world)


# Values


def _literal(node: Literal, _view: View, world: World) -> Meaning:
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


def _today(_node: Today, _view: View, world: World) -> Meaning:
    return True, world.today


def _answer(node: Answer, view: View, world: World) -> Meaning:
    return world.answer(node.id, view)


def _part(node: Part, view: View, world: World) -> Meaning:
    there, value = world.answer(node.id, view)
    if not isinstance(value, Parts):
        return False, None
    filled, words = value.parts[node.part]
    return both(there, filled), words


def _fact(node: FactRef, view: View, world: World) -> Meaning:
    return world.fact(node.id, view)


def _rate(node: RateRef, view: View, world: World) -> Meaning:
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


def _sum(node: Sum, view: View, world: World) -> Meaning:
    if isinstance(node.first.kind, kinds.Date | kinds.Month):
        return _date_sum(node, view, world)
    if isinstance(node.kind, kinds.Duration):
        return _span_sum(node, view, world)
    known, value = encode(node.first, view, world)
    for sign, term in node.rest:
        also, more = encode(term, view, world)
        known = both(known, also)
        value = numbers.add(value, more, 1 if sign == "+" else -1)
    return known, value


def _date_sum(node: Sum, view: View, world: World) -> Meaning:
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
            also, span = _span(term, view, world)
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


def _span(node: Node, view: View, world: World) -> tuple[Truth, Span]:
    if isinstance(node, Sum) and isinstance(node.kind, kinds.Duration):
        known, span = _span_sum(node, view, world)
        return known, span
    known, value = encode(node, view, world)
    if isinstance(value, Span):
        return known, value
    nothing = numbers.fixed(0)
    return known, Span(value, nothing) if isinstance(node.kind, kinds.Months) else Span(nothing, value)


def _span_sum(node: Sum, view: View, world: World) -> Meaning:
    known, total = _span(node.first, view, world)
    for sign, term in node.rest:
        factor = 1 if sign == "+" else -1
        also, more = _span(term, view, world)
        known = both(known, also)
        total = Span(numbers.add(total.months, more.months, factor), numbers.add(total.days, more.days, factor))
    return known, total


def _product(node: Product, view: View, world: World) -> Meaning:
    known, value = encode(node.first, view, world)
    for sign, factor in node.rest:
        also, other = encode(factor, view, world)
        fine, value = (numbers.multiply if sign == "*" else numbers.divide)(value, other)
        known = both(known, also, fine)
    return known, value


def _percent_of(node: PercentOf, view: View, world: World) -> Meaning:
    one, percent = encode(node.percent, view, world)
    two, of = encode(node.of, view, world)
    return both(one, two), numbers.multiply(percent, of)[1]


def _rounded(node: Rounded, view: View, world: World) -> Meaning:
    known, value = encode(node.of, view, world)
    assert isinstance(node.step, Literal)
    step: Any = node.step.value
    return known, numbers.rounded(value, node.way, Fraction(step))


def _otherwise(node: Otherwise, view: View, world: World) -> Meaning:
    there, value = _given(node.what, view, world)
    known, other = encode(node.value, view, world)
    return either(there, known), values.select(there, value, other)


def _count(node: Count, view: View, world: World) -> Meaning:
    known, value = encode(node.of, view, world)
    if isinstance(value, Ticked):
        return known, value.count()
    return known, value


def _extreme(node: Extreme, view: View, world: World) -> Meaning:
    found = [encode(item, view, world) for item in node.items]
    return every(known for known, _ in found), _outermost(node.which, [(True, value) for _, value in found])


def _outermost(which: str, found: list[tuple[Truth, Value]]) -> Value:
    """The largest (or smallest) of those values that are there."""
    there, best = found[0]
    for also, value in found[1:]:
        better = values.compared(">" if which in ("largest", "latest") else "<", value, best)
        best = values.select(both(also, either(no(there), better)), value, best)
        there = either(there, also)
    return best


def _age(node: Age, view: View, world: World) -> Meaning:
    one, born = encode(node.born, view, world)
    two, day = (True, world.today) if node.day is None else encode(node.day, view, world)
    return both(one, two), _number(calendar.age(born, day, world.march), _years(born, day))


def _complete(node: Complete, view: View, world: World) -> Meaning:
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


def _nearby(node: Nearby, view: View, world: World) -> Meaning:
    known, near = encode(node.near, view, world)
    if node.weekday is not None:
        inside, found = calendar.nearest_weekday(node.weekday, node.word, near)
    else:
        assert node.yearday is not None
        inside, found = calendar.nearest_yearday(*node.yearday, node.word, near)
    return both(known, inside), found


def _bands(node: Bands, view: View, world: World) -> Meaning:
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


# Yes and no


def _compare(node: Compare, view: View, world: World) -> Meaning:
    one, left = encode(node.left, view, world)
    two, right = encode(node.right, view, world)
    return both(one, two), values.compared(node.op, left, right)


def _one_of(node: OneOf, view: View, world: World) -> Meaning:
    known, left = encode(node.left, view, world)
    if isinstance(left, Chosen):
        found = left.among(_options(node.among))
    else:
        assert isinstance(node.among, SetOf)
        found = False
        for item in node.among.items:
            also, value = encode(item, view, world)
            known = both(known, also)
            found = either(found, values.same(left, value))
    return known, no(found) if node.negated else found


def _options(among: Node | None) -> tuple[Any, ...]:
    """The options of a set."""
    if isinstance(among, ListRef):
        return among.members
    assert isinstance(among, SetOf)
    return tuple(item.value for item in among.items if isinstance(item, Literal))


def _between(node: Between, view: View, world: World) -> Meaning:
    one, left = encode(node.left, view, world)
    two, low = encode(node.low, view, world)
    three, high = encode(node.high, view, world)
    later, sooner = ("on or after", "on or before") if isinstance(left, Day) else (">=", "<=")
    found = both(values.compared(later, left, low), values.compared(sooner, left, high))
    return both(one, two, three), no(found) if node.negated else found


def _includes(node: Includes, view: View, world: World) -> Meaning:
    known, left = encode(node.left, view, world)
    assert isinstance(left, Ticked)
    ticks = [left.has(option) for option in _options(node.among)]
    found = every(ticks) if node.how == "all of" else some(ticks)
    return known, no(found) if node.negated else found


def _was(node: Was, view: View, world: World) -> Meaning:
    there, value = _given(node.what, view, world)
    if node.how == "answered":
        return True, there
    if node.how == "not answered":
        return True, no(there)
    members = _options(node.among)
    if isinstance(value, Chosen):
        return True, both(there, value.among(members))
    if isinstance(value, Ticked | Words | Number | Day | Parts) or value is None:
        return True, False
    return True, both(there, some(value if member else no(value) for member in members))


def _given(what: Node, view: View, world: World) -> Meaning:
    """An answer: when it was given."""
    return encode(what, view, world)


def _not(node: Not, view: View, world: World) -> Meaning:
    known, value = encode(node.of, view, world)
    return known, no(value)


def _and(node: And, view: View, world: World) -> Meaning:
    return conjunction([encode(part, view, world) for part in node.parts])


def _or(node: Or, view: View, world: World) -> Meaning:
    return disjunction([encode(part, view, world) for part in node.parts])


def conjunction(parts: list[Meaning]) -> Meaning:
    """All of these: known when all are, or when one is known not to hold."""
    known = every(known for known, _ in parts)
    if known is not True:
        known = either(known, some(both(known, no(value)) for known, value in parts))
    return known, every(implies(part_known, value) for part_known, value in parts)


def disjunction(parts: list[Meaning]) -> Meaning:
    """Any of these: known when all are, or when one is known to hold."""
    known = every(known for known, _ in parts)
    if known is not True:
        known = either(known, some(both(known, value) for known, value in parts))
    return known, some(both(part_known, value) for part_known, value in parts)


# Items


def _quantified(node: Quantified, view: View, world: World) -> Meaning:
    if node.other:
        here = view.inside(node.list)
        if here is None:
            return False, False
        there: Truth = True
        scopes = [(is_item, here.of_other(number)) for number, is_item in world.others(here)]
        found = [(is_item, _passing_over(node.body, scope, world)) for is_item, scope in scopes]
    else:
        there, copies = world.copies(node.list, view)
        found = [
            (is_item, encode(node.body, view.of_item(node.list, number), world))
            for number, (is_item, _) in enumerate(copies)
        ]
    if node.word == "every":
        known, value = conjunction(
            [(implies(is_item, known), implies(is_item, holds)) for is_item, (known, holds) in found]
        )
    else:
        known, value = disjunction(
            [(implies(is_item, known), both(is_item, holds)) for is_item, (known, holds) in found]
        )
    return both(there, known), no(value) if node.word == "no" else value


def _passing_over(body: Node, view: View, world: World) -> Meaning:
    """The body, not holding of another item of which something that it reads is not there."""
    known, value = encode(body, view, world)
    there = every(encode(part, view, world)[0] for part in walk(body) if isinstance(part, Other))
    return either(known, no(there)), both(known, value)


def _other(node: Other, view: View, world: World) -> Meaning:
    assert view.other is not None
    return encode(node.of, view.other, world)


def _item_number(_node: ItemNumber, view: View, _world: World) -> Meaning:
    while view.around is not None:
        view = view.around
    return True, numbers.fixed(view.item + 1)


def _measure(node: Measure, view: View, world: World) -> Meaning:
    known, copies = world.copies(node.list, view)
    found: list[tuple[Truth, Number, Value]] = []
    for number, (is_item, weight) in enumerate(copies):
        scope = view.of_item(node.list, number)
        picked: Truth = is_item
        if node.where is not None:
            where_known, holds = encode(node.where, scope, world)
            known = both(known, implies(is_item, where_known))
            picked = both(is_item, holds)
        value: Value = None
        if node.of is not None:
            of_known, value = encode(node.of, scope, world)
            known = both(known, implies(picked, of_known))
        found.append((picked, weight, value))
    if node.which in ("count", "sum"):
        nothing, whole = numbers.fixed(0), numbers.fixed(0)
        for picked, weight, value in found:
            share = weight if value is None or node.which == "count" else numbers.multiply(weight, value)[1]
            whole = numbers.add(whole, numbers.select(picked, share, nothing))
        return known, whole
    known = both(known, some(picked for picked, _, _ in found))
    if not found:
        return False, numbers.fixed(0)
    return known, _outermost(node.which, [(picked, value) for picked, _, value in found])


_OF: Mapping[type[Node], Callable[[Any, View, World], Meaning]] = {
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
    Compare: _compare,
    OneOf: _one_of,
    Between: _between,
    Includes: _includes,
    Was: _was,
    Not: _not,
    And: _and,
    Or: _or,
    Quantified: _quantified,
    Other: _other,
    ItemNumber: _item_number,
    Measure: _measure,
}

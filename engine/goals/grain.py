"""How finely a value can vary: the least step between two values of an expression, and one of its values.

`savings * 52` moves by 52 pence where `savings` moves by one, so nothing is ever a penny away from a limit there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from math import gcd
from typing import Any

from journeys.expressions.kinds import Date, Days, Decimal, Integer, Kind, Money, Month, Months, Percent, Time
from journeys.expressions.tree import (
    Age,
    Answer,
    Complete,
    Count,
    Extreme,
    FactRef,
    Literal,
    Measure,
    Nearby,
    Node,
    Other,
    Otherwise,
    PercentOf,
    Product,
    RateRef,
    Rounded,
    Sum,
    Today,
)
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Reading


@dataclass(frozen=True, slots=True)
class Lattice:
    """The values that there can be: `at`, and every `step` from there. A step of 0: just the one."""

    step: Fraction
    at: Fraction


WHOLE = Lattice(Fraction(1), Fraction(0))


def number(value: Any, kind: Kind) -> Fraction | int:
    """A value as a number: a date by its days, a month by its months, a time by its minutes."""
    if isinstance(value, date):
        return value.year * 12 + value.month if isinstance(kind, Month) else value.toordinal()
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    found: Fraction | int = value
    return found


def unit(left: Kind, right: Kind) -> Fraction:
    """The least step of two kinds where no more is known of their values."""
    if isinstance(left, Percent) or isinstance(right, Percent):
        return Fraction(1, 100)
    places = [kind.places for kind in (left, right) if isinstance(kind, Decimal)]
    return Fraction(1, 10 ** max(places, default=0))


def difference(left: Lattice, right: Lattice) -> Lattice:
    """What `left - right` can be."""
    return Lattice(_gcd(left.step, right.step), left.at - right.at)


def lattice(node: Node, journey: Journey) -> Lattice | None:
    """What an expression can be; None where that is not known."""
    match node:
        case Literal():
            value: Any = node.value
            return Lattice(Fraction(0), Fraction(number(value, node.kind))) if _is_number(value) else None
        case Answer():
            return of_question(journey.questions[node.id]) if node.id in journey.questions else None
        case Other():
            return lattice(node.of, journey)
        case FactRef():
            return _joined(lattice(row.value.tree, journey) for row in journey.facts[node.id].rows)
        case RateRef():
            rate = journey.rates[node.id]
            return _joined(
                Lattice(Fraction(0), Fraction(number(row.value, rate.kind))) if _is_number(row.value) else None
                for row in rate.rows
            )
        case Today() | Nearby() | Age() | Complete() | Count():
            return WHOLE
        case Measure():
            return _measured(node, journey)
        case Sum():
            return WHOLE if isinstance(node.kind, Date | Month | Days | Months) else _sum(node, journey)
        case Product():
            return _product(node, journey)
        case PercentOf():
            return _scaled(lattice(node.of, journey), _factor(lattice(node.percent, journey)))
        case Rounded():
            step = lattice(node.step, journey)
            return None if step is None else Lattice(abs(step.at), Fraction(0))
        case Extreme():
            return _joined(lattice(item, journey) for item in node.items)
        case Otherwise():
            return _joined((lattice(node.what, journey), lattice(node.value, journey)))
    return None


def of_question(question: Question) -> Lattice | None:
    """What the answer to a question can be."""
    kind = type_of(question.type).kind(question)
    if isinstance(kind, Decimal):
        return Lattice(Fraction(1, 10**kind.places), Fraction(0))
    if isinstance(kind, Money) and question.settings.get("pence") == "none":
        return Lattice(Fraction(10 ** int(question.settings.get("minor_digits", 2))), Fraction(0))
    return WHOLE if isinstance(kind, Integer | Money | Date | Month | Time) else None


def span(node: Node, journey: Journey) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that an answer or a count can be, as far as that stands in the text; None: no end."""
    if isinstance(node, Count) or (isinstance(node, Measure) and node.which == "count"):
        return Fraction(0), None
    question = journey.questions.get(node.id) if isinstance(node, Answer) else None
    if question is None or not isinstance(type_of(question.type).kind(question), Integer | Decimal | Money):
        return None, None
    low, high = (
        bound.tree.value if bound is not None and isinstance(bound.tree, Literal) else None
        for bound in (question.min, question.max)
    )
    least, most = type_of(question.type).bounds(question, Reading(journey, date.min, low, high))
    return Fraction(least), Fraction(most)  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction | date | time) and not isinstance(value, bool)


def _gcd(one: Fraction, other: Fraction) -> Fraction:
    below = one.denominator * other.denominator
    return Fraction(gcd(one.numerator * other.denominator, other.numerator * one.denominator), below)


def _joined(several: Iterable[Lattice | None]) -> Lattice | None:
    """What one or the other of some expressions can be."""
    whole: Lattice | None = None
    for each in several:
        if each is None:
            return None
        if whole is None:
            whole = each
        else:
            step = _gcd(whole.step, each.step)
            whole = Lattice(_gcd(step, abs(whole.at - each.at)), whole.at)
    return whole


def _sum(node: Sum, journey: Journey) -> Lattice | None:
    found = lattice(node.first, journey)
    for sign, term in node.rest:
        each = lattice(term, journey)
        if found is None or each is None:
            return None
        found = Lattice(_gcd(found.step, each.step), found.at + (each.at if sign == "+" else -each.at))
    return found


def _product(node: Product, journey: Journey) -> Lattice | None:
    """Of a value and fixed factors; of two that vary nothing is known."""
    found = lattice(node.first, journey)
    for sign, term in node.rest:
        each = lattice(term, journey)
        factor = _factor(each)
        if sign == "/":
            found = _scaled(found, 1 / factor) if factor else None
        elif factor is not None:
            found = _scaled(found, factor)
        else:
            found = _scaled(each, _factor(found))
    return found


def _factor(found: Lattice | None) -> Fraction | None:
    """The one value that there is."""
    return found.at if found is not None and not found.step else None


def _scaled(found: Lattice | None, factor: Fraction | None) -> Lattice | None:
    return None if found is None or factor is None else Lattice(abs(found.step * factor), found.at * factor)


def _measured(node: Measure, journey: Journey) -> Lattice | None:
    if node.which == "count" or node.of is None:
        return WHOLE
    of = lattice(node.of, journey)
    if of is None or node.which != "sum":
        return of
    return Lattice(_gcd(of.step, abs(of.at)), Fraction(0))

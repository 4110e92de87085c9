"""The facts that can be known of a citizen, and values as plain JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from fractions import Fraction
from typing import Any

from engine.replay import ItemPath, Path
from journeys.expressions.kinds import (
    Days,
    Decimal,
    Exact,
    Integer,
    Kind,
    Money,
    Month,
    Months,
    Percent,
    Value,
    YesNo,
)
from journeys.expressions.known import Known
from journeys.model import Fact, Journey, Repeat


def facts(journey: Journey, path: Path) -> dict[str, Value]:
    """The facts that can be known from the live answers, in the order of the journey; those of items apart."""
    return _known_of((fact for id, fact in journey.facts.items() if "." not in id), path.known)


def item_facts(repeat: Repeat, path: ItemPath) -> dict[str, Value]:
    """The facts of one item that can be known, by their dotted ids (`child.is_minor`)."""
    return _known_of(repeat.facts.values(), path.known)


def _known_of(facts: Iterable[Fact], known: Known) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for fact in facts:
        try:
            found[fact.id] = fact.value(known)
        except (LookupError, ArithmeticError):
            continue
    return found


def plain_value(kind: Kind, value: Value, journey: Journey) -> Any:
    """A value as JSON: money and decimals as text ("12.50"), dates as ISO, choices as lists of ids."""
    if isinstance(value, date):
        return value.isoformat()[:7] if isinstance(kind, Month) else value.isoformat()
    if isinstance(kind, Money) and isinstance(value, int):
        return _decimal(Fraction(value, 10**journey.minor_digits), journey.minor_digits)
    if isinstance(value, Fraction):
        return _fraction(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return dict(value) if isinstance(value, dict) else value


def plain_written(kind: Kind, written: Any, journey: Journey) -> Any:
    """What an author expects of a fact (`£45`, `yes`, `2026-04-06`, `14 days`), as `plain_value` gives it.

    What cannot be read as this kind comes back as its text, which equals no value of the kind.
    """
    if isinstance(written, (list, tuple)):
        return [str(each) for each in written]
    text = str(written).strip()
    if isinstance(kind, YesNo):
        return {"yes": True, "no": False, "True": True, "False": False}.get(text, text)
    figure = _FIGURE.fullmatch(text)
    if figure is None or not isinstance(kind, (Money, Integer, Decimal, Exact, Percent, Days, Months)):
        return text
    number = Fraction(figure["sign"] + figure["number"].replace(",", "")) / (100 if figure["percent"] else 1)
    if isinstance(kind, Money):
        return plain_value(kind, int(number * 10**journey.minor_digits), journey)
    if isinstance(kind, (Integer, Days, Months)):
        unit = {"week": 7, "year": 12}.get((figure["unit"] or "").rstrip("s"), 1)
        return int(number * unit) if number.denominator == 1 else text
    return plain_value(kind, number, journey)


_FIGURE = re.compile(
    r"(?P<sign>-?)(?:[A-Z]{3} ?|[^\w\s.,%-])?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<percent>%?)(?: (?P<unit>days?|weeks?|months?|years?))?"
)


def _fraction(value: Fraction) -> str:
    """With just the decimals it needs; as n/d where no number of decimals is enough."""
    rest, places = value.denominator, 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    return _decimal(value, places) if rest == 1 else str(value)


def _decimal(value: Fraction, places: int) -> str:
    """An exact decimal: `value` times ten to the `places` is whole."""
    sign = "-" if value < 0 else ""
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"

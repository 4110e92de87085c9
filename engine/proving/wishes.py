"""What makes a made-up citizen plain: today rather than another day, few answers, round numbers, first options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from engine.path import Path
from engine.replay import asked
from engine.roster import item_of, question_of
from journeys.proof import calendar, numbers
from journeys.proof.answers import OTHER_TEXT, Variable
from journeys.proof.anybody import Anybody
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, every, no
from journeys.proof.numbers import Number
from journeys.proof.values import Chosen, Parts, Ticked, Words

Wish = Sequence[Truth]
"""What would be nice, the nicest first."""

_YEARS = (30, 0, 18, 40, 66, 1, 10)


def wishes(path: Path, world: Anybody) -> Iterator[Wish]:
    """The wishes for a citizen who goes along this path, or one like it."""
    yield [calendar.compared("is", world.today, calendar.written(world.since))]
    yield from ([begun] for begun in world.begun.values())
    for several in world.lists.values():
        yield [several.size == size for size in several.sizes[:-1]]
    keys = asked(path)
    items = {each.item.id: number for paths in path.items.values() for number, each in enumerate(paths)}
    wanted = {(question_of(key), items.get(item_of(key), -1)) for key in keys}
    text = 0
    for (id, copy), variable in world.asked.items():
        if (id, copy) not in wanted:
            continue
        if variable.given is not True:
            yield [no(variable.given)]
        yield _nice(variable, world, text)
        text += isinstance(variable.value, Words)


def _nice(variable: Variable, world: Anybody, text: int) -> Wish:
    value = variable.value
    match value:
        case Chosen():
            return [value.is_(option) for option in value.options[:4]]
        case Ticked():
            return [_only(value, option) for option in tuple(value.ticks)[:3]]
        case Number():
            return _round(value)
        case Day():
            return [calendar.compared("is", value, calendar.written(day)) for day in _days(world.since)]
        case Words():
            return [value.code == OTHER_TEXT + text]
        case None | Parts():
            return []
        case _:
            return [no(value)] if not isinstance(value, bool) else []


def _only(value: Ticked, option: str) -> Truth:
    return every(tick if each == option else no(tick) for each, tick in value.ticks.items())


def _round(value: Number) -> list[Any]:
    """Small round numbers within its bounds."""
    low = value.low if value.low is not None and value.low > 0 else Fraction(0)
    candidates = [low, *(Fraction(10**power) for power in range(8)), *(Fraction(5 * 10**power) for power in range(7))]
    return [numbers.compared("is", value, numbers.fixed(each)) for each in candidates]


def _days(since: date) -> Iterator[date]:
    for years in _YEARS:
        yield since.replace(year=since.year - years, day=min(since.day, 28))

"""The answer to one question as a variable, what its type lets through, and a model's value of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

import z3

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.tree import Literal
from journeys.model import Journey, Question, Sentence
from journeys.proof import calendar, numbers, values
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, both, either, no, some
from journeys.proof.numbers import Number
from journeys.proof.shapes import Shape, unit
from journeys.questions import type_of
from journeys.questions.base import Reading
from journeys.questions.day import WEEKDAYS

FARTHEST = 10**13
"""Numbers whose bounds are worked out from other answers lie between this and its negative, in units of their kind."""

OTHER_TEXT = 100_000
"""Codes from here on stand for texts that no sentence names."""


class Setting(Protocol):
    """What a variable needs to know of the journey around it."""

    journey: Journey
    since: date
    today: Day
    texts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Variable:
    """A question's answer: what sentences read (`value`), when it is an answer at all (`fits`), and when it was given.

    `given` is True for a question that has to be answered. `terms` are the plain z3 variables that it is made of; of
    options, in the order of `shape`.
    """

    question: Question
    shape: Shape
    value: Any
    fits: Truth
    given: Truth
    terms: tuple[Any, ...]


def variable(question: Question, shape: Shape, copy: int, setting: Setting) -> Variable:
    """The variable of a question in a copy of its item. `min`, `max` and `must` are left to the page that asks it."""
    name = shape.name if copy < 0 else f"{shape.name}@{copy}"
    kind = type_of(question.type).kind(question)
    value, fits, terms = _VARIABLES[type(kind)](question, kind, Shaped(name, shape), setting)
    given: Truth = True
    if shape.blank:
        left = z3.Bool(f"{name} is given")
        terms = (*terms, left)
        if question.optional:
            given = left
        else:
            fits = both(fits, left)  # another version lets it be blank; this one does not
    return Variable(question, shape, value, fits, given, terms)


class Shaped(NamedTuple):
    """The name of a variable, of whichever copy, and its shape."""

    name: str
    shape: Shape


Made = tuple[Any, Truth, tuple[Any, ...]]


def _yes_no(question: Question, _kind: Any, shaped: Shaped, _setting: Setting) -> Made:
    said = z3.Bool(shaped.name)
    return said, said if question.type == "declaration" else True, (said,)


def _choice(_question: Question, kind: Any, shaped: Shaped, _setting: Setting) -> Made:
    own, every_option = kind.options, shaped.shape.options
    width = max(1, (len(every_option) - 1).bit_length())
    code = z3.BitVec(shaped.name, width)
    value = values.chosen_by(code, own, every_option)
    if own != every_option:
        return value, some(value.is_(option) for option in own), (code,)
    fits: Truth = True if len(own) == 1 << width else z3.ULT(code, len(own))
    return value, fits if own else False, (code,)


def _choices(question: Question, kind: Any, shaped: Shaped, _setting: Setting) -> Made:
    every_tick = {option: z3.Bool(f"{shaped.name} {option}") for option in shaped.shape.options}
    ticks = {option: every_tick[option] for option in kind.options}
    rest = {one.id: [no(ticks[each]) for each in ticks if each != one.id] for one in question.options if one.alone}
    fits = both(
        some(ticks.values()),
        *(either(no(ticks[one]), both(*others)) for one, others in rest.items()),
        *(no(tick) for option, tick in every_tick.items() if option not in ticks),
    )
    return values.Ticked(ticks), fits, tuple(every_tick.values())


def _number(question: Question, _kind: Any, shaped: Shaped, setting: Setting) -> Made:
    low, high = type_of(question.type).bounds(question, Reading(setting.journey, setting.since))
    lowest, highest = _end(low, question.min, -FARTHEST), _end(high, question.max, FARTHEST)
    term, step = z3.Int(shaped.name), shaped.shape.unit
    own = unit(question, setting.journey)
    number = Number(term * step.numerator if step.numerator > 1 else term, step.denominator, lowest, highest)
    whole = True if own == step else term % int(own / step) == 0
    # `min` and `max` are left to the page: each is a line of its own among the reasons for something
    low_fits = question.min is not None or numbers.compared(">=", number, numbers.fixed(lowest))
    high_fits = question.max is not None or numbers.compared("<=", number, numbers.fixed(highest))
    return number, both(whole, low_fits, high_fits), (term,)


def _end(own: Any, bound: Sentence | None, farthest: int) -> Fraction:
    """How far answers can go to one side: as far as the type lets them, or where the author's own bound lies."""
    if bound is None:
        return Fraction(own)
    if isinstance(bound.tree, Literal):
        return Fraction(bound.tree.value)  # type: ignore[arg-type]
    return Fraction(farthest)


def _date(question: Question, kind: Any, shaped: Shaped, setting: Setting) -> Made:
    if question.type == "day":
        day, real = calendar.variable(shaped.name, setting.since, date(2201, 12, 31))
        number = calendar.ordinal(day)
        open_days = question.settings.get("weekdays", WEEKDAYS)
        fits = [real]
        if len(open_days) < len(WEEKDAYS):
            fits.append(some((number + 6) % 7 == WEEKDAYS.index(each) for each in open_days))
        fits += [number != date.fromisoformat(each).toordinal() for each in question.settings.get("but_not", ())]
        return day, both(*fits), (day.year, day.month, day.day)
    low, high = type_of(question.type).bounds(question, Reading(setting.journey, setting.since))
    first = date(1, 1, 1) if question.min is not None else low
    last = date(9999, 12, 31) if question.max is not None else high
    assert isinstance(first, date)
    assert isinstance(last, date)
    day, real = calendar.variable(shaped.name, max(first, date(1600, 1, 1)), min(last, date(2400, 12, 31)))
    terms = (day.year, day.month, day.day)
    if isinstance(kind, kinds.Month):
        day = Day(day.year, day.month, 1, None, day.first, day.last)
        real = both(terms[0] >= day.first, terms[0] <= day.last, terms[1] >= 1, terms[1] <= 12)
        if question.settings.get("unexpired"):
            now = calendar.parts(setting.today)
            real = both(real, 12 * terms[0] + terms[1] >= 12 * now.year + now.month)
        return day, real, terms[:2]
    return day, real, terms


def _text(question: Question, _kind: Any, shaped: Shaped, setting: Setting) -> Made:
    code = z3.Int(shaped.name)
    return values.Words(code), _may_be(question, code, setting), (code,)


def _may_be(question: Question, code: Any, setting: Setting) -> Truth:
    """Any text that no sentence names, or one that a sentence names and the question takes."""
    taken = [number for text, number in setting.texts.items() if _takes(question, text, setting)]
    return either(code >= OTHER_TEXT, *(code == number for number in taken))


def _takes(question: Question, text: str, setting: Setting) -> bool:
    found = type_of(question.type).parse(question, text, Reading(setting.journey, setting.since))
    return isinstance(found, str) and folded(found) == text


def _record(question: Question, kind: Any, shaped: Shaped, _setting: Setting) -> Made:
    parts: dict[str, tuple[Truth, values.Words]] = {}
    terms: list[Any] = []
    fits: list[Truth] = []
    for part in kind.fields:
        code = z3.Int(f"{shaped.name} {part}")
        filled: Truth = True
        if part in shaped.shape.blanks:
            filled = z3.Bool(f"{shaped.name} {part} is filled in")
            terms.append(filled)
            if not type_of(question.type).part_optional(question, part):
                fits.append(filled)
        parts[part] = filled, values.Words(code)
        fits.append(code >= 0)
        terms.append(code)
    return values.Parts(parts), both(*fits), tuple(terms)


def _time(question: Question, _kind: Any, shaped: Shaped, _setting: Setting) -> Made:
    minutes = z3.Int(shaped.name)
    first, last = (question.settings.get(key) for key in ("earliest", "latest"))
    low = _minutes(time.fromisoformat(first)) if first else 0
    high = _minutes(time.fromisoformat(last)) if last else 24 * 60 - 1
    inside = both(minutes >= low, minutes <= high) if low <= high else either(minutes >= low, minutes <= high)
    return (
        Number(minutes, 1, Fraction(0), Fraction(24 * 60 - 1)),
        both(minutes >= 0, minutes < 24 * 60, inside),
        (minutes,),
    )


def _minutes(moment: time) -> int:
    return 60 * moment.hour + moment.minute


def _items(question: Question, _kind: Any, shaped: Shaped, setting: Setting) -> Made:
    """How many items of a list are chosen: nothing else is read of them. That there are as many is left to the page."""
    assert question.items is not None
    repeat = setting.journey.steps[question.items].repeat
    assert repeat is not None
    chosen = z3.Int(shaped.name)
    return (
        Number(chosen, 1, Fraction(1), Fraction(max(repeat.max, 1))),
        both(chosen >= 1, chosen <= repeat.max),
        (chosen,),
    )


def _opaque(_question: Question, _kind: Any, _shaped: Shaped, _setting: Setting) -> Made:
    return None, True, ()


_VARIABLES: dict[type[kinds.Kind], Callable[[Question, Any, Shaped, Setting], Made]] = {
    kinds.YesNo: _yes_no,
    kinds.Choice: _choice,
    kinds.Choices: _choices,
    kinds.Integer: _number,
    kinds.Decimal: _number,
    kinds.Money: _number,
    kinds.Date: _date,
    kinds.Month: _date,
    kinds.Text: _text,
    kinds.Record: _record,
    kinds.Time: _time,
    kinds.RoughDate: _opaque,
    kinds.Files: _opaque,
    kinds.ItemId: _opaque,
    kinds.ItemIds: _items,
}

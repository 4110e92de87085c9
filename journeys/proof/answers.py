"""The answer to one question as a variable, what its type lets through, and a model's value of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Any, Protocol

import z3

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.tree import Literal
from journeys.model import Journey, Question, Sentence
from journeys.proof import calendar, numbers, values
from journeys.proof.calendar import Day
from journeys.proof.logic import Truth, both, either, no, some
from journeys.proof.numbers import Number
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

    `given` is True for a question that has to be answered. `terms` are the plain z3 variables that it is made of.
    """

    question: Question
    value: Any
    fits: Truth
    given: Truth
    terms: tuple[Any, ...]


def variable(question: Question, name: str, setting: Setting) -> Variable:
    """The variable of a question. `min`, `max` and `must` are left to the page that asks it."""
    kind = type_of(question.type).kind(question)
    value, fits, terms = _VARIABLES[type(kind)](question, kind, name, setting)
    given: Truth = z3.Bool(f"{name} is given") if question.optional else True
    return Variable(question, value, fits, given, (*terms, *(() if given is True else (given,))))


Made = tuple[Any, Truth, tuple[Any, ...]]


def _yes_no(question: Question, _kind: Any, name: str, _setting: Setting) -> Made:
    said = z3.Bool(name)
    return said, said if question.type == "declaration" else True, (said,)


def _choice(_question: Question, kind: Any, name: str, _setting: Setting) -> Made:
    options = kind.options
    width = max(1, (len(options) - 1).bit_length())
    code = z3.BitVec(name, width)
    fits: Truth = True if len(options) == 1 << width else z3.ULT(code, len(options))
    return values.chosen_by(code, options), fits if options else False, (code,)


def _choices(question: Question, kind: Any, name: str, _setting: Setting) -> Made:
    ticks = {option: z3.Bool(f"{name} {option}") for option in kind.options}
    rest = {one.id: [no(ticks[each]) for each in ticks if each != one.id] for one in question.options if one.alone}
    fits = both(some(ticks.values()), *(either(no(ticks[one]), both(*others)) for one, others in rest.items()))
    return values.Ticked(ticks), fits, tuple(ticks.values())


def _number(scale: int, step: int = 1) -> Callable[[Question, Any, str, Setting], Made]:
    def made(question: Question, kind: Any, name: str, setting: Setting) -> Made:
        places = 10**kind.places if isinstance(kind, kinds.Decimal) else scale
        every_so_many = step
        if isinstance(kind, kinds.Money) and question.settings.get("pence") == "none":
            every_so_many = 10**setting.journey.minor_digits
        low, high = type_of(question.type).bounds(question, Reading(setting.journey, setting.since))
        lowest, highest = _end(low, question.min, -FARTHEST), _end(high, question.max, FARTHEST)
        term = z3.Int(name)
        number = Number(term * every_so_many if every_so_many > 1 else term, places, lowest, highest)
        # `min` and `max` are left to the page: each is a line of its own among the reasons for something
        low_fits = question.min is not None or numbers.compared(">=", number, numbers.fixed(lowest))
        high_fits = question.max is not None or numbers.compared("<=", number, numbers.fixed(highest))
        fits = both(low_fits, high_fits)
        return number, fits, (term,)

    return made


def _end(own: Any, bound: Sentence | None, farthest: int) -> Fraction:
    """How far answers can go to one side: as far as the type lets them, or where the author's own bound lies."""
    if bound is None:
        return Fraction(own)
    if isinstance(bound.tree, Literal):
        return Fraction(bound.tree.value)  # type: ignore[arg-type]
    return Fraction(farthest)


def _date(question: Question, kind: Any, name: str, setting: Setting) -> Made:
    if question.type == "day":
        day, real = calendar.variable(name, setting.since, date(2201, 12, 31))
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
    day, real = calendar.variable(name, max(first, date(1600, 1, 1)), min(last, date(2400, 12, 31)))
    terms = (day.year, day.month, day.day)
    if isinstance(kind, kinds.Month):
        day = Day(day.year, day.month, 1, None, day.first, day.last)
        real = both(terms[0] >= day.first, terms[0] <= day.last, terms[1] >= 1, terms[1] <= 12)
        if question.settings.get("unexpired"):
            now = calendar.parts(setting.today)
            real = both(real, 12 * terms[0] + terms[1] >= 12 * now.year + now.month)
        terms = terms[:2]
    return day, real, terms


def _text(question: Question, _kind: Any, name: str, setting: Setting) -> Made:
    code = z3.Int(name)
    return values.Words(code), _may_be(question, code, setting), (code,)


def _may_be(question: Question, code: Any, setting: Setting) -> Truth:
    """Any text that no sentence names, or one that a sentence names and the question takes."""
    taken = [number for text, number in setting.texts.items() if _takes(question, text, setting)]
    return either(code >= OTHER_TEXT, *(code == number for number in taken))


def _takes(question: Question, text: str, setting: Setting) -> bool:
    found = type_of(question.type).parse(question, text, Reading(setting.journey, setting.since))
    return isinstance(found, str) and folded(found) == text


def _record(question: Question, kind: Any, name: str, _setting: Setting) -> Made:
    parts: dict[str, tuple[Truth, values.Words]] = {}
    terms: list[Any] = []
    fits: list[Truth] = []
    for part in kind.fields:
        code = z3.Int(f"{name} {part}")
        filled: Truth = True
        if type_of(question.type).part_optional(question, part):
            filled = z3.Bool(f"{name} {part} is filled in")
            terms.append(filled)
        parts[part] = filled, values.Words(code)
        fits.append(code >= 0)
        terms.append(code)
    return values.Parts(parts), both(*fits), tuple(terms)


def _time(question: Question, _kind: Any, name: str, _setting: Setting) -> Made:
    minutes = z3.Int(name)
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


def _opaque(_question: Question, _kind: Any, _name: str, _setting: Setting) -> Made:
    return None, True, ()


_VARIABLES: dict[type[kinds.Kind], Callable[[Question, Any, str, Setting], Made]] = {
    kinds.YesNo: _yes_no,
    kinds.Choice: _choice,
    kinds.Choices: _choices,
    kinds.Integer: _number(1),
    kinds.Decimal: _number(1),
    kinds.Money: _number(1),
    kinds.Date: _date,
    kinds.Month: _date,
    kinds.Text: _text,
    kinds.Record: _record,
    kinds.Time: _time,
    kinds.RoughDate: _opaque,
    kinds.Files: _opaque,
    kinds.ItemId: _opaque,
    kinds.ItemIds: _opaque,
}

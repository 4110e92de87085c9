"""Each question type -> the room that its answer has on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from journeys.expressions.currencies import symbol
from journeys.expressions.kinds import Record
from journeys.formats import formats
from journeys.model import Journey, Question
from journeys.questions import type_of
from renderers.exports.schema_values import fixed
from renderers.paper.content import (
    Agree,
    Blank,
    Cells,
    Enclose,
    Labelled,
    Parts,
    Room,
    Sign,
    Squares,
    Tick,
    Ticks,
)

MANY = 40
"""More options than these are not printed: the answer is written."""
_PER_LINE = 70
_SQUARES = 24
_DATE = (Cells("Day", 2, "day", "DD"), Cells("Month", 2, "month", "MM"), Cells("Year", 4, "year", "YYYY"))

Words = Callable[[Any], str]


def room_of(question: Question, journey: Journey, words: Words) -> Room:
    """The room for an answer. `words` reads a text of the journey."""
    type = question.type
    if type == "yes_no":
        yes, no = (
            formats(journey.language, journey.currency, journey.minor_digits).yes_no(each) for each in (True, False)
        )
        return Ticks((Tick("yes", yes), Tick("no", no)))
    if type in ("choice", "choices"):
        return _options(question, words, type == "choices")
    if type in ("date", "day"):
        return Squares(_DATE)
    if type == "month_year":
        return Squares(_DATE[1:])
    if type == "time":
        return Squares((Cells("Hour", 2, "hour", "HH"), Cells("Minutes", 2, "minutes", "MM")))
    if type == "long_text":
        most = fixed(question.max)
        return Blank(lines=max(3, min(14, ceil((most or 320) / _PER_LINE))))
    if type in ("integer", "decimal"):
        return Blank(10, after=words(question.unit))
    if type == "money":
        return Blank(12, before=symbol(journey.currency) or journey.currency)
    if type == "declaration":
        return Agree(words(question.ask))
    if type == "signature":
        return Sign()
    if type == "file":
        return Enclose("I am sending this with the form")
    if type == "location":
        return Blank(lines=2)
    return _text(question)


def _options(question: Question, words: Words, many: bool) -> Room:
    if question.items is not None:
        return Blank(lines=2 if many else 1)
    ticks = tuple(Tick(each.id, words(each.label), words(each.hint)) for each in question.options)
    if len(ticks) > MANY and not many:
        return Blank(choices=ticks)
    return Ticks(ticks, many)


def _text(question: Question) -> Room:
    """Words, codes and whatever is written in parts."""
    type = type_of(question.type)
    parts = type.parts(question)
    kind = type.kind(question)
    if isinstance(kind, Record) and len([part for part in parts if part]) > 1:
        named = [part for part in parts if part in kind.fields]
        return Parts(tuple(_labelled(question, part) for part in named))
    length = question.settings.get("length")
    low, high = fixed(question.min), fixed(question.max)
    code = question.type in ("reference", "national_id") or bool(question.settings.get("code"))
    count = int(length) if length else int(high) if code and high is not None and low == high else 0
    if 0 < count <= _SQUARES:
        return Squares((Cells("", count),))
    if question.type == "iban":
        return Squares((Cells("", _SQUARES + 10),))
    short = question.type in ("phone", "rough_date", "national_id") or (high is not None and high <= 25)
    return Blank(25 if short else 0)


_SHORT: Mapping[str, Blank | Squares] = {
    "postcode": Blank(10),
    "sort_code": Squares((Cells("", 6),)),
    "account": Squares((Cells("", 8),)),
}


def _labelled(question: Question, part: str) -> Labelled:
    type = type_of(question.type)
    room = _SHORT.get(part) or (Blank(lines=4) if part == "lines" else Blank())
    return Labelled(part, type.part_label(question, part), room, type.part_optional(question, part))


def note_of(question: Question, ticks: bool) -> str:
    """What an answer has to be, as far as fixed bounds say it."""
    low, high = fixed(question.min), fixed(question.max)
    if question.type == "choices" and ticks:
        if low is not None and high is not None:
            return f"Tick {low} to {high}" if low != high else f"Tick {low}"
        return f"Tick up to {high}" if high is not None else f"Tick {low} or more" if low is not None else ""
    if question.type in ("integer", "decimal"):
        if low is not None and high is not None:
            return f"From {low} to {high}"
        return f"{high} or less" if high is not None else f"{low} or more" if low else ""
    if question.type in ("text", "long_text") and high is not None and question.type == "long_text":
        return f"Up to {high} characters"
    return ""

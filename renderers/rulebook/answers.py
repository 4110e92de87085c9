"""What may be answered, in words: the type of a question with all its limits, and its options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from journeys.expressions.kinds import Value
from journeys.expressions.tree import Literal
from journeys.model import Option, Question, Sentence
from journeys.questions import type_of
from journeys.questions.base import QuestionType, Reading, Setting
from renderers.rulebook.content import Block, Id, Items, Line, Name, Ref, Say
from renderers.rulebook.words import Words, spaced

MANY = 15
"""So many options are read where they are asked; more of them stand in an appendix."""

_SOME_DAY, _OTHER_DAY = date(2000, 1, 3), date(2001, 1, 3)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def answer(question: Question, words: Words) -> tuple[Block, ...]:
    """The blocks that say what an answer is: its type, its limits, its options."""
    kind = type_of(question.type)
    first = [kind.in_words or kind.means]
    first.append("May be left blank." if question.optional else "It has to be answered.")
    if question.someone_else:
        first.append("It is about somebody else.")
    blocks: list[Block] = [Say((" ".join(first),))]
    limits = [*_settings(question, kind, words), *_unit(question, words), *_bounds(question, kind, words)]
    if limits:
        blocks.append(Items(tuple(limits)))
    return (*blocks, *_options(question, words))


def appended(question: Question) -> bool:
    """Whether the options of a question are its own and too many to stand with it."""
    return question.options_list is None and len(question.options) > MANY


def options_key(question: Question) -> str:
    """The key of the appendix that has the options of a question."""
    return f"{question.id}/options"


# Settings of the type


def _settings(question: Question, kind: QuestionType, words: Words) -> Iterator[Line]:
    for setting in kind.settings:
        if setting.name != "unit":
            value = question.settings.get(setting.name, setting.usual)
            if setting.name == "pence" and question.settings.get("minor_digits") == 0:
                value = "none"  # the currency has none
            said = "" if value is None or value is False else _said(setting, value, words)
            if said:
                yield (said,)


def _said(setting: Setting, value: Any, words: Words) -> str:
    shown = ", ".join(_shown(each, words) for each in (value if isinstance(value, list) else [value]))
    if isinstance(setting.says, Mapping):
        said = setting.says.get(str(value))
        return f"{spaced(setting.name).capitalize()}: {shown}" if said is None else said[:1].upper() + said[1:]
    if not setting.says:
        return f"{spaced(setting.name).capitalize()}: {shown}"
    return setting.says.replace("{}", shown)


def _shown(value: Any, words: Words) -> str:
    text = str(value)
    if _ISO_DAY.fullmatch(text):
        return words.day(date.fromisoformat(text))
    return text.capitalize() if text.endswith("day") else text


def _unit(question: Question, words: Words) -> Iterator[Line]:
    if question.unit is not None:
        yield ("Counted in ", *words.inline(question.unit))


# Bounds


def _bounds(question: Question, kind: QuestionType, words: Words) -> Iterator[Line]:
    """What is least and most: as written, else the limits that the type itself has."""
    usual = _usual(question, kind, words)
    for side, written, limit in (("min", question.min, usual[0]), ("max", question.max, usual[1])):
        if written is not None:
            yield _bound(side, written, question, kind, words)
        elif limit is not None:
            line = _limit(side, limit, question, kind, words)
            if line:
                yield line


def _bound(side: str, written: Sentence, question: Question, kind: QuestionType, words: Words) -> Line:
    counted = _counted(question, kind)
    if counted and isinstance(written.tree, Literal):
        return _count(side, written.tree.value, counted)
    before, after = ("", f" {counted}s") if counted else ("", "")
    least, most = ("Not before ", "Not after ") if _is_day(kind, question) else ("At least ", "No more than ")
    return (before + (least if side == "min" else most), *words.line(written), after)


def _limit(side: str, limit: Value | int, question: Question, kind: QuestionType, words: Words) -> Line:
    """A limit that nobody wrote: the type's own."""
    counted = _counted(question, kind)
    if counted:
        trivial = limit == 0 if side == "min" else counted == "option"
        trivial = trivial or (side == "min" and question.optional) or (limit == 1 and counted == "option")
        return () if trivial else _count(side, limit, counted)
    if _usual(question, kind, words) != _usual(question, kind, words, _OTHER_DAY):  # it follows the day of the visit
        return _near(side, question, kind, words)
    least, most = ("Not before ", "Not after ") if _is_day(kind, question) else ("At least ", "No more than ")
    return ((least if side == "min" else most) + words.value(kind.bound_kind(question), limit),)


def _near(side: str, question: Question, kind: QuestionType, words: Words) -> Line:
    """The limit of a day that is counted from the day of the visit, or from the first day that is written."""
    if side == "min":
        return ("Not before the day of the visit",)
    low, high = kind.bounds(question, Reading(words.journey, _SOME_DAY, low=_SOME_DAY))
    assert isinstance(low, date)
    assert isinstance(high, date)
    start = "the day of the visit" if question.min is None else "the first of these days"
    return (f"Not more than {(high - low).days} days after {start}",)


def _usual(
    question: Question, kind: QuestionType, words: Words, day: date = _SOME_DAY
) -> tuple[Value | None, Value | None]:
    return kind.bounds(question, Reading(words.journey, day)) if kind.takes_bounds else (None, None)


def _counted(question: Question, kind: QuestionType) -> str:
    """What `min` and `max` count; "" where they are values like the answer."""
    if kind.bound_kind(question) == kind.kind(question):
        return ""
    if kind.takes_options:
        return "option"
    return "file" if kind.name == "file" else "character"


def _count(side: str, number: Value, counted: str) -> Line:
    some = f"{number:,} {counted if number == 1 else counted + 's'}"
    return (f"At least {some}" if side == "min" else f"No more than {some}",)


def _is_day(kind: QuestionType, question: Question) -> bool:
    return type(kind.bound_kind(question)).__name__ in ("Date", "Month")


# Options


def _options(question: Question, words: Words) -> tuple[Block, ...]:
    if question.items is not None:
        items = Name(question.items, spaced(question.items), "reads")
        return (Say(("The options are the ", items, " that were added, each by its label.")),)
    if not question.options:
        return ()
    source: Line = ()
    if question.options_list is not None:
        source = (f"The {len(question.options)} options of the list ", words.named(question.options_list))
    if len(question.options) > MANY:
        return (Say((*source, ".") if source else ("The options are listed at ", Ref(options_key(question)), ".")),)
    rows = Items(tuple(option_line(option, words) for option in question.options))
    return (Say((*source, ":")), rows) if source else (rows,)


def option_line(option: Option, words: Words) -> Line:
    """An option as a line: its label, what rules call it, its hint, for whom it is there."""
    line: Line = (*words.inline(option.label), " ", Id(option.id))
    if option.hint is not None:
        line += (" – ", *words.inline(option.hint))
    if option.when is not None:
        line += ("; there only if ", *words.line(option.when))
    if option.alone:
        line += ("; goes with no other option",)
    return line

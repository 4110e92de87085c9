"""A value as the reader sees it, by its kind and in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from journeys import texts
from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Decimal,
    Files,
    Integer,
    ItemId,
    ItemIds,
    Kind,
    Money,
    Month,
    Months,
    Percent,
    Record,
    RoughDate,
    Text,
    Time,
    Value,
    YesNo,
)
from journeys.expressions.known import Known
from journeys.expressions.tree import Answer, FactRef, Node, Otherwise, children
from journeys.expressions.words import OUTCOME
from journeys.formats import formats
from journeys.languages import isolated
from journeys.model import Journey, Option


def show(
    kind: Kind,
    value: Value,
    journey: Journey,
    language: str,
    options: Sequence[Option] = (),
    known: Known | None = None,
    weekdays: bool = False,
) -> str:
    """A value in words: `14 June 2027`, `£1,482.50`, an option's label, several joined as a list.

    With `weekdays` a date says which day of the week it is.
    `options` give choices and items their labels; `known` is needed only where a label is worded by case.
    What runs the other way than the language is isolated in it. Raises ValueError for a kind that is never shown
    (an exact fraction has to be rounded first, a list is counted).
    """
    return isolated(_in_words(kind, value, journey, language, options, known, weekdays), language)


def _in_words(
    kind: Kind,
    value: Value,
    journey: Journey,
    language: str,
    options: Sequence[Option],
    known: Known | None,
    weekdays: bool,
) -> str:
    shown: Any = value
    form = formats(language, journey.currency, journey.minor_digits)
    match kind:
        case Text():
            return str(shown)
        case Choice():
            return _label(shown, options, journey, language, known)
        case YesNo():
            return form.yes_no(shown)
        case Date():
            return form.weekday(shown) if weekdays else form.day(shown)
        case Money():
            return form.money(shown)
        case Integer():
            return form.number(shown)
        case Decimal():
            return form.number(shown, kind.places)
        case Choices():
            chosen = [option for option in kind.options if option in shown]
            return form.listed(
                [isolated(_label(option, options, journey, language, known), language) for option in chosen]
            )
        case Record():
            return ", ".join(shown[name] for name in kind.fields if shown.get(name))
        case Month():
            return form.month(shown)
        case Days():
            return form.duration(shown, "day")
        case Months():
            return form.duration(shown, "month")
        case Percent():
            return form.percent(shown)
        case RoughDate():
            return form.rough(shown)
        case Time():
            return form.clock(shown)
        case Files():
            return form.listed([isolated(upload.name, language) for upload in shown])
        case ItemId():
            return _label(shown, options, journey, language, known)
        case ItemIds():
            ids = [option.id for option in options if option.id in shown]
            return form.listed([isolated(_label(id, options, journey, language, known), language) for id in ids])
    raise ValueError(f"a value of the kind {type(kind).__name__} is not shown: {shown!r}")


def _label(id: str, options: Sequence[Option], journey: Journey, language: str, known: Known | None) -> str:
    for option in options:
        if option.id == id:
            return texts.plain(option.label, known if known is not None else Known(today=date.min), journey, language)
    return id


def options_of(node: Node, journey: Journey, known: Known | None = None) -> tuple[Option, ...]:
    """The options whose labels show the value of a typed tree: those of the questions and facts in it.

    Where questions share options, the labels are those of the question with the most of them; for one
    citizen (`known`), of `x if answered otherwise y` those of the one that was answered.
    """
    sources = list(_sources(node, journey, known, set()))
    sources.sort(key=len, reverse=True)
    found: dict[str, Option] = {}
    for options in sources:
        for option in options:
            found.setdefault(option.id, option)
    return tuple(found.values())


def _sources(node: Node, journey: Journey, known: Known | None, seen: set[str]) -> Iterator[Sequence[Option]]:
    """The options of each question and fact in a tree, through facts that have none of their own."""
    if isinstance(node, Answer | FactRef) and isinstance(node.kind, Choice | Choices):
        if node.id in seen or node.id == OUTCOME:
            return
        seen.add(node.id)
        options = (journey.questions if isinstance(node, Answer) else journey.facts)[node.id].options
        if options:
            yield options
        elif isinstance(node, FactRef):
            for row in journey.facts[node.id].rows:
                yield from _sources(row.value.tree, journey, known, seen)
    elif isinstance(node, Otherwise) and known is not None:
        asked = isinstance(node.what, Answer) and node.what.id in known
        yield from _sources(node.what if asked else node.value, journey, known, seen)
    else:
        for part in children(node):
            yield from _sources(part, journey, known, seen)

"""A made-up citizen in words: each question that was asked, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.comparing.words import ENGLISH, called, spaced
from engine.roster import item_id
from journeys.expressions.kinds import Item, Value
from journeys.expressions.known import Known
from journeys.formats import formats
from journeys.labels import items_as_options
from journeys.model import Journey, Question
from journeys.proof.verdicts import Citizen
from journeys.questions import type_of
from journeys.show import options_of, show


class Row(NamedTuple):
    """One answer: which item it is about ("child 2", "" outside items), the question's words, the answer's."""

    item: str
    asked: str
    answer: str


def rows(citizen: Citizen, old: Journey, new: Journey) -> tuple[Row, ...]:
    """All answers of a citizen in the order of the new version; what only the old one asks comes last."""
    gone = [id for id in old.questions if id not in new.questions]
    return (*_rows(citizen, new, list(new.questions)), *_rows(citizen, old, gone))


def _rows(citizen: Citizen, journey: Journey, ids: Sequence[str]) -> Iterator[Row]:
    known = _known(citizen)
    for id in ids:
        if id in citizen.answers:
            question = journey.questions[id]
            yield Row(
                "", called(question.ask, id, journey)[1:-1], _answer(question, citizen.answers[id], journey, known)
            )
    for repeat, items in citizen.items.items():
        step = journey.steps.get(repeat)
        if step is None or step.repeat is None:
            continue
        for number, item in enumerate(items, 1):
            for id in ids:
                if id in item:
                    question = journey.questions[id]
                    which = f"{spaced(step.repeat.item)} {number}"
                    yield Row(
                        which, called(question.ask, id, journey)[1:-1], _answer(question, item[id], journey, known)
                    )


def _known(citizen: Citizen) -> Known:
    """What is known of a citizen, so that items chosen from a list can be named."""
    found = Known(today=citizen.today)
    found.update({id: value for id, value in citizen.answers.items() if value is not None})
    for repeat, items in citizen.items.items():
        found[repeat] = tuple(Item(item_id(number), number, item) for number, item in enumerate(items, 1))
    return found


def _answer(question: Question, value: Value | None, journey: Journey, known: Known) -> str:
    if value is None:
        return "left blank"
    options = question.options
    if question.items is not None:
        options = items_as_options(question.items, known, journey, ENGLISH)
    try:
        words = show(type_of(question.type).kind(question), value, journey, ENGLISH, options, known)
    except (LookupError, ValueError):
        return str(value)
    return words.replace("\u00a0", " ")


def fact_value(id: str, value: Value | None, journey: Journey) -> str:
    """The value of a fact in words."""
    fact = journey.facts.get(id)
    if value is None or fact is None:
        return "not known" if value is None else str(value)
    options = fact.options or tuple(option for row in fact.rows for option in options_of(row.value.tree, journey))
    try:
        return show(fact.kind, value, journey, ENGLISH, options).replace("\u00a0", " ")
    except (LookupError, ValueError):
        return str(value)


def day(citizen: Citizen, journey: Journey) -> str:
    """The day that a citizen answers on."""
    return formats(ENGLISH, journey.currency, journey.minor_digits).day(citizen.today).replace("\u00a0", " ")

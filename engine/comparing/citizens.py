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
from journeys.model import Journey, Question, Sentence
from journeys.proof.verdicts import Answers, Citizen
from journeys.questions import type_of
from journeys.show import options_of, show


class Row(NamedTuple):
    """One answer: which item it is about ("child 2", "" outside items), the question's words, the answer's.

    `id` is the question's.
    """

    item: str
    asked: str
    answer: str
    id: str = ""


NOTHING: Answers = {}


def rows(citizen: Citizen, old: Journey, new: Journey, before: Answers = NOTHING) -> tuple[Row, ...]:
    """All answers of a citizen in the order of the new version; what only the old one asks comes last.

    `before` are the answers to what the old one asks in another way by the same id.
    """
    gone = [id for id in old.questions if id not in new.questions]
    again = Citizen(citizen.today, before)
    return (
        *_rows(citizen, new, list(new.questions), old),
        *_rows(citizen, old, gone),
        *(row._replace(item="in the old version") for row in _rows(again, old, list(before))),
    )


def decides(journey: Journey) -> frozenset[str]:
    """The questions and repeats that rules, conditions, bounds or facts read."""
    found: list[Sentence | None] = [journey.rates_on, *(rule.sentence for rule in journey.next)]
    for section in journey.sections:
        found += [section.when, *(rule.sentence for rule in section.next)]
    for step in journey.steps.values():
        found += [step.when, *(must.sentence for must in step.must), *(rule.sentence for rule in step.next)]
        for question in step.questions:
            found += [question.when, question.min, question.max, *(must.sentence for must in question.must)]
            found += [option.when for option in question.options]
    for fact in journey.facts.values():
        found += [sentence for row in fact.rows for sentence in (row.sentence, row.value)]
    return frozenset().union(*(sentence.reads for sentence in found if sentence is not None))


def _rows(citizen: Citizen, journey: Journey, ids: Sequence[str], other: Journey | None = None) -> Iterator[Row]:
    """`other` knows what options were called that are gone."""
    known = _known(citizen)
    for id in ids:
        if id in citizen.answers:
            question = journey.questions[id]
            words = called(question.ask, id, journey)[1:-1]
            yield Row("", words, _answer(question, citizen.answers[id], journey, known, other), id)
    for repeat, items in citizen.items.items():
        step = journey.steps.get(repeat)
        if step is None or step.repeat is None:
            continue
        for number, item in enumerate(items, 1):
            for id in ids:
                if id in item:
                    question = journey.questions[id]
                    which = f"{spaced(step.repeat.item)} {number}"
                    words = called(question.ask, id, journey)[1:-1]
                    yield Row(which, words, _answer(question, item[id], journey, known, other), id)


def _known(citizen: Citizen) -> Known:
    """What is known of a citizen, so that items chosen from a list can be named."""
    found = Known(today=citizen.today)
    found.update({id: value for id, value in citizen.answers.items() if value is not None})
    for repeat, items in citizen.items.items():
        found[repeat] = tuple(Item(item_id(number), number, item) for number, item in enumerate(items, 1))
    return found


def _answer(
    question: Question, value: Value | None, journey: Journey, known: Known, other: Journey | None = None
) -> str:
    if value is None:
        return "left blank"
    was = None if other is None else other.questions.get(question.id)
    options = (*question.options, *(was.options if was is not None else ()))
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

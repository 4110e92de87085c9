"""A sentence that somebody types about a finished journey, read by the journey's own names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from journeys.build.meanings import Meanings
from journeys.build.sentences import YES_NO
from journeys.expressions import evaluate
from journeys.expressions.evaluate import banded, computed, reads
from journeys.expressions.kinds import Items
from journeys.expressions.names import Banded, Computed
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.model import Bands, Fact, Journey, Sentence
from journeys.questions import type_of


def condition(journey: Journey, text: str, item: str = "") -> Sentence:
    """A sentence of yes or no, typed as if it stood in the journey; `item` (`child`) is what it stands inside of.

    It has no place in any file: its route is empty. Raises SentenceFault with the place in the sentence.
    """
    meanings = meanings_of(journey)
    with meanings.within(item):
        tree = resolve(parse(text), meanings, YES_NO)
        return Sentence(text, (), "value", tree, tree.kind, reads(tree, meanings), evaluate.compile(tree, meanings))


def meanings_of(journey: Journey) -> Meanings:
    """What every id of a finished journey means, as its own sentences had it."""
    found = Meanings(set(), journey.currency, journey.minor_digits, journey.leap_birthday)
    found.kinds.update({id: type_of(each.type).kind(each) for id, each in journey.questions.items()})
    found.rates.update(journey.rates)
    found.lists.update({id: each.members for id, each in journey.lists.items()})
    for step in journey.steps.values():
        if step.repeat is not None:
            items = Items(step.id, step.repeat.item)
            found.repeats[step.id] = found.items_called[step.repeat.item] = items
        elif step.id not in journey.questions:
            found.others[step.id] = "a step"
    found.others.update({section.id: "a section" for section in journey.sections if section.id})
    found.others.update(dict.fromkeys(journey.outcomes, "an outcome") | dict.fromkeys(journey.texts, "a text"))
    found.makers.update({id: partial(_fact, each, found) for id, each in journey.facts.items()})
    found.makers.update({id: partial(_bands, each, found) for id, each in journey.bands.items()})
    found.tables.update(journey.bands)
    if journey.rates_on is not None:
        found.rates_on_maker = _day(journey.rates_on, found)
    return found


def _fact(fact: Fact, meanings: Meanings) -> Computed:
    rows = [(None if row.sentence is None else row.sentence.tree, row.value.tree) for row in fact.rows]
    return replace(computed(fact.id, fact.kind, rows, meanings), value=fact.value)


def _bands(table: Bands, meanings: Meanings) -> Banded:
    rows = [(None if row.up_to is None else row.up_to.tree, row.rate.tree) for row in table.rows]
    return banded(rows, meanings)


def _day(sentence: Sentence, meanings: Meanings) -> Callable[[], Computed]:
    steady = evaluate.steady(sentence.tree, meanings)
    return lambda: Computed(sentence.kind, sentence.value, sentence.reads, steady=steady)

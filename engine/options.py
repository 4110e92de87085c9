"""The options that one citizen is offered: those that apply, and those made of the items of a repeat."""

from __future__ import annotations

from dataclasses import replace

from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Option, Question, Text, Wording
from journeys.texts import plain


def asked_of(question: Question, known: Known, journey: Journey, language: str) -> Question:
    """The question with the options that apply to someone of whom this is known; the same object where all do.

    An option whose `when` cannot be known is not there. Items are options under their own ids, labelled
    as their repeat says, in the citizen's own words.
    """
    if question.items is not None:
        return replace(question, options=_of_items(question.items, known, journey, language))
    options = question.options
    if not any(option.when is not None for option in options):
        return question
    there = tuple(option for option in options if _applies(option, known))
    return question if len(there) == len(options) else replace(question, options=there)


def _applies(option: Option, known: Known) -> bool:
    if option.when is None:
        return True
    try:
        return bool(option.when.value(known))
    except LookupError:
        return False


def _of_items(repeat_id: str, known: Known, journey: Journey, language: str) -> tuple[Option, ...]:
    repeat = journey.steps[repeat_id].repeat
    found = known.get(repeat_id)
    if repeat is None or not isinstance(found, tuple):
        return ()
    options = []
    for item in found:
        if isinstance(item, Item):
            label = plain(repeat.label, Inside(known, repeat.item, item), journey, language)
            options.append(Option(item.id, Text(((None, Wording((label,), ())),), ())))
    return tuple(options)

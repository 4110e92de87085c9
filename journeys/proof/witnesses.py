"""A model of the solver as a citizen: every variable's value as the answer that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from fractions import Fraction
from typing import Any

import z3

from journeys.expressions import kinds
from journeys.expressions.kinds import Value
from journeys.expressions.tree import Literal
from journeys.model import Question, Sentence
from journeys.proof import values
from journeys.proof.answers import OTHER_TEXT, Variable
from journeys.proof.anybody import Anybody
from journeys.proof.calendar import Day
from journeys.proof.numbers import Number
from journeys.proof.verdicts import Answers, Citizen
from journeys.questions import type_of


class Unsayable(Exception):  # noqa: N818 (what a model says, not what went wrong)
    """A model gives an answer that nobody could type."""


def citizen(model: Any, world: Anybody, made_up: dict[int, int] | None = None) -> Citizen:
    """Who a model is about. Answers that are not on the way are made up too. Raises Unsayable.

    `made_up` is shared by the readings of one model in several worlds: the samples used so far, by the codes of texts.
    """
    reader = _Reader(model, world, {} if made_up is None else made_up)
    today = reader.day(world.today)
    answers: dict[str, Value | None] = {}
    items: dict[str, list[dict[str, Value | None]]] = {}
    for list, several in world.lists.items():
        size = reader.whole(several.size)
        items[list] = [{} for _ in range(size if size in several.sizes else several.sizes[0])]
    later = {section for section, begun in world.begun.items() if not reader.holds(begun)}
    items = {list: each for list, each in items.items() if world.task_of[list] not in later}
    for (id, copy), asked in world.asked.items():
        if world.task_of[id] in later:
            continue
        if copy < 0:
            answers[id] = reader.answer(asked, -1)
            continue
        list = world.order.lists[id]
        last = copy == world.lists[list].copies - 1
        for number in range(copy, len(items[list])) if last else (copy,):
            if number < len(items[list]):
                items[list][number][id] = reader.answer(asked, number)
    return Citizen(today, answers, {id: tuple(each) for id, each in items.items()})


def trimmed(found: Citizen, keep: frozenset[tuple[str, int]]) -> Citizen:
    """The same citizen with those answers only; lists that are not named go too. Items are numbered from 0."""
    answers: Answers = {id: value for id, value in found.answers.items() if (id, -1) in keep}
    items: Mapping[str, tuple[Answers, ...]] = {
        list: tuple(
            {id: value for id, value in item.items() if (id, number) in keep} for number, item in enumerate(each)
        )
        for list, each in found.items.items()
        if (list, -1) in keep
    }
    return Citizen(found.today, answers, items)


class _Reader:
    """Reads one model."""

    def __init__(self, model: Any, world: Anybody, made_up: dict[int, int]) -> None:
        self.model = model
        self.world = world
        self.texts = {code: text for text, code in world.texts.items()}
        self.made_up = made_up
        """The numbers of the samples that stand for texts that no sentence names."""

    def whole(self, term: Any) -> int:
        """The value of an integer term."""
        if isinstance(term, int):
            return term
        found = self.model.eval(term, model_completion=True)
        return int(found.as_long())

    def holds(self, truth: Any) -> bool:
        """Whether something holds."""
        return truth if isinstance(truth, bool) else z3.is_true(self.model.eval(truth, model_completion=True))

    def day(self, day: Day) -> date:
        """A date; the day of the check where the model leaves it open."""
        year, month, number = (self.whole(part) for part in (day.year, day.month, day.day))
        try:
            return date(year, month, number)
        except (ValueError, OverflowError):
            return self.world.since

    def answer(self, asked: Variable, item: int) -> Value | None:
        """The answer to one question."""
        question = asked.question
        if not self.holds(asked.given):
            return None
        kind = type_of(question.type).kind(question)
        match kind:
            case kinds.YesNo():
                return True if question.type == "declaration" else self.holds(asked.value)
            case kinds.Choice():
                place, options = self.whole(asked.terms[0]), asked.shape.options
                return options[place] if place < len(options) else kind.options[0]
            case kinds.Choices():
                pairs = zip(asked.shape.options, asked.terms, strict=False)
                ticked = tuple(option for option, term in pairs if self.holds(term))
                return ticked or kind.options[:1]
            case kinds.Integer() | kinds.Money():
                return int(self.number(asked.value))
            case kinds.Decimal():
                return self.number(asked.value)
            case kinds.Date() | kinds.Month():
                return self.day(asked.value)
            case kinds.Time():
                minutes = self.whole(asked.terms[0]) % (24 * 60)
                return time(minutes // 60, minutes % 60)
            case kinds.ItemId():
                return FIRST_ITEM
            case kinds.ItemIds():
                chosen = self.whole(asked.terms[0]) if self.holds(asked.fits) else 1
                return tuple(nth_item(number) for number in range(1, chosen + 1))
            case kinds.Text():
                return self.text(question, self.whole(asked.terms[0]))
            case kinds.Record():
                return self.record(question, asked)
            case _:
                made_up: Value = _sample(question, max(item, 0))
                return made_up

    def number(self, value: Number) -> Fraction:
        """The value of a number."""
        return Fraction(self.whole(value.term), value.scale)

    def text(self, question: Question, code: int) -> str:
        """A text that a sentence names, or one that none does: equal codes are equal texts."""
        if code < OTHER_TEXT and code in self.texts:
            return self.texts[code]
        if code not in self.made_up:
            self.made_up[code] = len(self.made_up)
        number = self.made_up[code]
        for more in range(len(self.texts) + 1):
            found = str(_sample(question, number + 1000 * more if more else number))
            if found.casefold() not in self.world.texts:
                return found
        raise Unsayable(question.id)

    def record(self, question: Question, asked: Variable) -> Value:
        """The parts of an answer; those left blank are left blank."""
        parts: Any = dict(_sample(question, 0))
        assert isinstance(asked.value, values.Parts)
        for part, (filled, words) in asked.value.parts.items():
            if not self.holds(filled):
                parts[part] = ""
            elif (code := self.whole(words.code)) in self.texts:
                parts[part] = self.texts[code]
            elif not parts.get(part):
                parts[part] = "Northmere"
        return parts  # type: ignore[no-any-return]


FIRST_ITEM = "first item"
"""Stands for the first item of a list in an answer that chooses items: its id is the engine's business."""


def nth_item(number: int) -> str:
    """What stands for an item of a list, by its place from 1."""
    return FIRST_ITEM if number == 1 else f"item {number}"


def _sample(question: Question, number: int) -> Any:
    """An answer that is plainly made up, as long as the question wants it."""
    shortest, longest = _literal(question.min), _literal(question.max)
    try:
        return type_of(question.type).sample(question, number, shortest or 0, longest)
    except ValueError as nothing:
        raise Unsayable(question.id) from nothing


def _literal(sentence: Sentence | None) -> int | None:
    if sentence is None or not isinstance(sentence.tree, Literal) or not isinstance(sentence.tree.value, int):
        return None
    return sentence.tree.value

"""Any citizen at all: a variable for every question, and what can be read of them anywhere on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import z3

from journeys.diagnostics import Spot
from journeys.expressions.kinds import YesNo
from journeys.expressions.tree import Answer, Bands, Literal, Measure, Node, Product, Rounded, walk
from journeys.model import Fact, Journey, Rate, Repeat, Sentence, Step
from journeys.proof import calendar, numbers, values
from journeys.proof.answers import Variable, variable
from journeys.proof.encode import Meaning, encode
from journeys.proof.logic import Truth, both, every, no, some, when
from journeys.proof.marks import Marks
from journeys.proof.numbers import Number
from journeys.proof.shapes import ListShape, Shapes, shapes
from journeys.proof.views import Order, View
from journeys.tasks import tasks

LAST_DAY = date(2149, 12, 31)
"""The last day on which anybody is looked at: long before dates end, so that all of them have a day after theirs."""


@dataclass(slots=True)
class Several:
    """The items of a repeat: as many copies as are told apart, and how many items there can be.

    `there` says when the list is there as a whole. The last copy stands for all further items where there are more
    items than copies. `left_out`: not every number of items is looked at. `compares`: items look at the others.
    `taken`: this journey takes so many, where `sizes` are also those that another version takes.
    """

    repeat: Repeat
    size: Any
    sizes: tuple[int, ...]
    copies: int
    left_out: bool
    compares: bool
    taken: Truth = True
    there: Truth = False

    def is_item(self, copy: int) -> Truth:
        """Whether there are more items than this many."""
        if all(size > copy for size in self.sizes):
            return True
        return self.size > copy

    def weight(self, copy: int) -> Number:
        """How many items a copy stands for."""
        if copy < self.copies - 1 or max(self.sizes, default=0) <= self.copies:
            return numbers.fixed(1)
        cases = [(self.size == size, size - self.copies + 1) for size in self.sizes if size > self.copies]
        rest = no(some(test for test, _ in cases))
        return numbers.of_cases([*((test, Fraction(weight)) for test, weight in cases), (rest, Fraction(1))])

    def fits(self) -> Truth:
        """The number of items is one of those that are looked at."""
        return some(self.size == size for size in self.sizes)


class Anybody:
    """The world of one journey's sentences (`journeys.proof.encode.World`), from the day `today` on.

    With `loose`, amounts that are hard to reckon with (rounded shares, bands, products of answers) may be any amount:
    what nobody can be then, nobody can be at all, and it is found out far sooner. With `assumed`, everybody comes to
    every page and has answered all before it, which is enough where only the answers matter. `shaped` says how answers
    are written down where that is shared with another version. `asked` holds the variable of every question by id and
    copy (-1 outside of items); `there` is filled in by the course through the journey, which knows when each is asked.
    """

    def __init__(
        self,
        journey: Journey,
        today: date,
        marks: Marks | None = None,
        *,
        loose: bool = False,
        assumed: bool = False,
        shaped: Shapes | None = None,
    ) -> None:
        self.journey = journey
        self.marks = marks or Marks(kept=False)
        self.loose = loose
        self.assumed = assumed
        self.shapes = shapes(journey) if shaped is None else shaped
        self.order = Order(journey)
        self.march = journey.leap_birthday != "28 February"
        self.since = today
        self.today, self.day_fits = calendar.variable("today", today, LAST_DAY)
        self.texts = self.shapes.texts
        self.lists: dict[str, Several] = {}
        self.asked: dict[tuple[str, int], Variable] = {}
        self.there: dict[tuple[str, int], Truth] = {}
        self.at_first: dict[tuple[str, int], Truth] = {}
        """The same of each item as if it were alone, which is what others of its list see of it."""
        self.outcome: tuple[Truth, values.Chosen] | None = None
        self.begun: dict[str, Any] = {section.id: z3.Bool(f"{section.id} is done") for section in tasks(journey)}
        """Of each task whether it has been done: an outcome in one of them ends a journey whose others are open."""
        self.task_of = {id: step.section for step in journey.steps.values() for id in _held(step)}
        """The section of every question and repeat."""
        self._facts: dict[tuple[str, int, frozenset[str], bool, bool], Meaning] = {}
        self._reads: dict[str, frozenset[str]] = {}
        for step in journey.steps.values():
            if step.repeat is not None:
                self.lists[step.id] = _several(step, self.shapes.lists[step.id])
        for step in journey.steps.values():
            for copy in self.copies_of(step):
                for question in step.questions:
                    shape = self.shapes.questions[question.id]
                    self.asked[question.id, copy] = variable(question, shape, copy, self)

    def copies_of(self, step: Step) -> range | tuple[int]:
        """The copies of a step: -1 outside of items."""
        return range(self.lists[step.within].copies) if step.within else (-1,)

    # What sentences read

    def answer(self, id: str, view: View) -> Meaning:
        """An answer: when it is there, and what it is."""
        if id == "outcome" and self.outcome is not None:
            return self.outcome
        list = self.order.lists.get(id, "")
        inside = view.inside(list) if list else None
        copy = -1 if inside is None else inside.item
        found = self.asked.get((id, copy))
        if id in self.lists:
            several = self.lists[id]
            there = several.there if self.order.there(id, view) else False
            return there, Number(several.size, 1, Fraction(0), Fraction(max(several.sizes, default=0)))
        if found is None:
            return False, None
        known = self.at_first if inside is not None and inside.first else self.there
        there = known.get((id, copy), False) if self.order.there(id, view) else False
        return there, found.value

    def fact(self, id: str, view: View) -> Meaning:
        """The value of a fact where it is read; worked out once for every place at which it may differ."""
        fact = self.journey.facts[id]
        view = (view.inside(self.order.lists[id]) if "." in id else None) or view.outside()
        hidden = frozenset(read for read in self.reads(fact) if not self.order.there(read, view))
        key = (id, view.item, hidden, view.whole, view.first)
        if key not in self._facts:
            known, value = self._decided(fact, view)
            if self.loose and isinstance(value, Number) and not value.cases and self._hard(fact):
                named = self.shapes.facts.get(id, id), view.item, self.shapes.named(hidden), view.whole, view.first
                value = self.shapes.amounts.any_for(value, named)
            self._facts[key] = known, value
        return self._facts[key]

    def _hard(self, fact: Fact) -> bool:
        """Whether an amount is reckoned in a way that a solver finds hard."""
        return any(
            isinstance(node, Rounded | Bands | Measure)
            or (isinstance(node, Product) and sum(not isinstance(part, Literal) for part in _factors(node)) > 1)
            for row in fact.rows
            for node in walk(row.value.tree)
        )

    def _decided(self, fact: Fact, view: View) -> Meaning:
        """The first row that holds gives the value; one that cannot be known leaves the fact unknown."""
        rows = [
            (None if row.sentence is None else self.sentence(row.sentence, view, "decides here"), row.value)
            for row in fact.rows
        ]
        known: Truth = False
        value: Any = None
        for test, result in reversed(rows):
            row_known, row_value = self._result(result, view, alone=len(rows) == 1)
            if test is None:
                known, value = row_known, row_value
                continue
            test_known, holds = test
            known = both(test_known, when(holds, row_known, known))
            value = row_value if value is None else values.select(holds, row_value, value)
        return known, value

    def _result(self, sentence: Sentence, view: View, *, alone: bool) -> Meaning:
        if alone and isinstance(sentence.kind, YesNo):
            return self.sentence(sentence, view, "is worked out here")
        return encode(sentence.tree, view, self)

    def reads(self, fact: Fact) -> frozenset[str]:
        """The questions and repeats that a fact reads, through others too."""
        if fact.id not in self._reads:
            sentences = [each for row in fact.rows for each in (row.sentence, row.value) if each is not None]
            self._reads[fact.id] = frozenset().union(*(sentence.reads for sentence in sentences))
        return self._reads[fact.id]

    def rate(self, id: str) -> Rate:
        """A dated value."""
        return self.journey.rates[id]

    def rates_on(self, view: View) -> Meaning:
        """The day at which rates are read."""
        fixed = self.journey.rates_on
        return (True, self.today) if fixed is None else encode(fixed.tree, view.outside(), self)

    def bands(self, id: str, view: View) -> list[tuple[Meaning | None, Meaning]]:
        """The ends (None for the last) and rates of a table of bands."""
        if "." not in id:
            view = view.outside()
        return [
            (None if row.up_to is None else encode(row.up_to.tree, view, self), encode(row.rate.tree, view, self))
            for row in self.journey.bands[id].rows
        ]

    def copies(self, list: str, view: View) -> tuple[Truth, list[tuple[Truth, Number]]]:
        """When a list is there, and for each copy of its items: when it is an item, and how many it stands for."""
        several = self.lists[list]
        there = several.there if self.order.there(list, view) else False
        return there, [(several.is_item(copy), several.weight(copy)) for copy in range(several.copies)]

    def others(self, view: View) -> Iterable[tuple[int, Truth]]:
        """The other copies of the item of a view, each with when it is an item."""
        if view.first:  # what another item is by itself hangs on none, as in `evaluate`
            return ()
        several = self.lists[view.list]
        return [(copy, several.is_item(copy)) for copy in range(several.copies) if copy != view.item]

    def code(self, text: str) -> int:
        """The number of a text that is written down."""
        return self.texts.setdefault(text, len(self.texts))

    def sentence(self, sentence: Sentence, view: View, words: str) -> Meaning:
        """A sentence that decides something, marked with its line."""
        known, value = encode(sentence.tree, view, self)
        return self.marks.condition(known, value, Spot(sentence.route, sentence.on), words)

    # All that is true of anybody

    def fits(self) -> Truth:
        """The day, the number of items, and what every type of question lets through."""
        sizes = (several.fits() for several in self.lists.values())
        return every([self.day_fits, *sizes, *self.shapes.amounts.known()])

    def sayable(self) -> Truth:
        """Every answer is one that its type takes, asked or not: what nobody is asked might be anything else.

        It keeps nobody away, for every answer can be such by itself; it only makes them easier to write down.
        """
        return every(variable.fits for variable in self.asked.values())


def _held(step: Step) -> Iterator[str]:
    yield from (question.id for question in step.questions)
    if step.repeat is not None:
        yield step.id


def _factors(node: Product) -> list[Node]:
    return [node.first, *(factor for _, factor in node.rest)]


def _several(step: Step, shape: ListShape) -> Several:
    repeat = step.repeat
    assert repeat is not None
    copies, sizes = shape.told_apart()
    size = z3.Int(f"{shape.name} items")
    own = [each for each in sizes if repeat.min <= each <= repeat.max]
    taken = True if len(own) == len(sizes) else some(size == each for each in own)
    left_out = len(own) < repeat.max - repeat.min + 1
    return Several(repeat, size, sizes, copies, left_out, shape.compares, taken)


def reads_outcome(sentence: Sentence) -> bool:
    """Whether a sentence speaks of how a journey ends, as only promises do."""
    return any(isinstance(node, Answer) and node.id == "outcome" for node in walk(sentence.tree))

"""How answers are written down as variables, so that two versions of a journey write the same answer alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd

import z3

from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.kinds import Text
from journeys.expressions.tree import Literal, Quantified, walk
from journeys.model import Journey, Question, Repeat, Sentence, Step
from journeys.proof import numbers
from journeys.proof.apart import Apart
from journeys.proof.logic import Truth, either
from journeys.proof.numbers import Number
from journeys.questions import type_of

COPIES = 2
"""How many items of a list are told apart where nothing compares them with each other."""

MOST_COPIES = 8
"""How many are, where something does."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The variable of a question: `name` it goes by, and all that it has to be able to say.

    `options` are in the order of their codes, `unit` is the step between two numbers, `blank` says that it can be left
    blank, `blanks` are the parts of it that can.
    """

    name: str
    options: tuple[str, ...] = ()
    unit: Fraction = Fraction(1)
    blank: bool = False
    blanks: frozenset[str] = frozenset()

    def joined(self, other: Shape) -> Shape:
        """The shape that can say all that either can."""
        return replace(
            self,
            options=tuple(dict.fromkeys((*self.options, *other.options))),
            unit=_common(self.unit, other.unit),
            blank=self.blank or other.blank,
            blanks=self.blanks | other.blanks,
        )


@dataclass(frozen=True, slots=True)
class ListShape:
    """The items of a repeat: between `least` and `most`, `edges` those that matter, `compares` where one item may be
    compared with the others."""

    name: str
    least: int
    most: int
    edges: frozenset[int]
    compares: bool

    def joined(self, other: ListShape) -> ListShape:
        """The shape that can say all that either can."""
        return replace(
            self,
            least=min(self.least, other.least),
            most=max(self.most, other.most),
            edges=self.edges | other.edges,
            compares=self.compares or other.compares,
        )

    def told_apart(self) -> tuple[int, tuple[int, ...]]:
        """How many items are told apart, and which numbers of items are looked at."""
        if self.most <= 3:
            return max(self.most, 1), tuple(range(self.least, self.most + 1))
        copies = min(self.most, MOST_COPIES if self.compares else COPIES)
        sizes = {size for size in {0, 1, 2, copies} | self.edges if self.least <= size <= self.most}
        if self.compares and self.most > copies:  # what further items are to each other cannot be told
            sizes = {size for size in sizes if size <= copies} or {self.least}
        return copies, tuple(sorted(sizes))


Place = tuple[object, ...]
"""A fact, by the name that versions share, and where it is read."""


class Amounts:
    """Amounts that may be any: one for each formula that they stand in for, so that equal amounts stay equal.

    Where the formulas of one fact in two versions are not the same, the amounts still are wherever those do not differ.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], tuple[Number, Number]] = {}
        self._ends: dict[tuple[int, int], tuple[numbers.Bound, numbers.Bound]] = {}
        self._at: dict[Place, tuple[int, int]] = {}
        self._pairs: dict[tuple[tuple[int, int], tuple[int, int]], Truth] = {}
        self.apart = Apart()

    def any_for(self, value: Number, place: Place) -> Number:
        """Any amount instead of this one, within the same bounds."""
        if isinstance(value.term, int):
            return value
        key = (value.term.get_id(), value.scale)
        low, high = value.low, value.high
        if key not in self._found:
            name = f"any amount {len(self._found)}"
            term = z3.Real(name) if value.real else z3.Int(name)
            self._found[key] = value, Number(term, value.scale, real=value.real)  # the term stays, and so does its id
            self.apart.stands_for[term.get_id()] = value.term
        else:
            known_low, known_high = self._ends[key]
            low = None if low is None or known_low is None else min(low, known_low)
            high = None if high is None or known_high is None else max(high, known_high)
        self._ends[key] = low, high
        self._tie(self._at.setdefault(place, key), key)
        return replace(self._found[key][1], low=value.low, high=value.high)

    def _tie(self, one: tuple[int, int], two: tuple[int, int]) -> None:
        """Two amounts of one place are the same wherever what they stand for does not differ."""
        if one == two or (one, two) in self._pairs:
            return
        (was, amount), (now, other) = self._found[one], self._found[two]
        if (was.scale, was.real) == (now.scale, now.real):
            differ = self.apart.between(was.term, now.term)
            self._pairs[one, two] = either(differ, amount.term == other.term)

    def known(self) -> list[Truth]:
        """What is true of all of them: the widest of the bounds that were given, and which are the same."""
        found: list[Truth] = list(self._pairs.values())
        for key, (_, amount) in self._found.items():
            low, high = self._ends[key]
            found += [] if low is None else [numbers.compared(">=", amount, numbers.fixed(low))]
            found += [] if high is None else [numbers.compared("<=", amount, numbers.fixed(high))]
        return found


@dataclass(frozen=True, slots=True)
class Shapes:
    """How a journey is written down: its questions and repeats by its own ids, the numbers of texts, and amounts that
    may be any. `facts` are the names that two versions share, where that is another. Two versions that share `texts`,
    `amounts` and the names of shapes speak of the same citizens."""

    questions: Mapping[str, Shape]
    lists: Mapping[str, ListShape]
    texts: dict[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    amounts: Amounts = field(default_factory=Amounts)

    def named(self, ids: Iterable[str]) -> frozenset[str]:
        """Questions and repeats by the names of their variables."""
        return frozenset(self.questions[id].name if id in self.questions else self.lists[id].name for id in ids)


def shapes(journey: Journey) -> Shapes:
    """A journey by itself."""
    texts: dict[str, int] = {}
    for text in written_texts(journey):
        texts.setdefault(text, len(texts))
    return Shapes(
        {id: shape(question, journey) for id, question in journey.questions.items()},
        {id: list_shape(step) for id, step in journey.steps.items() if step.repeat is not None},
        texts,
    )


def shape(question: Question, journey: Journey) -> Shape:
    """A question by itself."""
    kind = type_of(question.type).kind(question)
    options = kind.options if isinstance(kind, kinds.Choice | kinds.Choices) else ()
    parts = kind.fields if isinstance(kind, kinds.Record) else ()
    blanks = frozenset(part for part in parts if type_of(question.type).part_optional(question, part))
    return Shape(question.id, options, unit(question, journey), question.optional, blanks)


def unit(question: Question, journey: Journey) -> Fraction:
    """The step between two answers that are numbers, in units of their kind."""
    kind = type_of(question.type).kind(question)
    if isinstance(kind, kinds.Decimal):
        return Fraction(1, 10**kind.places)
    if isinstance(kind, kinds.Money) and question.settings.get("pence") == "none":
        return Fraction(10**journey.minor_digits)
    return Fraction(1)


def list_shape(step: Step) -> ListShape:
    """A repeat by itself."""
    repeat = step.repeat
    assert repeat is not None
    compares = any(
        isinstance(node, Quantified) and node.other for sentence in _inside(repeat) for node in walk(sentence.tree)
    )
    return ListShape(step.id, repeat.min, repeat.max, frozenset({repeat.min, repeat.max}), compares)


def written_texts(journey: Journey) -> list[str]:
    """Every text that a sentence compares with, folded."""
    return [
        folded(str(node.value))
        for sentence in sentences(journey)
        for node in walk(sentence.tree)
        if isinstance(node, Literal) and isinstance(node.kind, Text)
    ]


def sentences(journey: Journey) -> list[Sentence]:
    """Every sentence of a journey: of steps, sections, questions, options, facts, texts and promises."""
    from journeys.checks._uses import Uses

    return [use.sentence for use in Uses(journey).all]


def _common(one: Fraction, other: Fraction) -> Fraction:
    """The largest step of which both are a whole number."""
    bottom = one.denominator * other.denominator
    return Fraction(gcd(one.numerator * other.denominator, other.numerator * one.denominator), bottom)


def _inside(repeat: Repeat) -> list[Sentence]:
    found: list[Sentence | None] = []
    for step in repeat.steps:
        found += [step.when, *(must.sentence for must in step.must), *(rule.sentence for rule in step.next)]
        for question in step.questions:
            found += [question.when, question.min, question.max, *(must.sentence for must in question.must)]
            found += [option.when for option in question.options]
    for fact in repeat.facts.values():
        for row in fact.rows:
            found += [row.sentence, row.value]
    return [sentence for sentence in found if sentence is not None]

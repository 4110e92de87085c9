"""Anybody made somebody: a citizen's answers as values of all variables; and random citizens who answer everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from typing import Any

import z3
from hypothesis import strategies as st

from engine.roster import item_id
from journeys.expressions import kinds
from journeys.expressions.compare import folded
from journeys.expressions.tree import Literal
from journeys.model import Journey, Question, Sentence
from journeys.proof.answers import OTHER_TEXT, Variable
from journeys.proof.anybody import Anybody
from journeys.proof.numbers import Number
from journeys.proof.values import Parts, Ticked
from journeys.proof.verdicts import Citizen
from journeys.questions import type_of

Draw = Any


class Person:
    """One citizen in a world: what its formulas come to. Items behind the last copy have to be like that copy's."""

    def __init__(self, world: Anybody, citizen: Citizen) -> None:
        self.world = world
        self.model = z3.Model()
        self.codes = dict(world.texts)
        self._date((world.today.year, world.today.month, world.today.day), citizen.today)
        for begun in world.begun.values():
            self._set(begun, True)  # all of this citizen's tasks are gone through
        for list, several in world.lists.items():
            self._set(several.size, len(citizen.items[list]))
        for (id, copy), asked in world.asked.items():
            if copy < 0:
                self._answer(asked, citizen.answers[id])
            elif copy < len(citizen.items[world.order.lists[id]]):
                self._answer(asked, citizen.items[world.order.lists[id]][copy][id])
            else:
                self._answer(asked, some_value(asked.question))
        assert self(world.fits())

    def __call__(self, truth: Any) -> bool:
        """Whether something holds of this citizen."""
        if isinstance(truth, bool):
            return truth
        found = self.model.eval(truth)
        assert z3.is_true(found) or z3.is_false(found), found
        return z3.is_true(found)

    def _set(self, variable: Any, value: Any) -> None:
        if isinstance(value, bool):
            self.model.update_value(variable, z3.BoolVal(value))
        elif z3.is_bv(variable):
            self.model.update_value(variable, z3.BitVecVal(value, variable.size()))
        else:
            self.model.update_value(variable, z3.IntVal(value))

    def _date(self, parts: Any, value: date) -> None:
        for variable, part in zip(parts, (value.year, value.month, value.day), strict=False):
            self._set(variable, part)

    def _code(self, text: str) -> int:
        return self.codes.setdefault(folded(text), OTHER_TEXT + len(self.codes))

    def _answer(self, asked: Variable, value: Any) -> None:
        if asked.given is not True:
            self._set(asked.given, value is not None)
        if value is None:
            value = some_value(asked.question)
        match type_of(asked.question.type).kind(asked.question):
            case kinds.YesNo():
                self._set(asked.terms[0], value)
            case kinds.Choice(options):
                self._set(asked.terms[0], options.index(value))
            case kinds.Choices():
                assert isinstance(asked.value, Ticked)
                for option, tick in asked.value.ticks.items():
                    self._set(tick, option in value)
            case kinds.Date():
                self._date(asked.terms[:3], value)
            case kinds.Month():
                self._date(asked.terms[:2], value)
            case kinds.Text():
                self._set(asked.terms[0], self._code(value))
            case kinds.Record():
                assert isinstance(asked.value, Parts)
                for part, (filled, words) in asked.value.parts.items():
                    if filled is not True:
                        self._set(filled, bool(value.get(part)))
                    self._set(words.code, self._code(value.get(part, "")))
            case kinds.Time():
                self._set(asked.terms[0], 60 * value.hour + value.minute)
            case kinds.ItemIds():
                self._set(asked.terms[0], len(value))
            case kinds.Integer() | kinds.Money() | kinds.Decimal():
                assert isinstance(asked.value, Number)
                units = Fraction(value) * asked.value.scale / self._every(asked)
                assert units.denominator == 1
                self._set(asked.terms[0], int(units))
            case _:
                pass

    def can_say_all(self) -> bool:
        """Whether the types of the questions let all answers through; those with bounds of their own aside."""
        return all(
            self(asked.fits)
            for asked in self.world.asked.values()
            if self(asked.given) and asked.question.min is None and asked.question.max is None
        )

    def _every(self, asked: Variable) -> int:
        """Of how many of its units an amount is made: amounts may be whole pounds."""
        if asked.question.settings.get("pence") == "none":
            return int(10**self.world.journey.minor_digits)
        return 1


def some_value(question: Question) -> Any:
    """Any answer that the type takes, where nobody looks at it."""
    kind = type_of(question.type).kind(question)
    match kind:
        case kinds.YesNo():
            return True
        case kinds.Choice():
            return kind.options[0]
        case kinds.Choices():
            return kind.options[:1]
        case kinds.Date() | kinds.Month():
            return date(2020, 3, 1)
        case kinds.Time():
            return time(12)
        case kinds.Text():  # as long as the question wants it, of which formulas say nothing
            shortest, longest = _length(question.min), _length(question.max)
            return type_of(question.type).sample(question, 0, shortest or 0, longest)
        case kinds.Record():
            return dict.fromkeys(kind.fields, "nowhere")
        case kinds.ItemIds():
            return (item_id(1),)
        case kinds.ItemId():
            return item_id(1)
        case _:
            return 4


def _length(bound: Sentence | None) -> Any:
    return bound.tree.value if bound is not None and isinstance(bound.tree, Literal) else None


def value_for(question: Question, longest: int) -> st.SearchStrategy[Any]:
    """Answers that the type takes, whatever `min`, `max` and `must` say; items are among the first `longest`."""
    kind = type_of(question.type).kind(question)
    match kind:
        case kinds.YesNo():
            return st.just(True) if question.type == "declaration" else st.booleans()
        case kinds.Choice():
            return st.sampled_from(kind.options)
        case kinds.Choices():
            alone = {option.id for option in question.options if option.alone}
            several = [option for option in kind.options if option not in alone]
            found = [(option,) for option in alone]
            ticked = st.sets(st.sampled_from(several), min_size=1).map(
                lambda ids: tuple(option for option in kind.options if option in ids)
            )
            return st.one_of(ticked, st.sampled_from(found)) if found else ticked
        case kinds.Integer():
            return st.integers(0, 10)
        case kinds.Decimal():
            return st.integers(0, 10 * 10**kind.places).map(lambda units: Fraction(units, 10**kind.places))
        case kinds.Money():
            return st.integers(0, 100).map(lambda pounds: 100 * pounds)
        case kinds.Date():
            return st.dates(date(2018, 1, 1), date(2027, 12, 31)) | st.sampled_from(
                [date(2020, 2, 29), date(2000, 2, 29)]
            )
        case kinds.Month():
            return st.dates(date(2018, 1, 1), date(2027, 12, 31)).map(lambda day: day.replace(day=1))
        case kinds.Text():
            return st.sampled_from(["Ann", "ann", "Bo", "Cy"])
        case kinds.ItemId():
            return st.integers(1, max(longest, 1)).map(item_id)
        case kinds.ItemIds():
            return st.integers(1, max(longest, 1)).map(lambda most: tuple(item_id(each) for each in range(1, most + 1)))
        case _:
            return st.builds(lambda: some_value(question))


@st.composite
def people(draw: Draw, world: Anybody, days: st.SearchStrategy[date]) -> Citizen:
    """A citizen who has an answer to everything; what is optional may be left blank."""
    journey = world.journey
    sizes = {id: draw(st.sampled_from(several.sizes)) for id, several in world.lists.items()}

    def answers(of: str) -> dict[str, Any]:
        return {question.id: draw(_or_blank(question, sizes)) for question in questions(journey, of)}

    items: dict[str, tuple[dict[str, Any], ...]] = {}
    for list, several in world.lists.items():
        told = [answers(list) for _ in range(min(sizes[list], several.copies))]
        items[list] = tuple(told[min(number, several.copies - 1)] for number in range(sizes[list]))
    return Citizen(draw(days), answers(""), items)


def questions(journey: Journey, list: str) -> Iterator[Question]:
    """The questions of a repeat, or those outside of all."""
    for step in journey.steps.values():
        if step.within == list:
            yield from step.questions


def _or_blank(question: Question, sizes: dict[str, int]) -> st.SearchStrategy[Any]:
    found = value_for(question, sizes.get(question.items or "", 1))
    return st.none() | found if question.optional else found

"""Goals as formulas: who goes by a rule, is given a line's value, breaks a `must`, or is exactly at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from engine.goals import Goal
from engine.goals.goal import Apart, Turning
from journeys.diagnostics import Route
from journeys.expressions.kinds import Month
from journeys.expressions.tree import FactRef, Measure, Node, Other, Quantified, children, walk
from journeys.model import Fact, Rule, Sentence, Step
from journeys.proof import calendar, numbers
from journeys.proof.calendar import Day
from journeys.proof.course import Read
from journeys.proof.encode import encode
from journeys.proof.logic import Truth, both, no, some
from journeys.proof.numbers import Number
from journeys.proof.obligations import Case
from journeys.proof.values import Chosen
from journeys.proof.views import ALL, View


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence is read, and by whom."""

    view: View
    where: Truth


class Formulas:
    """The goals of one journey as formulas over the citizens of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.world = case.world
        self.journey = case.journey
        self.course = case.course
        self._facts: dict[str, list[Place]] = {}
        self._names: dict[int, frozenset[str]] = {}

    def of(self, goal: Goal) -> Truth | None:
        """Who reaches a goal, or a few more; None where that cannot be said: where characters or files are counted."""
        match goal.what:
            case "outcome":
                return self.course.outcomes[goal.id]
            case "rule":
                return self._rule(goal)
            case "row":
                return some(where for where in self._row(goal))
            case "option":
                return self._option(goal)
            case "shown" | "hidden":
                return self._ever(goal, goal.what == "shown")
            case "must":
                return self._ever(goal, False)
            case "boundary":
                return self._boundary(goal)

    def near(self, goal: Goal) -> Truth:
        """Who comes to where a limit is read."""
        return some(read.where for read in self._read(goal.sentence))

    # What is read on the way

    @cached_property
    def _reads(self) -> dict[int, list[Read]]:
        found: dict[int, list[Read]] = {}
        for read in self.course.reads:
            found.setdefault(id(read.sentence), []).append(read)
        return found

    def _read(self, sentence: Sentence | None) -> list[Read]:
        return self._reads.get(id(sentence), [])

    def _ever(self, goal: Goal, value: bool) -> Truth:
        return some(
            both(read.where, read.known, read.holds if value else no(read.holds)) for read in self._read(goal.sentence)
        )

    def _rule(self, goal: Goal) -> Truth:
        if goal.spot.route[-1] != "next":
            return some(each.where for each in self.course.fires if each.rule.route == goal.spot.route)
        home = goal.spot.route[:-1]  # none of the lines holds
        last = next(rules[-1] for route, rules in self._homes() if route == home)
        return some(both(read.where, read.known, no(read.holds)) for read in self._read(last.sentence))

    def _homes(self) -> Iterator[tuple[Route, tuple[Rule, ...]]]:
        """Where rules stand, and the rules."""
        yield from ((step.route, step.next) for step in self.journey.steps.values() if step.next)
        yield from ((section.route, section.next) for section in self.journey.sections if section.next)

    def _option(self, goal: Goal) -> Truth:
        question = self.journey.questions[goal.id]
        step = next(step for step in self.journey.steps.values() if question in step.questions)
        return some(self._picked(step, goal))

    def _picked(self, step: Step, goal: Goal) -> Iterator[Truth]:
        for copy in self.world.copies_of(step):
            value = self.world.asked[goal.id, copy].value
            chosen = (value.is_(each) if isinstance(value, Chosen) else value.has(each) for each in goal.options)
            yield both(self.course.done[step.id, copy], self.world.there[goal.id, copy], some(chosen))

    # Facts: looked at where a sentence reads them, wherever the way stops, and at the end

    def _row(self, goal: Goal) -> Iterator[Truth]:
        fact = self.journey.facts[goal.id]
        for number, row in enumerate(fact.rows):
            if row.route == goal.spot.route:
                for place in self._places(fact):
                    yield self._at_row(fact, number, place)

    def _at_row(self, fact: Fact, number: int, place: Place) -> Truth:
        """Those for whom a line gives the value."""
        left = self._gone_by(fact, number, place)
        sentence = fact.rows[number].sentence
        if sentence is None:
            return left
        known, holds = encode(sentence.tree, place.view, self.world)
        return both(left, known, holds)

    def _gone_by(self, fact: Fact, number: int, place: Place) -> Truth:
        """Those for whom no line above this one holds."""
        left = place.where
        for row in fact.rows[:number]:
            assert row.sentence is not None
            known, holds = encode(row.sentence.tree, place.view, self.world)
            left = both(left, known, no(holds))
        return left

    def _places(self, fact: Fact) -> list[Place]:
        """Where a fact may be looked at: one place for all that know the same of what it reads."""
        if fact.id not in self._facts:
            reads = self.world.reads(fact)
            together: dict[tuple[int, bool, frozenset[str]], tuple[View, list[Truth]]] = {}
            for place in self._inside(fact) if "." in fact.id else self._outside(fact):
                there = frozenset(id for id in reads if self.world.order.there(id, place.view))
                key = (place.view.item, place.view.whole, there)
                together.setdefault(key, (place.view, []))[1].append(place.where)
            self._facts[fact.id] = [Place(view, some(wheres)) for view, wheres in together.values()]
        return self._facts[fact.id]

    def _outside(self, fact: Fact) -> Iterator[Place]:
        for step in self.journey.steps.values():
            if not step.within:
                number = self.world.order.step[step.id]
                behind = number + 1 + (len(step.repeat.steps) if step.repeat is not None else 0)
                yield Place(View(behind), self.course.done[step.id, -1])
                yield from self._on_the_page(step, -1)
        yield from (Place(read.view.outside(), read.where) for read in self._reading(fact))
        yield Place(View(ALL), some(self.course.outcomes.values()))

    def _on_the_page(self, step: Step, copy: int) -> Iterator[Place]:
        """A page of several questions is stopped at while some of its answers are good already."""
        if len(step.questions) > 1:
            number = self.world.order.step[step.id]
            for question in step.questions:
                variable = self.world.asked[question.id, copy]
                there = both(self.course.visited[step.id, copy], self.world.there[question.id, copy], variable.fits)
                yield Place(View(number, frozenset({question.id}), step.within, copy), there)

    def _reading(self, fact: Fact) -> Iterator[Read]:
        """The sentences that read a fact, through others too."""
        for read in self.course.reads:
            if fact.id in self._named(read.sentence):
                yield read

    def _named(self, sentence: Sentence) -> frozenset[str]:
        """The facts that a sentence reads, through others too."""
        if id(sentence) not in self._names:
            found: set[str] = set()
            waiting = [sentence.tree]
            while waiting:
                for node in walk(waiting.pop()):
                    if isinstance(node, FactRef) and node.id not in found and node.id in self.journey.facts:
                        found.add(node.id)
                        rows = self.journey.facts[node.id].rows
                        waiting += [each.tree for row in rows for each in (row.sentence, row.value) if each is not None]
            self._names[id(sentence)] = frozenset(found)
        return self._names[id(sentence)]

    def _inside(self, fact: Fact) -> Iterator[Place]:
        list = self.world.order.lists[fact.id]
        several = self.world.lists[list]
        repeat = self.journey.steps[list].repeat
        assert repeat is not None
        for copy in range(several.copies):
            for step in repeat.steps:
                number = self.world.order.step[step.id]
                view = View(number + 1, list=list, item=copy)
                yield Place(view, self.course.done[step.id, copy])
                yield from self._on_the_page(step, copy)
            for read in self._reading(fact):
                view = read.view if read.view.list == list else read.view.of_item(list, copy)
                if view.item == copy:
                    yield Place(view, both(read.where, several.is_item(copy)))
            ended = both(some(self.course.outcomes.values()), several.there, several.is_item(copy))
            yield Place(View(ALL).of_item(list, copy), ended)

    # Limits

    def _boundary(self, goal: Goal) -> Truth | None:
        assert goal.sentence is not None
        if goal.apart is None:
            return None
        places = [Place(read.view, read.where) for read in self._read(goal.sentence)]
        for fact in self.journey.facts.values():
            for number, row in enumerate(fact.rows):
                if row.sentence is goal.sentence:
                    places += [Place(each.view, self._gone_by(fact, number, each)) for each in self._places(fact)]
                elif row.value is goal.sentence:
                    places += [Place(each.view, self._at_row(fact, number, each)) for each in self._places(fact)]
        return some(self._sides(goal, places))

    def _sides(self, goal: Goal, places: list[Place]) -> Iterator[Truth]:
        assert goal.sentence is not None
        assert goal.node is not None
        for place in places:
            for inner in self._down_to(goal.node, goal.sentence.tree, place):
                known, away = self._away(goal, inner.view)
                yield both(inner.where, known, _on_side(goal, away))

    def _down_to(self, node: Node, tree: Node, place: Place) -> Iterator[Place]:
        """The places of a part of a sentence: of each item that a quantifier or a measure goes through."""
        if tree is node:
            yield place
            return
        view = place.view
        match tree:
            case Quantified(other=True):
                here = view.inside(tree.list)
                others = [] if here is None else self.world.others(here)
                inner = [
                    Place(view if here is None else here.of_other(number), both(place.where, is_item))
                    for number, is_item in others
                ]
            case Quantified() | Measure():
                there, copies = self.world.copies(tree.list, view)
                inner = [
                    Place(view.of_item(tree.list, number), both(place.where, there, is_item))
                    for number, (is_item, _) in enumerate(copies)
                ]
            case Other():
                inner = [] if view.other is None else [Place(view.other, place.where)]
            case _:
                inner = [place]
        for child in children(tree):
            if any(each is node for each in walk(child)):
                for each in inner:
                    yield from self._down_to(node, child, each)

    def _away(self, goal: Goal, view: View) -> tuple[Truth, Number]:
        """How far off somebody is, and when that can be known."""
        match goal.apart:
            case Apart(left, right):
                one, a = encode(left, view, self.world)
                two, b = encode(right, view, self.world)
                return both(one, two), _difference(a, b, months=isinstance(left.kind, Month))
            case Turning(start, end, count, more, months):
                one, since = encode(start, view, self.world)
                two, until = (True, self.world.today) if end is None else encode(end, view, self.world)
                three, complete = encode(count, view, self.world)
                complete = numbers.add(complete, numbers.fixed(more))
                by = numbers.whole(numbers.scaled_by(complete, Fraction(months or 7)))
                ends = (_times(complete.low, months), _times(complete.high, months))
                moved = calendar.moved(since, by if months else 0, 0 if months else by, self.world.march, ends)
                four, turn = moved
                return both(one, two, three, four), _number(calendar.between(until, turn))
        raise AssertionError(goal)


def _times(bound: Fraction | None, months: int) -> int | None:
    return None if bound is None else int(bound * months)


def _difference(one: Number | Day, two: Number | Day, *, months: bool) -> Number:
    if isinstance(one, Day) and isinstance(two, Day):
        if months:
            a, b = calendar.parts(one), calendar.parts(two)
            return _number(12 * (a.year - b.year) + a.month - b.month)
        return _number(calendar.between(one, two))
    assert isinstance(one, Number)
    assert isinstance(two, Number)
    return numbers.add(one, two, -1)


def _number(term: object) -> Number:
    return numbers.fixed(term) if isinstance(term, int) else Number(term)


def _on_side(goal: Goal, away: Number) -> Truth:
    nothing, grain = numbers.fixed(0), numbers.fixed(goal.grain)
    if goal.side == "on":
        return numbers.compared("is", away, nothing)
    if goal.side == "above":
        return both(numbers.compared(">", away, nothing), numbers.compared("<=", away, grain))
    less = numbers.fixed(-goal.grain)
    return both(numbers.compared("<", away, nothing), numbers.compared(">=", away, less))

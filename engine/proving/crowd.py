"""Citizens drawn at random, and changed a little at a time where that shows something new.

They bear out most of what somebody has to be able to do, long before a solver is asked. Everything is drawn from a
fixed seed: the same journey meets the same crowd on every day.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from random import Random
from time import monotonic
from typing import Any

from engine.given import take
from engine.path import Path
from engine.proving.marks import Mark, Marks
from engine.replay import Answers
from engine.roster import Roster, item_id, key_of
from engine.tracing import Trace, Tracer
from journeys.expressions import kinds
from journeys.expressions.known import Known
from journeys.expressions.tree import Literal, walk
from journeys.model import Journey, Question, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Reading

FEWEST = 60
"""So many are drawn in any case."""

IDLE = 250
"""So many in a row that show nothing new end the drawing."""

WORK = 200_000
"""So many pages and sentences are gone through at the most: some seconds' work, and the same at every load."""

_LAST, _NEAR = 4, 0.6
"""How many pages are the last, and how often one of them is answered anew: they decided how the way ends."""

_NEW, _FARTHEST = 0.08, 0.5
"""How often somebody is drawn out of nothing; and, above that, up to here, from whoever got farthest."""

_FAR, _AROUND = 2, 16
"""From how many of those who got farthest people are drawn around some pages, and how many each."""

_DECADES = 365 * 90


@dataclass(slots=True)
class Drawn:
    """One citizen of the crowd: the day and the answers, by the engine's keys, and the last pages and
    the number of pages that they lead to."""

    today: date
    answers: dict[str, Any]
    last: tuple[Step, ...] = ()
    depth: int = 0


Look = Callable[[Drawn], tuple[Path, Set[Hashable]]]
"""Where a citizen's answers lead, and what they show."""


class Crowd:
    """The crowd of one journey: it goes on where it was whenever it is asked again.

    `look` says what somebody shows; without it, it is every claim of `somebody` that they bear out, as marks.
    """

    def __init__(self, journey: Journey, since: date, look: Look | None = None) -> None:
        self.tracer = Tracer(journey)
        self.marks = Marks(journey)
        self._look_at = look or self._marked
        self._draw = Draw(journey, since)
        self._kept: list[Drawn] = []
        self._deepest: Drawn | None = None
        self._seen: set[Hashable] = set()
        self._number = 0
        self._work = 0

    def join(self, answers: Answers, today: date) -> set[Any]:
        """Takes in somebody who was not drawn, and tells what they show."""
        return set(self._look(Drawn(today, dict(answers)))[0])

    def draw(
        self, wanted: set[Mark], until: float, work: int = WORK, idle: int = IDLE
    ) -> Iterator[tuple[Drawn, set[Mark]]]:
        """Citizens who show something that is still wanted, with what they show; `wanted` grows smaller meanwhile.

        It ends when nothing is wanted any more, after so much `work`, when `idle` in a row showed nothing new, or at
        the moment `until` (`time.monotonic`).
        """
        end = self._work + work
        if not wanted:
            return
        for drawn, found in self.people(None, idle):
            shown = wanted & found
            if shown:
                wanted -= shown
                yield drawn, shown
            if not wanted or self._work > end or monotonic() > until:
                return

    def around(self, steps: Sequence[Step], wanted: set[Mark], until: float) -> Iterator[tuple[Drawn, set[Mark]]]:
        """The same of a few people like those who got farthest, some of these pages answered anew."""
        for parent in sorted(self._kept, key=lambda drawn: -drawn.depth)[:_FAR]:
            for _ in range(_AROUND):
                if not wanted or monotonic() > until:
                    return
                drawn = self._draw.again(parent, steps)
                shown = wanted & self._look(drawn)[0]
                if shown:
                    wanted -= shown
                    yield drawn, shown

    def people(self, most: int | None, idle: int = IDLE) -> Iterator[tuple[Drawn, Set[Any]]]:
        """Everybody who is drawn, with what they show: `most` of them, or until `idle` in a row showed nothing new.

        No clock decides how many they are.
        """
        lazy, begun = 0, self._number
        while (lazy <= idle or self._number <= FEWEST) and (most is None or self._number - begun < most):
            drawn = self._draw.next(self._kept, self._deepest, self._number)
            self._number += 1
            found, new = self._look(drawn)
            lazy = 0 if new else lazy + 1
            yield drawn, found

    def travellers(self, until: float, work: int = WORK) -> Iterator[tuple[Drawn, Trace]]:
        """Everybody who is drawn until so much `work` is done, with where their answers lead."""
        end = self._work + work
        while self._work <= end and monotonic() <= until:
            drawn = self._draw.next(self._kept, self._deepest, self._number)
            self._number += 1
            trace = self.tracer.trace(drawn.answers, drawn.today)
            self._look(drawn, trace)
            yield drawn, trace

    def _marked(self, drawn: Drawn) -> tuple[Path, Set[Hashable]]:
        return self._marks(self.tracer.trace(drawn.answers, drawn.today))

    def _marks(self, trace: Trace) -> tuple[Path, Set[Hashable]]:
        self._work += len(trace.said)
        return trace.path, self.marks.of(trace)

    def _look(self, drawn: Drawn, trace: Trace | None = None) -> tuple[Set[Any], bool]:
        """What somebody shows; whoever shows something new is kept, for others to grow from."""
        path, found = self._look_at(drawn) if trace is None else self._marks(trace)
        self._work += len(path.steps)
        drawn.last = path.steps[-_LAST:]
        drawn.depth = len(path.steps)
        new = not found <= self._seen
        if new:
            self._kept.append(drawn)
            self._seen |= found
        if self._deepest is None or drawn.depth >= self._deepest.depth:
            self._deepest = drawn
        return found, new


class Draw:
    """Draws citizens of one journey."""

    def __init__(self, journey: Journey, since: date) -> None:
        self.journey = journey
        self.since = since
        self.random = Random(journey.id)  # noqa: S311 (nothing is kept secret here)
        self.edges = edges(journey)
        self.written = [take(journey, scenario.answers, since).read for scenario in journey.scenarios.values()]
        self.outer = [step for step in journey.steps.values() if not step.within]
        self.makers = {id: self._maker(question) for id, question in journey.questions.items()}
        self.today = since
        """The day of the one who is being drawn, and the answers of that one so far."""
        self.answers: dict[str, Any] = {}

    def next(self, kept: list[Drawn], deepest: Drawn | None, number: int) -> Drawn:
        """Those whom the scenarios describe first; then small changes of whoever got farthest, at the page where the
        way ended, of others who showed something, and now and then somebody out of nothing."""
        if number < len(self.written):
            return Drawn(self.since, dict(self._whole(self.written[number])))
        how = self.random.random()
        if not kept or deepest is None or how < _NEW:
            self.today = self.day()
            return Drawn(self.today, self.anybody())
        if how < _FARTHEST and deepest.last:
            return self._at_the_end(deepest)
        return self.changed(self.random.choice(kept[-8:] if self.random.random() < 0.7 else kept))

    def _at_the_end(self, parent: Drawn) -> Drawn:
        """The same with the last page answered anew, or one just before it."""
        answers = self.answers = dict(parent.answers)
        self.today = parent.today
        step = parent.last[-1] if self.random.random() < 0.6 else self.random.choice(parent.last)
        self._again(step, answers)
        return Drawn(parent.today, answers)

    def again(self, parent: Drawn, steps: Sequence[Step]) -> Drawn:
        """The same with some of these pages answered anew."""
        answers = self.answers = dict(parent.answers)
        self.today = parent.today
        for step in self.random.sample(steps, self.random.randint(1, len(steps))):
            self._again(step, answers)
        return Drawn(parent.today, answers)

    def _again(self, step: Step, answers: dict[str, Any]) -> None:
        if step.repeat is not None:
            self._items(step, answers)
        for question in step.questions:
            answers[question.id] = self.answer(question)

    def _whole(self, read: Answers) -> dict[str, Any]:
        """A scenario leaves out what its citizen is not asked; with the rest made up, others can grow from it."""
        return {**self.anybody(blank=True), **read}

    def day(self) -> date:
        """A day to come on: mostly today."""
        if self.random.random() < 0.8:
            return self.since
        return self.since + timedelta(self.random.randrange(1, 3650))

    def anybody(self, *, blank: bool = False) -> dict[str, Any]:
        """Answers to everything; with `blank`, none to what is optional."""
        answers = self.answers = {}
        for step in self.outer:
            if step.repeat is not None:
                self._items(step, answers)
            for question in step.questions:
                answers[question.id] = None if blank and question.optional else self.answer(question)
        return answers

    def _items(self, step: Step, answers: dict[str, Any]) -> None:
        repeat = step.repeat
        assert repeat is not None
        sizes = [size for size in {repeat.min, 0, 1, 2, 3, min(repeat.max, 10)} if repeat.min <= size <= repeat.max]
        ids = tuple(item_id(number) for number in range(1, self.random.choice(sizes) + 1))
        answers[step.id] = Roster(ids, len(ids), False)
        for id in ids:
            for inner in repeat.steps:
                for question in inner.questions:
                    answers[key_of(question.id, id)] = self.answer(question)

    def answer(self, question: Question) -> Any:
        """An answer to one question."""
        if question.optional and self.random.random() < 0.3:
            return None
        return self.makers[question.id]()

    def changed(self, parent: Drawn) -> Drawn:
        """Somebody like another, but for a few answers."""
        answers = self.answers = dict(parent.answers)
        self.today = self.day() if self.random.random() < 0.1 else parent.today
        for _ in range(self.random.choice((1, 1, 1, 2, 3, 6))):
            near = parent.last and self.random.random() < _NEAR
            self._again(self.random.choice(parent.last if near else self.outer), answers)
        return Drawn(self.today, answers)

    def _maker(self, question: Question) -> Callable[[], Any]:
        kind = type_of(question.type).kind(question)
        pick, draw = self.random.choice, self.random
        match kind:
            case kinds.YesNo():
                return (lambda: True) if question.type == "declaration" else (lambda: draw.random() < 0.5)
            case kinds.Choice():
                return lambda: pick(kind.options)
            case kinds.Choices():
                alone = {option.id for option in question.options if option.alone}
                return lambda: self._ticked(kind.options, alone)
            case kinds.Integer() | kinds.Money() | kinds.Decimal():
                return self._numbers(question, kind)
            case kinds.Date() | kinds.Month():
                return self._dates(question, kind)
            case kinds.Time():
                return lambda: time(draw.randrange(24), pick((0, 30)))
            case kinds.ItemId():
                return lambda: item_id(draw.randrange(1, 3))
            case kinds.ItemIds():
                return lambda: (item_id(1),)
            case _:
                return self._samples(question, kind)

    def _ticked(self, options: tuple[str, ...], alone: set[str]) -> tuple[str, ...]:
        if alone and self.random.random() < 0.25:
            return (self.random.choice(sorted(alone)),)
        found = tuple(option for option in options if option not in alone and self.random.random() < 0.4)
        return found or (self.random.choice(options),)

    def _numbers(self, question: Question, kind: kinds.Kind) -> Callable[[], Any]:
        own: Any = type_of(question.type).bounds(question, Reading(self.journey, self.since))
        written = _literal(question.min), _literal(question.max)
        low, high = (end if bound is None else bound for bound, end in zip(written, own, strict=True))
        unit = Fraction(1, 10**kind.places) if isinstance(kind, kinds.Decimal) else Fraction(1)
        if isinstance(kind, kinds.Money) and question.settings.get("pence") == "none":
            unit = Fraction(10**self.journey.minor_digits)
        edges = [*self.edges.get("money" if isinstance(kind, kinds.Money) else "number", ()), low, high]
        scale = 100 if isinstance(kind, kinds.Money) else 1

        def made() -> Any:
            ends, how = self._ends(question), self.random.random()
            first, last = (low if ends[0] is None else ends[0]), (high if ends[1] is None else ends[1])
            if any(end is not None for end in ends) and how < 0.25:
                value = Fraction(self.random.choice((first, last))) + unit * self.random.choice((-1, 0, 0, 1))
            elif how < (0.55 if None not in ends else 0.35):
                value = Fraction(first) + int(self.random.random() * (Fraction(last) - first) / unit) * unit
            elif how < 0.8:
                value = Fraction(self.random.choice(edges)) + unit * self.random.choice((-1, 0, 0, 1))
            else:
                value = Fraction(self.random.randrange(0, 10 ** self.random.randrange(1, 7)) * scale)
            value = min(max(value, Fraction(low)), Fraction(high)) // unit * unit
            return value if isinstance(kind, kinds.Decimal) else int(value)

        return made

    def _dates(self, question: Question, kind: kinds.Kind) -> Callable[[], Any]:
        edges = [each for each in self.edges.get("date", ()) if isinstance(each, date)]

        def made() -> date:
            how = self.random.random()
            limits = [end for end in self._ends(question) if end is not None]
            if limits and how < 0.7:
                day = self._near(limits)
            elif question.type == "day" or how < 0.25:
                day = self.today + timedelta(self.random.randrange(-40, 90))
            elif edges and how < 0.45:
                day = self.random.choice(edges) + timedelta(self.random.choice((-1, 0, 1)))
            elif how < 0.6:
                years = self.random.randrange(0, 90)
                day = self.today - timedelta(round(365.2425 * years)) + timedelta(self.random.choice((-1, 0, 1)))
            else:
                day = self.today - timedelta(self.random.randrange(0, _DECADES))
            return day.replace(day=1) if isinstance(kind, kinds.Month) else day

        return made

    def _ends(self, question: Question) -> tuple[Any, Any]:
        """The bounds of a question for the one who is being drawn; None where there is none, or it cannot be told."""
        return self._end(question.min), self._end(question.max)

    def _end(self, bound: Sentence | None) -> Any:
        if bound is None or isinstance(bound.tree, Literal):
            return _literal(bound)
        there = {id: each for id, each in self.answers.items() if each is not None and "@" not in id}
        try:
            return bound.value(Known(there, today=self.today))
        except (LookupError, TypeError):
            return None

    def _near(self, limits: list[date]) -> date:
        """A day at a limit, or a little way inside of it."""
        low, high = limits[0], limits[-1]
        away = self.random.choice((0, 0, 1, self.random.randrange(0, 15), self.random.randrange(0, 400)))
        return min(low + timedelta(away), high) if low < high and self.random.random() < 0.7 else high - timedelta(away)

    def _samples(self, question: Question, kind: kinds.Kind) -> Callable[[], Any]:
        found: list[Any] = []
        least, most = (_literal(bound) for bound in (question.min, question.max))
        for number in range(3):
            try:
                found.append(type_of(question.type).sample(question, number, int(least or 0), most))
            except ValueError:
                break
        for text in self.edges.get("text", ()) if isinstance(kind, kinds.Text) else ():
            read = type_of(question.type).parse(question, text, Reading(self.journey, self.since))
            found += [read] if isinstance(read, str) else []
        return (lambda: self.random.choice(found)) if found else (lambda: None)


def _literal(bound: Any) -> Any:
    return bound.tree.value if bound is not None and isinstance(bound.tree, Literal) else None


def edges(journey: Journey) -> dict[str, list[Any]]:
    """The amounts, numbers, dates and texts that sentences compare with, in order."""
    from journeys.checks._uses import Uses

    found: dict[str, dict[Any, None]] = {}
    for use in Uses(journey).all:
        for node in walk(use.sentence.tree):
            if isinstance(node, Literal):
                match node.kind:
                    case kinds.Money():
                        found.setdefault("money", {})[node.value] = None
                    case kinds.Integer() | kinds.Decimal():
                        found.setdefault("number", {})[node.value] = None
                    case kinds.Date() | kinds.Month():
                        found.setdefault("date", {})[node.value] = None
                    case kinds.Text():
                        found.setdefault("text", {})[node.value] = None
                    case _:
                        pass
    for rate in journey.rates.values():
        for row in rate.rows:
            name = {kinds.Money: "money", kinds.Integer: "number", kinds.Date: "date"}.get(type(rate.kind))
            if name:
                found.setdefault(name, {})[row.value] = None
    return {name: list(values) for name, values in found.items()}

"""A made-up citizen made plainer, one answer after the other, as long as what matters stays true of them.

What is plain: few answers, today, the first option, no, round numbers, the first of a month. The engine is asked each
time, never a solver: it is quick, and sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any

from journeys.expressions import kinds
from journeys.expressions.tree import Literal
from journeys.model import Journey, Question, Sentence
from journeys.proof.verdicts import Citizen
from journeys.questions import type_of

Key = tuple[str, str, int]
"""An answer: the repeat that it is asked in ("" outside), the question, and which item (from 0; -1 outside)."""

Good = Callable[[Citizen], Citizen | None]
"""The citizen with only the answers that count, where what matters is true of them; else None."""

ROUNDS = 3
"""So often everything is gone through: what one answer allowed can make another one plainer."""

YEARS = (30, 0, 18, 40, 66, 1, 10)
"""Dates lie so many years back, those that are likeliest to be a plain one first."""

MOST_OPTIONS = 6


def plain(journey: Journey, since: date, who: Citizen, good: Good) -> Citizen:
    """The plainest citizen that is found from one whom `good` takes; as `good` gives it back.

    Answers that do not count are kept on the way, for others may lead to them.
    """
    return _Plain(journey, since, good).of(who)


class _Plain:
    """Makes one citizen plainer."""

    def __init__(self, journey: Journey, since: date, good: Good) -> None:
        self.journey = journey
        self.since = since
        self.good = good

    def of(self, who: Citizen) -> Citizen:
        best = self.good(who)
        assert best is not None, "nothing that matters is true of this citizen"
        for _ in range(ROUNDS):
            before = who
            who, best = self._try(who, best, [replace(who, today=self.since)])
            who, best = self._fewer_items(who, best)
            who, best = self._all_at_once(who, best, keys_of(best))
            for key in keys_of(best):
                who, best = self._one(who, best, key)
            if who == before:
                break
        return best

    def _try(self, who: Citizen, best: Citizen, others: Sequence[Citizen]) -> tuple[Citizen, Citizen]:
        """The first of some citizens who is as good, and has no more answers."""
        for other in others:
            if other == who:
                break
            found = self.good(other)
            if found is not None and len(keys_of(found)) <= len(keys_of(best)):
                return other, found
        return who, best

    def _fewer_items(self, who: Citizen, best: Citizen) -> tuple[Citizen, Citizen]:
        for id in best.items:
            for number in reversed(range(len(who.items[id]))):
                left = (*who.items[id][:number], *who.items[id][number + 1 :])
                who, best = self._try(who, best, [replace(who, items={**who.items, id: left})])
        return who, best

    def _all_at_once(self, who: Citizen, best: Citizen, keys: Sequence[Key]) -> tuple[Citizen, Citizen]:
        """The plainest answer to each of many questions, by halves where all together are too many."""
        other = who
        for key in keys:
            if self._is_there(who, key):
                first = next(self._plainer(key, _answer(who, key)), None)
                other = other if first is None else changed(other, key, first[0])
        if other == who:
            return who, best
        found = self.good(other)
        if found is not None and len(keys_of(found)) <= len(keys_of(best)):
            return other, found
        if len(keys) < 2:
            return who, best
        half = len(keys) // 2
        who, best = self._all_at_once(who, best, keys[:half])
        return self._all_at_once(who, best, keys[half:])

    def _one(self, who: Citizen, best: Citizen, key: Key) -> tuple[Citizen, Citizen]:
        """One answer: the plainest that will do; of options and of yes and no, the one that leads to fewest answers."""
        if not self._is_there(who, key):
            return who, best
        given = _answer(who, key)
        others = [changed(who, key, each) for (each,) in self._plainer(key, given)]
        kind = type_of(self.journey.questions[key[1]].type).kind(self.journey.questions[key[1]])
        if not isinstance(kind, kinds.YesNo | kinds.Choice):
            return self._try(who, best, others)
        found = [(each, self.good(each)) for each in others[:MOST_OPTIONS]]
        shortest = who, best
        for other, kept in reversed(found):
            if kept is not None and len(keys_of(kept)) <= len(keys_of(shortest[1])):
                shortest = other, kept
        return shortest

    @staticmethod
    def _is_there(who: Citizen, key: Key) -> bool:
        repeat, question, number = key
        if not repeat:
            return question in who.answers
        return 0 <= number < len(who.items.get(repeat, ())) and question in who.items[repeat][number]

    def _plainer(self, key: Key, given: Any) -> Iterator[tuple[Any]]:
        """Answers that are plainer than the one given, the plainest first."""
        question = self.journey.questions[key[1]]
        for each in self._plain(question, given, max(key[2], 0)):
            if type(each) is type(given) and each == given:
                return
            yield (each,)

    def _plain(self, question: Question, given: Any, number: int) -> Iterator[Any]:
        if question.optional:
            yield None
        if question.type == "declaration" or question.items is not None:
            return
        kind = type_of(question.type).kind(question)
        match kind:
            case kinds.YesNo():
                yield from (False, True)
            case kinds.Choice():
                yield from kind.options
            case kinds.Choices():
                yield from _ticks(question, kind, given)
            case kinds.Money():
                yield from (int(each) for each in _round(given, question, 10**self.journey.minor_digits))
            case kinds.Integer():
                yield from (int(each) for each in _round(given, question, 1))
            case kinds.Decimal():
                yield from _round(given, question, 1)
            case kinds.Date() | kinds.Month():
                month = isinstance(kind, kinds.Month)
                ahead = question.type == "day"
                yield from dict.fromkeys(day.replace(day=1) if month else day for day in self._days(given, ahead))
            case kinds.Time():
                yield from (time(hour) for hour in (9, 12, 15))
            case _:
                try:
                    shortest, longest = (_literal(bound) for bound in (question.min, question.max))
                    yield type_of(question.type).sample(question, number, shortest or 0, longest)
                except ValueError:
                    return

    def _days(self, given: Any, ahead: bool) -> Iterator[date]:
        since = self.since
        if ahead:
            yield from (since + timedelta(days) for days in range(1, 22))
            return
        for years in YEARS:
            yield since.replace(year=since.year - years, month=1, day=1)
        for years in YEARS:
            yield since.replace(year=since.year - years, day=min(since.day, 28))
        if isinstance(given, date):
            yield given.replace(month=1, day=1)
            yield given.replace(day=1)


def keys_of(who: Citizen) -> list[Key]:
    """Every answer of a citizen; a list of items counts as one, too."""
    found = [("", id, -1) for id in who.answers]
    for repeat, items in who.items.items():
        found.append((repeat, "", -1))
        found += [(repeat, id, number) for number, item in enumerate(items) for id in item]
    return found


def _answer(who: Citizen, key: Key) -> Any:
    repeat, question, number = key
    return who.items[repeat][number][question] if repeat else who.answers[question]


def changed(who: Citizen, key: Key, value: Any) -> Citizen:
    """The same citizen with another answer."""
    repeat, question, number = key
    if not repeat:
        return replace(who, answers={**who.answers, question: value})
    items = list(who.items[repeat])
    items[number] = {**items[number], question: value}
    return replace(who, items={**who.items, repeat: tuple(items)})


def _ticks(question: Question, kind: kinds.Choices, given: Any) -> Iterator[tuple[str, ...]]:
    """One option alone, those that go with no other first; then without one of those that are ticked."""
    lonely = [option.id for option in question.options if option.alone]
    yield from ((option,) for option in dict.fromkeys((*lonely, *kind.options[:MOST_OPTIONS])))
    if isinstance(given, tuple):
        for option in given if len(given) > 1 else ():
            yield tuple(each for each in given if each != option)


def _round(given: Any, question: Question, unit: int) -> Iterator[Fraction]:
    """Nothing, small round numbers, then the number itself with fewer and fewer of its digits; in units of its kind."""
    low, high = (_literal(bound) for bound in (question.min, question.max))
    nearest = [Fraction(low)] if low is not None else [Fraction(0)]
    nearest += [Fraction(unit * first * 10**power) for power in range(7) for first in (1, 5)]
    if isinstance(given, int | Fraction):
        sizes = [Fraction(unit * 10**power) for power in range(7, -1, -1)]
        nearest += [given // size * size for size in sizes if given // size]
    for each in nearest:
        if (low is None or each >= low) and (high is None or each <= high):
            yield each


def _literal(sentence: Sentence | None) -> Any:
    return sentence.tree.value if sentence is not None and isinstance(sentence.tree, Literal) else None

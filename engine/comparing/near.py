"""Answers near where a sentence decides: what one version names and the other does not, and limits found by halves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from engine.comparing.twice import Person, Seen, Twice
from engine.replay import asked
from engine.roster import question_of
from journeys.expressions import kinds
from journeys.expressions.dates import moved
from journeys.expressions.tree import Literal, walk
from journeys.model import Journey, Question
from journeys.proof.shapes import sentences, unit
from journeys.questions import type_of

FARTHEST = 10**9
"""Limits are looked for up to here, in units of the answer."""


def keys_of(seen: Seen, twice: Twice) -> list[str]:
    """Under which keys somebody was asked anything, in either version."""
    return list(dict.fromkeys((*twice.named(dict.fromkeys(sorted(asked(seen.old)))), *sorted(asked(seen.new)))))


class Near:
    """Finds such answers for both versions of a journey."""

    def __init__(self, twice: Twice, since: date) -> None:
        self.twice = twice
        self.since = since
        old, new = Counter(_named(twice.old)), Counter(_named(twice.new))
        self.literals = [*(new - old), *(old - new)]
        self.questions: dict[str, tuple[Question, Journey]] = {
            **{twice.names[id]: (question, twice.old) for id, question in twice.old.questions.items()},
            **{id: (question, twice.new) for id, question in twice.new.questions.items()},
        }

    def changed(self, key: str) -> Iterator[Any]:
        """Answers to one question that are, or are right beside, what only one of the versions names."""
        found = self.questions.get(question_of(key))
        if found is None:
            return
        question, journey = found
        kind = type_of(question.type).kind(question)
        match kind:
            case kinds.Integer() | kinds.Money() | kinds.Decimal():
                step = unit(question, journey)
                same = [value for name, value in self.literals if (name == "Money") == isinstance(kind, kinds.Money)]
                for value in same:
                    if isinstance(value, int | Fraction):
                        for away in (0, step, -step):
                            each = (Fraction(value) + away) // step * step
                            yield each if isinstance(kind, kinds.Decimal) else int(each)
            case kinds.Date() | kinds.Month():
                for day in self._days():
                    yield day.replace(day=1) if isinstance(kind, kinds.Month) else day

    def _days(self) -> Iterator[date]:
        """Days that are named, and those on which somebody is, or something was, as old as is named."""
        for _, value in self.literals:
            days = [value] if isinstance(value, date) else []
            if isinstance(value, int | Fraction) and 0 < value < 1200:
                days = [moved(self.since, -months, 0) for months in (12 * round(value), round(value)) if months < 1500]
            for day in days:
                if date.min < day < date.max:
                    yield from (day, day + timedelta(1), day - timedelta(1))

    def limits(self, person: Person, seen: Seen, key: str) -> Iterator[tuple[Person, Seen]]:
        """People on both sides of a limit: between two answers of whom one ends elsewhere, by halves."""
        found = self.questions.get(question_of(key))
        value = person.answers.get(key)
        if found is None or value is None:
            return
        question, journey = found
        kind = type_of(question.type).kind(question)
        if isinstance(kind, kinds.Integer | kinds.Money | kinds.Decimal):
            step = unit(question, journey)
            here = int(Fraction(value) / step)

            decimal = isinstance(kind, kinds.Decimal)
            answer: Callable[[int], Any] = lambda number: number * step if decimal else int(number * step)  # noqa: E731

        elif isinstance(kind, kinds.Date):
            here = value.toordinal()
            answer = date.fromordinal
        else:
            return
        for there in self._ends(kind, here):
            yield from self._halved(person, seen, key, here, there, answer)

    def _ends(self, kind: kinds.Kind, here: int) -> Iterable[int]:
        if isinstance(kind, kinds.Date):
            today = self.since.toordinal()
            return [each for each in (today, today - 36_500, here - 400, here + 400) if each != here]
        return [each for each in (0, 2 * here, 10 * here, here + 1_000_000, FARTHEST) if each != here]

    def _halved(
        self, person: Person, seen: Seen, key: str, here: int, there: int, answer: Any
    ) -> Iterator[tuple[Person, Seen]]:
        def at(number: int) -> tuple[Person, Seen]:
            other = replace(person, answers={**person.answers, key: answer(number)})
            return other, self.twice.seen(other)

        far = at(there)
        yield far
        if _ends_at(far[1]) == _ends_at(seen):
            return
        low, high = here, there
        while abs(high - low) > 1:
            middle = (low + high) // 2
            found = at(middle)
            yield found
            if _ends_at(found[1]) == _ends_at(seen):
                low = middle
            else:
                high = middle
        for number in (low - 1, high + 1):
            yield at(number)


def _ends_at(seen: Seen) -> object:
    return [
        path.outcome.id if path.outcome else path.stops_at.id if path.stops_at else "" for path in (seen.old, seen.new)
    ]


def _named(journey: Journey) -> Iterator[tuple[str, Any]]:
    """Every amount, number and day that sentences and rates of a journey name, each as often as it does."""
    for sentence in sentences(journey):
        for node in walk(sentence.tree):
            if isinstance(node, Literal) and isinstance(node.value, int | Fraction | date):
                yield "Money" if isinstance(node.kind, kinds.Money) else "", node.value
    for rate in journey.rates.values():
        for row in rate.rows:
            if isinstance(row.value, int | Fraction | date):
                yield "Money" if isinstance(rate.kind, kinds.Money) else "", row.value
    for bands in journey.bands.values():
        for band in bands.rows:
            for each in (band.up_to, band.rate):
                if each is not None:
                    for node in walk(each.tree):
                        if isinstance(node, Literal) and isinstance(node.value, int | Fraction):
                            yield "Money" if isinstance(node.kind, kinds.Money) else "", node.value

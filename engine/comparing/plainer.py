"""Makes a citizen plain who shows something: today, few items, round numbers, first options, and still shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from time import monotonic
from typing import Any

from engine.comparing.near import Near
from engine.comparing.twice import Mark, Person, Seen, Twice
from engine.proving.crowd import edges
from engine.replay import asked
from engine.roster import Roster, question_of, removed
from journeys.expressions import kinds
from journeys.model import Journey, Question
from journeys.proof.shapes import unit
from journeys.questions import type_of

_YEARS = (30, 0, 18, 40, 66, 1, 10)
_ROUND = (0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 5, 50, 500, 5_000, 50_000, 500_000, 5_000_000)


class Plainer:
    """Tries plainer answers one by one, and keeps those with which a mark is still shown."""

    def __init__(self, twice: Twice, since: date, near: Near) -> None:
        self.twice = twice
        self.near = near
        self.since = since
        self.edges: dict[str, list[Any]] = {}
        for journey in (twice.old, twice.new):
            for name, values in edges(journey).items():
                self.edges.setdefault(name, []).extend(
                    value for value in values if value not in self.edges.get(name, ())
                )
        starts = {
            row.start for journey in (twice.old, twice.new) for rate in journey.rates.values() for row in rate.rows
        }
        self.days = [since, *sorted(day for day in starts | set(self.edges.get("date", ())) if day > since)]
        self.questions: dict[str, tuple[Question, Journey]] = {
            **{twice.names[id]: (question, twice.old) for id, question in twice.old.questions.items()},
            **{id: (question, twice.new) for id, question in twice.new.questions.items()},
        }

    def made_plain(self, person: Person, mark: Mark, seconds: float) -> tuple[Person, Seen]:
        """The plainest found in that time, and where they end. Whoever comes in has to show the mark."""
        end = monotonic() + seconds
        seen = self.twice.seen(person)
        for _ in range(2):
            before = person
            for day in self.days:
                if day == person.today or monotonic() > end:
                    break
                other = replace(person, today=day)
                again = self.twice.seen(other)
                if mark in again.marks:
                    person, seen = other, again
                    break
            person, seen = self._by_answers(person, seen, mark, end)
            if person == before:
                break
        return person, seen

    def _by_answers(self, person: Person, seen: Seen, mark: Mark, end: float) -> tuple[Person, Seen]:
        for key in list(person.answers):
            if key not in person.answers:
                continue
            wanted = asked(seen.new) | set(self.twice.named(dict.fromkeys(asked(seen.old))))
            if key not in wanted:
                continue
            for answers in self._plainer(person, key):
                if monotonic() > end:
                    return person, seen
                other = replace(person, answers=answers)
                again = self.twice.seen(other)
                if mark in again.marks:
                    person, seen = other, again
                    break
        return person, seen

    def _plainer(self, person: Person, key: str) -> Iterator[Mapping[str, Any]]:
        """The same answers with a plainer one to one question, the plainest first."""
        value = person.answers[key]
        if isinstance(value, Roster):
            for size in range(len(value.items)):
                yield {**person.answers, key: Roster(value.items[:size], value.made, False)}
            for item in value.items:
                yield {**person.answers, key: removed(value, item)}
            return
        found = self.questions.get(question_of(key))
        if found is None:
            return
        for each in self._answers(*found, value, list(self.near.changed(key))):
            if each == value and type(each) is type(value):
                return
            yield {**person.answers, key: each}

    def _answers(self, question: Question, journey: Journey, value: Any, near: list[Any]) -> Iterator[Any]:
        if question.optional:
            yield None
        kind = type_of(question.type).kind(question)
        match kind:
            case kinds.YesNo():
                yield from () if question.type == "declaration" else (False,)
            case kinds.Choice():
                yield from kind.options
            case kinds.Choices():
                alone = [option.id for option in question.options if option.alone]
                yield from ((option,) for option in (*alone, *kind.options))
                if isinstance(value, tuple):
                    yield from (tuple(one for one in value if one != each) for each in value if len(value) > 2)
            case kinds.Integer() | kinds.Money() | kinds.Decimal():
                yield from self._numbers(question, journey, kind, near)
            case kinds.Date() | kinds.Month():
                yield from self._dates(kind, near)
            case kinds.Time():
                yield from (time(9), time(12))
            case kinds.ItemId() | kinds.ItemIds():
                return
            case _:
                try:
                    yield type_of(question.type).sample(question, 0)
                except ValueError:
                    return

    def _numbers(self, question: Question, journey: Journey, kind: kinds.Kind, near: list[Any]) -> Iterator[Any]:
        step = unit(question, journey)
        money = isinstance(kind, kinds.Money)
        scale = 10**journey.minor_digits if money else 1
        written = [each for each in self.edges.get("money" if money else "number", ()) if not isinstance(each, date)]
        beside = [Fraction(each) + away for each in written for away in (0, scale, -scale, step, -step)]
        nearest = [Fraction(each) + away for each in near for away in (0, scale, -scale)]
        for each in (*(Fraction(number * scale) for number in _ROUND), *nearest, *beside):
            if each % step == 0:
                yield each if isinstance(kind, kinds.Decimal) else int(each)

    def _dates(self, kind: kinds.Kind, near: list[date]) -> Iterator[date]:
        ages = [round(each) for each in self.edges.get("number", ()) if 0 < each < 120]
        past = [
            self.since.replace(year=self.since.year - years, day=min(self.since.day, 28)) for years in (*_YEARS, *ages)
        ]
        for day in (*past[: len(_YEARS)], *near, *past[len(_YEARS) :], *self.edges.get("date", ())):
            for away in (0, 1, -1):
                if date.min < day < date.max:
                    found = day + timedelta(away)
                    yield found.replace(day=1) if isinstance(kind, kinds.Month) else found

"""Citizens who answer two versions, drawn at random and then moved to where one answer more or less decides.

They show most of what changes, long before a solver is asked. Everything is drawn from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from time import monotonic
from typing import Any

from engine.comparing.near import Near, keys_of
from engine.comparing.twice import Mark, Person, Seen, Twice
from engine.path import Path
from engine.proving.crowd import Draw, Drawn
from engine.roster import Roster, key_of
from journeys.model import Journey

FEWEST = 200
"""So many are drawn in any case."""

IDLE = 400
"""So many in a row who go no new way end the drawing."""

LAST = 4
"""Half of the changes are made on so many last pages of the way."""

Met = Iterator[tuple[Person, Seen]]


class Meeting:
    """All who were met, those who went a way that nobody went before kept."""

    def __init__(self, twice: Twice, since: date) -> None:
        self.twice = twice
        self.near = Near(twice, since)
        self._draw = _Pairs(twice, since)
        self._kept: list[tuple[Person, Seen]] = []

    def drawn(self, wanted: set[Mark], seconds: float) -> Met:
        """People drawn at random who show something of `wanted`, which grows smaller meanwhile."""
        ways: set[object] = set()
        idle, end, number = 0, monotonic() + seconds, 0
        while wanted and monotonic() < end and (idle < IDLE or number < FEWEST):
            person = self._draw.next(self._kept, number)
            seen = self.twice.seen(person)
            new = {_way(seen.old), _way(seen.new), *seen.marks} - ways
            number += 1
            idle = 0 if new else idle + 1
            if new:
                ways |= new
                self._kept.append((person, seen))
            yield from _shown(person, seen, wanted)

    def close(self, wanted: set[Mark], seconds: float) -> Met:
        """People who answer one thing as only one of the versions names it, and then those right beside a limit."""
        end = monotonic() + seconds
        for person, seen in self._likely(wanted):
            for key in keys_of(seen, self.twice):
                for value in self.near.changed(key):
                    if not wanted or monotonic() > end:
                        return
                    other = replace(person, answers={**person.answers, key: value})
                    yield from _shown(other, self.twice.seen(other), wanted)
        for person, seen in self._likely(wanted):
            for key in keys_of(seen, self.twice):
                for other, again in self.near.limits(person, seen, key):
                    yield from _shown(other, again, wanted)
                    if not wanted or monotonic() > end:
                        return

    def _likely(self, wanted: set[Mark]) -> list[tuple[Person, Seen]]:
        """First one for each end that somebody is wanted from, then the others who were kept."""
        from_ = {mark[1] for mark in wanted if mark[0] == "moved"}
        ends: dict[str, int] = {}
        ranked: list[tuple[tuple[int, bool], tuple[Person, Seen]]] = []
        for each in self._kept:
            outcome = each[1].old.outcome
            if outcome is not None:
                ends[outcome.id] = ends.get(outcome.id, 0) + 1
                ranked.append(((ends[outcome.id], outcome.id not in from_), each))
        return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _shown(person: Person, seen: Seen, wanted: set[Mark]) -> Met:
    if not wanted.isdisjoint(seen.marks):
        wanted.difference_update(seen.marks)
        yield person, seen


def _way(path: Path) -> object:
    """The pages that somebody went by and where they ended, in short."""
    ends = path.outcome.id if path.outcome else path.stops_at.id if path.stops_at else ""
    return ends, tuple(step.id for step in path.steps), tuple(rule.route for rule in path.fired)


class _Pairs:
    """Draws people for both versions: each answers one of them, and the other with the same answers and some more."""

    def __init__(self, twice: Twice, since: date) -> None:
        self.twice = twice
        self.random = Random(twice.new.id)  # noqa: S311 (nothing is kept secret here)
        self.old, self.new = Draw(twice.old, since), Draw(twice.new, since)

    def next(self, kept: list[tuple[Person, Seen]], number: int) -> Person:
        """Those whom the scenarios describe first, then mostly small changes of those who went new ways."""
        lead_is_old = number % 2 == 0
        lead, other = (self.old, self.new) if lead_is_old else (self.new, self.old)
        if number // 2 < len(lead.written):
            written = {**lead.anybody(blank=True), **lead.written[number // 2]}
            return self._joined(Drawn(lead.since, written), other.anybody(), lead_is_old)
        if not kept or self.random.random() < 0.15:
            return self._joined(Drawn(lead.day(), lead.anybody()), other.anybody(), lead_is_old)
        parent, seen = self.random.choice(kept[-40:] if self.random.random() < 0.5 else kept)
        ours, theirs = self.twice.of_old(parent.answers, parent.today), dict(parent.answers)
        own, rest = (ours, theirs) if lead_is_old else (theirs, ours)
        last = (seen.old if lead_is_old else seen.new).steps[-LAST:]
        return self._joined(lead.changed(Drawn(parent.today, own, last)), rest, lead_is_old)

    def _joined(self, lead: Drawn, rest: Mapping[str, Any], lead_is_old: bool) -> Person:
        if lead_is_old:
            answers = {**rest, **self.twice.named(lead.answers)}
        else:
            answers = {**self.twice.named(rest), **lead.answers}
        return Person(lead.today, self._filled(answers))

    def _filled(self, answers: dict[str, Any]) -> dict[str, Any]:
        """With an answer to what only one version asks of items that the other one made."""
        for journey, draw, names in ((self.twice.old, self.old, self.twice.names), (self.twice.new, self.new, {})):
            for step in journey.steps.values():
                if step.repeat is not None:
                    roster = answers.get(names.get(step.id, step.id))
                    for id in roster.items if isinstance(roster, Roster) else ():
                        for question in _questions(journey, step.id):
                            key = key_of(names.get(question, question), id)
                            if key not in answers:
                                answers[key] = draw.answer(journey.questions[question])
        return answers


def _questions(journey: Journey, repeat: str) -> list[str]:
    found = journey.steps[repeat].repeat
    return [] if found is None else [question.id for step in found.steps for question in step.questions]

"""One citizen in two versions of a journey: the engine's word on what becomes of the same answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.comparing.carrying import can_read, same_rules
from engine.path import Path
from engine.places import ItemStep, known_at, open_place
from engine.replay import asked, replay, shown
from engine.roster import Roster, item_id, item_of, key_of, question_of
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Fact, Journey, Question
from journeys.proof.together import OLD, Paired
from journeys.proof.verdicts import Answers, Citizen
from journeys.questions.base import Reading

Mark = tuple[str, ...]
"""What somebody shows: `("moved", old outcome, new one)`, `("fact", id)` where a fact has another value,
`("known", id)` where it is sent along in one version only, `("refused", step)` where their answers do not count now."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who answers both versions, under the names that both share; of items, with the engine's keys."""

    today: date
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """Where somebody's answers lead in both versions, and what that shows, of facts with their values."""

    old: Path
    new: Path
    marks: Mapping[Mark, tuple[Value | None, Value | None]]


class Twice:
    """Replays citizens in both versions."""

    def __init__(self, old: Journey, new: Journey, paired: Paired) -> None:
        self.old, self.new, self.paired = old, new, paired
        lists = [step.id for step in old.steps.values() if step.repeat is not None]
        self.names = {id: paired.name(id, new) for id in (*old.questions, *lists)}
        self._old_id = {name: id for id, name in self.names.items()}
        self._alike = frozenset(paired.questions.values())
        self._choosy = {
            theirs: (old.questions[ours], new.questions[theirs])
            for ours, theirs in paired.questions.items()
            if ours in old.questions and not same_rules(old.questions[ours], new.questions[theirs])
        }
        self._facts = [(old.facts[ours], new.facts[theirs]) for ours, theirs in paired.facts.items()]

    def seen(self, person: Person) -> Seen:
        """What becomes of somebody."""
        old = replay(self.old, self.of_old(person.answers, person.today), person.today)
        new = replay(self.new, self.of_new(person.answers, person.today), person.today)
        return Seen(old, new, dict(self._marks(old, new)))

    def of_old(self, answers: Mapping[str, Any], today: date) -> dict[str, Any]:
        """The same answers under the keys of the old version, as far as it can read them."""
        found: dict[str, Any] = {}
        for key, value in answers.items():
            name = question_of(key)
            id = self._old_id.get(name)
            if id is not None and (
                name not in self._choosy or _takes(self._choosy[name][0], value, Reading(self.old, today))
            ):
                found[key_of(id, item_of(key))] = value
        return found

    def of_new(self, answers: Mapping[str, Any], today: date) -> Mapping[str, Any]:
        """The same answers as far as the new version can read them."""
        if not self._choosy:
            return answers
        return {
            key: value
            for key, value in answers.items()
            if (name := question_of(key)) not in self._choosy
            or _takes(self._choosy[name][1], value, Reading(self.new, today))
        }

    def named(self, old_answers: Mapping[str, Any]) -> dict[str, Any]:
        """Answers of the old version under the names that both share."""
        return {
            key_of(self.names[question_of(key)], item_of(key)): value
            for key, value in old_answers.items()
            if question_of(key) in self.names
        }

    # What is shown

    def _marks(self, old: Path, new: Path) -> Iterator[tuple[Mark, tuple[Value | None, Value | None]]]:
        if old.outcome is None:
            return
        if new.outcome is None:
            step = self._refused(old, new)
            if step:
                yield ("refused", step), (None, None)
            return
        if self.paired.outcomes.get(old.outcome.id) != new.outcome.id:
            yield ("moved", old.outcome.id, new.outcome.id), (None, None)
            return
        for ours, theirs in self._facts:
            for was, now in _values(ours, theirs, old, new):
                if was is not None and now is not None and was != now:
                    yield ("fact", theirs.id), (was, now)
                elif (was is None) != (now is None) and new.outcome.submit:
                    yield ("known", theirs.id), (was, now)

    def _refused(self, old: Path, new: Path) -> str:
        """The page that does not let on somebody who answered all of it in the old version."""
        place = open_place(new)
        step, item = (place.step, place.item) if isinstance(place, ItemStep) else (new.stops_at, "")
        if step is None:
            return ""
        if step.repeat is not None:
            return step.id if step.id in self._alike and self._old_id[step.id] in asked(old) else ""
        keys = {key_of(question.id, item) for question in shown(step, known_at(new, place))}
        before = set(self.named(dict.fromkeys(asked(old))))
        alike = all(question.id in self._alike for question in step.questions)
        return step.id if keys and alike and keys <= before else ""

    # As it is told

    def told(self, person: Person, seen: Seen) -> tuple[Citizen, Answers]:
        """The citizen with only what is asked on either path, and apart what the old version asks in another way."""
        wanted = asked(seen.new) | set(self.named(dict.fromkeys(asked(seen.old))))
        outside: dict[str, Any] = {}
        before: dict[str, Any] = {}
        items: dict[str, tuple[dict[str, Any], ...]] = {}
        for key, value in person.answers.items():
            if key not in wanted or item_of(key):
                continue
            if isinstance(value, Roster):
                items[key.removesuffix(OLD)] = tuple(self._item(key, id, person, wanted) for id in value.items)
            elif key.endswith(OLD):
                before[key.removesuffix(OLD)] = value
            else:
                outside[key] = value
        return Citizen(person.today, outside, items), before

    def _item(self, list: str, id: str, person: Person, wanted: set[str]) -> dict[str, Any]:
        """The answers inside one item."""
        found = {
            question_of(key): value for key, value in person.answers.items() if item_of(key) == id and key in wanted
        }
        return {
            name: value for name, value in found.items() if name[-len(OLD) :] != OLD and self._list_of(name) == list
        }

    def _list_of(self, name: str) -> str:
        """The repeat, by its shared name, that a question of an item belongs to."""
        if name in self.new.questions:
            return _within(name, self.new)
        return self.names.get(_within(self._old_id[name], self.old), "")


def person_of(citizen: Citizen) -> Person:
    """A citizen whom a solver made up, with keys as the engine has them."""
    answers: dict[str, Any] = dict(citizen.answers)
    for list, items in citizen.items.items():
        ids = tuple(item_id(number) for number in range(1, len(items) + 1))
        answers[list] = Roster(ids, len(ids), False)
        for id, given in zip(ids, items, strict=True):
            answers.update((key_of(question, id), value) for question, value in given.items())
    return Person(citizen.today, answers)


def _takes(question: Question, value: Any, reading: Reading) -> bool:
    if value is None:
        return True
    try:
        return can_read(question, value, reading)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return False


def _within(id: str, journey: Journey) -> str:
    return next((step.within for step in journey.steps.values() if any(each.id == id for each in step.questions)), "")


def _values(ours: Fact, theirs: Fact, old: Path, new: Path) -> Iterable[tuple[Value | None, Value | None]]:
    """The values of a fact in both versions, once or of each item."""
    if "." not in theirs.id:
        return [(_value(ours, old.known), _value(theirs, new.known))]
    before = _items(ours, old)
    return [
        (_value(ours, before[id]), _value(theirs, known)) for id, known in _items(theirs, new).items() if id in before
    ]


def _items(fact: Fact, path: Path) -> dict[str, Known]:
    name = fact.id.partition(".")[0]
    return {each.item.id: each.known for paths in path.items.values() for each in paths if each.known.name == name}


def _value(fact: Fact, known: Known) -> Value | None:
    try:
        found: Value = fact.value(known)
    except (LookupError, ArithmeticError):
        return None
    return found

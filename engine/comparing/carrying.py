"""Answers given in one version of a journey, as another version reads them (docs/semantics.md, Versions)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from engine.roster import question_of
from journeys.expressions.kinds import Upload, Value
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading

Fate = Literal["goes along", "not asked any more", "asked in another way"]
"""What becomes of the answers to a question. Those that go along still have to be readable, each by itself."""


class CannotRead(ValueError):  # noqa: N818 (a finding, counted)
    """An answer that the other version cannot read: it is parked there."""


class Carrier:
    """Carries answers from `old` to `new`; where `old` is not known, the ids alone have to do."""

    def __init__(self, old: Journey | None, new: Journey) -> None:
        self._old, self._new = old, new
        self._reading: dict[str, bool] = {}
        self._fates: dict[str, Fate] = {}

    def fate(self, id: str) -> Fate:
        """What becomes of the answers to a question, or of the items of a repeat."""
        found = self._fates.get(id)
        if found is None:
            found = self._fates[id] = self._fate(id)
        return found

    def _fate(self, id: str) -> Fate:
        step = self._new.steps.get(id)
        if step is not None and step.repeat is not None:
            was = None if self._old is None else self._old.steps.get(id)
            return "goes along" if self._old is None or (was and was.repeat) else "asked in another way"
        new = self._new.questions.get(id)
        if new is None:
            return "not asked any more"
        if self._old is None:
            return "goes along"
        old = self._old.questions.get(id)
        return "goes along" if old is not None and old.type == new.type else "asked in another way"

    def read(self, key: str, stored: Any, reading: Reading) -> Value:
        """A stored answer as the new version reads it. Raises CannotRead.

        An answer that was once read by the same rules is not read again.
        """
        id = question_of(key)
        if self.fate(id) != "goes along" or id not in self._new.questions:
            raise CannotRead(id)
        question = self._new.questions[id]
        question_type = type_of(question.type)
        try:
            value = question_type.decode(question, stored)
            if not self._reads_alike(question) and not can_read(question, value, reading):
                raise CannotRead(id)
        except CannotRead:
            raise
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as cause:
            raise CannotRead(id) from cause
        return value

    def _reads_alike(self, question: Question) -> bool:
        """Whether both versions read this question's answers by the same rules, bounds apart."""
        found = self._reading.get(question.id)
        if found is None:
            old = None if self._old is None else self._old.questions.get(question.id)
            found = old is not None and same_rules(old, question)
            self._reading[question.id] = found
        return found


def can_read(question: Question, value: Any, reading: Reading) -> bool:
    """Whether a question, its bounds apart, takes an answer that was given to one like it."""
    question_type = type_of(question.type)
    if question.options:
        chosen = value if isinstance(value, tuple) else (value,)
        return {option.id for option in question.options}.issuperset(chosen)
    if question.items is not None:
        return True
    held = {each.id: each for each in value if isinstance(each, Upload)} if isinstance(value, tuple) else {}
    again = Reading(reading.journey, reading.today, uploads=held)
    return not isinstance(question_type.read(question, question_type.fill(question, value), again), Problem | None)


def same_rules(old: Question, new: Question) -> bool:
    """Whether two questions of one type read answers by the same rules, bounds apart."""
    return _rules(old) == _rules(new)


def _rules(question: Question) -> tuple[Any, ...]:
    settings: Mapping[str, Any] = question.settings
    return (
        question.items,
        frozenset(option.id for option in question.options),
        tuple(sorted(settings.items(), key=repr)),
    )

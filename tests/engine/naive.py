"""Replay once more, as plainly as the language reference puts it: what the quick one is compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from engine.roster import Roster, item_id, key_of
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Rule, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading

Answers = Mapping[str, Any]
Ending = tuple[list[str], dict[str, Any], str]
"""Ids of the pages (those of items after their list), live answers, and `outcome sent`, `stops at q` or `fault`."""


class _Fault(Exception):  # noqa: N818 (an ending, not an error)
    """A sentence could not be known."""


class _Scope:
    """Live answers, and what a sentence sees of them: each time a `Known` made for it alone."""

    def __init__(self, answers: Answers, item: str, see: Callable[[dict[str, Any]], Known]) -> None:
        self.answers = answers
        self.item = item
        self.see = see
        self.live: dict[str, Any] = {}

    def known(self) -> Known:
        return self.see(self.live)

    def holds(self, sentence: Sentence) -> bool:
        try:
            return bool(sentence.value(self.known()))
        except LookupError:
            raise _Fault from None

    def leads(self, rules: Sequence[Rule]) -> str | None:
        return next((rule.target for rule in rules if rule.sentence is None or self.holds(rule.sentence)), None)

    def given(self, id: str) -> bool:
        return key_of(id, self.item) in self.answers

    def value(self, id: str) -> Any:
        return self.answers.get(key_of(id, self.item))


def naive(journey: Journey, answers: Answers, today: date) -> Ending:
    """Where these answers lead; a task list is gone through as if it were none."""
    pages: list[str] = []
    outside = _Scope(answers, "", lambda live: Known(live, today=today))

    def answered(step: Step, scope: _Scope) -> bool:
        good = True
        for question in step.questions:
            if question.when is not None:
                try:
                    if not question.when.value(scope.known()):
                        continue
                except LookupError:
                    if good:
                        raise _Fault from None
                    continue
            value = scope.value(question.id)
            if value is None:
                good = good and scope.given(question.id) and question.optional
                continue
            scope.live[question.id] = value
            bounds = []
            for bound in (question.min, question.max):
                try:
                    bounds.append(None if bound is None else bound.value(scope.known()))
                except LookupError:
                    raise _Fault from None
            kind = type_of(question.type)
            again = kind.read(question, kind.fill(question, value), Reading(journey, today, *bounds))
            if isinstance(again, Problem) or not all(scope.holds(must.sentence) for must in question.must):
                good = False
                del scope.live[question.id]
        return good

    def listed(step: Step) -> bool:
        """Goes through all items of a repeat; whether the list is finished."""
        repeat = step.repeat
        assert repeat is not None
        roster = answers.get(step.id)
        if roster is None:
            roster = Roster() if repeat.ask is not None else Roster((item_id(1),), 1)
        done = roster.more is False and repeat.min <= len(roster.items) <= repeat.max
        items = []
        faulty = False
        for number, id in enumerate(roster.items, 1):

            def see(live: dict[str, Any], number: int = number, id: str = id) -> Known:
                return Inside(Known(outside.live, today=today), repeat.item, Item(id, number, dict(live)))

            scope = _Scope(answers, id, see)
            try:
                done = walked(repeat.steps, scope) and done
            except _Fault:
                faulty = True
            items.append(Item(id, number, scope.live))
        if faulty:
            raise _Fault
        if done:
            outside.live[step.id] = tuple(items)
        return done

    def walked(steps: Sequence[Step], scope: _Scope) -> bool:
        """Goes through the pages of an item; whether it is done."""
        aim: str | None = None
        for step in steps:
            if aim not in (None, step.id):
                continue
            aim = None
            if step.when is not None and not scope.holds(step.when):
                continue
            if step.form != "decision":
                pages.append(step.id)
            if not answered(step, scope):
                return False
            aim = scope.leads(step.next)
        return True

    aim: str | None = None
    try:
        for section in journey.sections:
            if aim in journey.steps and journey.steps[aim].section != section.id:
                continue
            if aim is not None and aim not in journey.steps and aim != section.id:
                continue
            if aim == section.id:
                aim = None
            if aim is None and section.when is not None and not outside.holds(section.when):
                continue
            for step in section.steps:
                if aim is not None and aim != step.id:
                    continue
                aim = None
                if step.when is not None and not outside.holds(step.when):
                    continue
                if step.form != "decision":
                    pages.append(step.id)
                if not (listed(step) if step.repeat is not None else answered(step, outside)):
                    return pages, outside.live, f"stops at {step.id}"
                aim = outside.leads(step.next)
                if aim in journey.outcomes:
                    return pages, outside.live, f"outcome {aim}"
            if aim is None:
                aim = outside.leads(section.next)
                if aim in journey.outcomes:
                    return pages, outside.live, f"outcome {aim}"
        return pages, outside.live, "outcome sent"
    except _Fault:
        return pages, outside.live, "fault"

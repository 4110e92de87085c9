"""Replay once more, as plainly as the language reference puts it: what the quick one is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Journey, Rule, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading

Answers = Mapping[str, Value | None]
Ending = tuple[list[str], dict[str, Value], str]
"""Ids of the pages, live answers, and `outcome sent`, `stops at q` or `fault`."""


class _Fault(Exception):  # noqa: N818 (an ending, not an error)
    """A sentence could not be known."""


def naive(journey: Journey, answers: Answers, today: date) -> Ending:
    """Where these answers lead; each sentence is read with a `Known` made for it alone."""
    pages: list[str] = []
    live: dict[str, Value] = {}

    def holds(sentence: Sentence) -> bool:
        try:
            return bool(sentence.value(Known(live, today=today)))
        except LookupError:
            raise _Fault from None

    def leads(rules: Sequence[Rule]) -> str | None:
        return next((rule.target for rule in rules if rule.sentence is None or holds(rule.sentence)), None)

    def answered(step: Step) -> bool:
        good = True
        for question in step.questions:
            if question.when is not None:
                try:
                    if not question.when.value(Known(live, today=today)):
                        continue
                except LookupError:
                    if good:
                        raise _Fault from None
                    continue
            value = answers.get(question.id)
            if value is None:
                good = good and question.id in answers and question.optional
                continue
            live[question.id] = value
            bounds = []
            for bound in (question.min, question.max):
                try:
                    bounds.append(None if bound is None else bound.value(Known(live, today=today)))
                except LookupError:
                    raise _Fault from None
            kind = type_of(question.type)
            again = kind.read(question, kind.fill(question, value), Reading(journey, today, *bounds))
            if isinstance(again, Problem) or not all(holds(must.sentence) for must in question.must):
                good = False
                del live[question.id]
        return good

    aim: str | None = None
    try:
        for section in journey.sections:
            if aim in journey.steps and journey.steps[aim].section != section.id:
                continue
            if aim is not None and aim not in journey.steps and aim != section.id:
                continue
            if aim == section.id:
                aim = None
            if aim is None and section.when is not None and not holds(section.when):
                continue
            for step in section.steps:
                if aim is not None and aim != step.id:
                    continue
                aim = None
                if step.when is not None and not holds(step.when):
                    continue
                if step.form != "decision":
                    pages.append(step.id)
                if not answered(step):
                    return pages, live, f"stops at {step.id}"
                aim = leads(step.next)
                if aim in journey.outcomes:
                    return pages, live, f"outcome {aim}"
            if aim is None:
                aim = leads(section.next)
                if aim in journey.outcomes:
                    return pages, live, f"outcome {aim}"
        return pages, live, "outcome sent"
    except _Fault:
        return pages, live, "fault"

"""Which fields are surely answered at each step of a plan, and which may have been asked at all."""

from __future__ import annotations

from dataclasses import dataclass

from journeys.importers.plan import Plan, Step


@dataclass(frozen=True, slots=True)
class Known:
    """Names of fields: `sure` are answered by everybody who gets here, `asked` may have been asked of somebody."""

    sure: frozenset[str]
    asked: frozenset[str]


def known(plan: Plan) -> tuple[list[Known], list[Known]]:
    """For each step what is known before it, and what behind it."""
    numbers = {step.id: number for number, step in enumerate(plan.steps)}
    arrive: list[frozenset[str] | None] = [None] * (len(plan.steps) + 1)
    if plan.steps:
        arrive[0] = frozenset()
    asked: frozenset[str] = frozenset()
    before, behind = [], []
    guarded = {part.id for part in plan.parts if part.when is not None}
    last = {step.section: number for number, step in enumerate(plan.steps)}
    section = ""
    for number, step in enumerate(plan.steps):
        sure = arrive[number]
        here = frozenset() if sure is None else sure
        before.append(Known(here, asked))
        asked |= _fields(step)
        after = here | _always(step)
        behind.append(Known(after, asked))
        if step.when is not None:
            _meet(arrive, number + 1, here)
        if step.section != section and step.section in guarded:  # who is not meant goes on behind the whole section
            _meet(arrive, last[step.section] + 1, here)
        section = step.section
        for rule in step.rules:
            _meet(arrive, numbers.get(rule.to, len(plan.steps)), after)
        if all(rule.when is not None for rule in step.rules):
            _meet(arrive, number + 1, after)
    return before, behind


def _meet(arrive: list[frozenset[str] | None], number: int, here: frozenset[str]) -> None:
    there = arrive[number]
    arrive[number] = here if there is None else there & here


def _fields(step: Step) -> frozenset[str]:
    return frozenset() if step.item else frozenset(asked.field.name for asked in step.asked)


def _always(step: Step) -> frozenset[str]:
    """The fields that everybody who sees the step has to answer."""
    if step.item:
        return frozenset()
    return frozenset(asked.field.name for asked in step.asked if asked.field.required and asked.field.when is None)

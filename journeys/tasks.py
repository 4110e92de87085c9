"""Which tasks of a task list wait for which: read off what their sentences and texts ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from journeys.graph import every_step
from journeys.model import Fact, Journey, Rule, Section, Sentence, Text, TextRef

_LEAVES = (str, int, type(None))
"""What reads nothing."""


def tasks(journey: Journey) -> tuple[Section, ...]:
    """The sections that are tasks, in file order; those before the first one that a group names come before the hub."""
    named = {id for group in journey.task_list for id in group.sections}
    first = next((place for place, section in enumerate(journey.sections) if section.id in named), None)
    return () if first is None else journey.sections[first:]


def needs(journey: Journey) -> Mapping[str, frozenset[str]]:
    """The ids of the tasks that each task waits for, by section id.

    A task waits for those whose answers anything in it reads (its `when`, its facts, its texts), and for those that
    may jump over it. Only earlier ones count, so there is no ring.
    """
    rows = tasks(journey)
    asked = {id: section.id for section in rows for id in _asked(section)}
    order = {section.id: place for place, section in enumerate(rows)}
    over = _jumped_over(rows, order)
    found: dict[str, frozenset[str]] = {}
    for place, section in enumerate(rows):
        read = {asked[id] for id in _Reading(journey).of(section) if id in asked}
        found[section.id] = frozenset(id for id in read | over[section.id] if order[id] < place)
    return found


def _asked(section: Section) -> Iterator[str]:
    """The ids under which a section leaves answers: its questions, and its repeats."""
    for step in every_step(section):
        yield from (question.id for question in step.questions)
        if step.repeat is not None:
            yield step.id


def _jumped_over(rows: tuple[Section, ...], order: Mapping[str, int]) -> dict[str, set[str]]:
    """By task: those that can lead past it."""
    found: dict[str, set[str]] = {section.id: set() for section in rows}
    for place, section in enumerate(rows):
        for rule in _rules(section):
            for passed in rows[place + 1 : order.get(rule.target, 0)]:
                found[passed.id].add(section.id)
    return found


def _rules(section: Section) -> Iterator[Rule]:
    for step in section.steps:
        yield from step.next
    yield from section.next


class _Reading:
    """What a part of a journey reads: the ids of questions and repeats in its sentences and texts."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.shown: set[str] = set()
        """Texts under `texts` that were gone through."""

    def of(self, part: Any) -> Iterator[str]:
        """The ids, some of them more than once."""
        match part:
            case Sentence():
                yield from part.reads
            case TextRef():
                if part.id not in self.shown and part.id in self.journey.texts:
                    self.shown.add(part.id)
                    yield from self.of(self.journey.texts[part.id])
            case Text():
                yield from self.of(part.rules)
                yield from self.of(part.to)
            case Fact():
                yield from self.of(part.rows)
            case tuple():
                for each in part:
                    if not isinstance(each, _LEAVES):
                        yield from self.of(each)
            case Mapping():
                for each in part.values():
                    if not isinstance(each, _LEAVES):
                        yield from self.of(each)
            case _ if is_dataclass(part):
                items = getattr(part, "items", None)
                if isinstance(items, str):
                    yield items
                for name in _names(part.__class__):
                    each = getattr(part, name)
                    if each and not isinstance(each, _LEAVES):
                        yield from self.of(each)
            case _:
                pass


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The parts of a part that may read something."""
    return tuple(field.name for field in fields(kind) if field.name != "route")

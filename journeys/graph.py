"""A journey as a graph: where each step can lead, and what can be reached at all.

A repeat leads on like any step, and into the steps of its items, which stay there.
Sentences are not weighed here: whatever stands in a `next` may come true, and whatever has a `when` may be
passed over. Every arrow leads forward, so every walk ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from journeys.model import Journey, Rule, Section, Step

Place = Literal["section", "step", "end of item", "end of section", "end of steps", "outcome"]
Point = tuple[Place, str]
"""A point of the graph: what it is, and its id ("" for the end of all steps). An item ends by the id of its repeat."""

Wrong = Literal[
    "unknown",
    "itself",
    "backward",
    "inside another section",
    "inside an item",
    "out of the item",
    "question of a page",
    "finished section",
]
"""Why a rule cannot lead where it says."""

END: Point = ("end of steps", "")


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way on. `rule` is None where the steps simply go on, or a step or section is passed over."""

    to: Point
    rule: Rule | None = None


def every_step(section: Section) -> Iterator[Step]:
    """The steps of a section in the order written: those inside items stand behind their repeat."""
    for step in section.steps:
        yield step
        if step.repeat is not None:
            yield from step.repeat.steps


class Graph:
    """The points and arrows of one journey; worked out when asked for, and kept."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.steps: tuple[Step, ...] = tuple(step for section in journey.sections for step in every_step(section))
        self.order: Mapping[str, int] = {step.id: number for number, step in enumerate(self.steps)}
        """Steps by id, in the order written, from 0."""
        self._sections = {section.id: number for number, section in enumerate(journey.sections)}

    def aim(self, rule: Rule, section: Section | None, step: Step | None) -> Point | Wrong:
        """Where a rule leads, or why it cannot.

        `section` and `step` are where it stands: a rule after a section has no step, the journey's own neither.
        """
        target = rule.target
        if step is not None and step.within:
            return self._aim_inside(target, step)
        if target in self.journey.outcomes:
            return ("outcome", target)
        here = len(self._sections) if section is None else self._sections[section.id]
        if target in self._sections and target:
            return ("section", target) if self._sections[target] > here else "finished section"
        if target in self.order:
            theirs = self.steps[self.order[target]].section
            if self.steps[self.order[target]].within:
                return "inside an item"
            if step is not None and target == step.id:
                return "itself"
            if section is None or theirs != section.id:
                earlier = self._sections[theirs] < here
                return "backward" if earlier else "inside another section"
            later = step is not None and self.order[target] > self.order[step.id]
            return ("step", target) if later else "backward"
        return "question of a page" if target in self.journey.questions else "unknown"

    def _aim_inside(self, target: str, step: Step) -> Point | Wrong:
        """Where a rule inside an item leads: to a later step of the item."""
        if target in self.order:
            if target == step.id:
                return "itself"
            return ("step", target) if self.order[target] > self.order[step.id] else "backward"
        if target in self.journey.questions:
            return "question of a page"
        bare = target.partition(".")[2]
        elsewhere = bare in self.journey.outcomes or bare in self.order or bare in self._sections
        return "out of the item" if elsewhere else "unknown"

    @cached_property
    def wrong_rules(self) -> tuple[tuple[Rule, Section | None, Step | None, Wrong], ...]:
        """The rules that lead nowhere, where each stands, and why."""
        found = ((rule, section, step, self.aim(rule, section, step)) for rule, section, step in self.rules())
        return tuple((rule, section, step, aim) for rule, section, step, aim in found if isinstance(aim, str))

    def rules(self) -> Iterable[tuple[Rule, Section | None, Step | None]]:
        """Every rule of every `next`, with the section and the step it stands at."""
        for section in self.journey.sections:
            for step in every_step(section):
                for rule in step.next:
                    yield rule, section, step
            for rule in section.next:
                yield rule, section, None
        for rule in self.journey.next:
            yield rule, None, None

    @cached_property
    def arrows(self) -> Mapping[Point, tuple[Arrow, ...]]:
        """The ways on from every point but the outcomes."""
        found: dict[Point, tuple[Arrow, ...]] = {}
        sections = self.journey.sections
        for number, section in enumerate(sections):
            after: Point = ("section", sections[number + 1].id) if number + 1 < len(sections) else END
            closing: Point = ("end of section", section.id)
            first: Point = ("step", section.steps[0].id) if section.steps else closing
            found["section", section.id] = (Arrow(first), *((Arrow(after),) if section.when else ()))
            self._row(section.steps, section, closing, found)
            for step in section.steps:
                if step.repeat is not None and step.repeat.steps:
                    first = ("step", step.repeat.steps[0].id)
                    found["step", step.id] = (Arrow(first), *found["step", step.id])
                    self._row(step.repeat.steps, section, ("end of item", step.id), found)
            found[closing] = self._ways(section.next, section, None, after, passed_over=False)
        submits = [outcome for outcome in self.journey.outcomes.values() if outcome.submit]
        if self.journey.next:
            found[END] = self._ways(self.journey.next, None, None, None, passed_over=False)
        else:
            found[END] = (Arrow(("outcome", submits[0].id)),) if len(submits) == 1 else ()
        return found

    def _row(
        self, steps: Sequence[Step], section: Section, closing: Point, found: dict[Point, tuple[Arrow, ...]]
    ) -> None:
        """Adds the ways on from steps that stand in a row and end at `closing`."""
        for place, step in enumerate(steps):
            on: Point = ("step", steps[place + 1].id) if place + 1 < len(steps) else closing
            found["step", step.id] = self._ways(step.next, section, step, on, passed_over=step.when is not None)

    def _ways(
        self,
        rules: tuple[Rule, ...],
        section: Section | None,
        step: Step | None,
        on: Point | None,
        *,
        passed_over: bool,
    ) -> tuple[Arrow, ...]:
        ways: list[Arrow] = []
        closed = False
        for rule in rules:
            aim = self.aim(rule, section, step)
            if not isinstance(aim, str):
                ways.append(Arrow(aim, rule))
            if rule.sentence is None:
                closed = True
                break
        if on is not None and (passed_over or not closed):
            ways.append(Arrow(on))
        return tuple(ways)

    @cached_property
    def reached(self) -> frozenset[Point]:
        """Every point that some way leads to from the start."""
        if not self.journey.sections:
            return frozenset()
        start: Point = ("section", self.journey.sections[0].id)
        seen: set[Point] = {start}
        waiting = [start]
        while waiting:
            for arrow in self.arrows.get(waiting.pop(), ()):
                if arrow.to not in seen:
                    seen.add(arrow.to)
                    waiting.append(arrow.to)
        return frozenset(seen)

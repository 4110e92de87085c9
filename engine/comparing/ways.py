"""Which pages of a journey may lie behind somebody who stands at one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from journeys.graph import END, Graph, Point
from journeys.model import Journey, Step
from journeys.tasks import tasks


def _answers(step: Step) -> Iterator[str]:
    yield from (question.id for question in step.questions)
    if step.repeat is not None:
        yield step.id


class Ways:
    """The ways through one journey, looked at backwards. Sentences are not weighed: whatever may come true does."""

    def __init__(self, journey: Journey) -> None:
        self._graph = Graph(journey)
        self.steps = self._graph.steps
        self.order = self._graph.order
        self.answers = {step.id: tuple(_answers(step)) for step in self.steps}
        """The ids under which each page leaves answers."""
        self._rows = {section.id for section in tasks(journey)}
        self._bits: dict[Point, int] = {}
        self._behind: dict[Point, int] = self._all_behind()
        self._around: dict[str, frozenset[Point]] = {}

    def behind(self, step: Step | None) -> Iterator[Step]:
        """The pages that may lie behind somebody at `step`, in order; of a list that does, those of its items too.

        In a task, what comes before the task list, and its own pages: other tasks wait for nobody. None stands for the
        end of all steps.
        """
        seen = self._behind.get(END if step is None else ("step", step.id), 0)
        within = "" if step is None else step.within
        for each in self.steps:
            elsewhere = each.section in self._rows and step is not None and each.section != step.section
            if elsewhere or each.id == (within or None):
                continue
            list_is_behind = bool(each.within) and each.within != within and self._has(seen, each.within)
            if list_is_behind or self._has(seen, each.id):
                yield each

    def always_through(self, step: Step, here: Step | None) -> bool:
        """Whether every way from the start to `here` leads through `step`."""
        if step.id not in self._around:
            self._around[step.id] = self._reached_without(("step", step.id))
        return (END if here is None else ("step", here.id)) not in self._around[step.id]

    def _has(self, seen: int, step: str) -> bool:
        bit = self._bits.get(("step", step))
        return bit is not None and bool(seen >> bit & 1)

    def _all_behind(self) -> dict[Point, int]:
        """Of every point, all points before it as the bits of a number. Arrows lead forward, so each is met once."""
        arrows = self._graph.arrows
        coming: dict[Point, int] = defaultdict(int)
        for ways in arrows.values():
            for arrow in ways:
                coming[arrow.to] += 1
        ready = [point for point in arrows if not coming[point]]
        found: dict[Point, int] = defaultdict(int)
        while ready:
            point = ready.pop()
            bit = self._bits.setdefault(point, len(self._bits))
            for arrow in arrows.get(point, ()):
                found[arrow.to] |= found[point] | 1 << bit
                coming[arrow.to] -= 1
                if not coming[arrow.to]:
                    ready.append(arrow.to)
        return found

    def _reached_without(self, point: Point) -> frozenset[Point]:
        """Every point that can be reached without passing this one."""
        sections = self._graph.journey.sections
        waiting: list[Point] = [("section", sections[0].id)] if sections else []
        seen = set(waiting)
        while waiting:
            for arrow in self._graph.arrows.get(waiting.pop(), ()):
                if arrow.to not in seen and arrow.to != point:
                    seen.add(arrow.to)
                    waiting.append(arrow.to)
        return frozenset(seen)

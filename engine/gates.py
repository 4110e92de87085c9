"""What decides whether a citizen comes to a place: where the way there may be left, and what has to be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys.graph import END, Arrow, Graph, Point
from journeys.model import Journey, Rule, Section, Sentence, Step


@dataclass(frozen=True, slots=True)
class Gate:
    """A place on the way to another, where some go on towards it and others do not.

    `at` is where the rules stand. One of `needed` has to hold, where there are any; none of `avoided` may. `step` is
    the step that they stand at, None after a section or after the last step.
    """

    at: Point
    step: Step | None
    needed: tuple[Rule, ...]
    avoided: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A `when` that has to be true: of the section, of the list whose items it is asked of, or of the step itself."""

    of: Section | Step
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Ways:
    """All that decides whether one comes to a place; without any of it, everybody does who goes through to the end."""

    gates: tuple[Gate, ...]
    conditions: tuple[Condition, ...]

    @property
    def reads(self) -> frozenset[str]:
        """The questions whose answers it hangs on."""
        sentences: list[Sentence | None] = [each.sentence for each in self.conditions]
        sentences += [rule.sentence for gate in self.gates for rule in (*gate.needed, *gate.avoided)]
        return frozenset().union(*(each.reads for each in sentences if each is not None))


def ways_to(graph: Graph, goal: Point) -> Ways:
    """What decides whether a citizen comes to `goal`, in the order of the journey. Sentences are not weighed."""
    return Ways(tuple(_gates(graph, goal)), tuple(_conditions(graph.journey, goal)))


def _gates(graph: Graph, goal: Point) -> Iterator[Gate]:
    towards = _reaching(graph, goal)
    for point in sorted(towards & graph.reached, key=lambda each: _order(graph, each)):
        arrows = graph.arrows.get(point, ())
        needed: list[Rule] = []
        avoided: list[Rule] = []
        goes_on = False
        for arrow in arrows:
            is_towards = arrow.to == goal or arrow.to in towards
            if arrow.rule is None:
                goes_on = goes_on or is_towards
            elif is_towards and arrow.rule.sentence is None:
                goes_on = True
            elif is_towards:
                needed.append(arrow.rule)
            elif arrow.rule.sentence is not None and not goes_on:
                avoided.append(arrow.rule)
        step = graph.journey.steps.get(point[1]) if point[0] == "step" else None
        if goes_on and avoided:
            yield Gate(point, step, (), tuple(avoided))
        elif not goes_on and needed and _may_leave(arrows, towards, goal):
            before = {rule.route for rule in avoided}
            last = max(place for place, arrow in enumerate(arrows) if arrow.rule is needed[-1])
            earlier = [arrow.rule for arrow in arrows[:last] if arrow.rule is not None and arrow.rule.route in before]
            yield Gate(point, step, tuple(needed), tuple(earlier))


def _may_leave(arrows: tuple[Arrow, ...], towards: frozenset[Point], goal: Point) -> bool:
    return any(arrow.to != goal and arrow.to not in towards for arrow in arrows) or len(arrows) == 1


def _reaching(graph: Graph, goal: Point) -> frozenset[Point]:
    """The points from which some way leads to the goal, itself left out."""
    before: dict[Point, list[Point]] = {}
    for point, arrows in graph.arrows.items():
        for arrow in arrows:
            before.setdefault(arrow.to, []).append(point)
    found: set[Point] = set()
    waiting = [goal]
    while waiting:
        for point in before.get(waiting.pop(), ()):
            if point not in found and point != goal:
                found.add(point)
                waiting.append(point)
    return frozenset(found)


def _order(graph: Graph, point: Point) -> float:
    place, id = point
    if place == "step":
        return graph.order[id]
    if place == "end of section":
        own = [graph.order[step.id] for step in graph.steps if step.section == id]
        return max(own, default=-1) + 0.5
    return len(graph.steps) + 1 if point == END else -1


def _conditions(journey: Journey, goal: Point) -> Iterator[Condition]:
    place, id = goal
    steps: list[Step] = []
    section = id if place in ("section", "end of section") else ""
    if place in ("step", "end of item"):
        step = journey.steps[id]
        steps = [*([journey.steps[step.within]] if step.within else []), step]
        section = step.section
    for each in journey.sections:
        if each.id == section and each.when is not None:
            yield Condition(each, each.when)
    for step in steps:
        if step.when is not None:
            yield Condition(step, step.when)

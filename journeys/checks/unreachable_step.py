"""No way leads to a step.

What is asked there is never asked, and what depends on it never happens: a declaration that nobody is shown, a
question that decides about help. Usually an `otherwise` in front of it sends everybody past it.

Instead of

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      has_children: can_apply
      otherwise: cannot_apply
  number_of_children:  # <--
    ask: How many children do you have?
    type: integer
outcomes:
  can_apply:
    title: You can apply
  cannot_apply:
    title: You cannot apply
```

Write

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      not has_children: cannot_apply
  number_of_children:
    ask: How many children do you have?
    type: integer
    next:
      otherwise: can_apply
outcomes:
  can_apply:
    title: You can apply
  cannot_apply:
    title: You cannot apply
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import Graph
from journeys.model import Journey, Rule, Step

LEVEL = Level.ERROR


def check(whole: Journey, graph: Graph, told: Told) -> Iterable[Diagnostic]:
    """The first of each row of steps that nobody can get to: no rule leads there, or it is proved that nobody comes."""
    proved = {verdict.obligation.about: verdict for verdict in told.of("unreachable-step")}
    reached = (("step", id) in graph.reached and id not in proved for id in whole.steps)
    for found, group in groupby(zip(graph.steps, reached, strict=True), key=lambda pair: pair[1]):
        steps = [step for step, _ in group]
        if not found:
            verdict = proved.get(steps[0].id)
            yield _missed(steps, _closing(graph, steps[0]), () if verdict is None else verdict.causes)


def _missed(steps: list[Step], closing: Rule | None, causes: tuple[Label, ...]) -> Diagnostic:
    others = ", ".join(f"`{step.id}`" for step in steps[1:6])
    more = f" and {len(steps) - 6} more" if len(steps) > 6 else ""
    return Diagnostic(
        "unreachable-step",
        LEVEL,
        f"Nobody gets to `{steps[0].id}`",
        Label(Spot(steps[0].route, "key")),
        (Label(Spot(closing.route, "key"), "sends everybody past it"),) if closing else causes,
        (f"so nobody gets to {others}{more}",) if others else (),
        help="leave this `otherwise` out, or lead to the step from an earlier rule"
        if closing
        else "mend a line that keeps everybody from it"
        if causes
        else "lead to it from an earlier rule",
    )


def _closing(graph: Graph, step: Step) -> Rule | None:
    """The `otherwise` just before a step, in its section or at the end of one before it."""
    return next(_closings(graph, step), None)


def _closings(graph: Graph, step: Step) -> Iterator[Rule]:
    section = next(each for each in graph.journey.sections if each.id == step.section)
    earlier = graph.journey.sections[: graph.journey.sections.index(section)]
    repeat = graph.journey.steps[step.within].repeat if step.within else None
    row = section.steps if repeat is None else repeat.steps
    number = row.index(step)
    before = row[number - 1].next if number else ()
    at_the_door = earlier[-1].next if earlier and section.steps[0] is step else ()
    yield from (rule for rule in (*at_the_door, *before) if rule.sentence is None)

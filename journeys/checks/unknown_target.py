"""A rule leads to a place that does not exist.

A citizen for whom the rule holds could go nowhere. A rule leads to an outcome, to a later step of the same section,
or to a later section as a whole, never into the middle of it.

Instead of

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      not has_children: no_chldren  # <--
outcomes:
  no_children:
    title: This is for parents
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      not has_children: no_children
outcomes:
  no_children:
    title: This is for parents
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.checks._paste import instead
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near
from journeys.graph import Graph, Wrong
from journeys.model import Journey, Rule, Section, Step
from journeys.sources import Sources

LEVEL = Level.ERROR


def check(journey: Journey, graph: Graph, sources: Sources) -> Iterable[Diagnostic]:
    """Rules whose target is nothing that a rule can lead to."""
    for rule, section, step, wrong in graph.wrong_rules:
        if wrong in ("out of the item", "inside an item"):
            continue  # outcome-in-item tells those
        if wrong == "unknown":
            meant = near(rule.target, [*_places(journey, section, step, graph)])
            yield _unknown(rule, meant.rpartition(".")[2], sources)
        elif wrong in ("inside another section", "question of a page"):
            yield _elsewhere(rule, wrong, journey, graph, sources)


def _unknown(rule: Rule, meant: str, sources: Sources) -> Diagnostic:
    inside = rule.target.partition(".")[2]
    return Diagnostic(
        "unknown-target",
        LEVEL,
        f"The item has no step `{inside}`" if inside else f"There is no step, section or outcome `{rule.target}`",
        Label(Spot(rule.route)),
        paste=instead(sources, Spot(rule.route), meant),
        help=f"write `{meant}`"
        if meant
        else "a rule of an item leads to a later step of the item"
        if inside
        else "add an outcome of that name, or name one that exists",
    )


def _elsewhere(rule: Rule, wrong: Wrong, journey: Journey, graph: Graph, sources: Sources) -> Diagnostic:
    if wrong == "question of a page":
        step = next(each for each in graph.steps if any(asked.id == rule.target for asked in each.questions))
        message, place = f"`{rule.target}` is a question on the page `{step.id}`, not a page of its own", step.id
    else:
        step = journey.steps[rule.target]
        message, place = (
            f"`{rule.target}` is inside the section `{step.section}`; a rule can lead to its start only",
            step.section,
        )
    return Diagnostic(
        "unknown-target",
        LEVEL,
        message,
        Label(Spot(rule.route)),
        (Label(Spot(step.route, "key"), "stands here"),),
        paste=instead(sources, Spot(rule.route), place.rpartition(".")[2]),
        help=f"write `{place.rpartition('.')[2]}`" if place else "put both into the same section",
    )


def _places(journey: Journey, section: Section | None, step: Step | None, graph: Graph) -> Iterator[str]:
    """What this rule could lead to."""
    if step is not None and step.within:
        yield from (each.id for each in graph.steps if each.within == step.within)
        return
    yield from journey.outcomes
    if section is None:
        return
    sections = [each.id for each in journey.sections]
    yield from (each for each in sections[sections.index(section.id) + 1 :] if each)
    if step is not None:
        yield from (each.id for each in section.steps if graph.order[each.id] > graph.order[step.id])

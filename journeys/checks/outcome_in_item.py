"""A rule leads out of an item, or into one.

What is said about one child decides nothing about the others, who may not have been named yet. A rule of an item
stays in the item; where the journey ends is decided after the list, when all of them are known.

Instead of

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    steps:
      name:
        ask: What are they called?
        type: text
      at_school:
        ask: Do they go to school?
        called: whether they go to school
        type: yes_no
        next:
          not child.at_school: no_pupils  # <--
outcomes:
  no_pupils:
    title: This is for pupils
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    steps:
      name:
        ask: What are they called?
        type: text
      at_school:
        ask: Do they go to school?
        called: whether they go to school
        type: yes_no
    next:
      no child in children where child.at_school: no_pupils
outcomes:
  no_pupils:
    title: This is for pupils
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import Graph

LEVEL = Level.ERROR


def check(graph: Graph) -> Iterable[Diagnostic]:
    """Rules of an item whose target is outside, and rules outside whose target is a step of an item."""
    for rule, _section, step, wrong in graph.wrong_rules:
        if wrong == "out of the item" and step is not None:
            target = rule.target.partition(".")[2]
            yield Diagnostic(
                "outcome-in-item",
                LEVEL,
                f"A rule of an item cannot lead to `{target}`, which is outside of it",
                Label(Spot(rule.route)),
                (Label(Spot(graph.journey.steps[step.within].route, "key"), "asks for the items"),),
                help=f"decide after the list: write a `next` under `{step.within}`, such as "
                f"`any {step.id.partition('.')[0]} in {step.within} where …: {target}`",
            )
        elif wrong == "inside an item":
            repeat = graph.journey.steps[rule.target].within
            yield Diagnostic(
                "outcome-in-item",
                LEVEL,
                f"`{rule.target}` is asked of each item, so no rule outside can lead to it",
                Label(Spot(rule.route)),
                (Label(Spot(graph.journey.steps[repeat].route, "key"), "asks for the items"),),
                help=f"lead to `{repeat}`",
            )

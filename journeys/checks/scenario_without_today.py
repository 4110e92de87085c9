"""A scenario does not say on which day it plays.

Where a journey reads the day, the same citizen gets another answer next year. Without a day of its own the scenario
holds today and breaks on somebody's birthday.

Instead of

```yaml
steps:
  born_on:
    ask: When were you born?
    type: date
    hint: For example, 27 3 2009
    next:
      age(born_on) < 18: too_young
outcomes:
  too_young:
    title: You can apply when you are 18
  sent:
    title: Sent
    submit: true
scenarios:
  seventeen:  # <--
    answers:
      born_on: 2009-03-31
    outcome: too_young
```

Write

```yaml
steps:
  born_on:
    ask: When were you born?
    type: date
    hint: For example, 27 3 2009
    next:
      age(born_on) < 18: too_young
outcomes:
  too_young:
    title: You can apply when you are 18
  sent:
    title: Sent
    submit: true
scenarios:
  seventeen:
    today: 2026-11-22
    answers:
      born_on: 2009-03-31
    outcome: too_young
```
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeys.checks._paste import with_line
from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import Age, Node, RateRef, Today, walk
from journeys.model import Journey
from journeys.sources import Sources

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses, sources: Sources, today: date) -> Iterable[Diagnostic]:
    """Scenarios without `today`, in a journey that reads the day or a rate of the day."""
    if not any(_reads_the_day(use.sentence.tree, journey) for use in uses.all):
        return
    for scenario in journey.scenarios.values():
        if scenario.today is None:
            line = f"today: {today.isoformat()}"
            yield Diagnostic(
                "scenario-without-today",
                LEVEL,
                "This journey reads the day, and the scenario does not say which",
                Label(Spot(scenario.route, "key")),
                help=f"add a line such as `{line}`",
                paste=with_line(sources, Spot(scenario.route, "key"), line, deeper=2),
            )


def _reads_the_day(tree: Node, journey: Journey) -> bool:
    for node in walk(tree):
        if isinstance(node, Today) or (isinstance(node, Age) and node.day is None):
            return True
        if isinstance(node, RateRef) and node.day is None and journey.rates_on is None:
            return True
    return False

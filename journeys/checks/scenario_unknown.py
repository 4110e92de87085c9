"""A scenario names something that does not exist.

A scenario is a promise about one citizen. If it answers a question that nobody asks, or expects an outcome that is not
there, it proves nothing, and everybody believes that it does.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
scenarios:
  works_a_little:
    answers:
      hour: 12  # <--
    outcome: sent
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
scenarios:
  works_a_little:
    answers:
      hours: 12
    outcome: sent
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from journeys.checks._paste import instead
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near
from journeys.model import Journey, Scenario
from journeys.sources import Sources

LEVEL = Level.ERROR


def check(journey: Journey, sources: Sources) -> Iterable[Diagnostic]:
    """Answers to unknown questions, and unknown steps, facts and outcomes that are expected."""
    known: dict[str, tuple[str, Collection[str]]] = {
        "answers": ("question", journey.questions),
        "facts": ("fact", journey.facts),
        "problems": ("question", journey.questions),
        "outcome": ("outcome", journey.outcomes),
        "stops_at": ("step", journey.steps),
        "path": ("step", journey.steps),
        "visits": ("step", journey.steps),
        "skips": ("step", journey.steps),
    }
    for scenario in journey.scenarios.values():
        for key, (what, ids) in known.items():
            for spot, id in _named(scenario, key):
                if id not in ids:
                    meant = near(id, ids)
                    yield Diagnostic(
                        "scenario-unknown",
                        LEVEL,
                        f"There is no {what} `{id}`",
                        Label(spot),
                        paste=instead(sources, spot, meant),
                        help=f"write `{meant}`" if meant else f"name a {what} that exists, or delete the line",
                    )


def _named(scenario: Scenario, key: str) -> Iterator[tuple[Spot, str]]:
    value: Any = scenario.answers if key == "answers" else scenario.expect.get(key)
    route = (*scenario.route, key)
    if isinstance(value, str):
        yield Spot(route), value
    elif isinstance(value, dict):
        yield from ((Spot((*route, id), "key"), id) for id in value)
    elif isinstance(value, list | tuple):
        yield from ((Spot((*route, number)), id) for number, id in enumerate(value) if isinstance(id, str))

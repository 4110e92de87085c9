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

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from journeys.checks._paste import instead
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near
from journeys.model import Journey, Scenario
from journeys.sources import Sources

LEVEL = Level.ERROR


def check(journey: Journey, sources: Sources) -> Iterable[Diagnostic]:
    """Answers to unknown questions, and unknown steps, facts and outcomes that are expected."""
    repeats = {step.id: step.repeat.item for step in journey.steps.values() if step.repeat}
    fields = [f"{id}.{field}" for id, item in repeats.items() for field in _fields(journey, item)]
    known: dict[str, tuple[str, Collection[str]]] = {
        "answers": ("question", [*(id for id in journey.questions if "." not in id), *repeats, *fields]),
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
            for spot, id in (*_named(scenario, key), *(_of_items(scenario, repeats) if key == "answers" else ())):
                if id not in ids:
                    meant = near(id, ids)
                    meant = meant.rpartition(".")[2] if meant.partition(".")[0] in repeats else meant
                    yield Diagnostic(
                        "scenario-unknown",
                        LEVEL,
                        f"There is no {what} `{id}`",
                        Label(spot),
                        paste=instead(sources, spot, meant),
                        help=f"write `{meant}`" if meant else f"name a {what} that exists, or delete the line",
                    )


def _fields(journey: Journey, item: str) -> Iterator[str]:
    """What is asked of one item, without its name."""
    return (id.partition(".")[2] for id in journey.questions if id.startswith(f"{item}."))


def _of_items(scenario: Scenario, repeats: Mapping[str, str]) -> Iterator[tuple[Spot, str]]:
    """The answers within the items of a scenario, as `children.born`."""
    for id in repeats:
        items = scenario.answers.get(id)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            for key in item if isinstance(item, dict) else ():
                yield Spot((*scenario.route, "answers", id, number, key), "key"), f"{id}.{key}"


def _named(scenario: Scenario, key: str) -> Iterator[tuple[Spot, str]]:
    value: Any = scenario.answers if key == "answers" else scenario.expect.get(key)
    route = (*scenario.route, key)
    if isinstance(value, str):
        yield Spot(route), value
    elif isinstance(value, dict):
        yield from ((Spot((*route, id), "key"), id) for id in value)
    elif isinstance(value, list | tuple):
        yield from ((Spot((*route, number)), id) for number, id in enumerate(value) if isinstance(id, str))

"""A list that may be empty does not ask whether there are any.

With `min: 0` a citizen is asked first whether there are any at all; without that question somebody who has no
children would have to make one up. With at least one there is nothing to ask.

Instead of

```yaml
steps:
  children:
    repeat: child  # <--
    title: Your children
    label: "{{ child.name }}"
    min: 0
    steps:
      name:
        ask: What are they called?
        type: text
```

Write

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    ask: Do you have any children?
    min: 0
    steps:
      name:
        ask: What are they called?
        type: text
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._paste import with_line
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey
from journeys.sources import Sources

LEVEL = Level.ERROR


def check(journey: Journey, sources: Sources) -> Iterable[Diagnostic]:
    """Repeats with `min: 0` and no `ask`; and, as a warning, those whose `ask` is never shown."""
    for step in journey.steps.values():
        repeat = step.repeat
        if repeat is None:
            continue
        if repeat.min == 0 and repeat.ask is None:
            spot = Spot((*step.route, "repeat"), "key")
            yield Diagnostic(
                "repeat-ask",
                LEVEL,
                f"There may be no {repeat.item}, and nothing asks whether there is one",
                Label(spot),
                help="add a yes/no question under `ask`",
                paste=with_line(sources, spot, "ask: Do you have any?"),
            )
        elif repeat.min > 0 and repeat.ask is not None:
            yield Diagnostic(
                "repeat-ask",
                Level.WARNING,
                f"Nobody is asked this, since there is at least one {repeat.item}",
                Label(Spot((*step.route, "ask"), "key")),
                help="write `min: 0` if there may be none, or leave `ask` out",
            )

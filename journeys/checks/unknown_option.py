"""A sentence names an option that the question does not have.

An answer that nobody can give makes a rule that never holds: the citizens it was written for are treated like all
others. The label may change at any time, rules use the id.

Instead of

```yaml
steps:
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      tractor: Tractor
    next:
      vehicle is traktor: farm  # <--
outcomes:
  farm:
    title: Ask at a farm
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      tractor: Tractor
    next:
      vehicle is tractor: farm
outcomes:
  farm:
    title: Ask at a farm
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("unknown-option")

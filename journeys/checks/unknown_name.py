"""A sentence names something that does not exist.

A rule about an answer that nobody is asked for can never hold, so citizens miss what the rule should give them.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hour < 16: few_hours  # <--
outcomes:
  few_hours:
    title: You work few hours
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours < 16: few_hours
outcomes:
  few_hours:
    title: You work few hours
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
    return loaded.found("unknown-name")

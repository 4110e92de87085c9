"""Nothing lies between these two ends.

`is between 30 and 16` holds for nobody, since the first end is above the second. Everybody the rule was meant for is
treated like all others.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours is between 30 and 16: few_hours  # <--
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
      hours is between 16 and 30: few_hours
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
    return loaded.found("empty-range")

"""A fact needs itself.

What is worked out from itself has no first value, so it could never be known.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      few_hours: little_work
facts:
  few_hours: hours < 16 and not many_hours  # <--
  many_hours: not few_hours
outcomes:
  little_work:
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
      few_hours: little_work
facts:
  few_hours: hours < 16
outcomes:
  little_work:
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
    return loaded.found("fact-cycle")

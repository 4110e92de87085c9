"""A sentence cannot be understood.

A rule that cannot be understood decides nothing. Sentences have a small grammar of their own: a name, a comparison, a
value, joined by `and` or `or`.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours < 16 and: few_hours  # <--
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
    return loaded.found("sentence-syntax")

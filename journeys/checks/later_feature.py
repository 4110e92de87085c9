"""A sentence or key belongs to a later version of the language.

The words for lists of things (`any child in children where …`, `sum of jobs.income`, `repeat`), for bands and for
promises are kept free for a later version. Until then they cannot be used, and no other meaning is given to them.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      any job in jobs where job.hours < 16: few_hours  # <--
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
    return loaded.found("later-feature")

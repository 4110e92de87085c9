"""A sentence puts together what cannot be compared or counted together.

Money is compared with money, dates with dates. `income < 100` leaves open whether pounds or pence are meant, and the
difference decides who gets help.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours < £16: few_hours  # <--
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
    return loaded.found("wrong-kind")

"""A fraction is not rounded.

A division or a percentage rarely comes out even, and somebody has to say who keeps the part of a penny. Different
rounding in different places gives two amounts for the same citizen.

Instead of

```yaml
steps:
  income:
    ask: What is your income in a year?
    type: money
    next:
      monthly < £100: low_income
facts:
  monthly: income / 12  # <--
outcomes:
  low_income:
    title: You may get help
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  income:
    ask: What is your income in a year?
    type: money
    next:
      monthly < £100: low_income
facts:
  monthly: income / 12 rounded down to £1
outcomes:
  low_income:
    title: You may get help
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
    return loaded.found("not-rounded")

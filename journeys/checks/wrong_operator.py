"""A comparison is written in another language’s signs, or does not fit what it compares.

Spreadsheets, programs and everyday speech have many ways to compare, and some of them mean slightly different things.
Here each comparison is written in one way, so that everybody who reads a rule understands the same: amounts with `<`
and `>=`, dates with words such as `is before`, one of several with `is one of`.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours less than 16: few_hours  # <--
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
    return loaded.found("wrong-operator")

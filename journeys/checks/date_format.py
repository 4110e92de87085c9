"""A date is not written as year, month and day.

3/4/2008 is the third of April to some and the fourth of March to others. Dates are written as year-month-day, which
everybody reads the same. Citizens may type theirs as they like.

Instead of

```yaml
steps:
  born_on:
    ask: When were you born?
    type: date
    hint: For example, 27 3 2007
    next:
      born_on is before 6/4/2008: old_rules  # <--
outcomes:
  old_rules:
    title: The old rules apply to you
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  born_on:
    ask: When were you born?
    type: date
    hint: For example, 27 3 2007
    next:
      born_on is before 2008-04-06: old_rules
outcomes:
  old_rules:
    title: The old rules apply to you
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
    return loaded.found("date-format")

"""An amount of money is not written as money.

`£12.5` could be twelve pounds fifty or a slip for £125, `£1,25` could be either too. Amounts are written in one way
only: the sign, groups of three digits, and either no pence or both digits.

Instead of

```yaml
steps:
  income:
    ask: What is your income in a month?
    type: money
    next:
      income < £12.5: low_income  # <--
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
    ask: What is your income in a month?
    type: money
    next:
      income < £12.50: low_income
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
    return loaded.found("money-format")

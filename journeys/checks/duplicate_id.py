"""Two things have the same id.

Sections, steps, questions, facts, rates, lists, texts and outcomes share one set of names. If two of them were called
the same, a rule that names it could mean either, and citizens would be sent to one or the other by chance.

Instead of

```yaml
steps:
  income:
    ask: What is your income in a month?
    type: money
    next:
      income < £100: sent
facts:
  income: £12 * 4  # <--
```

Write

```yaml
steps:
  monthly_income:
    ask: What is your income in a month?
    type: money
    next:
      income < £100: sent
facts:
  income: monthly_income * 12
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("duplicate-id")

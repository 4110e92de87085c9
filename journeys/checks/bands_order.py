"""The bands of a table do not rise.

Each band begins where the one before it ends. A band that ends below it takes nothing, so a citizen would be charged by
the wrong rate without anybody noticing.

Instead of

```yaml
steps:
  income:
    ask: What do you earn in a year?
    type: money
    why: We work out your tax from it.
facts:
  income_bands:
    bands:
      - up_to: £125,140
        rate: 40%
      - up_to: £37,700  # <--
        rate: 20%
      - rate: 45%
  tax_due: income_bands of income rounded down to £1
outcomes:
  sent:
    submit: true
    title: Your tax is {{ tax_due }}
```

Write

```yaml
steps:
  income:
    ask: What do you earn in a year?
    type: money
    why: We work out your tax from it.
facts:
  income_bands:
    bands:
      - up_to: £37,700
        rate: 20%
      - up_to: £125,140
        rate: 40%
      - rate: 45%
  tax_due: income_bands of income rounded down to £1
outcomes:
  sent:
    submit: true
    title: Your tax is {{ tax_due }}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("bands-order")

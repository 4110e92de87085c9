"""Nothing reads a rate.

An amount that is kept up to date every year and used nowhere hides the one that is really used, perhaps an old figure
written straight into a rule.

Instead of

```yaml
steps:
  income:
    ask: What is your income in a month?
    type: money
    next:
      income < £800: help
rates:
  income_limit:  # <--
    - from: 2026-04-06
      value: £820
      source: https://www.example.org/limits
outcomes:
  help:
    title: You can get help
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
      income < income_limit: help
rates:
  income_limit:
    - from: 2026-04-06
      value: £820
      source: https://www.example.org/limits
outcomes:
  help:
    title: You can get help
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.WARNING


def check(whole: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Rates that no sentence or text names."""
    for rate in whole.rates.values():
        if ("rate", rate.id) not in uses.names:
            yield Diagnostic(
                "unused-rate",
                LEVEL,
                f"Nothing reads the rate `{rate.id}`",
                Label(Spot(rate.route, "key")),
                help="use it in a sentence or a text, or delete it",
            )

"""Some citizens come to a page that takes no answer of theirs.

What is accepted depends on what they answered before, and for the citizen in the finding nothing is: the highest
amount lies below the lowest, every option is hidden, or two rules exclude each other. This citizen is stuck.

Instead of

```yaml
steps:
  income:
    ask: How much do you earn in a month?
    type: money
  rent:  # <--
    ask: How much of it do you pay as rent?
    type: money
    min: £100
    max: income
```

Write

```yaml
steps:
  income:
    ask: How much do you earn in a month?
    type: money
  rent:
    ask: How much of it do you pay as rent?
    type: money
    min: £0
    max: income
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons, who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.ERROR


def check(told: Told) -> Iterable[Diagnostic]:
    """Every page at which some citizen can give no answer."""
    for verdict in told.of("no-way-to-answer"):
        yield Diagnostic(
            "no-way-to-answer",
            LEVEL,
            f"A citizen can come to `{verdict.obligation.about}` to whom every answer is refused",
            Label(verdict.obligation.spot),
            reasons(verdict),
            who(verdict, "is stuck here"),
            help="widen what is accepted, or send these citizens elsewhere before they come here",
            witness=verdict.witness,
        )

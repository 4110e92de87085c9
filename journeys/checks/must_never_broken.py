"""No answer breaks a `must`.

It can never refuse anybody: another rule, or the limits of the answer itself, have done so before. Its message will
not be read by anyone. Either it is left over, or it misses the case that it was written for.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    min: 0
    max: 60
    must:
      hours <= 100: You cannot work more than 100 hours  # <--
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    min: 0
    max: 168
    must:
      hours <= 100: You cannot work more than 100 hours
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Every `must` that refuses no answer."""
    for verdict in told.of("must-never-broken"):
        yield Diagnostic(
            "must-never-broken",
            LEVEL,
            "No answer breaks this",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="leave it out, or mend it so that it refuses what it was written for",
            witness=verdict.witness,
        )

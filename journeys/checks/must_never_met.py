"""No answer meets a `must`.

Whoever comes to this question is refused whatever they answer, and nobody gets beyond it. The rule contradicts
another one, or the limits of the answer itself. The lines that together make it so are named.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    min: 0
    max: 60
    must:
      hours > 60: You must work more than 60 hours  # <--
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
      hours > 60: You must work more than 60 hours
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.ERROR


def check(told: Told) -> Iterable[Diagnostic]:
    """Every `must` that refuses every answer."""
    for verdict in told.of("must-never-met"):
        yield Diagnostic(
            "must-never-met",
            LEVEL,
            "No answer meets this",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="mend it, or the line that contradicts it",
            witness=verdict.witness,
        )

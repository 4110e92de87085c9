"""A rule is never followed.

The rules above it, or earlier pages, have taken every citizen of whom it could be true. What it leads to was meant
for somebody, and nobody gets it from here. The lines that together make it so are named.

Instead of

```yaml
steps:
  savings:
    ask: How much have you saved?
    type: money
    next:
      savings < £16,000: can_apply
      savings < £6,000: full_award  # <--
      otherwise: too_much
outcomes:
  can_apply:
    title: You can apply
  full_award:
    title: You can get the full award
  too_much:
    title: You have saved too much
```

Write

```yaml
steps:
  savings:
    ask: How much have you saved?
    type: money
    next:
      savings < £6,000: full_award
      savings < £16,000: can_apply
      otherwise: too_much
outcomes:
  can_apply:
    title: You can apply
  full_award:
    title: You can get the full award
  too_much:
    title: You have saved too much
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Every line of `next` that nobody follows."""
    for verdict in told.of("unreachable-rule"):
        yield Diagnostic(
            "unreachable-rule",
            LEVEL,
            "Nobody follows this rule",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="move it further up, take it out, or mend the line that takes its citizens",
            witness=verdict.witness,
        )

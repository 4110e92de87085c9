"""A line of a table, a fact or a text is never used.

The lines above it have taken every citizen of whom it could be true, so the value or the words that it gives are
never given. The lines that together make it so are named.

Instead of

```yaml
steps:
  age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
outcomes:
  sent:
    title: Sent
    submit: true
    body: You pay {{ price }}.
facts:
  price:
    decide:
      age >= 18: £34
      age >= 65: £10  # <--
      otherwise: £0
```

Write

```yaml
steps:
  age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
outcomes:
  sent:
    title: Sent
    submit: true
    body: You pay {{ price }}.
facts:
  price:
    decide:
      age >= 65: £10
      age >= 18: £34
      otherwise: £0
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Every line of a `decide`, a table or a text by rules that is used for nobody."""
    for verdict in told.of("unreachable-row"):
        yield Diagnostic(
            "unreachable-row",
            LEVEL,
            "This line is used for nobody",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="move it further up, take it out, or mend the line that takes its citizens",
            witness=verdict.witness,
        )

"""Something may be divided by zero.

For the citizen in the finding the sentence has no value, and Footpath stops there with "something went wrong". Ask for a
number that is not zero, with `min`, or read the sentence only where the number is above zero.

Instead of

```yaml
steps:
  rent:
    ask: How much is your rent?
    type: money
  people:
    ask: How many people share it?
    type: integer
    min: 0
outcomes:
  sent:
    title: Sent
    submit: true
    body: Your share is {{ share }}.  # <--
facts:
  share: rent / people rounded down to £0.01
```

Write

```yaml
steps:
  rent:
    ask: How much is your rent?
    type: money
  people:
    ask: How many people share it?
    type: integer
    min: 1
outcomes:
  sent:
    title: Sent
    submit: true
    body: Your share is {{ share }}.
facts:
  share: rent / people rounded down to £0.01
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import who
from journeys.checks._told import DIVIDED, Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.ERROR


def check(told: Told) -> Iterable[Diagnostic]:
    """Sentences that divide by something that is zero for some citizen."""
    for verdict in told.because(DIVIDED):
        yield Diagnostic(
            "division-by-zero",
            LEVEL,
            "Something is divided by zero here",
            Label(verdict.obligation.spot),
            verdict.causes,
            who(verdict, "divides by zero"),
            help="set `min: 1` where the number is asked, or read this only where it is above zero",
            witness=verdict.witness,
        )

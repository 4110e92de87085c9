"""A number becomes too large, or a date leaves the calendar.

Footpath reckons exactly with amounts far beyond any that people have, and with dates from the year 1 to 9999. For the
citizen in the finding a sentence leaves those bounds and has no value. Set `max` where the number is asked.

Instead of

```yaml
steps:
  months:
    ask: For how many months do you pay?
    type: integer
    min: 0
outcomes:
  sent:
    title: Sent
    submit: true
    body: You pay until {{ until }}.  # <--
facts:
  until: 2026-01-31 + months * 1 month
```

Write

```yaml
steps:
  months:
    ask: For how many months do you pay?
    type: integer
    min: 0
    max: 600
outcomes:
  sent:
    title: Sent
    submit: true
    body: You pay until {{ until }}.
facts:
  until: 2026-01-31 + months * 1 month
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons, who
from journeys.checks._told import BEYOND, Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.ERROR


def check(told: Told) -> Iterable[Diagnostic]:
    """Sentences that leave the bounds of reckoning for some citizen."""
    for verdict in told.because(*BEYOND):
        yield Diagnostic(
            "beyond-reckoning",
            LEVEL,
            f"`{verdict.why}` can come up here",
            Label(verdict.obligation.spot),
            reasons(verdict),
            who(verdict, "gets that far"),
            help="set `max` where the number is asked",
            witness=verdict.witness,
        )

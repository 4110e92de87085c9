"""A rate is read for a day before its first value.

Rates are dated, and for the citizen in the finding the day lies before the first row: there is no value, and Footpath
stops there with "something went wrong". Add the earlier value with its source, or exclude such days with a `must`.

Instead of

```yaml
steps:
  began:
    ask: When did you begin to pay?
    type: date
    hint: For example, 31 3 2024
    max: today
outcomes:
  sent:
    title: Sent
    submit: true
    body: You paid {{ fee }} then.  # <--
facts:
  fee: fees on began
rates:
  fees:
    - from: 2026-04-06
      value: £34
      source: https://example.gov/fees
```

Write

```yaml
steps:
  began:
    ask: When did you begin to pay?
    type: date
    hint: For example, 31 3 2024
    min: 2026-04-06
    max: today
outcomes:
  sent:
    title: Sent
    submit: true
    body: You paid {{ fee }} then.
facts:
  fee: fees on began
rates:
  fees:
    - from: 2026-04-06
      value: £34
      source: https://example.gov/fees
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.ERROR


def check(journey: Journey, told: Told) -> Iterable[Diagnostic]:
    """Sentences that read a rate on a day before its first row."""
    for verdict in told.because(*journey.rates):
        rate = journey.rates[verdict.why]
        yield Diagnostic(
            "rate-not-yet",
            LEVEL,
            f"`{rate.id}` may be read here for a day before {rate.rows[0].start.isoformat()}, its first",
            Label(verdict.obligation.spot),
            (Label(Spot(rate.rows[0].route), "the first value"),),
            who(verdict, "asks for such a day"),
            help=f"add the value of `{rate.id}` before that day, or ask for later days only, with `min`",
            witness=verdict.witness,
        )

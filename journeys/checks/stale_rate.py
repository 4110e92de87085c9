"""A rate has not been looked at for more than 13 months.

Most amounts change once a year. A citizen who is told last year's amount pays too little or claims too late. If the
amount is still right, say with `checked` when somebody last looked.

Instead of

```yaml
steps:
  pays_by_card:
    ask: Can you pay the fee of {{ fee }} by card?
    type: yes_no
rates:
  fee:  # <--
    - from: 2014-10-31
      value: £34
      source: https://www.example.org/fees
```

Write

```yaml
steps:
  pays_by_card:
    ask: Can you pay the fee of {{ fee }} by card?
    type: yes_no
rates:
  fee:
    - from: 2014-10-31
      value: £34
      source: https://www.example.org/fees
      checked: 2026-11-22
```
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.dates import complete_months, moved
from journeys.model import Journey

LEVEL = Level.ADVICE
MONTHS = 13


def check(journey: Journey, today: date) -> Iterable[Diagnostic]:
    """Rates whose newest row began, and was last checked, more than 13 months ago."""
    for rate in journey.rates.values():
        if not rate.rows:
            continue
        newest = rate.rows[-1]
        looked_at = max(newest.start, newest.checked or newest.start)
        months = complete_months(looked_at, today)
        if moved(looked_at, MONTHS, 0) < today:
            yield Diagnostic(
                "stale-rate",
                LEVEL,
                f"The rate `{rate.id}` has not been looked at for {months} months",
                Label(Spot(rate.route, "key")),
                (Label(Spot(newest.route), "the newest amount"),),
                (f"its source is {newest.source}",) if newest.source else (),
                help=f"look it up; add a row if it has changed, or `checked: {today.isoformat()}` if it has not",
            )

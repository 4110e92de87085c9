"""The accessibility statement has not been reviewed for more than 12 months.

Citizens who cannot use a page look here for another way. What was true a year ago sends them to a form that has been
mended since, or to a telephone that nobody answers. Look whether all of it still holds, then write the day.

Instead of

```yaml service.yaml
name: Northmere services
accessibility:
  issues: The map cannot be used with a keyboard. Write the place instead.
  reviewed: 2014-10-31  # <--
```

Write

```yaml service.yaml
name: Northmere services
accessibility:
  issues: The map cannot be used with a keyboard. Write the place instead.
  reviewed: 2026-11-22
```
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.dates import complete_months, moved
from journeys.service import Service

LEVEL = Level.WARNING
MONTHS = 12


def check(service: Service, today: date) -> Iterable[Diagnostic]:
    """A statement whose last review is more than 12 months ago."""
    reviewed = service.accessibility_reviewed
    if reviewed is not None and moved(reviewed, MONTHS, 0) < today:
        yield Diagnostic(
            "old-statement",
            LEVEL,
            f"Nobody has reviewed the accessibility statement for {complete_months(reviewed, today)} months",
            Label(Spot(("service.yaml", "accessibility", "reviewed"))),
            help=f"look whether all of it is still true, then write `reviewed: {today.isoformat()}`",
        )

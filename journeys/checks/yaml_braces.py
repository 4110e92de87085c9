"""What stands in braces or brackets is not read as it looks.

In a row in braces every comma starts a new entry, so `£1,000` is read as `£1` and something called `000`, and the
citizen gets the wrong amount. On lines of their own, commas, question marks and brackets are plain text.

Instead of

```yaml
steps:
  wants_help:
    ask: Do you want help?
    type: yes_no
facts:
  award:
    decide: {wants_help: £1,000, otherwise: £0}  # <--
```

Write

```yaml
steps:
  wants_help:
    ask: Do you want help?
    type: yes_no
    next:
      award is £0: none
facts:
  award:
    decide:
      wants_help: £1,000
      otherwise: £0
outcomes:
  none:
    title: You get nothing
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-braces")

"""A table cannot be read.

A decision table with a column nobody knows, or a row that is too short, decides something other than the policy says.
The first row names the columns; every other row has one cell for each.

Instead of

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      help is none: no_help
facts:
  help:
    options:
      full: Full help
      none: No help
    decide: help.csv
outcomes:
  no_help:
    title: You cannot get help
  sent:
    title: Sent
    submit: true
```

```csv help.csv
has_children,help
yes  # <--
no,none
```

Write

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
    next:
      help is none: no_help
facts:
  help:
    options:
      full: Full help
      none: No help
    decide: help.csv
outcomes:
  no_help:
    title: You cannot get help
  sent:
    title: Sent
    submit: true
```

```csv help.csv
has_children,help
yes,full
no,none
,none
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("bad-table")

"""A line is indented with a tab.

A tab looks like spaces, but editors show it differently wide, so two people see two different journeys. Indentation
says what belongs to what, and a question that slips into another place is asked of the wrong citizens. Most editors
can turn all tabs of a file into spaces.

Instead of

```yaml
steps:
\tfull_name:  # <--
\t\task: What is your full name?
\t\ttype: text
```

Write

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-tab")

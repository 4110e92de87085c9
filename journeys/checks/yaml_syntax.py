"""A line cannot be read.

A file that cannot be read shows a citizen nothing at all. Every line is a name, a colon and a space, and what belongs
to the name; what is inside something is indented by two spaces.

Instead of

```yaml
steps:
  full_name:
    ask What is your full name?  # <--
    type: text
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
    return loaded.found("yaml-syntax")

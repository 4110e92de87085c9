"""A value has the wrong shape.

Where a text belongs, a list cannot be shown, and where several things belong, one word cannot be taken apart. The
message says what belongs here.

Instead of

```yaml
steps:
  nights:
    ask: How many nights will you stay?
    type: integer
    must: Stay for 1 night or more  # <--
```

Write

```yaml
steps:
  nights:
    ask: How many nights will you stay?
    type: integer
    must:
      nights >= 1: Stay for 1 night or more
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("wrong-shape")

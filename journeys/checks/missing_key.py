"""Something is left out that has to be there.

Without its words, its type or its options a page cannot be shown, or would be shown empty.

Instead of

```yaml
steps:
  colour:  # <--
    ask: Which colour do you like best?
    type: choice
```

Write

```yaml
steps:
  colour:
    ask: Which colour do you like best?
    type: choice
    options:
      red: Red
      green: Green
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("missing-key")

"""A value is none of those that are possible here.

A question of a type that does not exist cannot be asked. The message lists what is possible.

Instead of

```yaml
steps:
  born_on:
    ask: When were you born?
    type: dates  # <--
```

Write

```yaml
steps:
  born_on:
    ask: When were you born?
    type: date
    hint: For example, 27 3 2009
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("wrong-value")

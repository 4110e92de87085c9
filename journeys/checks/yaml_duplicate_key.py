"""A name is used twice in one place.

Of two entries with the same name only one could count, and nobody could say which. A rule that is silently dropped
sends citizens the wrong way.

Instead of

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
  full_name:  # <--
    ask: What is your child’s name?
    type: text
```

Write

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
  child_name:
    ask: What is your child’s name?
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
    return loaded.found("yaml-duplicate-key")

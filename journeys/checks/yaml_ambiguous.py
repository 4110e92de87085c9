"""A word can be meant as a text or as something else.

`yes`, `no`, `on` and `off` mean "true" and "false" to some programs and are words to others. Here they are words, and
only `true` and `false` switch something. So that everybody who reads the line understands the same, say which one is
meant.

Instead of

```yaml
steps:
  phone:
    ask: What is your phone number?
    type: text
    optional: yes  # <--
```

Write

```yaml
steps:
  phone:
    ask: What is your phone number?
    type: text
    optional: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-ambiguous")

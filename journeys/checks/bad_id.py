"""An id is not made of small letters, digits and single underscores.

Ids take part in sentences and make the address of a page, so they are plain: they start with a small letter and go on
with small letters, digits and single underscores. What the citizen reads is the label, which may be anything.

Instead of

```yaml
steps:
  Full-Name:  # <--
    ask: What is your full name?
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
    return loaded.found("bad-id")

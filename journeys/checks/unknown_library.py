"""A part is taken from a library that does not have it.

Without it a page of the journey would be missing. A part is named by its file in the folder `library` beside
`service.yaml`, a dot, and its id there.

Instead of

```yaml library/people.yaml
steps:
  your_age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
```

```yaml
steps:
  your_age:
    use: people.your_aeg  # <--
```

Write

```yaml library/people.yaml
steps:
  your_age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
```

```yaml
steps:
  your_age:
    use: people.your_age
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("unknown-library")

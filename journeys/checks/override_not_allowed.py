"""A part of a library is changed beyond its wording.

What a library asks is the same in every journey of the service: that is what it is for. A journey may word it anew, say
for whom it is there with `when` and where it leads with `next`; type, options and bounds stay. To ask something else,
ask a question of your own.

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
    use: people.your_age
    type: decimal  # <--
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
    hint: In whole years
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("override-not-allowed")

"""A key belongs to a later version of the language.

The words for renamed parts and for delivery to other systems are kept free for a later version. Until then they cannot
be used, and no other meaning is given to them: nobody may believe that something is seen to that is not.

Instead of

```yaml
outcomes:
  sent:
    submit: true
    title: We have your application
delivery:  # <--
  webhook: https://records.northmere.example/applications
```

Write

```yaml
outcomes:
  sent:
    submit: true
    title: We have your application
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("later-feature")

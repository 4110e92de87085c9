"""A short hand of YAML is used that a reader cannot see through.

Anchors (`&`), aliases (`*`), merge keys (`<<`) and tags (`!`) make one line stand for others far away. Whoever signs
a journey has to be able to read it from top to bottom, so everything is written where it counts. Options that several
questions share go under `lists`, wording under `texts`.

Instead of

```yaml
steps:
  home_country:
    ask: Where do you live?
    type: choice
    options: &countries  # <--
      wales: Wales
      scotland: Scotland
```

Write

```yaml
steps:
  home_country:
    ask: Where do you live?
    type: choice
    options: countries
lists:
  countries:
    wales: Wales
    scotland: Scotland
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-anchor")

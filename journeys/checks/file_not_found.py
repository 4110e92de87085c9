"""A file that is named here does not exist.

A list or table that is missing cannot be shown: the citizen would find a question without answers.

Instead of

```yaml
steps:
  nationality:
    ask: What is your nationality?
    type: choice
    options: countries
lists:
  countries: contries.csv  # <--
```

```csv countries.csv
id,label
wales,Wales
scotland,Scotland
```

Write

```yaml
steps:
  nationality:
    ask: What is your nationality?
    type: choice
    options: countries
lists:
  countries: countries.csv
```

```csv countries.csv
id,label
wales,Wales
scotland,Scotland
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("file-not-found")

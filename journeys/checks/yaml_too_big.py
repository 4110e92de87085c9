"""A file is too big or too deeply nested.

A journey that no one can read to its end cannot be checked by the people who answer for it, and a file made to be
endless could stop the service for everybody. Long lists and tables belong into CSV files; a journey of hundreds of
pages is better parted in two.

Instead of

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
    hint: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[too deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]  # <--
```

Write

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
    hint: As it is written on your passport
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-too-big")

"""A key means nothing here.

A key that means nothing here does nothing: a hint that is spelt `hnit` is never shown to the citizen who needs it.
The message says which key was probably meant, and `footpath schema` gives editors the list of all.

Instead of

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
    hnit: As it is written on your passport  # <--
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
    return loaded.found("unknown-key")

"""A text needs quotes.

A colon with a space after it, and some signs at the start of a text, mean something else in this kind of file. The
wording would be cut, or the page could not be shown at all. Put the text in quotes, or under `|`.

Instead of

```yaml
steps:
  news:
    title: What is new: a guide  # <--
    body: You can now apply online.
```

Write

```yaml
steps:
  news:
    title: "What is new: a guide"
    body: You can now apply online.
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-needs-quotes")

"""The end of a text is lost behind a #.

After a space, `#` starts a comment: what follows is for those who read the file, and no citizen ever sees it. "Flat
#5" becomes "Flat", without a word. Text that holds a `#` is put in quotes, or on lines of its own under `|`. Comments
stand on lines of their own, or behind a sentence.

Instead of

```yaml
steps:
  address:
    ask: Is your address still Flat #5?  # <--
    type: yes_no
```

Write

```yaml
steps:
  address:
    ask: "Is your address still Flat #5?"
    type: yes_no
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("yaml-lost-text")

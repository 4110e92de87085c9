"""An id is a word of the language.

Words such as `is`, `and`, `today` or `outcome` have a meaning in sentences. A question with such a name could not be
told apart from it, and a rule could be read in two ways.

Instead of

```yaml
steps:
  today:  # <--
    ask: What is the date on the letter?
    type: date
    hint: For example, 27 3 2026
```

Write

```yaml
steps:
  letter_date:
    ask: What is the date on the letter?
    type: date
    hint: For example, 27 3 2026
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("reserved-id")

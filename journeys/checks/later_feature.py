"""A key belongs to a later version of the language.

The words for promises, renamed parts and delivery are kept free for a later version. Until then they cannot be used,
and no other meaning is given to them: nobody may believe that something is seen to that is not.

Instead of

```yaml
steps:
  date_of_birth:
    ask: When were you born?
    type: date
    hint: For example, 31 3 2008
promises:  # <--
  nobody_under_age:
    never: outcome is sent and age(date_of_birth) < 18
    because: Road Traffic Act 1988, section 101
```

Write

```yaml
steps:
  date_of_birth:
    ask: When were you born?
    type: date
    hint: For example, 31 3 2008
    must:
      age(date_of_birth) >= 18: You have to be 18 or older
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

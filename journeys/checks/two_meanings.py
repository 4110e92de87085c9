"""A word in a sentence has two meanings.

Where a name is an option of one question and a question as well, `vehicle is car or moped` can mean two things. What
a rule means must never depend on what else happens to have the same name.

Instead of

```yaml
steps:
  moped:
    ask: Do you have a moped?
    type: yes_no
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      moped: Moped
    next:
      vehicle is moped and moped: two_wheels  # <--
outcomes:
  two_wheels:
    title: Two wheels
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  has_moped:
    ask: Do you have a moped?
    type: yes_no
  vehicle:
    ask: What do you want to drive?
    type: choice
    options:
      car: Car
      moped: Moped
    next:
      vehicle is moped and has_moped: two_wheels
outcomes:
  two_wheels:
    title: Two wheels
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("two-meanings")

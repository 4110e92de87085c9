"""Inside an item the list that it belongs to is read.

While one child is described, the others may not have been named yet: how many there are, or whether any of them goes to
school, is not known. Ask it of `any other child`, which looks at those that are there, or decide it after the list.

Instead of

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.called }}"
    steps:
      called:
        ask: What are they called?
        type: text
      at_school:
        ask: Do they go to school?
        called: whether they go to school
        type: yes_no
      travel:
        when: any child in children where child.at_school  # <--
        ask: How do they travel?
        type: text
```

Write

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.called }}"
    steps:
      called:
        ask: What are they called?
        type: text
      at_school:
        ask: Do they go to school?
        called: whether they go to school
        type: yes_no
      travel:
        when: child.at_school
        ask: How do they travel?
        type: text
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("list-inside-itself")

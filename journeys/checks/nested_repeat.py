"""A list is asked for inside the items of another.

A citizen with three children and two schools for each would be led through lists inside lists, with no way to see
where they are. One list stands after the other; a question of the second can offer the items of the first.

Instead of

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    steps:
      name:
        ask: What are they called?
        type: text
      schools:
        repeat: school  # <--
        title: Their schools
        label: "{{ school.name }}"
        steps:
          name:
            ask: What is the school called?
            type: text
```

Write

```yaml
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    steps:
      name:
        ask: What are they called?
        type: text
  schools:
    repeat: school
    title: Their schools
    label: "{{ school.name }}"
    steps:
      name:
        ask: What is the school called?
        type: text
      pupil:
        ask: Which of your children goes there?
        called: the child who goes there
        type: choice
        options: children
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """What was found while reading."""
    return loaded.found("nested-repeat")

"""An item is called by another name than the one its list declares.

One item has one name, wherever it is read, so that a reader never wonders whether `kid` and `child` are the same.

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
next:
  any kid in children where kid.at_school: sent  # <--
  otherwise: no_pupils
outcomes:
  no_pupils:
    title: This is for pupils
  sent:
    title: Sent
    submit: true
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
next:
  any child in children where child.at_school: sent
  otherwise: no_pupils
outcomes:
  no_pupils:
    title: This is for pupils
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
    return loaded.found("wrong-item-name")

"""An item of a list is read where it is not said which one.

Outside the list there is no telling which child is meant: the first, any of them, or every one? A citizen with two
children would be judged by chance. Say `any`, `no` or `every`, or count them.

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
  child.at_school: sent  # <--
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
    return loaded.found("item-outside")

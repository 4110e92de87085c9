"""A part of a condition on items does not speak of the item.

`any child in children where child.at_school and low_income` can be read in two ways, and they differ for a citizen
without children. Every part behind `where` or `meets` speaks of the item; what speaks of the citizen stands outside,
with the items in brackets.

Instead of

```yaml
steps:
  low_income:
    ask: Do you earn less than £12,570 a year?
    called: whether you earn less than £12,570
    type: yes_no
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
  any child in children where child.at_school and low_income: sent  # <--
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
  low_income:
    ask: Do you earn less than £12,570 a year?
    called: whether you earn less than £12,570
    type: yes_no
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
  low_income and (any child in children where child.at_school): sent
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
    return loaded.found("body-without-item")

"""`and` and `or` are mixed without brackets.

"Retired or with children and few hours": does a retired person need few hours too? Two readers answer differently,
and so would the officer and the service. Brackets say which is meant.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
  has_children:
    ask: Do you have children?
    type: yes_no
  retired:
    ask: Have you retired?
    type: yes_no
    next:
      retired or has_children and hours < 16: can_apply  # <--
outcomes:
  can_apply:
    title: You can apply
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
  has_children:
    ask: Do you have children?
    type: yes_no
  retired:
    ask: Have you retired?
    type: yes_no
    next:
      retired or (has_children and hours < 16): can_apply
outcomes:
  can_apply:
    title: You can apply
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
    return loaded.found("mixed-and-or")

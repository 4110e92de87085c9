"""A sentence reads the outcome outside of a promise.

`outcome` is where the answers lead. A page, a fact or a rule helps to decide that, so none of them can ask for it: the
citizen has not got there yet. Name what leads there. A sentence about how things end is a promise.

Instead of

```yaml
steps:
  owns_car:
    ask: Do you own a car?
    called: whether you own a car
    type: yes_no
    next:
      not owns_car: no_car
  mileage:
    when: outcome is not no_car  # <--
    ask: How many miles does it do in a year?
    type: integer
outcomes:
  no_car:
    title: This is for people with a car
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  owns_car:
    ask: Do you own a car?
    called: whether you own a car
    type: yes_no
    next:
      not owns_car: no_car
  mileage:
    ask: How many miles does it do in a year?
    type: integer
promises:
  only_with_a_car:
    never: outcome is sent and not owns_car
    because: Parking order 2026, section 4
outcomes:
  no_car:
    title: This is for people with a car
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
    return loaded.found("outcome-outside")

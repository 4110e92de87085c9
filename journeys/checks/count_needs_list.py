"""A list is counted or summed in a way that it cannot be.

`count of` counts the items themselves, and `sum of`, `largest of` and their kin read a number, an amount or a day of
each. Anything else has no answer, and a citizen would get none.

Instead of

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"
    steps:
      employer:
        ask: Who do you work for?
        type: text
      income:
        ask: What do they pay you in a month?
        type: money
        why: We work out your help from it.
facts:
  employers: count of jobs.employer  # <--
outcomes:
  sent:
    submit: true
    title: You have {{ employers }} jobs
```

Write

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"
    steps:
      employer:
        ask: Who do you work for?
        type: text
      income:
        ask: What do they pay you in a month?
        type: money
        why: We work out your help from it.
facts:
  employers: count of jobs
outcomes:
  sent:
    submit: true
    title: You have {{ employers }} jobs
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ERROR


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("count-needs-list")

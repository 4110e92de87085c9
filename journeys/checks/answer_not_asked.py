"""A rule reads an answer that may not have been asked.

For the citizen in the finding there is no such answer: another question led past it, or it was left blank. Footpath
cannot tell whether the rule holds, and stops there with "something went wrong". Read the answer only where it was
asked.

Instead of

```yaml
steps:
  purpose:
    ask: Why are you coming?
    type: choice
    options:
      work: For work
      holiday: For a holiday
  salary:
    when: purpose is work
    ask: How much will you earn in a year?
    type: money
    next:
      salary < £20,000: earns_little
  ticket:
    when: salary >= £50,000  # <--
    ask: What is the number of your ticket?
    type: text
outcomes:
  earns_little:
    title: You earn too little
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  purpose:
    ask: Why are you coming?
    type: choice
    options:
      work: For work
      holiday: For a holiday
  salary:
    when: purpose is work
    ask: How much will you earn in a year?
    type: money
    next:
      salary < £20,000: earns_little
  ticket:
    when: purpose is work and salary >= £50,000
    ask: What is the number of your ticket?
    type: text
outcomes:
  earns_little:
    title: You earn too little
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import not_there
from journeys.checks._told import Told
from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Level
from journeys.model import Journey

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses, told: Told) -> Iterable[Diagnostic]:
    """Sentences that decide something and that cannot be known for some citizen."""
    for verdict in told.missing("answer-not-asked"):
        yield not_there("answer-not-asked", LEVEL, verdict, journey, uses)

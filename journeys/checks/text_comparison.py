"""A rule depends on what somebody typed.

People type the same thing in many ways: `Scotland`, `SCOTLAND `, `Alba`. A rule that compares typed text misses some
of them without anybody noticing. A choice gives everybody the same few answers.

Instead of

```yaml
steps:
  country:
    ask: Where do you live?
    type: text
    next:
      country is "Scotland": other_rules  # <--
outcomes:
  other_rules:
    title: Other rules apply in Scotland
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  country:
    ask: Where do you live?
    type: choice
    options:
      scotland: Scotland
      elsewhere: Somewhere else
    next:
      country is scotland: other_rules
outcomes:
  other_rules:
    title: Other rules apply in Scotland
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Level
from journeys.load import Loaded

LEVEL = Level.ADVICE


def check(loaded: Loaded) -> Iterable[Diagnostic]:
    """The faults that reading found."""
    return loaded.found("text-comparison")

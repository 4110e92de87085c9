"""A text shows an answer that may be missing.

For the citizen in the finding the words would have a hole where the answer should be, so the page cannot be shown at
all. Give the text rules: one wording for those who answered, and another for everybody else.

Instead of

```yaml
steps:
  email:
    ask: What is your email address?
    type: email
    why: We tell you there when your case is decided.
    optional: true
outcomes:
  sent:
    title: Sent
    submit: true
    body: We will write to {{ email }}.  # <--
```

Write

```yaml
steps:
  email:
    ask: What is your email address?
    type: email
    why: We tell you there when your case is decided.
    optional: true
outcomes:
  sent:
    title: Sent
    submit: true
    body:
      email was answered: We will write to {{ email }}.
      otherwise: We will send you a letter.
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
    """Sentences in texts that cannot be known for some citizen who is shown them."""
    for verdict in told.missing("text-may-lack-answer"):
        yield not_there("text-may-lack-answer", LEVEL, verdict, journey, uses)

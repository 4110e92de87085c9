"""A condition holds for nobody.

What stands behind it is never shown to anyone: a question that is never asked, a section that nobody enters. Either
two rules contradict each other, or an earlier one has sent these citizens elsewhere. The lines that together make it
so are named.

Instead of

```yaml
steps:
  country:
    ask: Where do you live?
    type: choice
    options:
      wales: Wales
      ireland: Ireland
      france: France
    next:
      country is ireland: not_needed
  irish_number:
    when: country is ireland  # <--
    ask: What is your Irish number?
    type: text
outcomes:
  not_needed:
    title: You do not need to apply
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
      wales: Wales
      ireland: Ireland
      france: France
    next:
      country is ireland: not_needed
  french_number:
    when: country is france
    ask: What is your French number?
    type: text
outcomes:
  not_needed:
    title: You do not need to apply
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.ERROR


def check(told: Told) -> Iterable[Diagnostic]:
    """Every `when` that holds for nobody who gets as far."""
    for verdict in told.of("never-true"):
        yield Diagnostic(
            "never-true",
            LEVEL,
            "This is true of nobody who gets here",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="take it out, or mend the line that contradicts it",
            witness=verdict.witness,
        )

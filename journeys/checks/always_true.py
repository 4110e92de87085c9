"""A condition holds for everybody who gets there.

It looks as if it chose, and it does not: whoever reads the journey believes that some citizens are spared this.
Either an earlier rule has sent all others elsewhere, or the condition misses a case. The lines that make it so are
named.

Instead of

```yaml
steps:
  lives_here:
    ask: Do you live in Northmere?
    type: yes_no
    next:
      not lives_here: elsewhere
  address:
    when: lives_here  # <--
    ask: What is your street?
    type: text
outcomes:
  elsewhere:
    title: Ask the council where you live
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  lives_here:
    ask: Do you live in Northmere?
    type: yes_no
    next:
      not lives_here: elsewhere
  address:
    ask: What is your street?
    type: text
outcomes:
  elsewhere:
    title: Ask the council where you live
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

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Every `when` that holds for everybody who gets as far."""
    for verdict in told.of("always-true"):
        yield Diagnostic(
            "always-true",
            LEVEL,
            "This is true of everybody who gets here",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="leave it out, or mend the line that makes it so",
            witness=verdict.witness,
        )

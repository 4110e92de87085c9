"""An option is there for nobody, or is always refused.

Somebody wrote what it means and nobody can choose it: its `when` holds for nobody who comes to the question, or a
`must` refuses it whatever else was answered. The lines that together make it so are named.

Instead of

```yaml
steps:
  lives_in:
    ask: Where do you live?
    type: choice
    options:
      england: England
      wales: Wales
    next:
      lives_in is wales: elsewhere
  language:
    ask: Which language should we write in?
    type: choice
    options:
      english: English
      welsh:  # <--
        label: Welsh
        when: lives_in is wales
outcomes:
  elsewhere:
    title: Ask the Welsh office
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  lives_in:
    ask: Where do you live?
    type: choice
    options:
      england: England
      wales: Wales
  language:
    ask: Which language should we write in?
    type: choice
    options:
      english: English
      welsh:
        label: Welsh
        when: lives_in is wales
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Every option that nobody can choose."""
    for verdict in told.of("unreachable-option"):
        yield Diagnostic(
            "unreachable-option",
            LEVEL,
            f"Nobody can choose `{verdict.obligation.about.partition(' ')[2]}`",
            Label(verdict.obligation.spot),
            reasons(verdict),
            (),
            help="take it out, or mend the line that keeps it from everybody",
            witness=verdict.witness,
        )

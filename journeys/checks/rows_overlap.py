"""Two lines of a table fit the same citizen and say different things.

The first one decides, and nothing in a table tells that its order matters: whoever sorts it changes who gets what.
Neither line is the special case of the other, which would be plain. The citizen in the finding is one whom both fit.

Instead of

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
  works:
    ask: Do you work?
    type: yes_no
    next:
      help is none: no_help
facts:
  help:
    options:
      full: Full help
      part: Part of the help
      none: No help
    decide: help.csv
outcomes:
  no_help:
    title: You cannot get help
  sent:
    title: Sent
    submit: true
    body: "{{ help }}"
```

```csv help.csv
has_children,works,help
yes,,full
,yes,part  # <--
,,none
```

Write

```yaml
steps:
  has_children:
    ask: Do you have children?
    type: yes_no
  works:
    ask: Do you work?
    type: yes_no
    next:
      help is none: no_help
facts:
  help:
    options:
      full: Full help
      part: Part of the help
      none: No help
    decide: help.csv
outcomes:
  no_help:
    title: You cannot get help
  sent:
    title: Sent
    submit: true
    body: "{{ help }}"
```

```csv help.csv
has_children,works,help
yes,,full
no,yes,part
,,none
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import reasons, who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level

LEVEL = Level.WARNING


def check(told: Told) -> Iterable[Diagnostic]:
    """Pairs of lines of a table that overlap, differ, and are no special case of each other."""
    for verdict in told.of("rows-overlap"):
        yield Diagnostic(
            "rows-overlap",
            LEVEL,
            "This line and an earlier one fit the same citizen and differ",
            Label(verdict.obligation.spot),
            reasons(verdict),
            who(verdict, "fits both"),
            help="fill in a cell of one of the two, so that only one fits",
            witness=verdict.witness,
        )

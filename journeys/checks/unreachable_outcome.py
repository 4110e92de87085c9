"""No way leads to an outcome.

Somebody wrote what these citizens have to be told, and nobody is ever told it. Either a rule is missing, or the outcome
is left over from an earlier version.

Instead of

```yaml
steps:
  lives_here:
    ask: Do you live in Northmere?
    type: yes_no
outcomes:
  elsewhere:  # <--
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

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import END, Graph
from journeys.model import Journey

LEVEL = Level.WARNING


def check(whole: Journey, graph: Graph) -> Iterable[Diagnostic]:
    """Outcomes that nobody gets to; silent about those with `submit` where it is open which of them is meant."""
    submits = [outcome for outcome in whole.outcomes.values() if outcome.submit]
    open_end = not whole.next and len(submits) > 1 and END in graph.reached
    for outcome in whole.outcomes.values():
        if ("outcome", outcome.id) in graph.reached or (open_end and outcome.submit):
            continue
        yield Diagnostic(
            "unreachable-outcome",
            LEVEL,
            f"Nobody gets to the outcome `{outcome.id}`",
            Label(Spot(outcome.route, "key")),
            help=f"lead to it with a rule, such as `otherwise: {outcome.id}` under `next`, or delete it",
        )

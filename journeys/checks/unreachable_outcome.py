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
    """Outcomes that no rule names and that do not follow by themselves; none where that is still open."""
    if END in graph.reached and not graph.arrows[END]:
        return
    named = {rule.target for rule, _section, _step in graph.rules()}
    for outcome in whole.outcomes.values():
        if outcome.id in named or ("outcome", outcome.id) in graph.reached:
            continue
        yield Diagnostic(
            "unreachable-outcome",
            LEVEL,
            f"Nobody gets to the outcome `{outcome.id}`",
            Label(Spot(outcome.route, "key")),
            help=f"lead to it with a rule, such as `otherwise: {outcome.id}` under `next`, or delete it",
        )

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

from collections.abc import Iterable, Iterator

from journeys.checks._guards import reasons
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import END, Graph
from journeys.model import Journey

LEVEL = Level.WARNING


def check(whole: Journey, graph: Graph, told: Told) -> Iterable[Diagnostic]:
    """Outcomes that no rule names and that do not follow by themselves, none where that is still open; and those to
    which it is proved that nobody comes, where no rule that leads there is told of."""
    left_over = frozenset(_unnamed(whole, graph))
    for id in left_over:
        yield Diagnostic(
            "unreachable-outcome",
            LEVEL,
            f"Nobody gets to the outcome `{id}`",
            Label(Spot(whole.outcomes[id].route, "key")),
            help=f"lead to it with a rule, such as `otherwise: {id}` under `next`, or delete it",
        )
    dead = {verdict.obligation.about for verdict in told.of("unreachable-rule")}
    for verdict in told.of("unreachable-outcome"):
        if verdict.obligation.about not in dead | left_over:
            yield Diagnostic(
                "unreachable-outcome",
                LEVEL,
                f"Nobody gets to the outcome `{verdict.obligation.about}`",
                Label(verdict.obligation.spot),
                reasons(verdict),
                help="mend a line that keeps everybody from it, or delete the outcome",
            )


def _unnamed(whole: Journey, graph: Graph) -> Iterator[str]:
    """The outcomes that no rule names and that do not follow by themselves."""
    if END in graph.reached and not graph.arrows[END]:
        return
    named = {rule.target for rule, _section, _step in graph.rules()}
    for outcome in whole.outcomes.values():
        if outcome.id not in named and ("outcome", outcome.id) not in graph.reached:
            yield outcome.id

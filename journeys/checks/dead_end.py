"""A citizen can get to the end and find no outcome.

The journey's own `next` is read when the steps run out. If none of its rules holds for somebody, this citizen has
answered everything and gets nothing, not even a reason.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
next:
  hours < 16: few_hours
  hours > 16: many_hours  # <--
outcomes:
  few_hours:
    title: You work few hours
  many_hours:
    title: You work many hours
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
next:
  hours < 16: few_hours
  otherwise: many_hours
outcomes:
  few_hours:
    title: You work few hours
  many_hours:
    title: You work many hours
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._cases import Gap, decides
from journeys.checks._guards import who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import END, Graph
from journeys.model import Journey

LEVEL = Level.ERROR


def check(whole: Journey, graph: Graph, told: Told) -> Iterable[Diagnostic]:
    """A `next` of the journey that is read, has no `otherwise`, and leaves somebody out."""
    rules = whole.next
    if not rules or END not in graph.reached or any(rule.sentence is None for rule in rules):
        return
    verdict = decides([(rule.sentence,) for rule in rules if rule.sentence], whole)
    spot = Spot(rules[-1].route, "key")
    proof = told.proofs.verdict("dead-end", spot)
    if verdict == "complete" or (proof is not None and proof.status == "proved"):
        return
    yield Diagnostic(
        "dead-end",
        LEVEL,
        "A citizen for whom none of these rules holds gets to no outcome",
        Label(spot, "is the last rule"),
        notes=(f"for instance {verdict.words()}",) if isinstance(verdict, Gap) else who(proof, "gets there"),
        help="end with `otherwise:` and the outcome for everybody who is left",
        witness=None if proof is None else proof.witness,
        provable=verdict == "cannot be told" and proof is None,
    )

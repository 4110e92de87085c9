"""`every … meets …` is read of a list that may be empty.

Of nothing, everything is true: a citizen without a job has "every job below £100" and would be let through. If that is
not meant, say that there has to be one as well.

Instead of

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"
    ask: Do you have a job?
    min: 0
    steps:
      employer:
        ask: Who do you work for?
        type: text
      part_time:
        ask: Do you work part time?
        called: whether you work part time
        type: yes_no
    next:
      every job in jobs meets job.part_time: sent  # <--
outcomes:
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  jobs:
    repeat: job
    title: Your jobs
    label: "{{ job.employer }}"
    ask: Do you have a job?
    min: 0
    steps:
      employer:
        ask: Who do you work for?
        type: text
      part_time:
        ask: Do you work part time?
        called: whether you work part time
        type: yes_no
    next:
      (count of jobs) > 0 and (every job in jobs meets job.part_time): sent
outcomes:
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import Answer, Count, Measure, Quantified, walk
from journeys.model import Journey

LEVEL = Level.WARNING


def check(journey: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Uses of `every` of a repeat with `min: 0`, in a sentence that does not ask how many there are."""
    told: set[tuple[object, ...]] = set()
    for use in uses.all:
        nodes = tuple(walk(use.sentence.tree))
        counted = {node.list for node in nodes if isinstance(node, Measure | Quantified) and not _is_every(node)}
        counted |= {node.of.id for node in nodes if isinstance(node, Count) and isinstance(node.of, Answer)}
        for node in nodes:
            if not isinstance(node, Quantified) or not _is_every(node) or node.list in counted:
                continue
            step = journey.steps.get(node.list)
            place = (use.sentence.route, node.span.start)
            if step is None or step.repeat is None or step.repeat.min > 0 or place in told:
                continue
            told.add(place)
            yield Diagnostic(
                "every-of-empty-list",
                LEVEL,
                f"This holds for everybody without any {node.item}",
                Label(Spot(use.sentence.route, use.sentence.on, node.span.start, node.span.end)),
                (Label(Spot((*step.route, "min"), "key"), "there may be none"),),
                help=f"add `(count of {node.list}) > 0 and (…)` if those are not meant",
            )


def _is_every(node: Measure | Quantified) -> bool:
    return isinstance(node, Quantified) and node.word == "every"

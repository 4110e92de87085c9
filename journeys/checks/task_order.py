"""A task stands above one that it waits for.

People work from the top of a task list. A first row that cannot be started yet, because it needs what a later row
asks, sends them hunting for what to do first.

Instead of

```yaml
task_list:
  Your claim: [claim, you]  # <--
sections:
  you:
    title: You
    steps:
      works:
        ask: Do you work?
        called: whether you work
        type: yes_no
  claim:
    title: Your claim
    when: works
    steps:
      weeks:
        ask: For how many weeks do you claim?
        called: the number of weeks
        type: integer
```

Write

```yaml
task_list:
  Your claim: [you, claim]
sections:
  you:
    title: You
    steps:
      works:
        ask: Do you work?
        called: whether you work
        type: yes_no
  claim:
    title: Your claim
    when: works
    steps:
      weeks:
        ask: For how many weeks do you claim?
        called: the number of weeks
        type: integer
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey
from journeys.tasks import needs

LEVEL = Level.WARNING


def check(whole: Journey) -> Iterable[Diagnostic]:
    """Rows of the task list above a row that they wait for."""
    if not whole.task_list:
        return
    rows = [(id, Spot((*group.route, place))) for group in whole.task_list for place, id in enumerate(group.sections)]
    order: dict[str, int] = {}
    for number, (id, _) in enumerate(rows):
        order.setdefault(id, number)
    waits = needs(whole)
    for number, (id, spot) in enumerate(rows):
        later = sorted((other for other in waits.get(id, ()) if order.get(other, -1) > number), key=order.__getitem__)
        if later:
            yield Diagnostic(
                "task-order",
                LEVEL,
                f"`{id}` stands above `{later[0]}`, which it waits for",
                Label(spot),
                (Label(rows[order[later[0]]][1], "has to be completed first"),),
                help=f"put `{later[0]}` above `{id}`",
            )

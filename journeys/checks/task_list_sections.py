"""The task list and the sections do not match.

Every section from the first task on has a row on the hub, or a citizen could never get to it. A row that names no
section leads nowhere.

Instead of

```yaml
task_list:
  About you: [you]
  Your income: [wrok]  # <--
sections:
  you:
    title: You
    steps:
      doing:
        ask: What do you do?
        type: text
  work:  # <--
    title: Work
    steps:
      works:
        ask: Do you work?
        called: whether you work
        type: yes_no
```

Write

```yaml
task_list:
  About you: [you]
  Your income: [work]
sections:
  you:
    title: You
    steps:
      doing:
        ask: What do you do?
        type: text
  work:
    title: Work
    steps:
      works:
        ask: Do you work?
        called: whether you work
        type: yes_no
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._paste import instead
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near
from journeys.model import Journey
from journeys.sources import Sources
from journeys.tasks import tasks

LEVEL = Level.ERROR


def check(journey: Journey, sources: Sources) -> Iterable[Diagnostic]:
    """Names in the task list that are no section, or stand there twice; and tasks that no group names."""
    sections = {section.id for section in journey.sections if section.id}
    first: dict[str, Spot] = {}
    for group in journey.task_list:
        for place, id in enumerate(group.sections):
            spot = Spot((*group.route, place))
            if id not in sections:
                meant = near(id, sections)
                yield Diagnostic(
                    "task-list-sections",
                    LEVEL,
                    f"There is no section `{id}`",
                    Label(spot),
                    paste=instead(sources, spot, meant),
                    help=f"write `{meant}`" if meant else "name a section of this journey",
                )
            elif id in first:
                yield Diagnostic(
                    "task-list-sections",
                    LEVEL,
                    f"`{id}` stands in the task list already",
                    Label(spot),
                    (Label(first[id], "first here"),),
                    help="keep one of the two",
                )
            else:
                first[id] = spot
    for section in tasks(journey):
        if section.id not in first:
            yield Diagnostic(
                "task-list-sections",
                LEVEL,
                f"No group of the task list names the section `{section.id}`, so nobody gets to it",
                Label(Spot(section.route, "key")),
                (Label(Spot((section.route[0], "task_list"), "key"), "the task list"),),
                help=f"add `{section.id}` to a group, or move the section before the first task",
            )

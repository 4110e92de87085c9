"""A rule leads back.

A journey only goes forward: that is what makes sure that it ends, and that nobody is sent round in a circle. Citizens
can always go back and change an answer; a rule cannot send them there. What is to be right before they go on belongs
into `must`, with a message that says how to mend it.

Instead of

```yaml
steps:
  start_date:
    ask: On which day do you start?
    type: date
    hint: For example, 27 3 2026
  end_date:
    ask: On which day do you stop?
    type: date
    hint: For example, 27 3 2026
    next:
      end_date is before start_date: start_date  # <--
```

Write

```yaml
steps:
  start_date:
    ask: On which day do you start?
    type: date
    hint: For example, 27 3 2026
  end_date:
    ask: On which day do you stop?
    type: date
    hint: For example, 27 3 2026
    must:
      end_date is on or after start_date: The day you stop must not be before the day you start
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import Graph
from journeys.model import Journey, Section

LEVEL = Level.ERROR


def check(journey: Journey, graph: Graph) -> Iterable[Diagnostic]:
    """Rules that lead to their own step, an earlier one, or a section that has begun or is over."""
    sections = {section.id: section for section in journey.sections}
    for rule, _section, _step, wrong in graph.wrong_rules:
        if wrong not in ("itself", "backward", "finished section"):
            continue
        place = journey.steps.get(rule.target) or sections[rule.target]
        kind = "section" if isinstance(place, Section) else "step"
        yield Diagnostic(
            "backward-target",
            LEVEL,
            "This rule leads to its own step"
            if wrong == "itself"
            else f"The {kind} `{rule.target}` comes before this rule",
            Label(Spot(rule.route)),
            () if wrong == "itself" else (Label(Spot(place.route, "key"), "stands here"),),
            help="lead to something later, or write under `must` what has to hold before the citizen can go on",
        )

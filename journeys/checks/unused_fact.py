"""Nothing reads a fact.

Somebody worked out when this holds, and it changes nothing for anybody. Often a rule is missing, or reads another fact
by mistake. A fact that is only sent along to the people who work on the application counts as read when a scenario
expects its value.

Instead of

```yaml
steps:
  income:
    ask: What is your income in a month?
    type: money
facts:
  low_income: income < £800  # <--
```

Write

```yaml
steps:
  income:
    ask: What is your income in a month?
    type: money
    next:
      low_income: help
facts:
  low_income: income < £800
outcomes:
  help:
    title: You can get help
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Bands, Fact, Journey

LEVEL = Level.WARNING


def check(whole: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Facts that no sentence, text or scenario names."""
    expected = {id for scenario in whole.scenarios.values() for id in scenario.expect.get("facts") or ()}
    tables: Iterable[Fact | Bands] = (*whole.facts.values(), *whole.bands.values())
    for fact in tables:
        if ("fact", fact.id) not in uses.names and fact.id not in expected:
            yield Diagnostic(
                "unused-fact",
                LEVEL,
                f"Nothing reads the fact `{fact.id}`",
                Label(Spot(fact.route, "key")),
                help="use it in a rule or a text, expect its value in a scenario, or delete it",
            )

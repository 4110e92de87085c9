"""No page shows a text.

Wording that was agreed with care and is shown nowhere: either its place in an outcome or a hint is missing, or it is
left over.

Instead of

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
texts:
  how_to_pay: Pay within 14 days.  # <--
outcomes:
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  full_name:
    ask: What is your full name?
    type: text
texts:
  how_to_pay: Pay within 14 days.
outcomes:
  sent:
    title: Sent
    submit: true
    body: We have your application. {{ how_to_pay }}
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.WARNING


def check(whole: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Texts that no other text shows."""
    for id, text in whole.texts.items():
        if ("text", id) not in uses.names:
            yield Diagnostic(
                "unused-text",
                LEVEL,
                f"No page shows the text `{id}`",
                Label(Spot(text.route, "key")),
                help=f"show it with `{{{{ {id} }}}}`, or delete it",
            )

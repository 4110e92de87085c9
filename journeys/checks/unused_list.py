"""Nothing reads a list.

A list of countries or offices that is kept with care and used nowhere hides the one that is really used.

Instead of

```yaml
steps:
  country:
    ask: Where do you live?
    type: choice
    options:
      wales: Wales
      france: France
lists:
  british: [wales]  # <--
```

Write

```yaml
steps:
  country:
    ask: Where do you live?
    type: choice
    options:
      wales: Wales
      france: France
    next:
      country is not one of british: elsewhere
lists:
  british: [wales]
outcomes:
  elsewhere:
    title: Ask where you live
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.load import Loaded
from journeys.model import Journey

LEVEL = Level.WARNING


def check(whole: Journey, uses: Uses, loaded: Loaded) -> Iterable[Diagnostic]:
    """Lists that are neither the options of a question, nor named in a sentence or another list."""
    nested = {str(member) for members in _written(loaded).values() if isinstance(members, list) for member in members}
    for each in whole.lists.values():
        if ("list", each.id) not in uses.names and each.id not in nested:
            yield Diagnostic(
                "unused-list",
                LEVEL,
                f"Nothing reads the list `{each.id}`",
                Label(Spot(each.route, "key")),
                help="use it as the options of a question or in a sentence with `is one of`, or delete it",
            )


def _written(loaded: Loaded) -> Mapping[str, Any]:
    lists = loaded.document.get("lists")
    return lists if isinstance(lists, dict) else {}

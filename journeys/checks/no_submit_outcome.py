"""The steps can run out, and nothing says what comes then.

A citizen who has answered everything has to arrive somewhere. Where the steps run out, the one outcome with
`submit: true` follows by itself. If there is none, or there are several, a `next` at the end of the journey says which.

Instead of

```yaml
journey: choose_a_school
title: Choose a school
steps:  # <--
  near_home:
    ask: Does the school have to be near your home?
    type: yes_no
    next:
      near_home: nearest
outcomes:
  nearest:
    title: The nearest school
  free_choice:
    title: Any school
```

Write

```yaml
journey: choose_a_school
title: Choose a school
steps:
  near_home:
    ask: Does the school have to be near your home?
    type: yes_no
next:
  near_home: nearest
  otherwise: free_choice
outcomes:
  nearest:
    title: The nearest school
  free_choice:
    title: Any school
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.graph import END, Graph
from journeys.model import Journey

LEVEL = Level.ERROR


def check(whole: Journey, graph: Graph) -> Iterable[Diagnostic]:
    """A journey without a `next` of its own whose steps can run out, and that has not one outcome with `submit`."""
    submits = [outcome for outcome in whole.outcomes.values() if outcome.submit]
    if whole.next or len(submits) == 1 or END not in graph.reached:
        return
    file = whole.route[0]
    named = any(section.id for section in whole.sections)
    yield Diagnostic(
        "no-submit-outcome",
        LEVEL,
        "The steps can run out, and "
        + (f"{len(submits)} outcomes have `submit: true`" if submits else "no outcome has `submit: true`"),
        Label(Spot((file, "sections" if named else "steps"), "key")),
        tuple(Label(Spot(outcome.route, "key"), "has `submit: true`") for outcome in submits),
        help="write a `next` for the whole journey that ends with `otherwise`"
        + ("" if submits else ", or give one outcome `submit: true`"),
    )

"""An option goes with no other where only one can be chosen.

`alone: true` sets an option such as "None of these" apart, and unticks the others. With radios every option stands
alone already, so the key does nothing there.

Instead of

```yaml
steps:
  benefit:
    ask: Which benefit do you get?
    called: your benefit
    type: choice
    options:
      pension_credit: Pension Credit
      none_of_these:
        label: None of these
        alone: true  # <--
```

Write

```yaml
steps:
  benefits:
    ask: Which of these do you get?
    called: the benefits you get
    type: choices
    options:
      pension_credit: Pension Credit
      carers: Carer's Allowance
      none_of_these:
        label: None of these
        alone: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.kinds import Choices
from journeys.model import Journey
from journeys.questions import type_of

LEVEL = Level.WARNING


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Options written in place with `alone` in questions of which one is chosen."""
    for question in journey.questions.values():
        if question.options_list is not None or isinstance(type_of(question.type).kind(question), Choices):
            continue
        for option in question.options:
            if option.alone:
                yield Diagnostic(
                    "alone-in-choices",
                    LEVEL,
                    f"Only one of these is chosen, so `{option.id}` stands alone already",
                    Label(Spot((*option.route, "alone"), "key")),
                    help="leave `alone` out, or make the question one of type `choices`",
                )

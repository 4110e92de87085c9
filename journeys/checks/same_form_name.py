"""Two questions of one page would share a name in its form.

A question with several boxes names them after itself: a date called `born` has `born_day`, `born_month` and
`born_year`. If another question of the same page is called `born_day`, what a citizen types into one would be taken
for the other.

Instead of

```yaml
steps:
  birth:
    title: When were you born?
    questions:
      born:
        ask: Date of birth
        type: date
        hint: For example, 27 3 2007
      born_day:  # <--
        ask: Which day of the week was it?
        type: text
```

Write

```yaml
steps:
  birth:
    title: When were you born?
    questions:
      born:
        ask: Date of birth
        type: date
        hint: For example, 27 3 2007
      weekday_of_birth:
        ask: Which day of the week was it?
        type: text
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey, Question
from journeys.questions import type_of

LEVEL = Level.ERROR


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Names of controls that an earlier question of the same page has already."""
    for step in journey.steps.values():
        if len(step.questions) < 2:
            continue
        taken: dict[str, Question] = {}
        for question in step.questions:
            names = {
                f"{question.id}_{part}" if part else question.id for part in type_of(question.type).parts(question)
            }
            if clash := sorted(names & taken.keys()):
                other = taken[clash[0]]
                yield Diagnostic(
                    "same-form-name",
                    LEVEL,
                    f"`{question.id}` and `{other.id}` would share the name `{clash[0]}` in the page's form",
                    Label(Spot(question.route, "key")),
                    (Label(Spot(other.route, "key"), f"has a box called `{clash[0]}`"),),
                    help="give one of the two questions another id",
                )
            taken.update(dict.fromkeys(names, question))

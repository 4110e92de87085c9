"""A rule stands after `otherwise`.

`otherwise` holds for everybody who is left, so nothing after it is ever read. Citizens whom the later rule was written
for get what the others get.

Instead of

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours < 16: few_hours
      otherwise: sent
      hours > 48: too_many_hours  # <--
outcomes:
  few_hours:
    title: You work few hours
  too_many_hours:
    title: You work too many hours
  sent:
    title: Sent
    submit: true
```

Write

```yaml
steps:
  hours:
    ask: How many hours do you work in a week?
    type: integer
    next:
      hours < 16: few_hours
      hours > 48: too_many_hours
      otherwise: sent
outcomes:
  few_hours:
    title: You work few hours
  too_many_hours:
    title: You work too many hours
  sent:
    title: Sent
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.model import Journey, Sentence

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """The first line after an `otherwise`, in `next`, `decide` and texts by rules."""
    for rows in _tables(journey, uses):
        closed = next((number for number, (sentence, _) in enumerate(rows) if sentence is None), len(rows))
        if closed + 1 < len(rows):
            left = len(rows) - closed - 2
            yield Diagnostic(
                "rule-after-otherwise",
                LEVEL,
                "This rule stands after `otherwise`, so it is never read",
                Label(Spot(rows[closed + 1][1], "key")),
                (Label(Spot(rows[closed][1], "key"), "holds for everybody who is left"),),
                (f"{left} more after it",) if left else (),
                help="move `otherwise` to the end",
            )


def _tables(journey: Journey, uses: Uses) -> Iterator[Sequence[tuple[Sentence | None, Route]]]:
    for step in journey.steps.values():
        yield [(rule.sentence, rule.route) for rule in step.next]
    for section in journey.sections:
        yield [(rule.sentence, rule.route) for rule in section.next]
    yield [(rule.sentence, rule.route) for rule in journey.next]
    for fact in journey.facts.values():
        yield [(row.sentence, row.route) for row in fact.rows]
    for text in uses.texts:
        yield [(sentence, wording.route) for sentence, wording in text.rules]

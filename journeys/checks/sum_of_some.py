"""A sum reads an answer that is asked of some items only.

What was not asked of one child is not nothing: it cannot be known, and neither can the sum. Everybody with such an item
would meet a page that says that something went wrong. Say which items count, or what to take where there is no answer.

Instead of

```yaml
sections:
  work:
    title: Work
    steps:
      jobs:
        repeat: job
        title: Your jobs
        label: "{{ job.employer }}"
        steps:
          employer:
            ask: Who do you work for?
            type: text
          paid:
            ask: Are you paid?
            called: whether you are paid
            type: yes_no
          pay:
            when: job.paid
            ask: How much are you paid a month?
            type: money
facts:
  all_pay: sum of jobs.pay  # <--
outcomes:
  sent:
    submit: true
    title: Sent
    body: You earn {{ all_pay }} a month.
```

Write

```yaml
sections:
  work:
    title: Work
    steps:
      jobs:
        repeat: job
        title: Your jobs
        label: "{{ job.employer }}"
        steps:
          employer:
            ask: Who do you work for?
            type: text
          paid:
            ask: Are you paid?
            called: whether you are paid
            type: yes_no
          pay:
            when: job.paid
            ask: How much are you paid a month?
            type: money
facts:
  all_pay: sum of jobs.pay where job.paid
outcomes:
  sent:
    submit: true
    title: Sent
    body: You earn {{ all_pay }} a month.
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import Answer, Measure, walk
from journeys.model import Journey, Step

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Measures without `where` of a question that an item may not be asked, or may leave blank."""
    step_of = {question.id: step for step in journey.steps.values() for question in step.questions}
    told: set[tuple[object, ...]] = set()
    for use in uses.all:
        for node in walk(use.sentence.tree):
            if not isinstance(node, Measure) or node.where is not None or not isinstance(node.of, Answer):
                continue
            step = step_of.get(node.of.id)
            place = (use.sentence.route, node.span.start)
            why = None if step is None or place in told else _why(step, node.of.id)
            if step is None or why is None:
                continue
            told.add(place)
            field = node.of.id.partition(".")[2]
            yield Diagnostic(
                "sum-of-some",
                LEVEL,
                f"`{node.of.id}` is not known of every {node.item}",
                Label(Spot(use.sentence.route, use.sentence.on, node.span.start, node.span.end)),
                (Label(Spot(step.route, "key"), why),),
                help=f"say of which: `{node.which} of {node.list}.{field} where …`; or give the items a fact such as"
                f" `{field}_or_none: {node.of.id} if answered otherwise …`",
            )


def _why(step: Step, id: str) -> str | None:
    """Why an item may be without this answer, None where each has it."""
    question = next(each for each in step.questions if each.id == id)
    if step.when is not None or question.when is not None:
        return "asked of some only"
    return "may be left blank" if question.optional else None

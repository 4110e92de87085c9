"""Something may be divided by zero.

For the citizen in the finding the sentence has no value, and Footpath stops there with "something went wrong". Ask
for a number that is not zero, with `min`, or read the sentence only where the number is above zero.

Instead of

```yaml
steps:
  rent:
    ask: How much is your rent?
    type: money
  people:
    ask: How many people share it?
    type: integer
    min: 0
outcomes:
  sent:
    title: Sent
    submit: true
    body: Your share is {{ share }}.  # <--
facts:
  share: rent / people rounded down to £0.01
```

Write

```yaml
steps:
  rent:
    ask: How much is your rent?
    type: money
  people:
    ask: How many people share it?
    type: integer
    min: 1
outcomes:
  sent:
    title: Sent
    submit: true
    body: Your share is {{ share }}.
facts:
  share: rent / people rounded down to £0.01
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys.checks._guards import reasons, sentence_at, who
from journeys.checks._told import DIVIDED, Told
from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.tree import FactRef, Product, walk
from journeys.model import Journey
from journeys.proof.verdicts import Verdict

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses, told: Told) -> Iterable[Diagnostic]:
    """Sentences that divide by something that is zero for some citizen."""
    for verdict in told.because(DIVIDED):
        yield Diagnostic(
            "division-by-zero",
            LEVEL,
            "Something is divided by zero here",
            Label(verdict.obligation.spot),
            (*_divisions(verdict, journey, uses), *reasons(verdict)),
            who(verdict, "divides by zero"),
            help="set `min: 1` where the number is asked, or read this only where it is above zero",
            witness=verdict.witness,
        )


def _divisions(verdict: Verdict, journey: Journey, uses: Uses) -> Iterator[Label]:
    """The facts behind a sentence that divide."""
    sentence = sentence_at(verdict.obligation.spot, uses)
    waiting, seen = ([] if sentence is None else [sentence.tree]), set[str]()
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, FactRef) and node.id in journey.facts and node.id not in seen:
                seen.add(node.id)
                for row in journey.facts[node.id].rows:
                    waiting.append(row.value.tree)
                    if any(
                        isinstance(part, Product) and any(sign == "/" for sign, _ in part.rest)
                        for part in walk(row.value.tree)
                    ):
                        yield Label(Spot(row.value.route, row.value.on), "divides")

"""A promise is not kept for every citizen.

The journey says that something never, or always, happens, and rests it on a law or a decision. The citizen in the
finding comes to an outcome and breaks it, or it cannot be known of this citizen whether it is kept. Mend the journey,
or the promise.

Instead of

```yaml
steps:
  age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
    next:
      age < 16: too_young
outcomes:
  too_young:
    title: You are too young
  sent:
    title: Sent
    submit: true
promises:
  adults_only:  # <--
    never: outcome is sent and age < 18
    because: The council decided so in 2025
```

Write

```yaml
steps:
  age:
    ask: How old are you?
    type: integer
    min: 0
    max: 120
    next:
      age < 18: too_young
outcomes:
  too_young:
    title: You are too young
  sent:
    title: Sent
    submit: true
promises:
  adults_only:
    never: outcome is sent and age < 18
    because: The council decided so in 2025
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._guards import who
from journeys.checks._told import Told
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.ERROR


def check(journey: Journey, told: Told) -> Iterable[Diagnostic]:
    """Every promise that some citizen breaks, or of whom it cannot be known."""
    for verdict in told.of("promise-broken"):
        promise = journey.promises[verdict.obligation.about]
        broken = verdict.why == "broken"
        what = "is broken" if broken else f"cannot be known of every citizen: `{verdict.why}` may be missing"
        sentence = Label(Spot(promise.sentence.route, promise.sentence.on), f"{promise.word} true")
        yield Diagnostic(
            "promise-broken",
            LEVEL,
            f"The promise `{promise.id}` {what}",
            Label(verdict.obligation.spot),
            (sentence, *verdict.causes),
            (*who(verdict, "breaks it" if broken else "shows that"), f"because: {promise.because}"),
            help="mend the journey, so that this citizen gets another outcome, or the promise",
            witness=verdict.witness,
        )

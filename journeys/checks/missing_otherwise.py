"""A fact or a text by rules has no `otherwise`.

For a citizen to whom none of its rules applies the fact has no value, or the page has a hole where the text should be.
`otherwise` says what holds for everybody who is left. It can be left out only where the rules name every case, such as
`vehicle is car` and `vehicle is moped` where there is nothing else to choose.

Instead of

```yaml
steps:
  savings:
    ask: How much have you saved?
    type: money
outcomes:
  sent:
    submit: true
    title: Sent
    body:  # <--
      savings < £100: We will write to you within a week.
      savings is £100: We will write to you within two weeks.
```

Write

```yaml
steps:
  savings:
    ask: How much have you saved?
    type: money
outcomes:
  sent:
    submit: true
    title: Sent
    body:
      savings < £100: We will write to you within a week.
      otherwise: We will write to you within two weeks.
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeys.checks._cases import Gap, decides
from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.model import Journey, Sentence

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses) -> Iterable[Diagnostic]:
    """Tables of values or wordings that end without `otherwise` and leave somebody out."""
    for what, route, sentences in _tables(journey, uses):
        if any(sentence is None for sentence in sentences):
            continue
        verdict = decides([(sentence,) for sentence in sentences if sentence], journey)
        if verdict != "complete":
            yield Diagnostic(
                "missing-otherwise",
                LEVEL,
                f"{what} has no `otherwise`",
                Label(Spot(route, "key")),
                notes=(f"none of its rules holds where {verdict.words()}",) if isinstance(verdict, Gap) else (),
                help="end with a line `otherwise:` for everybody who is left",
            )


def _tables(journey: Journey, uses: Uses) -> Iterator[tuple[str, Route, Sequence[Sentence | None]]]:
    for fact in journey.facts.values():
        if fact.rows:
            yield f"The fact `{fact.id}`", fact.route, [row.sentence for row in fact.rows]
    for text in uses.texts:
        if text.rules:
            yield "This text", text.route, [sentence for sentence, _ in text.rules]

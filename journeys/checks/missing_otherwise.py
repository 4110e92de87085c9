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
from journeys.checks._guards import who
from journeys.checks._told import Told
from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Route, Spot
from journeys.model import Journey, Sentence
from journeys.proof.verdicts import Verdict

LEVEL = Level.ERROR


def check(journey: Journey, uses: Uses, told: Told) -> Iterable[Diagnostic]:
    """Tables of values or wordings that end without `otherwise` and leave somebody out."""
    for what, route, sentences in _tables(journey, uses):
        if any(sentence is None for sentence in sentences):
            continue
        verdict = decides([(sentence,) for sentence in sentences if sentence], journey)
        spot = Spot(route, "key")
        proof = _left_out(spot, route, journey, told)
        if verdict == "complete" or (proof is not None and proof.status == "proved"):
            continue
        yield Diagnostic(
            "missing-otherwise",
            LEVEL,
            f"{what} has no `otherwise`",
            Label(spot),
            notes=(f"none of its rules holds where {verdict.words()}",)
            if isinstance(verdict, Gap)
            else who(proof, "is left out"),
            help="end with a line `otherwise:` for everybody who is left",
            witness=None if proof is None else proof.witness,
            provable=verdict == "cannot be told" and proof is None,
        )


def _left_out(spot: Spot, route: Route, journey: Journey, told: Told) -> Verdict | None:
    """What was proved of a table: of a fact, wherever it is read."""
    for fact in journey.facts.values():
        if fact.route == route:
            read = next(iter(told.because(fact.id)), None)
            if read is not None:
                return read
    return told.proofs.verdict("missing-otherwise", spot)


def _tables(journey: Journey, uses: Uses) -> Iterator[tuple[str, Route, Sequence[Sentence | None]]]:
    for fact in journey.facts.values():
        if fact.rows:
            yield f"The fact `{fact.id}`", fact.route, [row.sentence for row in fact.rows]
    for text in uses.texts:
        if text.rules:
            yield "This text", text.route, [sentence for sentence, _ in text.rules]

"""A question has no hint, and its answer cannot be given without one.

Three empty boxes do not say whether March is `3`, `03` or `March`, and a number on a document has to be found first. A
short example, or the place where it is printed, saves most of the wrong answers, and most of the calls about them.

Instead of

```yaml
steps:
  delivered_on:
    ask: When was it delivered?  # <--
    type: date
```

Write

```yaml
steps:
  delivered_on:
    ask: When was it delivered?
    type: date
    hint: For example, 27 3 2026
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._paste import with_line
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.sources import Sources

LEVEL = Level.ADVICE


def check(journey: Journey, sources: Sources) -> Iterable[Diagnostic]:
    """Questions without the hint that their type needs."""
    for question in journey.questions.values():
        example = "" if question.hint else type_of(question.type).needed_hint(question)
        if example:
            spot = Spot(question.ask.route)
            yield Diagnostic(
                "missing-hint",
                LEVEL,
                f"Nothing shows how to answer `{question.id}`",
                Label(spot),
                paste=with_line(sources, spot, f"hint: {example}") if _on_one_line(question) else "",
                help=f"add a line such as `hint: {example}`",
            )


def _on_one_line(question: Question) -> bool:
    """Whether the question is a plain text, so that the next line is a good place for the hint."""
    pieces = question.ask.rules[0][1].pieces if len(question.ask.rules) == 1 else ("\n",)
    return not any(isinstance(piece, str) and "\n" in piece for piece in pieces)

"""Two pages have the same heading.

A citizen who presses "Continue" and reads the same words again thinks that nothing has happened, and on the page where
answers are checked two rows look alike. People who listen to pages notice a new one by its heading alone.

Instead of

```yaml
steps:
  first_address:
    ask: What is your address?
    type: long_text
  second_address:
    ask: What is your address?  # <--
    type: long_text
```

Write

```yaml
steps:
  first_address:
    ask: What is your address now?
    type: long_text
  second_address:
    ask: What was your address before that?
    type: long_text
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey, Step, Text

LEVEL = Level.WARNING


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Headings that an earlier page has already; headings by rules are left alone.

    The pages of an item name the item above their heading: they are compared with one another only.
    """
    first: dict[tuple[str, str], Text] = {}
    for step in journey.steps.values():
        heading = _heading(step)
        words = None if heading is None else _plain_words(heading)
        if heading is None or not words:
            continue
        page = step.within, words
        if page in first:
            yield Diagnostic(
                "same-heading",
                LEVEL,
                "An earlier page has the same heading",
                Label(Spot(heading.route)),
                (Label(Spot(first[page].route), "the first"),),
                help="say in the heading what is different about this page",
            )
        else:
            first[page] = heading


def _heading(step: Step) -> Text | None:
    return step.questions[0].ask if step.form == "question" and step.questions else step.title


def _plain_words(text: Text) -> str:
    """The words of a heading that is always the same, small and without spaces around; "" otherwise."""
    if len(text.rules) != 1:
        return ""
    pieces = text.rules[0][1].pieces
    return "".join(piece for piece in pieces if isinstance(piece, str)).strip().casefold() if _fixed(pieces) else ""


def _fixed(pieces: tuple[object, ...]) -> bool:
    return all(isinstance(piece, str) for piece in pieces)

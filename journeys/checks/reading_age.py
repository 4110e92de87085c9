"""A text is hard to read.

Half of all adults read with less ease than a text of this kind needs, and a letter from the state is not read in
peace. Short words and short sentences help everybody, experts too: they have the least time.

Instead of

```yaml
steps:
  about:
    title: Before you start
    body: >  # <--
      Applicants demonstrating insufficient documentation regarding residential accommodation arrangements are
      automatically ineligible. Supplementary documentary evidence substantiating extraordinary circumstances
      necessitates individual consideration.
```

Write

```yaml
steps:
  about:
    title: Before you start
    body: >
      You need papers that show where you live. If you do not have them, we cannot say yes. Tell us if there is
      a good reason why you have none. We will look at what you tell us and write to you.
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.checks.long_sentence import MOST
from journeys.content import reading_age, sentences, words
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.ADVICE

OLDEST = 15
"""Years: what a text for everybody should ask of a reader at most."""

ENOUGH = 20
"""Words below which the measure says nothing."""


def check(uses: Uses) -> Iterable[Diagnostic]:
    """Texts of some length that need a reader of more than 15 years; the measure is made for English."""
    if not uses.journey.language.startswith("en"):
        return
    for said in uses.prose:
        if len(words(said.words)) < ENOUGH:
            continue
        age = reading_age(said.words)
        if age > OLDEST and not any(sentence.count > MOST for sentence in sentences(said.words)):
            yield Diagnostic(
                "reading-age",
                LEVEL,
                f"This text needs a reader of about {min(round(age), 25)} years",
                Label(Spot(said.route, "key")),
                help="use shorter words and shorter sentences; about 9 to 14 years suits everybody",
            )

"""A question asks two things.

"Do you own a car and do you use it for work?" cannot be answered by someone for whom one is true and the other is
not. They guess which of the two counts, and nobody will know which they answered.

Instead of

```yaml
steps:
  car:
    ask: Do you own a car, and do you use it for work?  # <--
    type: yes_no
```

Write

```yaml
steps:
  car:
    ask: Do you own a car?
    type: yes_no
  car_for_work:
    when: car
    ask: Do you use it for work?
    type: yes_no
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeys.content import prose
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.model import Journey

LEVEL = Level.ADVICE

_ANOTHER = re.compile(
    r"[,;]?\s(?:and|or|but)(?:,? if so,?)?\s(?:are|can|could|did|do|does|had|has|have|how|is|was|were|what|when|where|"
    r"which|who|why|will|would)\b(?! not\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:are|can|could|did|do|does|had|has|have|how|is|was|were|what|when|where|which|who|why|will)\b", re.I
)


def check(journey: Journey) -> Iterable[Diagnostic]:
    """Questions with two question marks, or in English with a second question behind `and` or `or`."""
    english = journey.language.startswith("en")
    for question in journey.questions.values():
        for said in prose(question.ask):
            several = said.words.count("?") + said.words.count("؟") > 1
            joined = english and _LEADS.match(said.words) and _ANOTHER.search(said.words)
            if several or joined:
                yield Diagnostic(
                    "two-questions",
                    LEVEL,
                    "This asks two things at once",
                    Label(Spot(said.route)),
                    help="ask one of them here, and the other in a step of its own that follows where it applies",
                )

"""A word is harder than it needs to be.

Words of the office keep people at a distance and make them doubt that they understood. For most there is a plain one
that says the same, and it is shorter. Others blame ("invalid", "illegal") where only a form was filled in.

Instead of

```yaml
steps:
  started_on:
    ask: When did you commence employment?  # <--
    hint: For example, 27 3 2026
    type: date
```

Write

```yaml
steps:
  started_on:
    ask: When did you start work?
    hint: For example, 27 3 2026
    type: date
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.ADVICE

PLAINER: Mapping[str, str] = {
    "accordingly": "so",
    "additional": "more",
    "aforementioned": "this",
    "ascertain": "find out",
    "commence": "start",
    "commenced": "started",
    "deem": "think",
    "deemed": "treated as",
    "domiciled": "living",
    "endeavour": "try",
    "expedite": "speed up",
    "facilitate": "help",
    "failure to": "if you do not",
    "forbidden": "not allowed",
    "furnish": "give",
    "henceforth": "from now on",
    "hereby": "",
    "herein": "here",
    "illegal": "not allowed",
    "impact on": "affect",
    "in accordance with": "as … says",
    "in order to": "to",
    "in respect of": "about",
    "in the event of": "if",
    "in the event that": "if",
    "inform us": "tell us",
    "invalid": "not right",
    "liaise with": "talk to",
    "notwithstanding": "even though",
    "obtain": "get",
    "oops": "",
    "per annum": "a year",
    "please note": "",
    "prior to": "before",
    "purchase": "buy",
    "pursuant to": "under",
    "remuneration": "pay",
    "render": "make",
    "reside": "live",
    "residing": "living",
    "shall": "will",
    "subsequent to": "after",
    "subsequently": "later",
    "terminate": "end",
    "the undersigned": "I",
    "thereof": "of it",
    "utilise": "use",
    "whereby": "by which",
    "whilst": "while",
    "with regard to": "about",
}
"""A word of the office -> a plain one; "" where it can go."""

_FIND = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PLAINER), key=len, reverse=True))})\b", re.IGNORECASE)


def check(uses: Uses) -> Iterable[Diagnostic]:
    """Words of an English journey for which a plainer one is known."""
    if not uses.journey.language.startswith("en"):
        return
    for said in uses.prose:
        for match in _FIND.finditer(said.words):
            plainer = PLAINER[match[0].lower()]
            yield Diagnostic(
                "hard-words",
                LEVEL,
                f"`{match[0]}` is a word of the office",
                Label(Spot(said.route, "value", match.start(), match.end()) if said.plain else Spot(said.route)),
                help=f"write `{plainer}`, or say it another way" if plainer else "leave it out",
            )

"""A text says where something is instead of what it is.

On a phone nothing is "on the right", and someone who listens to the page has no "green button". Name the thing by its
words (WCAG 2.2, criterion 1.3.3). A link that says "here" is the same: read out by itself it leads nowhere.

Instead of

```yaml
steps:
  about:
    title: Before you start
    body: Press the green button on the right to go on.  # <--
```

Write

```yaml
steps:
  about:
    title: Before you start
    body: Press "Continue" to go on.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.ADVICE

_COLOUR = r"(?:red|green|blue|grey|gray|yellow|orange|purple|black|white)"
_THING = r"(?:button|box|link|text|field|area|menu|arrow|icon|panel)"
_FIND = re.compile(
    rf"\b{_COLOUR} {_THING}\b"
    rf"|\b{_THING}s? (?:above|below|opposite|(?:on|to) the (?:left|right))\b"
    r"|\bon the (?:left|right)(?: of (?:the|this) (?:page|screen)|-hand side)\b"
    r"|\b(?:round|square|large) (?:button|icon)\b"
    r"|\b(?:click|tap|press|see) here\b|\[here\]|\[click here\]",
    re.IGNORECASE,
)


def check(uses: Uses) -> Iterable[Diagnostic]:
    """Instructions of an English journey that need eyes, or a wide screen."""
    if not uses.journey.language.startswith("en"):
        return
    for said in uses.prose:
        match = _FIND.search(said.words)
        if match is not None:
            yield Diagnostic(
                "place-only",
                LEVEL,
                f"`{match[0]}` says where, not what",
                Label(Spot(said.route, "value", match.start(), match.end()) if said.plain else Spot(said.route)),
                help="name it by the words on it, or by its heading",
            )

"""A sentence is long.

Past 25 words or so many people lose the thread, and those who are upset, tired, or reading their second language lose
it sooner. Two short sentences say the same, and each can be understood before the next begins.

Instead of

```yaml
steps:
  about:
    title: Before you start
    body: >  # <--
      You will need your passport or another document that shows who you are and, if you have moved within the last
      three years, the addresses at which you lived before, with the dates.
```

Write

```yaml
steps:
  about:
    title: Before you start
    body: >
      You will need your passport, or another document that shows who you are. If you have moved in the last
      three years, you will also need your old addresses, with the dates.
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._uses import Uses
from journeys.content import sentences, words
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.ADVICE

MOST = 25
"""Words in a sentence."""


def check(uses: Uses) -> Iterable[Diagnostic]:
    """Sentences of more than 25 words, the longest of each text."""
    for said in uses.prose:
        if len(words(said.words)) <= MOST:
            continue
        longest = max(sentences(said.words), key=lambda each: each.count, default=None)
        if longest is not None and longest.count > MOST:
            yield Diagnostic(
                "long-sentence",
                LEVEL,
                f"A sentence here has {longest.count} words",
                Label(Spot(said.route, "key")),
                notes=(f"it begins: {' '.join(longest.text.split()[:8])} …",),
                help=f"say it in two, or as a list; up to {MOST} words are read with ease",
            )

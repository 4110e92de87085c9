"""A translation is word for word its source.

Most likely the source was copied to be translated later. The language counts as complete, and its readers meet a
sentence that they cannot read. Names and single words may well be the same in both; whole sentences hardly are.

Instead of

```yaml cy.yaml
title:
  from: Renew a licence
  to: Adnewyddu trwydded

colour:
  ask:
    from: Which colour do you like best?
    to: Which colour do you like best?  # <--

outcomes:
  sent:
    title:
      from: Sent
      to: Anfonwyd
```

```yaml
journey: renew
title: Renew a licence
```

Write

```yaml cy.yaml
title:
  from: Renew a licence
  to: Adnewyddu trwydded

colour:
  ask:
    from: Which colour do you like best?
    to: Pa liw sydd orau gennych chi?

outcomes:
  sent:
    title:
      from: Sent
      to: Anfonwyd
```

```yaml
journey: renew
title: Renew a licence
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.keys import said
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.ADVICE
FEWEST = 4
"""Words that a text has at least, to be told of: names and addresses stay as they are."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOWN = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Translations of several words that are equal to their source."""
    for each in catalogues:
        for key, entry in each.entries.items():
            words = each.wanted[key].words
            if said(words) in map(said, entry.wordings) and len(_WORD.findall(_SHOWN.sub("", words))) >= FEWEST:
                yield Diagnostic(
                    "translation-same-as-source",
                    LEVEL,
                    f"This is not in {each.name}: it says what the source says",
                    Label(Spot((*entry.route, "to"))),
                    help="translate it, or leave `to:` empty until somebody does",
                )

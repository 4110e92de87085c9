"""A catalogue translates what is not there.

The step or text was renamed, taken out, or misspelt. Its translation is shown to nobody, and most likely a text that is
there has none: readers of this language lose a page. `footpath translate` moves translations that belong elsewhere,
and puts those that nothing needs under `unused`. Where `languages` names the language this is an error.

Instead of

```yaml cy.yaml
title:
  from: Renew a licence
  to: Adnewyddu trwydded

colour:
  ask:
    from: Which colour do you like best?
    to: Pa liw sydd orau gennych chi?
  hnit:  # <--
    from: Any colour will do
    to: Gwnaiff unrhyw liw y tro

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

unused:
  colour:
    hint:
      from: Any colour will do
      to: Gwnaiff unrhyw liw y tro
```

```yaml
journey: renew
title: Renew a licence
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.keys import shown
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near

LEVEL = Level.WARNING


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Entries of catalogues that belong to no text."""
    for each in catalogues:
        names = [shown(key) for key in each.wanted if key not in each.entries]
        for entry in each.unknown:
            meant = near(shown(entry.key), names)
            yield Diagnostic(
                "translation-unknown-key",
                each.harm,
                f"There is no text `{shown(entry.key)}` to translate",
                Label(Spot(entry.route, "key")),
                help=f"did you mean `{meant}`?"
                if meant
                else "`footpath translate` moves it, or puts it under `unused`",
            )

"""A translation is of words that have changed since.

Readers of the other language would be told what was true before: an old amount, an old deadline. The language is not
offered until somebody has looked at it again; where `languages` names it, this is an error and nothing is published.
`footpath translate` puts the new words under `from` and the old ones under `was`, so that the change is plain; when
`to` is right again, delete the line with `was`.

Instead of

```yaml cy.yaml
title:  # <--
  from: Report a pothole or a broken street light
  was: Report a pothole
  to: Rhoi gwybod am dwll yn y ffordd

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
journey: report
title: Report a pothole or a broken street light
```

Write

```yaml cy.yaml
title:
  from: Report a pothole or a broken street light
  to: Rhoi gwybod am dwll yn y ffordd neu olau stryd sydd wedi torri

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
journey: report
title: Report a pothole or a broken street light
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.keys import said
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.WARNING


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Translations whose source says something else now."""
    for each in catalogues:
        for entry, wanted in each.stale:
            yield Diagnostic(
                "translation-stale",
                each.harm,
                f"The words have changed since this was put into {each.name}",
                Label(Spot(entry.route, "key")),
                (Label(Spot(wanted.route, wanted.on), "says now"),),
                (f"it said: {said(entry.translates)}", f"it says: {said(wanted.words)}"),
                help="make `to:` right, let `from:` say the new words, and delete `was:` if there is one",
            )

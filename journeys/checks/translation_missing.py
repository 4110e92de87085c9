"""A text has no translation yet.

A citizen who reads Welsh would meet a page that is half in English. A language with gaps is therefore not offered.
Where `languages` of the journey or of `service.yaml` names it, it has to be complete: then a gap is an error, and
nothing is published until it is closed.

Instead of

```yaml cy.yaml
title:
  from: Report a pothole
  to: Rhoi gwybod am dwll yn y ffordd

colour:
  ask:  # <--
    from: Which colour do you like best?
    to:

outcomes:
  sent:
    title:
      from: Sent
      to: Anfonwyd
```

```yaml
journey: report_a_pothole
title: Report a pothole
```

Write

```yaml cy.yaml
title:
  from: Report a pothole
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
journey: report_a_pothole
title: Report a pothole
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.keys import shown
from journeys.catalogues.names import catalogue_name
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.WARNING
FIRST = 5
"""How many of the texts are named."""


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """One finding for each language with gaps, at the first of them."""
    for each in catalogues:
        if not each.missing:
            continue
        first = each.missing[0]
        entry = each.entries.get(first.key)
        missing, every = len(each.missing), len(each.wanted)
        if not each.file:
            message = f"There is no `{catalogue_name(each.main, each.language)}`, and {each.name} has to be complete"
            spot = Spot((each.main, "languages"), "key")
        else:
            message = f"The {each.name} of {missing} of {every} texts is missing"
            spot = Spot((each.file,), start=0, end=1) if entry is None else Spot(entry.route, "key")
        names = [f"`{shown(wanted.key)}`" for wanted in each.missing[:FIRST]]
        more = f" and {missing - FIRST} more" if missing > FIRST else ""
        yield Diagnostic(
            "translation-missing",
            each.harm,
            message,
            Label(spot),
            (Label(Spot(first.route, first.on), "not translated"),),
            (f"not translated: {', '.join(names)}{more}",),
            help=f"`footpath translate` with `{each.language}` writes down what is missing; then fill in each `to:`",
        )

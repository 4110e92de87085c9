"""A translation does not show what its source shows.

What stands in `{{ }}` is an amount, a date or an answer. Left out, a reader of this language is not told when to pay;
misspelt, the page cannot be shown. The language is not offered until both show the same; where `languages` names it,
this is an error.

Instead of

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
      from: We paint it {{ colour }}
      to: Byddwn yn ei beintio  # <--
```

```yaml
journey: renew
title: Renew a licence
outcomes:
  sent:
    title: We paint it {{ colour }}
    submit: true
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
      from: We paint it {{ colour }}
      to: Byddwn yn ei beintio yn {{ colour }}
```

```yaml
journey: renew
title: Renew a licence
outcomes:
  sent:
    title: We paint it {{ colour }}
    submit: true
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.diagnostics import Diagnostic, Label, Level, Spot

LEVEL = Level.WARNING


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Translations that lack a value of their source, or show another."""
    for each in catalogues:
        for unlike in each.unlike:
            lacks, adds = _listed(unlike.lacks), _listed(unlike.adds)
            message = f"The translation does not show {lacks}" if lacks else f"The source does not show {adds}"
            yield Diagnostic(
                "translation-placeholder",
                each.harm,
                message,
                Label(Spot((*unlike.entry.route, "to"))),
                (Label(Spot(unlike.wanted.route, unlike.wanted.on), "the source"),),
                (f"it shows {adds} instead",) if lacks and adds else (),
                help="show the same values as the source; their order is free",
            )


def _listed(sentences: frozenset[str]) -> str:
    return ", ".join(f"`{{{{ {each} }}}}`" for each in sorted(sentences))

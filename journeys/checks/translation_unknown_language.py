"""A catalogue is of a language that pages cannot be shown in.

Footpath says many words itself: the buttons, the error messages, the names of months. It has them in English, Welsh,
Arabic, Polish, French and Spanish. In any other language pages would be half in English, which helps nobody, so it is
not offered. A catalogue in the journey's own language has no use either.

Instead of

```yaml eo.yaml
title:  # <--
  from: Renew a licence
  to: Renovigi permesilon

colour:
  ask:
    from: Which colour do you like best?
    to: Kiun koloron vi preferas?

outcomes:
  sent:
    title:
      from: Sent
      to: Sendita
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

from collections.abc import Iterable

from journeys.catalogues.comparing import Comparison
from journeys.catalogues.names import in_english, is_known
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.languages import BUILT_IN

LEVEL = Level.WARNING


def check(catalogues: tuple[Comparison, ...]) -> Iterable[Diagnostic]:
    """Languages that Footpath has no words of its own in, and catalogues in the journey's own language."""
    for each in catalogues:
        if each.own:
            message = f"The source itself is written in {each.name}"
            help = "a catalogue is for another language: delete this file, or say with `language` what the source is in"
        elif not is_known(each.language):
            message, help = f"`{each.language}` is not a language that is known here", "name the file as `cy.yaml` is"
        elif not each.spoken:
            message = f"Footpath has no words of its own in {each.name}, so the language is not offered"
            help = f"it has them in {', '.join(in_english(language) for language in BUILT_IN)}"
        else:
            continue
        spot = Spot((each.file,), start=0, end=1) if each.file else Spot((each.main, "languages"), "key")
        yield Diagnostic("translation-unknown-language", each.harm, message, Label(spot), help=help)

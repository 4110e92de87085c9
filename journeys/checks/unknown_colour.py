"""A colour is given for something that has no colour of its own.

The colour is never used, and what was meant keeps the one it had: a brand in the wrong colour looks like the service of
somebody else.

Instead of

```yaml service.yaml
name: Northmere services
look:
  colours:
    brnad: "#1b5e4b"  # <--
```

Write

```yaml service.yaml
name: Northmere services
look:
  colours:
    brand: "#1b5e4b"
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.checks._paste import instead
from journeys.colours import LIGHT
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.expressions.names import near
from journeys.service import Service
from journeys.sources import Sources

LEVEL = Level.WARNING


def check(service: Service, sources: Sources) -> Iterable[Diagnostic]:
    """Names under `colours` and `dark_colours` that no page knows."""
    for key, given in (("colours", service.colours), ("dark_colours", service.dark_colours)):
        for token in given:
            if token not in LIGHT:
                meant = near(token, LIGHT)
                spot = Spot(("service.yaml", "look", key, token), "key")
                yield Diagnostic(
                    "unknown-colour",
                    LEVEL,
                    f"Nothing is drawn in a colour called `{token}`",
                    Label(spot),
                    paste=instead(sources, spot, meant),
                    help=f"write `{meant}`" if meant else "the colours are " + ", ".join(f"`{each}`" for each in LIGHT),
                )

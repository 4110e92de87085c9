"""The logo cannot be seen on some screens.

Many people read dark pages, and some let their device choose all colours itself: black on white, or white on black.
A logo that is drawn in dark ink on nothing is gone there, and with it the sign by which a citizen knows whose page
this is. Draw it on a plate of its own, or in a shade that stands out from white and from black (3 to 1, WCAG 2.2,
criterion 1.4.11).

Instead of

```yaml service.yaml
name: Northmere services
look:
  logo: logo.svg  # <--
```

```svg logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#1b1530" d="M4 28V4l24 24V4"/>
</svg>
```

Write

```yaml service.yaml
name: Northmere services
look:
  logo: logo.svg
```

```svg logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" fill="#ffffff"/>
  <path fill="#1b1530" d="M4 28V4l24 24V4"/>
</svg>
```
"""

from __future__ import annotations

from collections.abc import Iterable

from journeys.colours import EDGE, contrast, palette
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.logo import inks
from journeys.service import Service
from journeys.themes import THEMES

LEVEL = Level.WARNING


def check(service: Service) -> Iterable[Diagnostic]:
    """A logo whose every ink is too close to one of the grounds that it may stand on."""
    drawn = inks(service.logo) if service.logo else ()
    if not drawn:
        return
    theme = THEMES[service.theme]
    grounds = {
        "on the page by day": palette(service.colours, None, theme.colours, theme.dark_colours)["paper"],
        "on the page by night": palette(service.colours, service.dark_colours, theme.colours, theme.dark_colours)[
            "paper"
        ],
        "where a device makes all pages white": "#ffffff",
        "where a device makes all pages black": "#000000",
    }
    lost = [where for where, ground in grounds.items() if max(contrast(ink, ground) for ink in drawn) < EDGE]
    if lost:
        yield Diagnostic(
            "logo-disappears",
            LEVEL,
            f"The logo cannot be seen {lost[0]}",
            Label(Spot(("service.yaml", "look", "logo"))),
            notes=tuple(f"it cannot be seen {where} either" for where in lost[1:]),
            help="draw it on a plate of its own, or in a shade that stands out from white and from black",
        )

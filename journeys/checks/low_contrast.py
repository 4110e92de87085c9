"""A colour of the service is too weak to be read.

Grey on white looks calm on a good screen and disappears on an old phone in the sun, and for one person in twelve it was
never there. Text needs a contrast of 4.5 to 1, the edges of fields and the ring around what is active need 3 to 1
(WCAG 2.2, criteria 1.4.3 and 1.4.11).

Instead of

```yaml service.yaml
name: Northmere services
look:
  colours:
    brand: "#ffcc00"  # <--
```

Write

```yaml service.yaml
name: Northmere services
look:
  colours:
    brand: "#7a5c00"
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeys.checks._paste import instead
from journeys.colours import DERIVED, Pair, mix, palette, too_weak
from journeys.diagnostics import Diagnostic, Label, Level, Spot
from journeys.service import Service
from journeys.sources import Sources
from journeys.themes import THEMES

LEVEL = Level.ERROR
FILE = "service.yaml"
_BRAND = "brand"

Weak = list[tuple[Pair, float]]


def check(service: Service, sources: Sources) -> Iterable[Diagnostic]:
    """Colours that the service gives, and that cannot be told from what they stand on, by day or by night."""
    light = _found("colours", service.colours, too_weak(_palette(service, service.colours)))
    dark = _found(
        "dark_colours", service.dark_colours, too_weak(_palette(service, service.colours, service.dark_colours))
    )
    for key, token, pairs in (*light, *dark):
        (worst, ratio), *others = sorted(pairs, key=lambda each: each[1] / each[0].needs)
        spot = Spot((FILE, "look", key, token))
        better = _better(token, key, service)
        yield Diagnostic(
            "low-contrast",
            LEVEL,
            f"`{token}` is too weak for {worst.where}: {ratio:.1f} to 1, and {worst.needs:g} is needed",
            Label(spot),
            notes=tuple(f"too weak for {pair.where} too: {each:.1f} of {pair.needs:g}" for pair, each in others),
            paste=instead(sources, spot, f'"{better}"' if better else ""),
            help=f'`{token}: "{better}"` is strong enough' if better else "choose one that stands out more",
        )


def _palette(service: Service, given: Mapping[str, str], dark: Mapping[str, str] | None = None) -> dict[str, str]:
    """All tokens, on the ground of the service's theme."""
    theme = THEMES[service.theme]
    return palette(given, dark, theme.colours, theme.dark_colours)


def _found(key: str, given: Mapping[str, str], weak: Weak) -> Iterator[tuple[str, str, Weak]]:
    """The given colours that are to blame, each with the pairs in which it is too weak."""
    for token in given:
        follow = DERIVED - set(given) if token == _BRAND else frozenset[str]()
        pairs = [(pair, ratio) for pair, ratio in weak if _to_blame(pair, {token, *follow}, given)]
        if pairs:
            yield key, token, pairs


def _to_blame(pair: Pair, own: set[str], given: Mapping[str, str]) -> bool:
    """One finding for each pair: its front is to blame where it is given, else its back."""
    if pair.front in own:
        return True
    front_given = pair.front in given or (pair.front in DERIVED and _BRAND in given)
    return pair.back in own and not front_given


def _better(token: str, key: str, service: Service) -> str:
    """The nearest darker or lighter shade with which all pairs of this colour are strong enough, or ""."""
    given = service.colours if key == "colours" else service.dark_colours
    for share in range(96, 0, -4):
        for end in ("#000000", "#ffffff"):
            tried = {**given, token: mix(given[token], end, share / 100)}
            by_day = key == "colours"
            tokens = _palette(service, tried) if by_day else _palette(service, service.colours, tried)
            if not any(found == token for _, found, _ in _found(key, tried, too_weak(tokens))):
                return tried[token]
    return ""

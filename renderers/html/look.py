"""How a service looks: its colours, shape and type as tokens, and its one stylesheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from journeys import colours
from journeys.colours import contrast
from journeys.service import Service
from journeys.themes import THEMES

__all__ = ["FONTS", "contrast", "minified", "palette", "stylesheet"]

FONTS: Mapping[str, str] = {
    "sans": '"Segoe UI","Noto Sans",Seravek,Ubuntu,system-ui,sans-serif',
    "serif": 'Charter,"Bitstream Charter","Noto Serif",Cambria,Georgia,serif',
    "rounded": 'ui-rounded,"Hiragino Maru Gothic ProN",Quicksand,Nunito,"Noto Sans",system-ui,sans-serif',
}
"""Fonts that devices already have: a page loads none."""

RULES = ("footpath", "upload", "combobox", "count")
"""The files of the stylesheet, in order."""

_STATIC = Path(__file__).parent / "static"

TEXT = 1.1875
"""The size of running text in rem."""

PAPER_OF_A_LETTER: Mapping[str, str] = {"paper": "#ffffff", "surface": "#ffffff", "tint": "#ffffff", "hair": "#b8b4ac"}
"""What differs from the light colours in print."""


def palette(service: Service, scheme: Literal["light", "dark"] = "light") -> dict[str, str]:
    """All colour tokens of a service in one scheme, those that it does not give worked out."""
    theme = THEMES[service.theme]
    dark = service.dark_colours if scheme == "dark" else None
    return colours.palette(service.colours, dark, theme.colours, theme.dark_colours)


def stylesheet(service: Service) -> str:
    """The one stylesheet of a service: its tokens, then the rules, without comments and needless spaces."""
    rules = "\n".join((_STATIC / f"{name}.css").read_text(encoding="utf-8") for name in RULES)
    return tokens(service) + minified(rules)


def tokens(service: Service) -> str:
    """The look of a service as custom properties: by day, by night, and in print."""
    light = palette(service)
    theme = THEMES[service.theme]
    corner = theme.corner if service.corner is None else service.corner
    font = FONTS[service.font or theme.font]
    screen = ";".join((*_declared(light), *_shape(corner), *_sizes(service.scale or theme.scale), f"--font:{font}"))
    dark = ";".join(_declared(palette(service, "dark")))
    letter = ";".join(_declared({**light, **PAPER_OF_A_LETTER}))
    return (
        f"@layer tokens{{:root{{color-scheme:light dark;{screen}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@media print{{:root{{color-scheme:light;{letter}}}}}}}"
    )


def minified(css: str) -> str:
    """CSS without comments and needless spaces. Not for strings that hold braces or two spaces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"(?<=[a-z-]): ", ":", css)
    return css.replace(";}", "}").strip()


def _declared(tokens: Mapping[str, str]) -> Iterator[str]:
    return (f"--{name.replace('_', '-')}:{value}" for name, value in tokens.items())


def _shape(corner: int) -> Iterator[str]:
    """Radii: rows and cards are rounder than buttons, unless all corners are square."""
    radii = {"radius": corner, "radius-row": corner and corner + 2, "radius-card": corner and corner + 4}
    return (f"--{name}:{size}px" for name, size in radii.items())


def _sizes(scale: float) -> Iterator[str]:
    """Sizes of headings, a step of the scale apart; the largest is that of an h1 on a wide screen."""
    return (f"--{name}:{TEXT * scale**steps:.4g}rem" for name, steps in (("h2", 1), ("h1", 2), ("h1-wide", 3)))


def paper_tokens(service: Service) -> str:
    """The tokens of a form to print: the light colours of a service and its font; ink on white where it is printed."""
    light = palette(service)
    font = FONTS[service.font or THEMES[service.theme].font]
    letter = ";".join(_declared({**light, **PAPER_OF_A_LETTER}))
    declared = ";".join((*_declared(light), f"--font:{font}", "--line:var(--hair)"))
    return f":root{{color-scheme:light;{declared}}}@media print{{:root{{{letter}}}}}"

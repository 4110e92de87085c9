"""Colours of a service: reading them, their contrast, and the whole palette that a few of them give.

Contrast is the ratio of WCAG 2.2 (relative luminance, 1 to 21). Text needs 4.5 (criterion 1.4.3), the edges
of controls and the focus ring need 3 (1.4.11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Rgb = tuple[int, int, int]

TEXT = 4.5
EDGE = 3.0

LIGHT: Mapping[str, str] = {
    "paper": "#fbfaf6",
    "surface": "#ffffff",
    "ink": "#1d1a22",
    "muted": "#56515e",
    "edge": "#827d86",
    "hair": "#dfdbd3",
    "brand": "#4b3a8f",
    "brand_pressed": "#372a6e",
    "on_brand": "#ffffff",
    "tint": "#f1eef9",
    "focus": "#cf5200",
    "problem": "#b01e2e",
    "problem_tint": "#fdf3f1",
    "done": "#1b6a3c",
}
"""The colours of a service that names none, by day."""

DARK: Mapping[str, str] = {
    "paper": "#17151b",
    "surface": "#201d26",
    "ink": "#f3f0ea",
    "muted": "#bfb9c7",
    "edge": "#8d8797",
    "hair": "#3a3542",
    "brand": "#bbabf7",
    "brand_pressed": "#d3c8ff",
    "on_brand": "#1b1530",
    "tint": "#2a2440",
    "focus": "#ffb44d",
    "problem": "#ff9c95",
    "problem_tint": "#2f1b1e",
    "done": "#86d6a0",
}
"""The same where a citizen's device asks for dark pages."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens that meet on a page, and the contrast they need there."""

    front: str
    back: str
    needs: float
    where: str


PAIRS: tuple[Pair, ...] = (
    Pair("ink", "paper", TEXT, "text on the page"),
    Pair("ink", "surface", TEXT, "text in cards and fields"),
    Pair("ink", "tint", TEXT, "text of a selected option"),
    Pair("muted", "paper", TEXT, "hints on the page"),
    Pair("muted", "surface", TEXT, "hints in cards"),
    Pair("muted", "tint", TEXT, "hints of a selected option"),
    Pair("brand", "paper", TEXT, "links on the page"),
    Pair("brand", "surface", TEXT, "links in cards"),
    Pair("brand", "tint", TEXT, "the mark of a selected option"),
    Pair("on_brand", "brand", TEXT, "text of a button"),
    Pair("on_brand", "brand_pressed", TEXT, "text of a pressed button"),
    Pair("problem", "paper", TEXT, "messages about a problem"),
    Pair("problem", "problem_tint", TEXT, "the summary of problems"),
    Pair("done", "paper", TEXT, "what is done, on the page"),
    Pair("done", "surface", TEXT, "what is done, in cards"),
    Pair("edge", "paper", EDGE, "edges of fields on the page"),
    Pair("edge", "surface", EDGE, "edges of fields in cards"),
    Pair("focus", "paper", EDGE, "the focus ring on the page"),
    Pair("focus", "surface", EDGE, "the focus ring in cards"),
    Pair("focus", "tint", EDGE, "the focus ring on a selected option"),
)
"""Every pair of tokens that has to be told apart by eye."""


DERIVED = frozenset({"on_brand", "brand_pressed", "tint"})
"""What is worked out from the brand colour where it is not given."""


def parse(colour: str) -> Rgb:
    """`#4b3a8f` or `#43a` -> red, green, blue of 0 to 255; ValueError for anything else."""
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour):
        raise ValueError(f"a colour is # and 3 or 6 hexadecimal digits, not {colour!r}")
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def write(rgb: Rgb) -> str:
    """Red, green, blue -> `#4b3a8f`."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG: 0 black, 1 white."""
    red, green, blue = (_linear(part / 255) for part in parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far apart two colours are to the eye, 1 (the same) to 21 (black and white); order does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of the first colour in the second."""
    first, second = parse(one), parse(other)
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(first, second, strict=True))
    return write((red, green, blue))


def text_on(colour: str) -> str:
    """White or nearly black, whichever is read better on this colour; black where both are weak (under 4.5:1)."""
    best = max("#ffffff", "#1b1530", key=lambda text: contrast(text, colour))
    return best if contrast(best, colour) >= 4.5 else max(best, "#000000", key=lambda text: contrast(text, colour))


def palette(
    given: Mapping[str, str],
    dark: Mapping[str, str] | None = None,
    by_day: Mapping[str, str] = LIGHT,
    by_night: Mapping[str, str] = DARK,
) -> dict[str, str]:
    """All tokens by day from those that a service gives; with `dark` (its dark ones, perhaps none) those by night.

    `by_day` and `by_night` are the complete colours of the theme that these change.

    What follows from the brand colour and is not given is worked out: the text on it, its pressed shade,
    the tint of a selected option, and by night a brand light enough to be read on dark paper.
    """
    base = by_day if dark is None else by_night
    own = dict(given if dark is None else dark)
    if dark is not None and "brand" not in own and "brand" in given:
        own["brand"] = _lightened(given["brand"], own.get("paper", base["paper"]))
    tokens = {**base, **own}
    if "brand" in own:
        brand = own["brand"]
        tokens["on_brand"] = own.get("on_brand", text_on(brand))
        away = "#000000" if tokens["on_brand"] == "#ffffff" else "#ffffff"
        tokens["brand_pressed"] = own.get("brand_pressed", mix(brand, away, 0.75))
        tokens["tint"] = own.get("tint", mix(brand, tokens["surface"], 0.08 if dark is None else 0.14))
    return tokens


def too_weak(tokens: Mapping[str, str]) -> list[tuple[Pair, float]]:
    """The pairs of a palette that cannot be told apart well enough, each with the contrast it has."""
    found = ((pair, contrast(tokens[pair.front], tokens[pair.back])) for pair in PAIRS)
    return [(pair, ratio) for pair, ratio in found if ratio < pair.needs]


@lru_cache(maxsize=256)
def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _lightened(colour: str, paper: str) -> str:
    for share in range(100, 0, -5):
        lighter = mix(colour, "#ffffff", share / 100)
        if contrast(lighter, paper) >= 7:
            return lighter
    return "#ffffff"

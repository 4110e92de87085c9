"""The looks that come with Footpath: each complete, by day and by night, for a service to take and change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from journeys.colours import DARK, LIGHT

Font = Literal["sans", "serif", "rounded"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A complete look: every colour token by day and by night, the corner in pixels, the font, and the type scale.

    `scale` is the ratio of one size of heading to the next; `means` says in one sentence whom it suits.
    """

    name: str
    means: str
    colours: Mapping[str, str]
    dark_colours: Mapping[str, str]
    corner: int
    font: Font
    scale: float


LETTER = Theme(
    "letter",
    "Ink on warm white with a violet hand: close to a well-set letter, and at home anywhere.",
    LIGHT,
    DARK,
    corner=6,
    font="sans",
    scale=1.25,
)

MOSS = Theme(
    "moss",
    "Deep green and a book's typeface, corners cut square: for land, law, archives and councils with long words.",
    {
        "paper": "#f8f9f4",
        "surface": "#ffffff",
        "ink": "#17201a",
        "muted": "#4c5950",
        "edge": "#75817a",
        "hair": "#d8ddd3",
        "brand": "#1f5a3a",
        "brand_pressed": "#133d27",
        "on_brand": "#ffffff",
        "tint": "#eaf2e9",
        "focus": "#b4560a",
        "problem": "#a5231f",
        "problem_tint": "#fcf2ef",
        "done": "#1a5f6b",
    },
    {
        "paper": "#131814",
        "surface": "#1b221d",
        "ink": "#eef2ea",
        "muted": "#b4bfb4",
        "edge": "#869388",
        "hair": "#333d35",
        "brand": "#8fd6ab",
        "brand_pressed": "#b5e8c8",
        "on_brand": "#0d2416",
        "tint": "#21352a",
        "focus": "#ffb968",
        "problem": "#ff9f93",
        "problem_tint": "#301d1a",
        "done": "#86cfdc",
    },
    corner=0,
    font="serif",
    scale=1.2,
)

HARBOUR = Theme(
    "harbour",
    "Sea blue, rounder and larger: for health, care and families, and for reading on a small screen in daylight.",
    {
        "paper": "#ffffff",
        "surface": "#ffffff",
        "ink": "#0f1b2a",
        "muted": "#47556a",
        "edge": "#6d7c92",
        "hair": "#d5dde7",
        "brand": "#0b5394",
        "brand_pressed": "#083a68",
        "on_brand": "#ffffff",
        "tint": "#e8f1fa",
        "focus": "#b83c08",
        "problem": "#b3202a",
        "problem_tint": "#fdf2f2",
        "done": "#1a6a45",
    },
    {
        "paper": "#0e1621",
        "surface": "#16202e",
        "ink": "#eef3f8",
        "muted": "#b1bfce",
        "edge": "#8291a5",
        "hair": "#2c394a",
        "brand": "#8fc3f5",
        "brand_pressed": "#b9dbfb",
        "on_brand": "#07213a",
        "tint": "#1a304a",
        "focus": "#ffb357",
        "problem": "#ff9d9d",
        "problem_tint": "#321b20",
        "done": "#84d8a8",
    },
    corner=12,
    font="rounded",
    scale=1.3,
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LETTER, MOSS, HARBOUR)}
"""By name; the first is that of a service which names none."""

"""The wall: every page of a journey side by side, section by section, as small as they can still be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from renderers.preview.frame import Frame, counted, draw
from renderers.preview.sheets import Shown
from renderers.preview.still import Theme

WIDTHS = (375, 320, 768, 1280)
"""Of a page, in px: a phone, the smallest, a tablet, a desk."""

TILES = {375: (202, 260), 320: (202, 260), 768: (317, 300), 1280: (432, 290)}
"""Width and height of what is seen of a page of that width, in px."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the pages are looked at: kept in the address, where what is usual is left out."""

    lang: str = ""
    width: int = 375
    shown: Shown = "first"
    theme: Theme = "light"
    text: Literal[100, 200] = 100
    script: bool = True

    def query(self, **other: object) -> str:
        """The query of these, with `other` in their place; "" where all is as usual."""
        usual = Choices()
        here = replace(self, **other)  # type: ignore[arg-type]
        found = {
            name: value if name != "script" else "off"
            for name in ("lang", "width", "shown", "theme", "text", "script")
            if (value := getattr(here, name)) != getattr(usual, name)
        }
        return f"?{urlencode(found)}" if found else ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language to choose: its code ("" for the journey's own), what it calls itself, and what is to be said of it
    ("2 texts missing")."""

    code: str
    language: str
    name: str
    direction: str
    note: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A page. `frame` is the address of its still page, "" where it cannot be drawn, and `fault` says why.

    `tag` is a hash of what is in it, and part of the frame's id: a frame that went on to another address would take a
    step back away from the reader. `line` is about the page, `alarm` and `caution` say what was found there, `told`
    what is known of who gets there.
    """

    id: str
    name: str
    heading: str
    language: str
    frame: str
    tag: str
    size: int
    line: str
    alarm: str = ""
    caution: str = ""
    told: str = ""
    fault: str = ""

    @property
    def weight(self) -> str:
        """Its bytes."""
        return kilobytes(self.size)


@dataclass(frozen=True, slots=True)
class Part:
    """Pages under a title."""

    id: str
    title: str
    language: str
    tiles: tuple[Tile, ...]
    note: str = ""

    @property
    def about(self) -> str:
        """How many pages, and what they weigh."""
        size = kilobytes(sum(tile.size for tile in self.tiles))
        return size if len(self.tiles) == 1 else f"{counted(len(self.tiles), 'page')}, {size}"


@dataclass(frozen=True, slots=True)
class Wall:
    """All of it. `once` are the bytes that are loaded once for all pages, compressed."""

    choices: Choices
    tongues: tuple[Tongue, ...]
    parts: tuple[Part, ...]
    once: int
    halted: str = ""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Every page."""
        return tuple(tile for part in self.parts for tile in part.tiles)

    @property
    def total(self) -> str:
        """How many pages, and what they weigh."""
        return f"{counted(len(self.tiles), 'page')}, {kilobytes(sum(tile.size for tile in self.tiles))}"

    @property
    def heaviest(self) -> Tile | None:
        """The heaviest page."""
        return max(self.tiles, key=lambda tile: tile.size, default=None)

    @property
    def style(self) -> str:
        """The measures of the tiles."""
        width = self.choices.width
        across, tall = TILES[width]
        tall += 80 if self.choices.shown == "problems" or self.choices.text == 200 else 0
        return f"--w:{width}px;--k:{across / width:.5f};--tile:{across}px;--tall:{tall}px"


def kilobytes(size: int) -> str:
    """Such as `6.4 kB`, of 1,000 bytes."""
    return f"{size / 1000:.1f} kB" if size < 99_950 else f"{size / 1000:.0f} kB"


@dataclass(frozen=True, slots=True)
class Link:
    """One choice: its words, what a screen reader is told beyond them, its address, whether it is the one, and what it
    sets in an address (`theme=dark`; `theme=` where that is usual)."""

    words: str
    more: str
    to: str
    here: bool
    sets: str


def controls(choices: Choices) -> Sequence[tuple[str, Sequence[Link]]]:
    """What can be chosen beside the language: a title, and the choices."""
    usual = Choices()

    def one(words: str, name: str, value: object, more: str = "") -> Link:
        said = "" if getattr(usual, name) == value else "off" if value is False else value
        here = getattr(choices, name) == value
        return Link(words, more, choices.query(**{name: value}) or "?", here, f"{name}={said}")

    return (
        ("Width", [one(str(width), "width", width, " pixels") for width in WIDTHS]),
        (
            "Shown",
            [
                one("As first seen", "shown", "first"),
                one("Filled in", "shown", "filled"),
                one("With problems", "shown", "problems"),
            ],
        ),
        ("Colours", [one("Light", "theme", "light"), one("Dark", "theme", "dark")]),
        ("Text", [one("100 %", "text", 100), one("200 %", "text", 200)]),
        ("Script", [one("On", "script", True), one("Off", "script", False)]),
    )


def wall(frame: Frame, shown: Wall) -> str:
    """The view."""
    return draw("wall", frame=frame, wall=shown, controls=controls(shown.choices))


def nothing(frame: Frame) -> str:
    """The view of a journey of which nothing could be read yet."""
    return draw("wall_empty", frame=frame)

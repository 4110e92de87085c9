"""The error gallery: every question of a journey with all messages that a citizen can be shown, in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from renderers.preview.frame import Frame, draw
from renderers.preview.wrong import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """The messages of one question in one language: the address of the page that draws them."""

    language: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, or one list: its id, what it asks, its type in words, where it is written, and its messages.

    `missing` says why there are none.
    """

    id: str
    heading: str
    type: str
    count: int
    line: int
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the journey with its questions."""

    node: str
    heading: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """All of it. `languages` are code, name and whether it is the one that is shown alone; `total` counts messages."""

    language: str
    languages: tuple[tuple[str, str, bool], ...]
    pages: tuple[Page, ...]
    total: int
    questions: int


KINDS = {
    "rule": "",
    "own": "worded by this journey",
    "must": "a rule of this journey",
    "once": "asked once, then let through",
}
"""What is said beside a rule."""


def gallery(frame: Frame, gallery: Gallery) -> str:
    """The view."""
    return draw("problems", frame=frame, gallery=gallery)


def fields(told: Sequence[Told], title: str, style: str, language: str, direction: str) -> str:
    """The page of one question in one language, with the style of the service at the address `style`."""
    rows = [(each, Markup(each.field), KINDS[each.kind]) for each in told]  # noqa: S704 -- drawn by our own templates
    return draw("problem_fields", rows=rows, title=title, style=style, language=language, direction=direction)

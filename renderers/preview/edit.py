"""The view in which a journey's text is edited: its files, the findings in them, and the words of one page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markupsafe import Markup

from journeys.editing.outline import Part
from journeys.editing.places import PlaceWords, Words
from renderers.preview.frame import Frame, draw


@dataclass(frozen=True, slots=True)
class Tab:
    """One file of the journey. `ours`: whether it may be written, a library's may not. `wrong` counts its errors."""

    file: str
    address: str
    here: bool
    ours: bool = True
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: its level, its file and line (from 1), what is said of it, and the mends that can be made at once.

    `number` is its place among all. `citizen` is somebody who shows it, in words.
    """

    number: int
    level: str
    file: str
    line: int
    message: str
    slug: str
    notes: tuple[str, ...] = ()
    help: str = ""
    citizen: str = ""
    mends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that differ between two texts: `line` is that of the first (from 1)."""

    line: int
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clashing:
    """A file that somebody else changed too. `theirs` None: they deleted it. `merged`: whether both can be had."""

    file: str
    rows: tuple[Row, ...]
    gone: bool
    merged: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """The whole view. `base` says which text this is, `line` is where it opens (from 1).

    `parts` are those of the main file, to go to. `place` is the page beside it with its words, or `why_not` says why
    there is none; `sheet` is the address of it as
    its citizen sees it, or `no_page` says why nobody does.
    """

    frame: Frame
    tabs: tuple[Tab, ...]
    file: str
    text: str
    base: str
    ours: bool
    line: int
    found: tuple[Found, ...]
    place: PlaceWords | None
    parts: tuple[Part, ...] = ()
    sheet: str = ""
    no_page: str = ""
    why_not: str = ""
    clash: Clashing | None = None
    refused: str = ""


def edit(view: Edit) -> str:
    """The page."""
    return draw("edit", frame=view.frame, view=view, in_words=in_words, route=route, keyed=keyed)


def found_list(frame: Frame, found: Sequence[Found]) -> str:
    """The findings alone."""
    return draw("edit_found", frame=frame, found=tuple(found), in_words=in_words)


def page_words(frame: Frame, place: PlaceWords | None, why_not: str = "") -> str:
    """The words of one page alone."""
    return draw("edit_words", frame=frame, place=place, why_not=why_not, base="", keyed=keyed)


def conflict(clash: Clashing) -> str:
    """A conflict alone."""
    return draw("edit_conflict", clash=clash)


_NOUNS = (
    ("error", "error", "errors"),
    ("warning", "warning", "warnings"),
    ("advice", "piece of advice", "pieces of advice"),
)


def in_words(found: Sequence[Found]) -> str:
    """How many there are of each level, such as `1 error and 2 warnings`."""
    counts = [(sum(each.level == level for each in found), one, many) for level, one, many in _NOUNS]
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else said[0] if said else "Nothing to mend"


def keyed(words: Words) -> str:
    """Where words are written, as a form sends it."""
    return json.dumps(list(words.keys), ensure_ascii=False)


def route(place: PlaceWords) -> str:
    """The same of a page."""
    return json.dumps(list(place.keys), ensure_ascii=False)


def explained(frame: Frame | None, slug: str, title: str, page: str) -> str:
    """The manual page of a check, which is Markdown with its title first."""
    body = MarkdownIt("commonmark", {"html": False}).render(page.partition("\n")[2])
    return draw("explain", frame=frame, slug=slug, title=title, body=Markup(body))  # noqa: S704 -- html is escaped

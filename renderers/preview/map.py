"""The map of a journey at a desk: the way through, the place that is looked at, and the page as a citizen sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeys.editing.places import PlaceWords
from renderers.map.paint import LEGEND, MarkKind, Paint
from renderers.map.picture import Picture
from renderers.preview.edit import keyed
from renderers.preview.excerpt import Excerpt
from renderers.preview.frame import Frame, draw
from renderers.preview.place import About, Proved
from renderers.preview.told import Told

View = Literal["picture", "list"]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, what came out of its proof ("holds", "broken", "left open", "" while nobody knows), and its line."""

    id: str
    words: str
    status: str
    address: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the whole journey where no place is looked at.

    `findings` stand by the place that they belong to, as its id, its heading and what was found there. `outcomes` are
    id, heading, and in how many ways each is reached.
    """

    findings: tuple[tuple[str, str, tuple[Told, ...]], ...]
    promises: tuple[PromiseRow, ...]
    outcomes: tuple[tuple[str, str, str], ...]
    proved: str
    steady: str


@dataclass(frozen=True, slots=True)
class Phone:
    """The page of a place as a citizen sees it; `languages` are tag, own name, address, and whether it is this one.

    `tag` is another for another page, so that a frame is put in anew and not sent on, which would be a step back in the
    browser's history. Where no citizen is `known` to get there, `sought` says how far somebody was looked for.
    """

    address: str
    title: str
    walk: str
    languages: tuple[tuple[str, str, str, bool], ...]
    tag: str
    known: bool
    sought: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything that the page shows. `drawn` is the picture or the list; `legend` are the kinds of marks on it.

    `sections` are the addresses with all sections open and with large ones closed, where that makes a difference.
    """

    frame: Frame
    here: str
    view: View
    views: tuple[tuple[str, str, bool], ...]
    sections: tuple[tuple[str, str, bool], ...]
    summary: tuple[str, str]
    legend: tuple[tuple[MarkKind, str], ...]
    drawn: str
    direction: str
    about: About | None
    told: tuple[Told, ...]
    proved: Proved | None
    excerpt: Excerpt | None
    whole: Whole | None
    phone: Phone | None
    missing: str
    link: str
    """The address of a place, but for its id at the end."""
    words: PlaceWords | None = None
    """What can be worded anew on the page of the place, and whether it can be moved."""

    def to(self, id: str) -> str:
        """The address of a place."""
        return f"{self.link}{id}#map-{id}"


def legend(picture: Picture, paint: Paint) -> tuple[tuple[MarkKind, str], ...]:
    """The kinds of marks that a map has, and what they are called."""
    ids = [*picture.node, *picture.frame, *(edge.id for edge in picture.edges)]
    return tuple((kind, LEGEND[kind]) for kind in paint.kinds(ids))


def map_page(view: MapView) -> str:
    """The page."""
    return draw("map", frame=view.frame, view=view, keyed=keyed)


def no_map(frame: Frame, found: tuple[Told, ...]) -> str:
    """The page of a journey of which nothing could ever be read."""
    return draw("map-none", frame=frame, found=found)

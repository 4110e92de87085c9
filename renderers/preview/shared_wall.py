"""The wall of a shared folder: every page by itself, made still, and all of them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.visiting import Stop
from journeys.model import Journey
from renderers.preview.lines import Lines
from renderers.preview.places import Group, Place, groups
from renderers.preview.shared_pages import Pages, address_of, disarmed, heading, other_page, page_name
from renderers.preview.shared_states import Recorded, place_id
from renderers.preview.sheets import sheet
from renderers.preview.wall import kilobytes

NOBODY = "Nobody was found who gets here"
"""What is told of a page that is drawn with answers made up."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One page on the wall. `to` is its file, "" where it cannot be drawn; `walk` its place in the prototype, "" for
    none. `heading` is in `language`. `alarm` says what is wrong there, `line` what it is about."""

    name: str
    heading: str
    language: str
    to: str
    walk: str
    size: int
    line: str
    alarm: str

    @property
    def weight(self) -> str:
        """Its bytes."""
        return kilobytes(self.size)


class Sheets:
    """All pages of a journey: those of people who get there, and the others with answers made up."""

    def __init__(self, journey: Journey, paths: Sequence[Recorded], day: date) -> None:
        self.journey = journey
        self.day = day
        self.groups: tuple[Group, ...] = groups(journey)
        self.places = {place.id: place for group in self.groups for place in group.places}
        self._lines = Lines(journey)
        found: dict[str, Stop] = {}
        for path in paths:
            for stop in path.stops:
                if not stop.problems:
                    found.setdefault(place_id(stop), stop)
        self.stops = {id: found[id] for id in self.places if id in found}
        self.shown: set[str] = set(self.stops)
        """The places that a page was drawn for."""

    def drawn(self, pages: Pages) -> Iterator[tuple[str, str]]:
        """Every page in one language, and those about the service, by the name of its file."""
        names = {address_of(self.journey, stop): page_name(id) for id, stop in self.stops.items()}

        def still(name: str, html: str) -> str:
            def to(_: str, address: str) -> str:
                if address.startswith("?lang="):
                    return f'"../{address.removeprefix("?lang=")}/{name}.html"'
                return f'"{other_page(address) or names.get(address.partition("?")[0], name)}.html"'

            return disarmed(html, to, "../../")

        for id, place in self.places.items():
            html = pages.drawn(self.stops[id]) if id in self.stops else self._made_up(pages, place)
            if html:
                self.shown.add(id)
                yield page_name(id), still(page_name(id), html)
        for name, html in pages.others():
            yield name, still(name, html)

    def _made_up(self, pages: Pages, place: Place) -> str:
        return sheet(pages.book, place, "first", None, self.day).html

    def hung(
        self, language: str, own: Mapping[str, str], alarms: Mapping[str, str], walks: Mapping[str, str]
    ) -> list[tuple[Group, list[Tile]]]:
        """The pages by group. `own` are those drawn, `alarms` what is wrong and `walks` where to walk on, by place."""
        return [
            (group, [self._tile(place, language, own, alarms, walks) for place in group.places])
            for group in self.groups
        ]

    def _tile(
        self, place: Place, language: str, own: Mapping[str, str], alarms: Mapping[str, str], walks: Mapping[str, str]
    ) -> Tile:
        name = page_name(place.id)
        html = own.get(name, "")
        return Tile(
            place.name,
            heading(html) if html else place.heading,
            language if html else self.journey.language,
            f"pages/{language}/{name}.html" if html else "",
            walks.get(place.id, ""),
            len(html.encode()),
            self._lines.of(place) if place.id in self.stops else NOBODY,
            alarms.get(place.id, ""),
        )

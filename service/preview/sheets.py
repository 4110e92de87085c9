"""The sheets of a journey's text, drawn once for as long as they are of the same citizens, and what they weigh."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from weakref import WeakKeyDictionary

from journeys.languages import PSEUDO
from journeys.load import Loaded, load
from journeys.model import Journey
from journeys.previewing import with_pseudo
from journeys.service import Service
from renderers.html.book import Book
from renderers.html.environment import keep
from renderers.html.site import Site
from renderers.preview.places import Place
from renderers.preview.sheets import Shown, Sitter, sheet
from renderers.preview.still import Theme, Way, still, style
from renderers.preview.wall import Choices
from service.exchange import LEVEL
from service.preview.previewed import Previewed
from service.preview.replies import HERE


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is served: its HTML, its bytes when compressed, whether it is that of a citizen, or why there is
    none."""

    html: str
    size: int
    by: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Still:
    """A page made still, with the hash that stands in its address."""

    html: str
    tag: str


class Sheets:
    """The sheets of one text of a journey."""

    def __init__(self, loaded: Loaded, files: Mapping[str, str], service: Service) -> None:
        assert loaded.journey is not None
        keep()
        self.loaded = loaded
        self.journey: Journey = loaded.journey
        self.service = service
        self._files = files
        self._books: dict[str, Book] = {}
        self._pseudo: Journey | None = None
        self._drawn: dict[tuple[str, str, Shown], tuple[Sitter | None, date, Drawn]] = {}
        self._still: dict[tuple[int, Way], Still] = {}

    @property
    def unfinished(self) -> dict[str, int]:
        """How many texts are missing in each language that cannot be offered yet."""
        here = (each for each in self.loaded.catalogues if each.file and each.spoken and not each.own)
        return {
            each.language: len(each.missing) + len(each.stale)
            for each in here
            if each.language not in self.journey.languages and each.language not in PSEUDO
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """All that pages can be drawn in, those made up for looking at last."""
        return (*self.journey.languages, *self.unfinished, *PSEUDO)

    def book(self, language: str) -> Book:
        """The pages in a language; what has no translation is in the journey's own."""
        if language not in self._books:
            journey = self.journey
            if language in PSEUDO:
                journey = self._with_pseudo()
            elif language in self.unfinished:
                journey = replace(journey, languages=(*journey.languages, language))
            self._books[language] = Book(journey, _site(self.service, language, journey.languages))
        return self._books[language]

    def _with_pseudo(self) -> Journey:
        if self._pseudo is None:
            files = with_pseudo(self._files, self.service)
            found = load(files, self.service).journey
            languages = (*self.journey.languages, *PSEUDO)
            self._pseudo = replace(self.journey if found is None else found, languages=languages)
        return self._pseudo

    def drawn(self, one: Previewed, place: Place, language: str, shown: Shown, today: date) -> Drawn:
        """The page of a place; it is drawn anew only where its citizen is another than before."""
        who = one.people.get(place.id)
        sitter = None if who is None else Sitter(who, one.through.get(place.id, who))
        key = (place.id, language, shown)
        before = self._drawn.get(key)
        if before is not None and before[:2] == (sitter, today):
            return before[2]
        book = self.book(language)
        found = sheet(book, place, shown, sitter, today)
        drawn = Drawn(found.html, weight(found.html) if found.html else 0, found.by, found.fault)
        self._drawn[key] = sitter, today, drawn
        return drawn

    def still(self, drawn: Drawn, choices: Choices) -> Still:
        """The page for a frame."""
        return _still(drawn.html, way_of(self.service, choices))

    def once(self, language: str) -> int:
        """The bytes of what all pages load once, compressed: their style, and the scripts."""
        assets = self.book(language).site.static.values()
        return sum(len(asset.gzip) for asset in assets if asset.name in ("footpath",) or asset.name.startswith("htmx"))


_SHEETS: WeakKeyDictionary[Loaded, Sheets] = WeakKeyDictionary()


def sheets_of(one: Previewed, service: Service) -> Sheets | None:
    """The sheets of a journey as it is shown; None where nothing of it could be read yet."""
    if one.shown is None or one.shown.loaded.journey is None:
        return None
    loaded = one.shown.loaded
    found = _SHEETS.get(loaded)
    if found is None or found.service != service:
        found = _SHEETS[loaded] = Sheets(loaded, one.shown.files, service)
    return found


_SITES: dict[tuple[str, tuple[str, ...]], tuple[Service, Site]] = {}


def _site(service: Service, language: str, languages: tuple[str, ...]) -> Site:
    """What stands around all pages in a language; made once for as long as the service is the same."""
    found = _SITES.get((language, languages))
    if found is None or found[0] != service:
        found = _SITES[language, languages] = service, Site(service, "self", language, languages)
    return found[1]


@lru_cache(maxsize=4096)
def _still(html: str, way: Way) -> Still:
    made = still(html, way)
    return Still(made, sha256(made.encode("utf-8", "surrogatepass")).hexdigest()[:12])


def way_of(service: Service, choices: Choices) -> Way:
    """How pages are to look."""
    return Way(style_address(service, choices.theme), choices.script, choices.text)


# Bytes


@lru_cache(maxsize=8192)
def weight(html: str) -> int:
    """The bytes of a page, compressed as it is sent."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    return len(packer.compress(html.encode("utf-8", "surrogatepass")) + packer.flush())


# Stylesheets


_STYLES: dict[str, bytes] = {}
_LAST: dict[Theme, tuple[Service, str]] = {}


def style_address(service: Service, theme: Theme) -> str:
    """Where the stylesheet of a service stands that is as by day, or by night, whatever the reader's device prefers."""
    last = _LAST.get(theme)
    if last is not None and last[0] == service:
        return last[1]
    body = style(service, theme).encode()
    name = f"{theme}.{sha256(body).hexdigest()[:12]}.css"
    _STYLES[name] = body
    _LAST[theme] = service, f"{HERE}/-/look/{name}"
    return _LAST[theme][1]


def style_named(name: str, service: Service) -> bytes | None:
    """The stylesheet at an address; those of the service as it is now are made where nobody asked for them yet."""
    if name not in _STYLES:
        style_address(service, "light")
        style_address(service, "dark")
    return _STYLES.get(name)

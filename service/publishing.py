"""The journeys that are served: read at start, swapped as a whole when files change, old versions kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.store import Store
from journeys.load import load
from journeys.model import Journey
from journeys.service import Service
from renderers.html.book import Book
from renderers.html.site import Asset, Site
from renderers.report import Finding
from service.logs import Log, trace_of
from service.reading import Read, has_errors, read
from service.security import policy
from service.settings import Settings
from service.watching import is_ours


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a journey, ready to be shown in each of its languages.

    `path` is what it was read from, None for one out of the store.
    """

    journey: Journey
    books: Mapping[str, Book]
    files: Mapping[str, str]
    path: Path | None


@dataclass(frozen=True, slots=True)
class Now:
    """What is served at this moment: never changed, only replaced."""

    service: Service
    sites: Mapping[str, Site]
    policy: str
    editions: Mapping[str, Edition]

    def known(self, journey: str | None, step: str | None) -> tuple[str | None, str | None]:
        """Those of two ids that are ours: what a browser made up is not written anywhere."""
        edition = self.editions.get(journey or "")
        if edition is None:
            return None, None
        return journey, step if step in edition.journey.steps else None


class Broken(Exception):  # noqa: N818 (what an author did, not what we did)
    """What is to be served has errors; `read` holds what was found, and where."""

    def __init__(self, read: Read) -> None:
        super().__init__(f"{read.path} has errors")
        self.read = read


class Shelf:
    """The editions in memory: the current one of each journey, and older ones while they are in use."""

    def __init__(self, settings: Settings, first: Read | None = None) -> None:
        """Holds what stands at the settings' path. Raises Broken where there is no journey, or an error.

        With `first` it holds that, whatever is wrong with it: a preview shows what it can.
        """
        self._settings = settings
        self._older: OrderedDict[str, Edition] = OrderedDict()
        self._loading = asyncio.Lock()
        self.static: dict[str, Asset] = {}
        if first is None:
            first = read(settings.path, pseudo=settings.pseudo)
            if not first.journeys or has_errors(first.findings):
                raise Broken(first)
        self.now = self._made(first, None)

    def edition(self, version: str) -> Edition:
        """The edition of a version. KeyError where it is not loaded."""
        for edition in self.now.editions.values():
            if edition.journey.version == version:
                return edition
        edition = self._older[version]
        self._older.move_to_end(version)
        return edition

    def editions(self, journey: str) -> Iterator[Edition]:
        """Every version of a journey that is in memory."""
        everything = (*self.now.editions.values(), *self._older.values())
        return (edition for edition in everything if edition.journey.id == journey)

    def journey_of(self, version: str) -> Journey:
        """The journey of a version, for the store. KeyError where it is not loaded."""
        return self.edition(version).journey

    def keep(self, edition: Edition) -> None:
        """Keeps an edition that is not served any more at hand, for those who are on it."""
        self._older[edition.journey.version] = edition
        while len(self._older) > self._settings.cached_versions:
            self._older.popitem(last=False)

    async def fetch(self, version: str, store: Store) -> None:
        """Loads an older version from the store. LookupError where it is not there or cannot be read any more."""
        async with self._loading:
            if version in self._older:
                return
            files = await store.version(version)
            if files is None:
                raise LookupError(f"version {version} is not in the store")
            loaded = await asyncio.to_thread(load, dict(files), self.now.service)
            if loaded.journey is None:
                raise LookupError(f"version {version} cannot be read by this release")
            # of a journey that stands alone, what was made up for its service has been hashed as well
            journey = replace(loaded.journey, version=version)
            self.keep(Edition(journey, _books(journey, self.now.service, self.now.sites, self._settings), files, None))

    def look(self) -> Read:
        """Reads the files, and leaves what is served as it is."""
        return read(self._settings.path, pseudo=self._settings.pseudo)

    def again(self) -> Read:
        """Reads the files again and takes what is sound."""
        found = self.look()
        self.take(found)
        return found

    def take(self, found: Read) -> None:
        """Serves what is sound of what was read; a broken journey stays as it was.

        What is served is replaced in one assignment, on the event loop, so that a page is of one
        version throughout.
        """
        self.now = self._made(found, self.now)
        self._older.clear()  # made with the site as it was; fetched again when asked for

    def _made(self, read: Read, before: Now | None) -> Now:
        keep_service = before is not None and has_errors(read.service_findings)
        service = before.service if before is not None and keep_service else read.service
        was = {edition.path: edition for edition in before.editions.values()} if before else {}
        sound: list[tuple[Journey, Mapping[str, str], Path]] = []
        for one in read.journeys:
            old = was.get(one.path)
            if one.sound is not None:
                sound.append((one.sound, one.files, one.path))
            elif old is not None:
                sound.append((old.journey, old.files, one.path))
        if before is not None and not sound:
            return before
        sites = self._sites(service, [journey for journey, _, _ in sound], before)
        editions: dict[str, Edition] = {}
        for journey, files, path in sound:
            old = was.get(path)
            if old is not None and old.journey.version == journey.version and before and before.sites is sites:
                editions[old.journey.id] = old
            else:
                books = _books(journey, service, sites, self._settings)
                editions[journey.id] = Edition(journey, books, files, path)
        site = sites[service.language]
        return Now(service, sites, policy(site.scripts, site.styles), editions)

    def _sites(self, service: Service, journeys: Sequence[Journey], before: Now | None) -> Mapping[str, Site]:
        """The service's own pages, in its language first and in every other that it or a journey speaks."""
        spoken = (language for journey in journeys for language in journey.languages)
        languages = tuple(dict.fromkeys((service.language, *service.to, *spoken)))
        if before is not None and service == before.service and tuple(before.sites) == languages:
            return before.sites
        sites = {language: Site(service, self._settings.assets, language, languages) for language in languages}
        for site in sites.values():
            self.static.update(site.static)
        return sites


def _books(journey: Journey, service: Service, sites: Mapping[str, Site], settings: Settings) -> Mapping[str, Book]:
    """The journey's pages in each of its languages."""
    return {
        language: Book(journey, sites.get(language) or Site(service, settings.assets, language))
        for language in journey.languages
    }


async def publish(shelf: Shelf, store: Store) -> None:
    """Keeps the files of what is served now, so that sessions on it can end on it. Raises NotSaved."""
    for edition in shelf.now.editions.values():
        await store.publish(edition.journey.id, edition.journey.version, edition.files)


async def watch(shelf: Shelf, store: Store, log: Log, path: Path, tell: Callable[[Read], None]) -> None:
    """Reads the journeys again whenever a file of theirs changes, until cancelled; `tell` gets what was found."""
    from watchfiles import awatch

    folder = path if path.is_dir() else path.parent
    async for _ in awatch(folder, watch_filter=is_ours, recursive=path.is_dir(), debounce=50, step=20):
        try:
            found = await asyncio.to_thread(shelf.look)
            shelf.take(found)
            await publish(shelf, store)
        except Exception as error:  # whatever the files hold, the running versions go on
            log.error("reload_failed", kind=type(error).__name__, trace=trace_of(error))
            continue
        errors = _errors(found.findings)
        log.warning("reload_refused", count=errors) if errors else log.info("reloaded", count=len(found.journeys))
        tell(found)


def _errors(found: tuple[Finding, ...]) -> int:
    return sum(finding.diagnostic.level.value == "error" for finding in found)

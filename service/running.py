"""What every route needs: the journeys that are served, the store, the log, the settings, the clock."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from engine.store import Store, UnknownVersion
from engine.store.files import FileStore
from renderers.html.site import Site
from service.exchange import Request
from service.finding_addresses import AddressFinder, DemoFinder
from service.languages import choose
from service.logs import Log
from service.publishing import Shelf
from service.settings import Settings

T = TypeVar("T")


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Running:
    """A service while it runs."""

    settings: Settings
    shelf: Shelf
    store: Store
    log: Log
    files: FileStore
    now: Callable[[], datetime] = utc_now
    finder: AddressFinder = field(default_factory=DemoFinder)

    def site(self, request: Request) -> Site:
        """The pages that belong to no journey, in the language to answer in."""
        sites = self.shelf.now.sites
        return sites[choose(request, tuple(sites))]

    async def with_versions(self, ask: Callable[[], Awaitable[T]]) -> T:
        """What the store answers; a version that this process has not loaded yet is loaded first."""
        try:
            return await ask()
        except UnknownVersion as unknown:
            await self.shelf.fetch(unknown.version, self.store)
            return await ask()

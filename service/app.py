"""The application: Starlette around one table of routes, with the same headers on every reply."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp

from engine.store import NotSaved, open_store
from engine.store.files import FolderFiles
from service.edge import Edge
from service.exchange import Receive, Send
from service.finding_addresses import finder_named
from service.logs import Log, trace_of
from service.publishing import Shelf, publish, watch
from service.reading import Read
from service.running import Running, utc_now
from service.settings import Settings

_PURGE_SECONDS = 3600.0


class Application(Starlette):
    """Starlette without its layers for errors: the edge answers every error itself, in the service's own words."""

    def build_middleware_stack(self) -> ASGIApp:
        """The router, at once."""
        return self.router


class Everything(BaseRoute):
    """The one route that Starlette sees: our own table decides, so that a match costs one dictionary look-up."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def matches(self, scope: MutableMapping[str, Any]) -> tuple[Match, MutableMapping[str, Any]]:
        """All of HTTP."""
        return (Match.FULL if scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer."""
        await self._edge.answer(scope, receive, send)


def create_app(
    settings: Settings,
    *,
    log: Log | None = None,
    now: Callable[[], datetime] = utc_now,
    tell: Callable[[Read], None] = lambda _read: None,
    first: Read | None = None,
) -> Application:
    """The service of `settings`, ready for an ASGI server.

    Raises `publishing.Broken` when what is to be served has errors, `engine.store.CannotOpen` for
    the database. The store is let go of when the server stops. `tell` hears what was found whenever
    changed files were read again. `first` is what is served to begin with, whatever is wrong with it
    (`publishing.Shelf`).
    """
    log = log or Log(level=settings.log_level)
    shelf = Shelf(settings, first)
    store = open_store(settings.database, shelf.journey_of, timedelta(days=settings.keep_days))
    files, finder = FolderFiles(settings.folder_of_files), finder_named(settings.addresses)
    running = Running(settings, shelf, store, log, files, now, finder)
    edge = Edge(running)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            await publish(running.shelf, store)
        except NotSaved as fault:
            app.state.not_started = fault
            raise
        tasks = [asyncio.create_task(_purge(running))]
        if settings.watch:
            tasks.append(asyncio.create_task(watch(shelf, store, log, settings.path, tell)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await store.close()
            log.flush()

    app = Application(routes=[Everything(edge)], lifespan=lifespan)
    app.state.running = running
    app.state.not_started = None
    return app


async def _purge(running: Running) -> None:
    """Deletes expired answers and files that nobody names, now and every hour."""
    while True:
        try:
            count = await running.store.purge(running.now())
            if count:
                running.log.info("purged", count=count)
            swept = await running.files.sweep(running.store.named_files)
            if swept:
                running.log.info("files_swept", count=swept)
        except Exception as error:  # tried again in an hour
            running.log.error("purge_failed", kind=type(error).__name__, trace=trace_of(error))
        await asyncio.sleep(_PURGE_SECONDS)

"""The application: Starlette around one table of routes, with the same headers on every reply."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, MutableMapping
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Match

from engine.store import NotSaved, Unavailable, open_store
from service.exchange import GZIP, PLAIN, Receive, Reply, Request, Send, encoded, page, read_request, words
from service.logs import Log, trace_of
from service.publishing import Shelf, publish, watch
from service.reading import Read
from service.routes import Table
from service.running import Running, utc_now
from service.security import Header, Hosts, standing_headers
from service.settings import Settings
from service.visits import unavailable

_PURGE_SECONDS = 3600.0
_OTHER_HOST = "This service does not answer to that host name. Who runs it can add the name to FOOTPATH_HOSTS.\n"
_LAST_RESORT = b"Something went wrong. Your answers up to the last page are kept. Try again in a few minutes.\n"


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


class Edge:
    """Where requests come in and replies go out: hosts, the standing headers, compression, the log."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._table = Table(running)
        self._hosts = Hosts(running.settings.hosts)
        self._policy = ""
        self._standing: dict[bool, tuple[Header, ...]] = {}

    async def answer(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """One request from its scope to its last byte; never raises for what a request holds."""
        started = perf_counter()
        request = read_request(scope, receive)
        reply = await self._reply(request)
        body, zipped = encoded(reply, request.takes_gzip)
        headers = [*self._headers(request.https), *reply.headers, (b"x-request-id", request.id.encode("ascii"))]
        if zipped:
            headers.append(GZIP)
        if reply.status not in (204, 304):
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else body})
        journey, step = self._running.shelf.now.known(request.journey, request.step)
        self._running.log.info(
            "request",
            request=request.id,
            method=request.method if request.method in _METHODS else "other",
            route=request.route,
            journey=journey,
            step=step,
            status=reply.status,
            ms=round((perf_counter() - started) * 1000, 2),
        )

    def _headers(self, https: bool) -> tuple[Header, ...]:
        policy = self._running.shelf.now.policy
        if policy != self._policy:
            self._standing = {secure: standing_headers(policy, secure) for secure in (False, True)}
            self._policy = policy
        return self._standing[https]

    async def _reply(self, request: Request) -> Reply:
        if not self._hosts.allows(request.headers.get(b"host", b"")):
            return words(_OTHER_HOST, 400)
        try:
            return await self._table.reply(request)
        except Unavailable as error:
            return unavailable(self._running, request, error)
        except Exception as error:
            self._running.log.error(
                "went_wrong",
                request=request.id,
                route=request.route,
                kind=type(error).__name__,
                trace=trace_of(error),
            )
            return self._went_wrong(request)

    def _went_wrong(self, request: Request) -> Reply:
        try:
            return page(self._running.shelf.now.site.went_wrong(request.id), 500)
        except Exception as error:
            self._running.log.error(
                "went_wrong_page", request=request.id, kind=type(error).__name__, trace=trace_of(error)
            )
            return Reply(500, _LAST_RESORT, (PLAIN,))


_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


def create_app(
    settings: Settings,
    *,
    log: Log | None = None,
    now: Callable[[], datetime] = utc_now,
    tell: Callable[[Read], None] = lambda _read: None,
) -> Starlette:
    """The service of `settings`, ready for an ASGI server.

    Raises `publishing.Broken` when what is to be served has errors, `engine.store.CannotOpen` for
    the database. The store is let go of when the server stops. `tell` hears what was found whenever
    changed files were read again.
    """
    log = log or Log(level=settings.log_level)
    shelf = Shelf(settings)
    store = open_store(settings.database, shelf.journey_of, timedelta(days=settings.keep_days))
    running = Running(settings, shelf, store, log, now)
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

    app = Starlette(routes=[Everything(edge)], lifespan=lifespan)
    app.state.running = running
    app.state.not_started = None
    return app


async def _purge(running: Running) -> None:
    """Deletes expired answers, now and every hour."""
    while True:
        try:
            count = await running.store.purge(running.now())
            if count:
                running.log.info("purged", count=count)
        except Exception as error:  # tried again in an hour
            running.log.error("purge_failed", kind=type(error).__name__, trace=trace_of(error))
        await asyncio.sleep(_PURGE_SECONDS)

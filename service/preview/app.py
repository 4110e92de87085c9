"""The preview as one application: its own pages under `/-/preview`, and for all the rest the service itself."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from tempfile import TemporaryDirectory
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from renderers.preview import frame
from service.app import create_app
from service.logs import Log, trace_of
from service.preview.comparing import Comparisons
from service.preview.desk import Desk
from service.preview.people import People
from service.preview.replies import HERE, page
from service.preview.views import routes
from service.preview.walks import Walks
from service.preview.watching import watch
from service.security import Hosts, from_our_pages
from service.settings import Settings

_OTHER_HOST = "The preview answers to localhost and to addresses only, so that no other website can reach it.\n"
_NOT_OURS = "Changes are taken from the preview's own pages only. Reload the page and try again.\n"


def create_preview(desk: Desk, log: Log | None = None) -> Starlette:
    """The application of a desk. Its database and all that is uploaded are thrown away when it stops.

    Raises `engine.store.CannotOpen` where there is no room for a database.
    """
    log = log or Log(level="warning")
    folder = TemporaryDirectory(prefix="footpath-preview-")
    settings = Settings(
        desk.path, database=f"sqlite:///{folder.name}/preview.db", assets="self", log_level="warning", keep_days=365
    )
    inside = create_app(settings, log=log, now=desk.now, first=desk.served())
    desk.shelf = inside.state.running.shelf
    walks = Walks(desk, inside.state.running)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with inside.router.lifespan_context(inside):
            app.state.not_started = inside.state.not_started
            people = People(desk, log)
            app.state.comparisons = comparisons = Comparisons(desk)
            tasks = [asyncio.create_task(watch(desk, log)), asyncio.create_task(people.run())]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await comparisons.close()
        folder.cleanup()

    app = Starlette(
        routes=routes(),
        lifespan=lifespan,
        exception_handlers={HTTPException: _told, Exception: _went_wrong(log)},
    )
    app.state.desk = desk
    app.state.inside = inside
    app.state.walks = walks
    app.state.log = log
    app.state.not_started = None
    app.add_middleware(_Halves, inside=walks.around(inside))
    return app


class _Halves:
    """Sends a request to the preview's own pages, or to the service; keeps other websites out of both."""

    def __init__(self, app: ASGIApp, inside: ASGIApp) -> None:
        self._own = app
        self._inside = inside
        self._hosts = Hosts(())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._own(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not self._hosts.allows(headers.get(b"host", b"")):
            await PlainTextResponse(_OTHER_HOST, 421)(scope, receive, send)
        elif scope["path"] == HERE or scope["path"].startswith(f"{HERE}/"):
            if scope["method"] not in ("GET", "HEAD") and not from_our_pages(headers):
                await PlainTextResponse(_NOT_OURS, 403)(scope, receive, send)
            else:
                await self._own(scope, receive, send)
        elif scope["path"] == "/" and headers.get(b"sec-fetch-dest") != b"iframe" and scope["method"] == "GET":
            await RedirectResponse(HERE, 303)(scope, receive, send)
        else:
            await self._inside(scope, receive, _framed(send))


def _framed(send: Send) -> Send:
    """Lets the preview's own pages hold a page of the service in a frame."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            policy = headers.get("content-security-policy", "")
            headers["content-security-policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
            headers["x-frame-options"] = "SAMEORIGIN"
            message = {**message, "headers": headers.raw}
        await send(message)

    return sending


async def _told(request: Request, fault: Exception) -> Response:
    """What cannot be shown, and the way out."""
    assert isinstance(fault, HTTPException)
    desk: Desk = request.app.state.desk
    return page(frame.trouble(str(fault.detail), list(desk.journeys)), fault.status_code)


def _went_wrong(log: Log) -> Any:
    async def told(_request: Request, error: Exception) -> Response:
        """A mistake of ours."""
        log.error("went_wrong", route="/-/preview", kind=type(error).__name__, trace=trace_of(error))
        return page(frame.trouble("Something went wrong in the preview itself. Your files are as they were."), 500)

    return told

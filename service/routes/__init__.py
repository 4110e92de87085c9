"""The addresses of a service, and which function answers each."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from service.exchange import Reply, Request, page, see_other
from service.routes import check, ends, files, health, pages, start, steps
from service.running import Running

Handler = Callable[[Running, Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Route:
    """An address as the log names it, and its handlers by method."""

    template: str
    handlers: Mapping[str, Handler]

    @property
    def allow(self) -> str:
        """The methods, as the Allow header lists them."""
        return ", ".join(sorted({*self.handlers, "OPTIONS", *(("HEAD",) if "GET" in self.handlers else ())}))


_HOME = Route("/", {"GET": pages.home})
_START = Route("/{journey}", {"GET": start.show, "POST": start.begin})
_STEP = Route("/{journey}/{step}", {"GET": steps.show, "POST": steps.answer})
_OWN: Mapping[str, Route] = {
    "check": Route("/{journey}/-/check", {"GET": check.show, "POST": check.send}),
    "end": Route("/{journey}/-/end", {"GET": ends.end}),
    "sent": Route("/{journey}/-/sent", {"GET": ends.sent}),
}
_SERVICE: Mapping[str, Route] = {
    "/": _HOME,
    "/healthz": Route("/healthz", {"GET": health.alive}),
    "/readyz": Route("/readyz", {"GET": health.ready}),
    "/-/privacy": Route("/-/privacy", {"GET": pages.privacy}),
    "/-/cookies": Route("/-/cookies", {"GET": pages.cookies}),
    "/-/accessibility": Route("/-/accessibility", {"GET": pages.accessibility}),
}
_STATIC = Route("/-/static/{file}", {"GET": files.static})

ROUTES: tuple[Route, ...] = (*_SERVICE.values(), _STATIC, _START, _STEP, *_OWN.values())
"""Every route there is: tests sweep over them."""

_SEGMENT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch


def find(path: str) -> tuple[Route, str | None, str | None] | None:
    """The route of a path, with the ids of journey and step in it; None for an address we do not have.

    Only the one way of writing an id is known, so that a page has one address.
    """
    if route := _SERVICE.get(path):
        return route, None, None
    if path.startswith("/-/static/"):
        return _STATIC, None, None
    _, *segments = path.split("/")
    if not 1 <= len(segments) <= 3 or not _SEGMENT(segments[0]):
        return None
    journey = segments[0].replace("-", "_")
    if len(segments) == 1:
        return _START, journey, None
    if len(segments) == 2:
        return (_STEP, journey, segments[1].replace("-", "_")) if _SEGMENT(segments[1]) else None
    own = _OWN.get(segments[2]) if segments[1] == "-" else None
    return (own, journey, None) if own else None


class Table:
    """Finds the route of a request and asks its handler."""

    def __init__(self, running: Running) -> None:
        self._running = running

    async def reply(self, request: Request) -> Reply:
        """The reply of the route, or why there is none: 404, 405, or a redirect without the last slash."""
        running = self._running
        found = find(request.path)
        if found is None:
            return self._elsewhere(request)
        route, request.journey, request.step = found
        request.route = route.template
        method = "GET" if request.method == "HEAD" else request.method
        handler = route.handlers.get(method)
        if handler is not None:
            return await handler(running, request)
        allow = (b"allow", route.allow.encode("ascii"))
        if method == "OPTIONS":
            return Reply(204, headers=(allow,))
        return page(running.site(request).not_found(), 405).adding(allow)

    def _elsewhere(self, request: Request) -> Reply:
        """An address of ours with a slash too many is sent on; the rest is not found."""
        trimmed = request.path.rstrip("/")
        if request.method in ("GET", "HEAD") and trimmed != request.path and trimmed and find(trimmed):
            return Reply(308, headers=see_other(trimmed).headers)
        return page(self._running.site(request).not_found(), 404)

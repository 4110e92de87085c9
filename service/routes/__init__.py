"""The addresses of a service, and which function answers each."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.exchange import Reply, Request, page, see_other
from service.routes import check, ends, feedback, files, forget, health, items, pages, saved, start, steps, tasks
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
_INSIDE = Route("/{journey}/{repeat}/{item}/{step}", {"GET": steps.show, "POST": steps.answer})
_REMOVE = Route("/{journey}/{repeat}/{item}/-/remove", {"GET": items.ask, "POST": items.remove})
_FILE = Route("/{journey}/-/files/{file}", {"GET": files.sent})
_OWN: Mapping[str, Route] = {
    "tasks": Route("/{journey}/-/tasks", {"GET": tasks.show}),
    "check": Route("/{journey}/-/check", {"GET": check.show, "POST": check.send}),
    "end": Route("/{journey}/-/end", {"GET": ends.end}),
    "sent": Route("/{journey}/-/sent", {"GET": ends.sent}),
    "saved": Route("/{journey}/-/saved", {"GET": saved.show}),
    "privacy": Route("/{journey}/-/privacy", {"GET": pages.journey_privacy}),
}
_SERVICE: Mapping[str, Route] = {
    "/": _HOME,
    "/healthz": Route("/healthz", {"GET": health.alive}),
    "/readyz": Route("/readyz", {"GET": health.ready}),
    "/-/privacy": Route("/-/privacy", {"GET": pages.privacy}),
    "/-/cookies": Route("/-/cookies", {"GET": pages.cookies}),
    "/-/accessibility": Route("/-/accessibility", {"GET": pages.accessibility}),
    "/-/feedback": Route("/-/feedback", {"GET": feedback.ask, "POST": feedback.take}),
    "/-/thanks": Route("/-/thanks", {"GET": feedback.thanks}),
    "/-/delete": Route("/-/delete", {"GET": forget.ask, "POST": forget.forget}),
    "/-/deleted": Route("/-/deleted", {"GET": forget.done}),
}
_STATIC = Route("/-/static/{file}", {"GET": files.static})

ROUTES: tuple[Route, ...] = (*_SERVICE.values(), _STATIC, _START, _STEP, _INSIDE, _REMOVE, _FILE, *_OWN.values())
"""Every route there is: tests sweep over them."""

_SEGMENT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch
_ITEM = re.compile(r"[a-z0-9]{4,12}").fullmatch


class Found(NamedTuple):
    """A route, and the ids in the path: of the journey and a step, or of a repeat, an item, and a page inside it."""

    route: Route
    journey: str | None = None
    step: str | None = None
    within: str = ""
    item: str = ""
    own: str = ""


def find(path: str) -> Found | None:
    """The route of a path, with the ids in it; None for an address we do not have.

    Only the one way of writing an id is known, so that a page has one address.
    """
    if route := _SERVICE.get(path):
        return Found(route)
    if path.startswith("/-/static/"):
        return Found(_STATIC)
    _, *segments = path.split("/")
    if not 1 <= len(segments) <= 5 or not _SEGMENT(segments[0]):
        return None
    journey = segments[0].replace("-", "_")
    if len(segments) == 1:
        return Found(_START, journey)
    if len(segments) == 2:
        return Found(_STEP, journey, segments[1].replace("-", "_")) if _SEGMENT(segments[1]) else None
    if len(segments) == 3:
        own = _OWN.get(segments[2]) if segments[1] == "-" else None
        return Found(own, journey) if own else None
    if segments[1:3] == ["-", "files"] and len(segments) == 4:
        return Found(_FILE, journey)
    return _inside(journey, *segments[1:])


def _inside(journey: str, repeat: str, item: str, *page: str) -> Found | None:
    """The route of a page about one item."""
    if not _SEGMENT(repeat) or not _ITEM(item):
        return None
    within = repeat.replace("-", "_")
    if page == ("-", "remove"):
        return Found(_REMOVE, journey, within, within, item)
    if len(page) == 1 and _SEGMENT(page[0]):
        return Found(_INSIDE, journey, None, within, item, page[0].replace("-", "_"))
    return None


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
        route, request.journey, request.step, request.within, request.item, request.own = found
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

"""Where requests come in and replies go out: hosts, the standing headers, compression, the log."""

from __future__ import annotations

from collections.abc import MutableMapping
from time import perf_counter
from typing import Any

from engine.store import Unavailable
from service.exchange import GZIP, PLAIN, Receive, Reply, Request, Send, encoded, page, read_request, words
from service.languages import remembering
from service.logs import trace_of
from service.routes import Table
from service.running import Running
from service.security import Header, Hosts, standing_headers
from service.visits import unavailable

_OTHER_HOST = "This service does not answer to that host name. Who runs it can add the name to FOOTPATH_HOSTS.\n"
_LAST_RESORT = b"Something went wrong. Your answers up to the last page are kept. Try again in a few minutes.\n"
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


class Edge:
    """Answers every request, whatever happens while it does."""

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
        if request.remember is not None:
            headers.append(remembering(request.remember, request.https))
        if zipped:
            headers.append(GZIP)
        if reply.status not in (204, 304):
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else body})
        journey, step = self._running.shelf.now.known(request.journey, request.step)
        method = request.method if request.method in _METHODS else "other"
        milliseconds = (perf_counter() - started) * 1000
        self._running.log.request(request.id, method, request.route, journey, step, reply.status, milliseconds)

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
            return page(self._running.site(request).went_wrong(request.id), 500)
        except Exception as error:
            self._running.log.error(
                "went_wrong_page", request=request.id, kind=type(error).__name__, trace=trace_of(error)
            )
            return Reply(500, _LAST_RESORT, (PLAIN,))

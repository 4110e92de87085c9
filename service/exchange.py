"""One HTTP request as it is read, and one reply as a value."""

from __future__ import annotations

import os
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from service.security import Header, read_cookie

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

NO_STORE: Header = (b"cache-control", b"no-store")
"""Nothing that a citizen sees is kept by a browser or a proxy (public computers, shared phones)."""
HTML: Header = (b"content-type", b"text/html; charset=utf-8")
PLAIN: Header = (b"content-type", b"text/plain; charset=utf-8")
VARY: Header = (b"vary", b"Accept-Encoding")
GZIP: Header = (b"content-encoding", b"gzip")

_WORTH_COMPRESSING = 700  # bytes: under that, one packet carries it anyway
LEVEL = 1
"""How hard pages are compressed."""


@dataclass(slots=True)
class Request:
    """What was asked. `route`, `journey` and `step` are filled in as they become known, for the log:
    they are ids of ours, never what a browser wrote. Of a page inside a repeat, `within` is the repeat,
    `item` the item and `own` the page's name in it, as the address has them. `remember` is a language that
    was asked for, one of ours.
    """

    method: str
    path: str
    query: bytes
    headers: dict[bytes, bytes]
    https: bool
    receive: Receive
    id: str = field(default_factory=lambda: os.urandom(8).hex())
    route: str = ""
    journey: str | None = None
    step: str | None = None
    within: str = ""
    item: str = ""
    own: str = ""
    remember: str | None = None

    @property
    def cookie(self) -> str | None:
        """The id in the session cookie, whether or not we know it."""
        return read_cookie(self.headers, self.https)

    @property
    def by_htmx(self) -> bool:
        """Whether htmx asks, which takes the next page in place of a redirect to it."""
        return b"hx-request" in self.headers

    @property
    def changing(self) -> bool:
        """Whether the page was reached from the check page, to change one answer."""
        return b"change=1" in self.query.split(b"&")

    @property
    def already(self) -> bool:
        """Whether the browser was sent here from a page of what had been sent before."""
        return b"already=1" in self.query.split(b"&")

    @property
    def host(self) -> str:
        """The name that the browser knows this service by; one of ours, or the edge had refused it."""
        return self.headers.get(b"host", b"").decode("ascii", "replace")

    @property
    def takes_gzip(self) -> bool:
        """Whether the browser reads gzip."""
        return b"gzip" in self.headers.get(b"accept-encoding", b"")


def read_request(scope: Scope, receive: Receive) -> Request:
    """The request of an ASGI scope. The scheme is the proxy's where a trusted one told it."""
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=scope.get("query_string", b""),
        headers=dict(scope["headers"]),
        https=scope.get("scheme") == "https",
        receive=receive,
    )


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. `headers` come on top of those that every response has.

    `body_gzip` is the same body compressed beforehand; without it a body that is worth it is
    compressed when it is sent.
    """

    status: int
    body: bytes = b""
    headers: tuple[Header, ...] = ()
    body_gzip: bytes | None = None
    compress: bool = False

    def adding(self, *headers: Header) -> Reply:
        """The same reply with more headers."""
        return Reply(self.status, self.body, self.headers + headers, self.body_gzip, self.compress)


_PAGE = (HTML, NO_STORE, VARY)


def page(html: str, status: int = 200) -> Reply:
    """A whole HTML page."""
    return Reply(status, html.encode("utf-8", "replace"), _PAGE, compress=True)


def see_other(address: str) -> Reply:
    """303: the page to look at now. `address` is one of our own paths, built of ids."""
    return Reply(303, headers=((b"location", address.encode("ascii")), NO_STORE))


def words(text: str, status: int = 200) -> Reply:
    """A line of plain text, for programs."""
    return Reply(status, text.encode("utf-8"), (PLAIN, NO_STORE))


def encoded(reply: Reply, takes_gzip: bool) -> tuple[bytes, bool]:
    """The body as it is sent, and whether that is gzip."""
    if takes_gzip:
        if reply.body_gzip is not None:
            return reply.body_gzip, True
        if reply.compress and len(reply.body) >= _WORTH_COMPRESSING:
            packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
            return packer.compress(reply.body) + packer.flush(), True
    return reply.body, False

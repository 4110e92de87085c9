"""Requests as bytes: what no browser would send, straight to the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal
from starlette.testclient import TestClient

from tests.service.citizen import House

Headers = Iterable[tuple[str | bytes, str | bytes]]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body's words."""
        return self.body.decode("utf-8")


class Wire:
    """A way into a running service that checks nothing of what it sends."""

    def __init__(self, house: House, portal: BlockingPortal) -> None:
        self.house = house
        self._portal = portal

    def ask(
        self,
        method: str,
        path: str,
        headers: Headers = (),
        body: Iterable[bytes] = (),
        query: bytes = b"",
        gone: bool = False,
    ) -> Answer:
        """Send one request; `body` comes piece by piece, and with `gone` ends in a broken line."""
        return self._portal.call(self._ask, method, path, headers, iter(body), query, gone)

    async def _ask(
        self, method: str, path: str, headers: Headers, pieces: Iterator[bytes], query: bytes, gone: bool
    ) -> Answer:
        named = [(_bytes(name).lower(), _bytes(value)) for name, value in headers]
        if all(name != b"host" for name, _ in named):
            named.append((b"host", b"testserver"))
        sent: list[Any] = []

        async def receive() -> Any:
            piece = next(pieces, None)
            if piece is None:
                return (
                    {"type": "http.disconnect"} if gone else {"type": "http.request", "body": b"", "more_body": False}
                )
            return {"type": "http.request", "body": piece, "more_body": True}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode("utf-8", "replace"),
            "query_string": query,
            "headers": named,
            "scheme": "http",
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
        }
        await self.house.app(scope, receive, send)
        start, *bodies = sent
        heads = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
        return Answer(start["status"], heads, b"".join(message["body"] for message in bodies))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


@contextmanager
def wired(path: Path, **settings: Any) -> Iterator[Wire]:
    """A service of what stands at a path, and a way in."""
    house = House(path, **settings)
    with TestClient(house.app) as client:
        assert client.portal is not None
        yield Wire(house, client.portal)

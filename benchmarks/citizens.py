"""Citizens who turn pages as fast as they are let, over raw sockets so that they cost little themselves.

`drive` runs a fixed number of page turns on a server with a fixed number of citizens, each on a connection of
their own, in one thread with a selector. A page turn is: send the answer, follow the redirect, read the page.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(slots=True)
class Citizen:
    """One connection: what is being waited for, and how long each page turn took (seconds)."""

    port: int
    headers: str = ""
    buffer: bytearray = field(default_factory=bytearray)
    sock: socket.socket = field(init=False)
    began: float = 0.0
    turns: list[float] = field(default_factory=list)
    address: str = ""
    csrf: str = ""
    step: int = 0

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        """Open the connection, anew if there was one."""
        if hasattr(self, "sock"):
            self.sock.close()
        self.sock = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> None:
        """Send a GET."""
        self.sock.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{self.headers}\r\n".encode())

    def post(self, path: str, form: dict[str, str]) -> None:
        """Send a form as a browser on the same site would."""
        body = urlencode(form)
        self.sock.sendall(
            (
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{self.headers}"
                "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        )

    def receive(self) -> tuple[int, str, bytes] | None:
        """(status, head, body) once a whole response is there, else None."""
        data = self.sock.recv(262144)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.buffer += data
        return self._whole()

    def _whole(self) -> tuple[int, str, bytes] | None:
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.buffer[:end].decode("latin-1")
        at = head.lower().find("content-length:")
        length = int(head[at + 15 :].split("\r\n", 1)[0]) if at >= 0 else 0
        if len(self.buffer) < end + 4 + length:
            return None
        body = bytes(self.buffer[end + 4 : end + 4 + length])
        del self.buffer[: end + 4 + length]
        return int(head[9:12]), head, body

    def wait(self) -> tuple[int, str, bytes]:
        """Block for one whole response (used while starting)."""
        while (answer := self.receive()) is None:
            pass
        return answer


def header(head: str, name: str) -> str:
    """The value of a response header, or ""."""
    for line in head.split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.lower() == name:
            return value.strip()
    return ""


def token(body: bytes) -> str:
    """The token of the page's form."""
    at = body.index(b'name="csrf" value="') + 19
    return body[at : body.index(b'"', at)].decode()


def begin(citizen: Citizen, start: str) -> bytes:
    """Open a journey's start page, begin, and return the first page. The citizen keeps cookie and token.

    A page without a form (a task list) has no token.
    """
    citizen.get(start)
    status, head, body = citizen.wait()
    assert status == 200, head
    citizen.csrf = token(body)
    plain = citizen.headers
    citizen.headers = plain + f"Cookie: {header(head, 'set-cookie').split(';', 1)[0]}\r\n"
    citizen.post(start, {"csrf": citizen.csrf})
    while True:
        status, head, body = citizen.wait()
        if cookie := header(head, "set-cookie"):
            citizen.headers = plain + f"Cookie: {cookie.split(';', 1)[0]}\r\n"
        if status == 200:
            citizen.csrf = token(body) if b'name="csrf"' in body else ""
            return body
        assert status == 303, head
        citizen.get(header(head, "location"))


Answer = Callable[[Citizen], tuple[str, dict[str, str]]]
Read = Callable[[Citizen, int, str, bytes], str | None]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run gave: page turns, seconds in all, and each turn's seconds."""

    turns: int
    seconds: float
    each: list[float]

    @property
    def per_second(self) -> float:
        """Page turns per second."""
        return self.turns / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds that `share` of the turns stayed under."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def drive(citizens: list[Citizen], turns: int, answer: Answer, read: Read) -> Run:
    """Turn `turns` pages in all, then stop. `read` returns an address to follow, or None when the page is there."""
    selector = selectors.DefaultSelector()
    left = turns
    for citizen in citizens:
        citizen.turns.clear()
        citizen.connect()
    started = time.perf_counter()
    for citizen in citizens:
        selector.register(citizen.sock, selectors.EVENT_READ, citizen)
        citizen.began = time.perf_counter()
        citizen.post(*answer(citizen))
    done = 0
    while done < turns:
        for key, _ in selector.select(30):
            citizen = key.data
            response = citizen.receive()
            if response is None:
                continue
            follow = read(citizen, *response)
            if follow is not None:
                citizen.get(follow)
                continue
            now = time.perf_counter()
            citizen.turns.append(now - citizen.began)
            done += 1
            left = turns - done
            if left >= len(citizens):
                citizen.began = now
                citizen.post(*answer(citizen))
    seconds = time.perf_counter() - started
    selector.close()
    return Run(done, seconds, [turn for citizen in citizens for turn in citizen.turns])

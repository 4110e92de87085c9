"""A real server process for tests: `footpath serve` on loopback, with a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FOOTPATH = [sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())"]
"""The command `footpath` of the environment that runs the tests."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that answers. `base` is its address without a slash at the end; `log` what it has said."""

    base: str
    pid: int
    log: Path


def free_port() -> int:
    """A port of loopback that nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_ready(base: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 20) -> None:
    """Return once `/readyz` answers. Raises with the server's own words when it ends or stays silent."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if process.poll() is not None:
            raise AssertionError(f"the server ended with {process.returncode}:\n{log.read_text(errors='replace')}")
        try:
            with urllib.request.urlopen(f"{base}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.03)
    raise AssertionError(f"the server did not answer within {seconds} s:\n{log.read_text(errors='replace')}")


@contextmanager
def serving(
    path: Path,
    folder: Path,
    *arguments: str,
    command: Sequence[str] = FOOTPATH,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[Serving]:
    """Serve `path` with database and log in `folder` until the block is left, then end it politely."""
    port = free_port()
    log = folder / "server.log"
    database = f"sqlite:///{folder / 'footpath.db'}"
    words = [*command, "serve", str(path), "--host", "127.0.0.1", "--port", str(port), "--database", database]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*words, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=cwd or folder,
            env={**os.environ, **(environment or {})},
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_ready(base, process, log)
        yield Serving(base, process.pid, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

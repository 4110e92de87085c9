"""A program that saves answers until it is killed, and says which ones it was told are saved.

    python -m tests.engine.store.writer DATABASE COUNT      save COUNT answers, then end
    python -m tests.engine.store.writer DATABASE            for each number read, fork a writer that starts there

A writer says `ready`, then `saved N` for each answer after the store said so. Forking spares the
tests a start of Python for every kill; the parent says `child PID` and `gone`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.engine.small import fresh
from tests.engine.store.shop import answer, opened, shop


def say(words: str) -> None:
    """At once, with nothing kept in a buffer that a kill would take away."""
    os.write(1, f"{words}\n".encode())


async def write(path: Path, first: int, count: int) -> None:
    """Four citizens at a time, each counting on from the one before."""
    async with opened(path) as store:
        for lane in range(4):
            if await store.session(f"lane {lane}", "shop") is None:
                await store.begin(f"lane {lane}", fresh(shop()))
        say("ready")

        async def save(lane: int) -> None:
            for number in range(first + lane, first + count, 4):
                await store.update(f"lane {lane}", "shop", answer("q1", number))
                say(f"saved {number}")

        await asyncio.gather(*(save(lane) for lane in range(4)))


def fork_writers(path: Path) -> None:
    """One writer at a time, until nothing more is asked for."""
    shop()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(write(path, int(line), 10**9))
            os._exit(0)
        say(f"child {pid}")
        os.waitpid(pid, 0)
        say("gone")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        asyncio.run(write(Path(sys.argv[1]), 0, int(sys.argv[2])))
    else:
        fork_writers(Path(sys.argv[1]))

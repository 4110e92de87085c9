"""A program that saves answers until it is killed, and says which ones it was told are saved.

    python -m tests.engine.store.writer DATABASE FIRST [COUNT]

Prints `saved N` for each answer after the store said so; `ready` comes first.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.engine.small import fresh
from tests.engine.store.shop import answer, opened, shop


async def main(path: Path, first: int, count: int) -> None:
    """Four citizens at a time, each counting on from the one before."""

    async with opened(path) as store:
        for lane in range(4):
            if await store.session(f"lane {lane}", "shop") is None:
                await store.begin(f"lane {lane}", fresh(shop()))
        os.write(1, b"ready\n")

        async def save(lane: int) -> None:
            for number in range(first + lane, first + count, 4):
                await store.update(f"lane {lane}", "shop", answer("q1", number))
                os.write(1, f"saved {number}\n".encode())

        await asyncio.gather(*(save(lane) for lane in range(4)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 10**9))

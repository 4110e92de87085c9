"""For machines that watch the service: is it alive, and can it take citizens."""

from __future__ import annotations

from service.exchange import Reply, Request, words
from service.running import Running


async def alive(_running: Running, _request: Request) -> Reply:
    """200 as long as the process answers, whatever the database does."""
    return words("alive\n")


async def ready(running: Running, _request: Request) -> Reply:
    """200 when journeys are loaded and the database can be used, else 503."""
    if running.shelf.now.editions and await running.store.ready():
        return words("ready\n")
    return words("not ready\n", 503)

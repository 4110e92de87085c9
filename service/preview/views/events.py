"""What is new, line by line, for as long as a page is open (server-sent events)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from service.preview.desk import Desk
from service.preview.replies import HERE, desk_of

_QUIET = 15.0
"""Seconds after which a line without news keeps the connection open."""


async def follow(request: Request) -> Response:
    """News of every journey; the browser asks again by itself when the preview was stopped and started."""
    return StreamingResponse(
        _lines(desk_of(request)), media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


async def _lines(desk: Desk) -> AsyncIterator[str]:
    with desk.listening() as ear:
        stamps = {one.key: one.stamp for one in desk.journeys.values()}
        yield f"retry: 500\nevent: hello\ndata: {json.dumps(stamps)}\n\n"
        while True:
            try:
                async with asyncio.timeout(_QUIET):  # not wait_for, which may lose that its task is cancelled
                    news = await ear.get()
            except TimeoutError:
                yield ": still here\n\n"
                continue
            yield f"data: {json.dumps(asdict(news))}\n\n"


ROUTES = [Route(f"{HERE}/-/events", follow)]

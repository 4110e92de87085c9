"""The files that the preview's own pages load."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from renderers.preview.files import by_address
from service.preview.replies import HERE, lasting


async def sent(request: Request) -> Response:
    """One of them, by the address that its content gives it."""
    found = by_address().get(request.url.path)
    if found is None:
        raise HTTPException(404, "There is no such file")
    return lasting(found.body, found.content_type)


ROUTES = [Route(f"{HERE}/-/static/{{file}}", sent)]

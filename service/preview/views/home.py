"""Where a preview begins: its journeys, or the one there is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from renderers.preview import home
from service.preview.framing import row_of
from service.preview.replies import HERE, desk_of, page


async def show(request: Request) -> Response:
    """The journeys to choose from; with one, that."""
    desk = desk_of(request)
    if len(desk.journeys) == 1:
        return RedirectResponse(f"{HERE}/{next(iter(desk.journeys))}", 303)
    return page(home.home(desk.service.name, [row_of(one) for one in desk.journeys.values()]))


ROUTES = [Route(HERE, show)]

"""The error gallery: every message that a citizen can be shown, drawn as the real field in error."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journeys.languages import direction
from renderers.preview import problems as drawing
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page
from service.preview.wrongs import Wrongs, gallery_of, wrongs_of

ADDRESS_OF = "/problems"


async def show(request: Request) -> Response:
    """All of them; with `lang`, in that language only."""
    one = journey_of(request)
    base = f"{HERE}/{one.key}{ADDRESS_OF}"
    wrongs = await _wrongs(request, one)
    gallery = await asyncio.to_thread(gallery_of, one, wrongs, base, request.query_params.get("lang", ""))
    return page(drawing.gallery(frame_of(desk_of(request), one, ADDRESS_OF), gallery))


async def fields(request: Request) -> Response:
    """Those of one question in one language, as a page of its own for a frame."""
    one = journey_of(request)
    id, language = request.path_params["question"], request.query_params.get("lang", "")
    wrongs = await _wrongs(request, one)
    if wrongs is None or language not in wrongs.journey.languages:
        raise HTTPException(404, "There is no such question any more")
    told = await asyncio.to_thread(wrongs.told, id, language)
    if told is None:
        raise HTTPException(404, "There is no such question any more")
    shelf = desk_of(request).shelf
    assert shelf is not None
    sites = shelf.now.sites
    site = sites.get(language) or next(iter(sites.values()))
    return page(drawing.fields(told, wrongs.heading(id), site.shell.style, language, direction(language)))


async def _wrongs(request: Request, one: Previewed) -> Wrongs | None:
    if one.journey is None:
        return None
    desk = desk_of(request)
    return await asyncio.to_thread(wrongs_of, one.journey, desk.today(), one.people, desk.service)


_AT = f"{HERE}/{{journey}}{ADDRESS_OF}"
ROUTES = [Route(_AT, show), Route(f"{_AT}/{{question}}", fields)]

"""The map: the way through a journey, the place that is looked at, and its page as a citizen sees it."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from renderers.preview import map as drawing
from renderers.preview.told import told
from service.preview.framing import frame_of
from service.preview.looking import ADDRESS, Asked, Looking, still_page
from service.preview.replies import HERE, desk_of, journey_of, page, still
from service.preview.views.walk import stand_in_as

TITLE, ORDER = "Map", 2


async def show(request: Request) -> Response:
    """The map, at the place that the address names."""
    desk, one = desk_of(request), journey_of(request)
    frame = frame_of(desk, one, ADDRESS)
    journey, shown = one.journey, one.shown
    if journey is None or shown is None:
        sources = one.read.loaded.sources
        found = tuple(told(each, None, sources, None, f"{frame.base}/edit") for each in one.read.findings)
        return page(drawing.no_map(frame, found))
    asked = request.query_params
    wanted = Asked(
        asked.get("at", ""),
        "list" if asked.get("view") == "list" else "picture",
        asked.get("sections") == "open",
        asked["lang"] if asked.get("lang") in journey.languages else journey.language,
    )
    sources = shown.loaded.sources
    made = await asyncio.to_thread(lambda: drawing.map_page(Looking(desk, one, frame, journey, sources, wanted).view()))
    return page(made)


async def walk_shown(request: Request) -> Response:
    """Walks as the citizen who shows that something does not hold at a place."""
    desk, one = desk_of(request), journey_of(request)
    id, journey = request.path_params["place"], one.journey
    who = None
    if journey is not None and one.shown is not None:
        frame, sources = frame_of(desk, one, ADDRESS), one.shown.loaded.sources
        who = Looking(desk, one, frame, journey, sources, Asked(id, "picture", False, "")).shows(id)
    if who is None:
        raise HTTPException(404, "This citizen is not there any more, as the journey is another by now")
    return await stand_in_as(request, one, who, id)


async def shown(request: Request) -> Response:
    """The page of a place as the citizen sees it who shows that something does not hold there."""
    desk, one = desk_of(request), journey_of(request)
    id, journey = request.path_params["place"], one.journey
    wanted = Asked(id, "picture", False, request.query_params.get("lang", ""))
    found = None
    if journey is not None and one.shown is not None and (not wanted.language or wanted.language in journey.languages):
        looking = Looking(desk, one, frame_of(desk, one, ADDRESS), journey, one.shown.loaded.sources, wanted)
        found = still_page(desk, one, id, wanted.language or journey.language, looking.shows(id))
    if found is None:
        raise HTTPException(404, "There is no such page any more")
    return still(found.html, lasting=request.query_params.get("v") == found.tag)


ROUTES = [
    Route(f"{HERE}/{{journey}}{ADDRESS}", show),
    Route(f"{HERE}/{{journey}}/shown/{{place}}", shown),
    Route(f"{HERE}/{{journey}}/shown/{{place}}/walk", walk_shown),
]

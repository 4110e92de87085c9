"""The real page of a place as its citizen sees it, made still; and the stylesheets that show it by day or by night."""

from __future__ import annotations

import asyncio

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from renderers.preview.places import place_of
from renderers.preview.wall import WIDTHS, Choices
from service.preview.replies import HERE, desk_of, journey_of, lasting, still
from service.preview.sheets import Sheets, Still, sheets_of, style_named


def choices_of(asked: QueryParams, sheets: Sheets | None) -> Choices:
    """What an address asks for; what makes no sense is as usual."""
    width, text, lang = asked.get("width", ""), asked.get("text", ""), asked.get("lang", "")
    shown, theme = asked.get("shown", ""), asked.get("theme", "")
    offered = () if sheets is None else sheets.languages
    return Choices(
        lang=lang if lang in offered and lang != (sheets and sheets.journey.language) else "",
        width=int(width) if width in map(str, WIDTHS) else 375,
        shown="filled" if shown == "filled" else "problems" if shown == "problems" else "first",
        theme="dark" if theme == "dark" else "light",
        text=200 if text == "200" else 100,
        script=asked.get("script") != "off",
    )


async def show(request: Request) -> Response:
    """One page. Its address on the wall holds a hash of it (`v`), so that it may be kept for good."""
    one, desk = journey_of(request), desk_of(request)
    sheets = sheets_of(one, desk.service)
    place = None if sheets is None else place_of(sheets.journey, request.path_params["place"])
    if sheets is None or place is None:
        raise HTTPException(404, f"{one.title} has no such page any more")
    choices = choices_of(request.query_params, sheets)

    def made() -> Still | str:
        drawn = sheets.drawn(one, place, choices.lang or sheets.journey.language, choices.shown, desk.today())
        return sheets.still(drawn, choices) if drawn.html else drawn.fault

    found = await asyncio.to_thread(made)
    if isinstance(found, str):
        raise HTTPException(404, f"This page cannot be drawn. {found}")
    return still(found.html, lasting=request.query_params.get("v") == found.tag)


async def styled(request: Request) -> Response:
    """A stylesheet of the service, as by day or by night whatever the reader's device prefers."""
    body = style_named(request.path_params["name"], desk_of(request).service)
    if body is None:
        raise HTTPException(404, "There is no such file")
    return lasting(body, "text/css; charset=utf-8")


ROUTES = [
    Route(f"{HERE}/-/look/{{name}}", styled),
    Route(f"{HERE}/{{journey}}/sheet/{{place}}", show),
]

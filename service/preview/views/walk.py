"""The walk: the phone with the service itself, where it is on the map, and whom one stands in for."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from engine.store import StoreFault
from journeys.proof.verdicts import Citizen
from renderers.preview import walk as drawing
from service.preview import keeping
from service.preview.framing import frame_of
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page
from service.preview.standing import Nobody, put_as, put_at, put_at_the_end
from service.preview.walking import walk_of
from service.preview.walks import Walks
from service.security import from_our_pages, new_cookie_id, read_cookie, set_cookie, stored_key

TITLE, ORDER, ADDRESS = "Walk", 3, "/walk"
FIRST, LAST = 1900, 2199
"""The years from which a day can be taken for today: those in which dates are answered."""
_MOST = 20_000
"""Characters of a form."""


async def show(request: Request) -> Response:
    """The walk of this browser; an address that asks for another place or look leads there and back to it."""
    one, walks = journey_of(request), _walks(request)
    asked = request.query_params
    if one.journey is None:
        return page(drawing.nothing(frame_of(desk_of(request), one, ADDRESS)))
    ours = from_our_pages(dict(request.scope["headers"]))  # a link on another website changes nobody's walk
    if ours and any(name in asked for name in ("at", "scenario", "be")):
        return await _stand_in(request, walks, one)
    if ours and ("width" in asked or "script" in asked):
        width = asked.get("width", "")
        walks.width = int(width) if width in drawing.WIDTHS.values() else walks.width
        walks.script = asked.get("script", "on" if walks.script else "off") != "off"
        return _back(one)
    key = _key(request)
    found = walk_of(walks, one, key, await walks.session(key, one))
    return page(drawing.walk(frame_of(desk_of(request), one, ADDRESS), found))


async def _stand_in(request: Request, walks: Walks, one: Previewed) -> Response:
    """Puts this browser at a place, or in the place of a scenario's citizen."""
    asked = request.query_params
    kind, _, wanted = asked.get("be", "").partition(":")
    scenario = asked.get("scenario", wanted if kind == "scenario" else "")
    at = asked.get("at", wanted if kind == "at" else "")
    cookie = _cookie(request) or new_cookie_id()
    key = stored_key(cookie)
    try:
        if scenario:
            await put_at_the_end(walks, key, one, scenario, at)
        elif at:
            await put_at(walks, key, one, at)
    except Nobody as nobody:
        walks.walk(key, one).told = tuple(nobody.args)
    except StoreFault as fault:
        raise HTTPException(503, "The walk cannot be kept just now, as there is no room for it") from fault
    return _back(one, cookie)


async def stand_in_as(request: Request, one: Previewed, who: Citizen, place: str) -> Response:
    """Puts this browser in the place of a citizen who was found elsewhere, at a place on their way, and goes there."""
    walks = _walks(request)
    cookie = _cookie(request) or new_cookie_id()
    key = stored_key(cookie)
    try:
        await put_as(walks, key, one, who, place)
    except Nobody as nobody:
        walks.walk(key, one).told = tuple(nobody.args)
    except StoreFault as fault:
        raise HTTPException(503, "The walk cannot be kept just now, as there is no room for it") from fault
    return _back(one, cookie)


async def set_day(request: Request) -> Response:
    """Takes a day for today, or the real one again."""
    one, walks = journey_of(request), _walks(request)
    given = (await _form(request)).get("day", "")
    try:
        day = date.fromisoformat(given) if given else None
    except ValueError:
        day = date.min
    if day is None or FIRST <= day.year <= LAST:
        walks.set_day(day)
    else:
        walks.walk(_key(request), one).told = (
            f"“{given}” is not a day from {FIRST} to {LAST}. Write it as 2027-04-06.",
        )
    return _back(one)


async def anew(request: Request) -> Response:
    """Forgets this browser's answers in the journey."""
    one = journey_of(request)
    await _walks(request).anew(_key(request), one)
    return _back(one)


async def take_back(request: Request) -> Response:
    """Makes what was sent unsent."""
    one = journey_of(request)
    await _walks(request).take_back(_key(request), one)
    return _back(one)


async def save(request: Request) -> Response:
    """Writes the walk into the journey's scenarios, or shows the form again with what is wrong."""
    one, walks = journey_of(request), _walks(request)
    form = await _form(request)
    key = _key(request)
    session = await walks.session(key, one)
    if session is not None and one.journey is not None and not one.old:
        walk = walks.walk(key, one)
        id, walk.saving = await keeping.keep(one, session, form)
        if walk.saving is None:
            walk.told = (f"It is kept as the scenario {id}. “footpath test” holds the journey to it.",)
    return _back(one)


def _walks(request: Request) -> Walks:
    found: Walks = request.app.state.walks
    return found


def _cookie(request: Request) -> str | None:
    return read_cookie(dict(request.scope["headers"]), https=False)


def _key(request: Request) -> str:
    """The stored key of this browser's cookie; "" for one that has none yet."""
    cookie = _cookie(request)
    return "" if cookie is None else stored_key(cookie)


async def _form(request: Request) -> dict[str, str]:
    body = await request.body()
    if len(body) > _MOST:
        raise HTTPException(413, "That is more than the preview takes at once")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _back(one: Previewed, cookie: str | None = None) -> Response:
    """To the walk, so that a reload does nothing twice."""
    reply = RedirectResponse(f"{HERE}/{one.key}{ADDRESS}", 303, {"cache-control": "no-store"})
    if cookie is not None:
        name, value = set_cookie(cookie, False, 365)
        reply.headers[name.decode("ascii")] = value.decode("ascii")
    return reply


_AT = f"{HERE}/{{journey}}{ADDRESS}"
ROUTES = [
    Route(_AT, show),
    Route(f"{_AT}/day", set_day, methods=["POST"]),
    Route(f"{_AT}/anew", anew, methods=["POST"]),
    Route(f"{_AT}/back", take_back, methods=["POST"]),
    Route(f"{_AT}/save", save, methods=["POST"]),
]

"""Sending a journey to people who do not have Footpath: as a folder on this computer, or as one zip."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import parse_qs, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from renderers.preview.share import SharePage, holds, share
from renderers.preview.shared import megabytes
from service.preview.framing import frame_of
from service.preview.packing import Occupied, write
from service.preview.preparing import Made, Preparing
from service.preview.previewed import Previewed
from service.preview.replies import HERE, desk_of, journey_of, page

TITLE, ORDER, ADDRESS = "Share", 6, "/share"

MOST = 20_000
"""Bytes of a form that names a folder."""


async def show(request: Request) -> Response:
    """What the folder will hold, as far as that is known."""
    return _page(request, journey_of(request))


async def put(request: Request) -> Response:
    """Writes the folder that the form names."""
    one = journey_of(request)
    body = await request.body()
    named = parse_qs(body[:MOST].decode("utf-8", "replace")).get("folder", [""])[0].strip()
    if not named:
        return _page(request, one, wrong="Name a folder", status=422)
    made = await _ready(request, one)
    folder = Path(named).expanduser()
    try:
        count = await asyncio.to_thread(write, folder, made.folder.files)
    except Occupied as occupied:
        return _page(request, one, named, wrong=str(occupied), help=occupied.help, status=422)
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else None
        return _page(request, one, named, wrong=f"{named} cannot be written: {why or fault}", status=422)
    done = f"{count} files, {megabytes(made.folder.size)}, are in {folder.resolve()}. Open index.html there."
    return _page(request, one, named, done=done)


async def download(request: Request) -> Response:
    """The folder as one zip."""
    one = journey_of(request)
    made = await _ready(request, one)
    headers = {
        "content-type": "application/zip",
        "content-disposition": f"attachment; filename*=UTF-8''{quote(one.key)}.zip",
        "cache-control": "no-store",
    }
    return Response(made.zip, 200, headers)


def _preparing(request: Request) -> Preparing:
    """The folders of this preview, begun when the first is asked for."""
    state = request.app.state
    if not hasattr(state, "preparing"):
        state.preparing = Preparing(desk_of(request))
    found: Preparing = state.preparing
    return found


async def _ready(request: Request, one: Previewed) -> Made:
    """The folder, once it is made. Raises HTTPException (409) where it cannot be."""
    made = None if one.shown is None else await _preparing(request).ask(one)
    if made is None:
        raise HTTPException(409, "No folder can be made of this text as it is. Mend what is wrong, and try again")
    return made


def _page(
    request: Request,
    one: Previewed,
    folder: str = "",
    *,
    done: str = "",
    wrong: str = "",
    help: str = "",
    status: int = 200,
) -> Response:
    ready = None if one.shown is None else _preparing(request).ask(one)
    made = ready.result() if ready is not None and ready.done() else None
    view = SharePage(
        frame=frame_of(desk_of(request), one, ADDRESS),
        shown=one.shown is not None,
        holds=None if made is None else holds(made.folder, len(made.zip)),
        failed=ready is not None and ready.done() and made is None,
        folder=folder or str(Path.cwd() / f"{one.key}-to-share"),
        done=done,
        wrong=wrong,
        help=help,
    )
    return page(share(view), status)


ROUTES = [
    Route(f"{HERE}/{{journey}}/share", show, methods=["GET"]),
    Route(f"{HERE}/{{journey}}/share", put, methods=["POST"]),
    Route(f"{HERE}/{{journey}}/share/zip", download),
]

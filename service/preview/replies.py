"""What the preview's own pages answer with: pages, values, files, and the headers that they have in common."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.preview.desk import Desk
from service.preview.previewed import Previewed

HERE = "/-/preview"
"""Where the preview's own pages begin."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # the map and the editor style themselves; no text of others gets in there
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""The content security policy of the preview's own pages: nothing from outside."""

STILL = POLICY.replace("connect-src 'self'", "connect-src 'none'").replace("form-action 'self'", "form-action 'none'")
"""The same of a journey's page that is only looked at."""

_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}


def page(html: str, status: int = 200) -> Response:
    """A page of the preview."""
    return Response(html, status, {**_HEADERS, "content-type": "text/html; charset=utf-8"})


def still(html: str, *, lasting: bool) -> Response:
    """A page of a journey to look at, in a frame of ours or alone: nothing can be sent from it."""
    kept = "max-age=31536000, immutable" if lasting else "no-store"
    headers = {**_HEADERS, "content-security-policy": STILL, "cache-control": kept}
    return Response(html, 200, {**headers, "content-type": "text/html; charset=utf-8"})


def values(found: Any, status: int = 200) -> Response:
    """Plain values as JSON, for our own scripts."""
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":"), default=str)
    return Response(body, status, {**_HEADERS, "content-type": "application/json"})


def lasting(body: bytes, content_type: str) -> Response:
    """A file whose address holds a hash of it, so that it never changes."""
    headers = {**_HEADERS, "content-type": content_type, "cache-control": "max-age=31536000, immutable"}
    return Response(body, 200, headers)


def desk_of(request: Request) -> Desk:
    """The desk of the preview that is asked."""
    desk: Desk = request.app.state.desk
    return desk


def journey_of(request: Request) -> Previewed:
    """The journey that an address names as `{journey}`. Raises HTTPException (404) for one that is not there."""
    key = request.path_params["journey"]
    desk = desk_of(request)
    try:
        one = desk.journeys[key]
        desk.look_at(key)
        return one
    except KeyError:
        raise HTTPException(404, f"There is no journey {key} at this path any more") from None


async def sent(request: Request, most: int = 2_000_000) -> dict[str, Any]:
    """The JSON object that one of our scripts sent. Raises HTTPException (400, 413)."""
    body = await request.body()
    if len(body) > most:
        raise HTTPException(413, "That is more than the preview takes at once")
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400, "The preview was asked for something that it cannot read")
    return found

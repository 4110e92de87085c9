"""Which page of ours somebody came from, so that they can be led back to it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from service.exchange import Request

_PLACE = re.compile(r"/|(?:/[a-z0-9-]{1,80}){1,5}(?:\?change=1)?").fullmatch


def came_from(request: Request) -> str:
    """The page of ours that led here, as the browser tells it; "" where it tells none."""
    referer = request.headers.get(b"referer", b"").decode("latin-1")
    try:
        found = urlsplit(referer)
    except ValueError:
        return ""
    if found.netloc.lower() != request.host.lower():
        return ""
    change = "?change=1" if "change=1" in found.query.split("&") else ""
    return place(f"{found.path}{change}", request)


def place(address: str, request: Request) -> str:
    """An address that may be linked to: one of ours by its form, and not the page that asks; else ""."""
    return address if _PLACE(address) and address != request.path else ""

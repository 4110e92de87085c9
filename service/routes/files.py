"""Stylesheet, scripts and pictures: named by their content, kept by browsers for good."""

from __future__ import annotations

from service.exchange import VARY, Reply, Request, page
from service.running import Running

_FOR_GOOD = (b"cache-control", b"public, max-age=31536000, immutable")


async def static(running: Running, request: Request) -> Reply:
    """A file of the site; its address holds a hash of its content, so it never changes."""
    asset = running.shelf.static.get(request.path)
    if asset is None:
        return page(running.site(request).not_found(), 404)
    headers = ((b"content-type", asset.content_type.encode("ascii")), _FOR_GOOD, VARY)
    return Reply(200, asset.body, headers, body_gzip=asset.gzip)

"""Files: those of the site, kept by browsers for good; and those that a citizen sent, shown to nobody else."""

from __future__ import annotations

from urllib.parse import quote

from service.exchange import NO_STORE, VARY, Reply, Request, page
from service.running import Running
from service.visits import not_found, visit_of

_FOR_GOOD = (b"cache-control", b"public, max-age=31536000, immutable")


async def static(running: Running, request: Request) -> Reply:
    """A file of the site; its address holds a hash of its content, so it never changes."""
    asset = running.shelf.static.get(request.path)
    if asset is None:
        return page(running.site(request).not_found(), 404)
    headers = ((b"content-type", asset.content_type.encode("ascii")), _FOR_GOOD, VARY)
    return Reply(200, asset.body, headers, body_gzip=asset.gzip)


async def sent(running: Running, request: Request) -> Reply:
    """A file that this citizen sent and did not remove, to be saved: never shown as a page of ours.

    Anybody else's is not there, just as one that never was.
    """
    visit = await visit_of(running, request)
    upload = None if visit is None else visit.session.uploads.get(request.path.rpartition("/")[2])
    content = None if upload is None else await running.files.read(upload.id)
    if upload is None or content is None:
        return not_found(running, request)
    named = f"attachment; filename*=UTF-8''{quote(upload.name, safe='')}"
    return Reply(
        200,
        content,
        (
            (b"content-type", upload.media_type.encode("ascii")),
            (b"content-disposition", named.encode("ascii")),
            NO_STORE,
        ),
    )

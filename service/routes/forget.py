"""Deleting all that was answered on this device, for devices that others use too (patterns P25)."""

from __future__ import annotations

from engine.store import NotSaved
from service.exchange import Reply, Request, page, see_other
from service.gate import read_post
from service.origin import came_from
from service.running import Running
from service.security import drop_cookie, form_token, stored_key
from service.visits import RETRY_AFTER


async def ask(running: Running, request: Request) -> Reply:
    """Whether to delete them; a browser without a cookie has none."""
    cookie_id = request.cookie
    site = running.site(request)
    if cookie_id is None:
        return page(site.delete("", "/", none=True))
    return page(site.delete(form_token(cookie_id), came_from(request) or "/", none=False))


async def forget(running: Running, request: Request) -> Reply:
    """Deletes them in every journey, with their files, and the cookie. Done twice, the second time changes nothing."""
    posted = await read_post(running, request)
    if isinstance(posted, Reply):
        return posted
    try:
        files = await running.store.forget(stored_key(posted.cookie_id))
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route)
        return page(running.site(request).not_saved(), 503).adding(RETRY_AFTER)
    if files:
        await running.files.delete(files)
    return see_other("/-/deleted").adding(drop_cookie(request.https))


async def done(running: Running, request: Request) -> Reply:
    """That nothing is left."""
    return page(running.site(request).deleted())

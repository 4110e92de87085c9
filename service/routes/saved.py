"""Saving a page as it stands, and coming back later (patterns P13): without an account, on the same device."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from engine.session import civil_day
from renderers.html import addresses
from service.exchange import Reply, Request, page, see_other
from service.gate import Posted
from service.routes.asides import keep_aside
from service.running import Running
from service.security import set_cookie
from service.visits import elsewhere, to_start, visit_of

LATER = "later_"
"""The button that puts a page aside; no question has this name."""


async def put_aside(running: Running, request: Request, posted: Posted) -> Reply:
    """Keeps what was typed, judging nothing, and says until when. Raises NoSession, NotSaved."""
    await keep_aside(running, request, posted)
    cookie = set_cookie(posted.cookie_id, request.https, running.settings.keep_days)
    return later(request).adding(cookie)


def later(request: Request) -> Reply:
    """On to the page that says until when the answers are kept."""
    return see_other(addresses.saved(request.journey or ""))


async def show(running: Running, request: Request) -> Reply:
    """Until which day the answers are kept, and how to come back to them."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    away = elsewhere(running, request, visit)
    if away is not None:
        return away
    end = visit.session.saved + timedelta(days=running.settings.keep_days)
    until = civil_day(end, visit.edition.journey.time_zone) - timedelta(days=1)
    return page(visit.book.saved(replace(visit.frame, host=request.host), until))

"""The task list."""

from __future__ import annotations

from engine.visiting import waiting
from service.exchange import Reply, Request, page, see_other
from service.places import address
from service.running import Running
from service.visits import elsewhere, to_start, visit_of


async def show(running: Running, request: Request) -> Reply:
    """The tasks with their statuses; before they are reached, or in a journey without them, a redirect."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    away = elsewhere(running, request, visit)
    if away is not None:
        return away
    if not visit.path.tasks:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    return page(visit.book.tasks(visit.frame, visit.path))

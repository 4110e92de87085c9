"""Pages that belong to no citizen: the list of journeys, privacy, cookies, accessibility."""

from __future__ import annotations

from service.exchange import Reply, Request, page
from service.routes import start
from service.running import Running


async def home(running: Running, request: Request) -> Reply:
    """The service's journeys; of one that is alone, its start page."""
    now = running.shelf.now
    if len(now.editions) == 1:
        request.journey = next(iter(now.editions))
        return await start.show(running, request)
    return page(now.site.home([edition.journey for edition in now.editions.values()]))


async def privacy(running: Running, _request: Request) -> Reply:
    """What is kept, why and how long."""
    return page(running.shelf.now.site.privacy())


async def cookies(running: Running, _request: Request) -> Reply:
    """The one cookie."""
    return page(running.shelf.now.site.cookies())


async def accessibility(running: Running, _request: Request) -> Reply:
    """The accessibility statement."""
    return page(running.shelf.now.site.accessibility())

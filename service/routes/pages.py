"""Pages that belong to no citizen: the list of journeys, privacy, cookies, accessibility."""

from __future__ import annotations

from journeys.model import Journey
from service.exchange import Reply, Request, page
from service.routes import start
from service.running import Running
from service.security import cookie_days, cookie_name


async def home(running: Running, request: Request) -> Reply:
    """The service's journeys; of one that is alone, its start page."""
    now = running.shelf.now
    if len(now.editions) == 1:
        request.journey = next(iter(now.editions))
        return await start.show(running, request)
    return page(running.site(request).home(_journeys(running)))


async def privacy(running: Running, request: Request) -> Reply:
    """What is kept, why and how long."""
    return page(running.site(request).privacy(_journeys(running)))


async def cookies(running: Running, request: Request) -> Reply:
    """The one cookie."""
    days = cookie_days(running.settings.keep_days)
    return page(running.site(request).cookies(cookie_name(request.https), days))


async def accessibility(running: Running, request: Request) -> Reply:
    """The accessibility statement."""
    return page(running.site(request).accessibility())


def _journeys(running: Running) -> list[Journey]:
    return [edition.journey for edition in running.shelf.now.editions.values()]

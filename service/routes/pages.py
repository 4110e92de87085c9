"""Pages that belong to no citizen: the list of journeys, privacy, cookies, accessibility."""

from __future__ import annotations

from journeys.model import Journey
from service.exchange import Reply, Request, page
from service.languages import COOKIE, COOKIE_DAYS, choose
from service.routes import start
from service.running import Running
from service.security import cookie_days, cookie_name
from service.visits import not_found


async def home(running: Running, request: Request) -> Reply:
    """The service's journeys; of one that is alone, its start page."""
    now = running.shelf.now
    if len(now.editions) == 1:
        request.journey = next(iter(now.editions))
        return await start.show(running, request)
    return page(running.site(request).home(_journeys(running)))


async def privacy(running: Running, request: Request) -> Reply:
    """What is kept, why and how long."""
    return page(running.site(request).privacy(_journeys(running), running.settings.keep_days))


async def journey_privacy(running: Running, request: Request) -> Reply:
    """The same for one journey, with all that it asks."""
    edition = running.shelf.now.editions.get(request.journey or "")
    if edition is None:
        return not_found(running, request)
    book = edition.books[choose(request, edition.journey.languages)]
    return page(book.privacy(running.settings.keep_days))


async def cookies(running: Running, request: Request) -> Reply:
    """Every cookie that this service sets."""
    session = cookie_name(request.https), cookie_days(running.settings.keep_days)
    language = (COOKIE, COOKIE_DAYS) if len(running.shelf.now.sites) > 1 else None
    return page(running.site(request).cookies(session, language))


async def accessibility(running: Running, request: Request) -> Reply:
    """The accessibility statement."""
    return page(running.site(request).accessibility())


def _journeys(running: Running) -> list[Journey]:
    return [edition.journey for edition in running.shelf.now.editions.values()]

"""The session behind a request, and what is answered when there is none or it cannot be kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from engine.change import new_day
from engine.paths import path_of
from engine.replay import Fault
from engine.session import Session
from engine.store import NotSaved
from journeys.model import Journey, Step
from renderers.html import addresses
from service.exchange import Reply, Request, page, see_other
from service.languages import choose
from service.places import Visit, sent_address
from service.running import Running
from service.security import stored_key

T = TypeVar("T")

RETRY_AFTER = (b"retry-after", b"30")


async def visit_of(running: Running, request: Request) -> Visit | None:
    """Who asks, and where they are now; None without a session. Someone who comes back on a
    later day is seen as of that day; it is stored when they next answer. Raises Unavailable."""
    cookie_id, journey = request.cookie, request.journey
    if cookie_id is None or journey is None:
        return None
    key = stored_key(cookie_id)
    session = await running.with_versions(lambda: running.store.session(key, journey))
    if session is None or expired(running, session):
        return None
    edition = running.shelf.edition(session.version)
    session = spoken(request, edition.journey, new_day(edition.journey, session, running.now()))
    return Visit(cookie_id, session, edition, path_of(edition.journey, session))


def spoken(request: Request, journey: Journey, session: Session) -> Session:
    """The session in the language to answer in."""
    language = choose(request, journey.languages, session.language)
    return session if language == session.language else replace(session, language=language)


def page_asked(journey: Journey, request: Request) -> Step | None:
    """The step whose page is at this address; the request learns the id of one inside a repeat."""
    if request.own:
        listing = journey.steps.get(request.within)
        if listing is None or listing.repeat is None:
            return None
        request.step = f"{listing.repeat.item}.{request.own}"
    step = journey.steps.get(request.step or "")
    return None if step is None or step.form == "decision" else step


def expired(running: Running, session: Session) -> bool:
    """Whether a session has outlived its time, though it may not have been purged yet."""
    return running.now() - session.saved > timedelta(days=running.settings.keep_days)


def elsewhere(running: Running, request: Request, visit: Visit) -> Reply | None:
    """After sending, every page leads to the confirmation; a fault of the journey is told."""
    if visit.session.reference is not None:
        return see_other(sent_address(visit.session.journey, already=True))
    if visit.path.fault is not None:
        return fault_reply(running, request, visit.path.fault)
    return None


def to_start(running: Running, request: Request) -> Reply:
    """For someone without a session: the start page of the journey, if we have that journey."""
    if request.journey is None or request.journey not in running.shelf.now.editions:
        return not_found(running, request)
    return see_other(addresses.start(request.journey))


def not_found(running: Running, request: Request) -> Reply:
    """The page of an address that leads nowhere."""
    return page(running.site(request).not_found(), 404)


def fault_reply(running: Running, request: Request, fault: Fault) -> Reply:
    """A sentence of the journey could not be known: our fault or its author's, told to both."""
    running.log.error(
        "journey_fault",
        request=request.id,
        where="/".join(str(key) for key in fault.route),
        kind=fault.missing,
    )
    return page(running.site(request).went_wrong(request.id), 500)


def unavailable(running: Running, request: Request, error: Exception) -> Reply:
    """The database cannot be read just now."""
    running.log.error("unavailable", request=request.id, route=request.route, kind=type(error).__name__)
    return page(running.site(request).unavailable(), 503).adding(RETRY_AFTER)


async def not_saved(running: Running, request: Request, save: Callable[[], Awaitable[T]]) -> T | Reply:
    """What `save` returns, or the page that says that nothing was saved."""
    try:
        return await running.with_versions(save)
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route)
        return page(running.site(request).not_saved(), 503).adding(RETRY_AFTER)

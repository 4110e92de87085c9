"""Removing one of several of the same thing: asked about on a page of its own, then done at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.change import new_day, next_place
from engine.lists import remove_item
from engine.paths import path_of
from engine.places import Place, item_path
from engine.session import Session
from engine.store import NoSession, NotSaved
from engine.visiting import waiting
from journeys.model import Journey, Step
from service.exchange import Reply, Request, page, see_other
from service.gate import Posted, read_post
from service.places import Visit, address, go
from service.running import Running
from service.security import set_cookie, stored_key
from service.visits import RETRY_AFTER, elsewhere, expired, not_found, spoken, to_start, visit_of


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of it. `place` is None where there was no such item to remove. `files` are those that went too."""

    visit: Visit
    place: Place | None = None
    files: frozenset[str] = frozenset()


async def ask(running: Running, request: Request) -> Reply:
    """Whether to remove it; the list where it is not there any more."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    away = elsewhere(running, request, visit)
    if away is not None:
        return away
    step = _listing(visit.edition.journey, request)
    if step is None:
        return not_found(running, request)
    if item_path(visit.path, step.id, request.item) is None:
        return _onward(visit, step, request)
    return page(visit.book.remove(visit.frame, visit.path, step, request.item, request.changing))


async def remove(running: Running, request: Request) -> Reply:
    """Removes it with all that was answered about it. Done twice, the second time changes nothing."""
    posted = await read_post(running, request)
    if isinstance(posted, Reply):
        return posted

    def turn(session: Session) -> tuple[Session, Removal]:
        return _turn(running, request, posted, session)

    key = stored_key(posted.cookie_id)
    try:
        done = await running.with_versions(lambda: running.store.update(key, request.journey or "", turn))
    except NoSession:
        return to_start(running, request)
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route)
        return page(running.site(request).not_saved(), 503).adding(RETRY_AFTER)
    if done.files:
        await running.files.delete(done.files)
    away = elsewhere(running, request, done.visit)
    if away is not None:
        return away
    step = _listing(done.visit.edition.journey, request)
    if step is None:
        return not_found(running, request)
    if done.place is None:
        return _onward(done.visit, step, request)
    cookie = set_cookie(posted.cookie_id, request.https, running.settings.keep_days)
    changing = request.changing and not isinstance(done.place, str)
    return go(done.visit, done.place, request.by_htmx, changing, cookie)


def _turn(running: Running, request: Request, posted: Posted, session: Session) -> tuple[Session, Removal]:
    """The session without the item; the same one back where there is nothing to remove. Raises NoSession."""
    if expired(running, session):
        raise NoSession("the session has expired")
    edition = running.shelf.edition(session.version)
    journey = edition.journey
    current = spoken(request, journey, new_day(journey, session, running.now()))
    before = path_of(journey, current)
    visit = Visit(posted.cookie_id, current, edition, before)
    step = _listing(journey, request)
    if step is None or current.reference is not None or item_path(before, step.id, request.item) is None:
        return session, Removal(visit)
    saved = replace(remove_item(journey, current, step, request.item), saved=running.now())
    after = path_of(journey, saved)
    if after.fault is not None:
        return session, Removal(replace(visit, path=after))
    place: Place = next_place(journey, before, after, saved, step, True) if request.changing else step
    files = frozenset(current.uploads.keys() - saved.uploads.keys())
    return saved, Removal(Visit(posted.cookie_id, saved, edition, after), place, files)


def _listing(journey: Journey, request: Request) -> Step | None:
    """The repeat of this address."""
    step = journey.steps.get(request.within)
    return None if step is None or step.repeat is None else step


def _onward(visit: Visit, step: Step, request: Request) -> Reply:
    """To the list where that can be shown, else to where the citizen is."""
    listed = any(each is step for each in visit.path.steps)
    place = step if listed else waiting(visit.path, visit.session)
    return see_other(address(visit.session.journey, place, request.changing and listed))

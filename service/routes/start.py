"""The start page: looking at it creates nothing; its button begins a session."""

from __future__ import annotations

from engine.paths import path_of
from engine.session import begin as begin_session
from engine.visiting import waiting
from renderers.html.book import Book, Frame
from service.exchange import Reply, Request, page, see_other
from service.gate import read_post
from service.languages import choose
from service.places import Visit, address, go
from service.publishing import Edition
from service.running import Running
from service.security import form_token, new_cookie_id, set_cookie, stored_key
from service.visits import fault_reply, not_found, not_saved, visit_of

AGAIN = "again"
"""The form field that asks for a new session although there is one."""


async def show(running: Running, request: Request) -> Reply:
    """The start page, offering to go on where there is a session that was not sent."""
    edition = running.shelf.now.editions.get(request.journey or "")
    if edition is None:
        return not_found(running, request)
    cookie_id = request.cookie
    if cookie_id is not None:
        visit = await visit_of(running, request)
        resume = visit is not None and visit.session.reference is None
        book = _book(edition, request, visit)
        return page(book.start(Frame(csrf=form_token(cookie_id)), resume))
    cookie_id = new_cookie_id()  # known to nobody yet: it only ties the form to this browser
    reply = page(_book(edition, request, None).start(Frame(csrf=form_token(cookie_id)), False))
    return reply.adding(set_cookie(cookie_id, request.https, running.settings.keep_days))


async def begin(running: Running, request: Request) -> Reply:
    """Begins a session on the version that is served now, or goes on with the one there is.

    A cookie that no session stands behind is never adopted: the browser gets a new one.
    """
    edition = running.shelf.now.editions.get(request.journey or "")
    if edition is None:
        return not_found(running, request)
    posted = await read_post(running, request)
    if isinstance(posted, Reply):
        return posted
    visit = await visit_of(running, request)
    if visit is not None and visit.session.reference is None and AGAIN not in posted.form:
        if visit.path.fault is not None:
            return fault_reply(running, request, visit.path.fault)
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    cookie_id = posted.cookie_id if visit or await _known(running, posted.cookie_id) else new_cookie_id()
    session = begin_session(edition.journey, running.now(), choose(request, edition.journey.languages))
    path = path_of(edition.journey, session)
    if path.fault is not None:
        return fault_reply(running, request, path.fault)
    key = stored_key(cookie_id)
    saved = await not_saved(running, request, lambda: running.store.begin(key, session))
    if isinstance(saved, Reply):
        return saved
    cookie = set_cookie(cookie_id, request.https, running.settings.keep_days)
    return go(Visit(cookie_id, saved, edition, path), waiting(path, saved), request.by_htmx, False, cookie)


def _book(edition: Edition, request: Request, visit: Visit | None) -> Book:
    """The pages in the language of a visit that is under way, else in the one wished for."""
    otherwise = None if visit is None else visit.session.language
    return edition.books[choose(request, edition.journey.languages, otherwise)]


async def _known(running: Running, cookie_id: str) -> bool:
    """Whether the browser has a session in another journey, so that its cookie is one of ours."""
    key = stored_key(cookie_id)
    for journey in running.shelf.now.editions:
        if await running.with_versions(lambda journey=journey: running.store.session(key, journey)):  # type: ignore[misc]
            return True
    return False

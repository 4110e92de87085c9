"""A page of a journey: shown, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.change import Given, give, new_day, next_place
from engine.form import sent_for
from engine.lists import give_list
from engine.paths import path_of
from engine.places import ItemStep, Place, allowed, entry, item_path
from engine.session import Session
from engine.session import begin as begin_session
from engine.store import NoSession, NotSaved
from engine.tags import STALE, tag_again
from engine.visiting import waiting
from journeys.model import Journey, Step
from journeys.questions.address import answered, looks_up
from journeys.questions.base import Parts, Problem
from journeys.questions.forgive import one
from renderers.html.fields import control_name
from service.exchange import Reply, Request, page, see_other
from service.finding_addresses import search
from service.forms import Form
from service.gate import Posted, Stale, read_form_of
from service.languages import choose
from service.places import Visit, address, go
from service.places import show as show_place
from service.routes.asides import LANGUAGE, keep_aside, same_page
from service.routes.saved import LATER, later, put_aside
from service.running import Running
from service.security import new_cookie_id, set_cookie, stored_key
from service.uploads import settle
from service.visits import (
    RETRY_AFTER,
    elsewhere,
    expired,
    fault_reply,
    not_found,
    not_saved,
    page_asked,
    spoken,
    to_start,
    visit_of,
)

SEARCH = "--find"
"""The end of the name of a button that looks an address up."""

EXPIRED = "expired"
"""The notice of a session that stands in for one that is gone, and has the page just sent."""

LOST = "expired_all"
"""The same where that page could not be kept either."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one page's form. `given` and `place` are None where nothing was read."""

    visit: Visit
    step: Step | None
    given: Given | None = None
    place: Place | None = None


async def show(running: Running, request: Request) -> Reply:
    """The page, filled in; where it cannot be reached yet, a redirect to the one that can."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    away = elsewhere(running, request, visit)
    if away is not None:
        return away
    step = page_asked(visit.edition.journey, request)
    if step is None:
        return not_found(running, request)
    if not allowed(visit.path, step.id, request.item):
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    place = ItemStep(step, request.item) if request.item else entry(visit.path, step)
    if place is not step and not request.item:
        return see_other(address(visit.session.journey, place, request.changing))
    return show_place(visit, place, request.changing)


async def answer(running: Running, request: Request) -> Reply:
    """Reads the page's form: the next page once the answers are on the disk, or 422 with all problems."""
    posted = await read_form_of(running, request)
    if isinstance(posted, Reply):
        return posted
    if isinstance(posted, Stale):
        return await _shown_again(running, request, posted.form, "server.expired", 403) or posted.refusal
    if posted.parcel is not None:
        try:
            settled = await settle(running, request, posted)
        except NotSaved:
            return await _not_saved(running, request, posted.form)
        finally:
            posted.parcel.close()
        if settled is not None and LANGUAGE in posted.form:
            return same_page(running, request, posted)
        if settled is not None:
            return later(request) if LATER in posted.form else settled
    if LATER in posted.form or LANGUAGE in posted.form:
        try:
            if LATER in posted.form:
                return await put_aside(running, request, posted)
            await keep_aside(running, request, posted)
            return same_page(running, request, posted)
        except NoSession:
            return await _begin_anew(running, request, posted)
        except NotSaved:
            return await _not_saved(running, request, posted.form)
    if any(name.endswith(SEARCH) for name in posted.form):
        looked_up = await _looked_up(running, request, posted.form)
        if looked_up is not None:
            return looked_up
    key = stored_key(posted.cookie_id)

    def turn(session: Session) -> tuple[Session, Turn]:
        return _turn(running, request, posted, session)

    try:
        turned = await running.with_versions(lambda: running.store.update(key, request.journey or "", turn))
    except NoSession:
        return await _begin_anew(running, request, posted)
    except NotSaved:
        return await _not_saved(running, request, posted.form)
    visit = turned.visit
    away = elsewhere(running, request, visit)
    if away is not None:
        return away
    if turned.step is None:
        return not_found(running, request)
    given, place = turned.given, turned.place
    if given is None:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    if place is None:
        return _page(visit, turned.step, request, posted.form, given.fields, given.problems, 422)
    cookie = set_cookie(posted.cookie_id, request.https, running.settings.keep_days)
    return go(visit, place, request.by_htmx, request.changing and isinstance(place, Step | ItemStep), cookie)


def _turn(running: Running, request: Request, posted: Posted, session: Session) -> tuple[Session, Turn]:
    """One page turn on the newest session; the same session back where there is nothing to save. Raises NoSession."""
    if expired(running, session):
        raise NoSession("the session has expired")
    edition = running.shelf.edition(session.version)
    journey = edition.journey
    current = spoken(request, journey, new_day(journey, session, running.now()))
    before = path_of(journey, current)
    visit = Visit(posted.cookie_id, current, edition, before)
    step, item = page_asked(journey, request), request.item
    if step is None or current.reference is not None or before.fault is not None or not allowed(before, step.id, item):
        return session, Turn(visit, step)
    given = _given(journey, current, step, posted.form, item)
    if given.session is None:
        return session, Turn(visit, step, given)
    after = path_of(journey, given.session)
    if after.fault is not None:
        return session, Turn(replace(visit, path=after), step)
    place = next_place(journey, before, after, given.session, step, request.changing, item)
    saved = replace(given.session, saved=running.now())
    return saved, Turn(Visit(posted.cookie_id, saved, edition, after), step, given, place)


def _given(journey: Journey, session: Session, step: Step, form: Form, item: str) -> Given:
    """The form of a page, read: of a list, whether there is another."""
    if step.repeat is not None:
        return give_list(journey, session, step, form)
    return give(journey, session, step, form, item)


def _page(
    visit: Visit,
    step: Step,
    request: Request,
    form: Form,
    fields: Mapping[str, Parts],
    problems: tuple[Problem, ...],
    status: int,
) -> Reply:
    """The page whose form was sent, again; it goes on knowing what it showed, and what of that is told to be stale."""
    book, frame, path = visit.book, visit.frame, visit.path
    if step.repeat is not None:
        chosen = next(iter(fields.get(step.id, {}).get("", ())), "")
        return page(book.items(frame, path, step, problems, chosen, request.changing), status)
    told = {problem.question for problem in problems if problem.rule == STALE}
    seen = tag_again(visit.session, step, request.item, form, told)
    return page(book.step(frame, path, step, fields, problems, request.changing, request.item, seen), status)


async def _begin_anew(running: Running, request: Request, posted: Posted) -> Reply:
    """The session is gone (expired, or begun again elsewhere): a new one keeps the page just sent.

    The first page of the new session says so; the answer waits until its page is reached.
    """
    edition = running.shelf.now.editions.get(request.journey or "")
    step = None if edition is None else page_asked(edition.journey, request)
    if edition is None or step is None:
        return not_found(running, request)
    fresh = begin_session(edition.journey, running.now(), choose(request, edition.journey.languages))
    kept: Session | None = None
    if not request.item or item_path(path_of(edition.journey, fresh), step.within, request.item) is not None:
        kept = _given(edition.journey, fresh, step, posted.form, request.item).session
    session = replace(fresh, notice=LOST) if kept is None else replace(kept, notice=EXPIRED)
    path = path_of(edition.journey, session)
    if path.fault is not None:
        return fault_reply(running, request, path.fault)
    cookie_id = new_cookie_id()
    saved = await not_saved(running, request, lambda: running.store.begin(stored_key(cookie_id), session))
    if isinstance(saved, Reply):
        return saved
    cookie = set_cookie(cookie_id, request.https, running.settings.keep_days)
    return go(Visit(cookie_id, saved, edition, path), waiting(path, saved), request.by_htmx, False, cookie)


async def _looked_up(running: Running, request: Request, form: Form) -> Reply | None:
    """The same page with the addresses of a postcode to choose from; None where none was asked for here.

    The Enter key presses this button too, so a form that has an answer goes on. Nothing is saved: what was typed
    and what was found comes back with the page.
    """
    visit = await visit_of(running, request)
    step = None if visit is None else page_asked(visit.edition.journey, request)
    if visit is None or step is None or not allowed(visit.path, step.id, request.item):
        return None
    fields = {question.id: sent_for(question, form) for question in step.questions}
    for question in step.questions:
        if question.type == "address" and looks_up(question) and control_name(question.id) + SEARCH in form:
            parts = fields[question.id]
            if answered(parts):
                return None
            found = await search(running.finder, one(parts, "find"), one(parts, "house"))
            fields[question.id] = {**parts, "found": [found], "pick": [""]}
            return _page(visit, step, request, form, fields, (), 200)
    return None


async def _not_saved(running: Running, request: Request, form: Form) -> Reply:
    """The disk did not take it: told on the page itself where that can be shown."""
    running.log.error("not_saved", request=request.id, route=request.route)
    again = await _shown_again(running, request, form, "server.not_saved", 503)
    return (again or page(running.site(request).not_saved(), 503)).adding(RETRY_AFTER)


async def _shown_again(running: Running, request: Request, form: Form, rule: str, status: int) -> Reply | None:
    """The same page with all that was typed and why it was not saved; None where it cannot be shown."""
    visit = await visit_of(running, request)
    if visit is None or visit.session.reference is not None or visit.path.fault is not None:
        return None
    step = page_asked(visit.edition.journey, request)
    asks = step is not None and (step.questions or step.repeat is not None)
    if step is None or not asks or not allowed(visit.path, step.id, request.item):
        return None
    given = _given(visit.edition.journey, visit.session, step, form, request.item)
    about = step.questions[0].id if step.questions else step.id
    return _page(visit, step, request, form, given.fields, (Problem(about, rule), *given.problems), status)

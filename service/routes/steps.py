"""A page of a journey: shown, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.change import Given, Place, allowed, give, new_day, next_place
from engine.paths import path_of
from engine.session import Session
from engine.session import begin as begin_session
from engine.store import NoSession, NotSaved
from journeys.model import Journey, Step
from journeys.questions.base import Parts, Problem
from service.exchange import Reply, Request, page, see_other
from service.forms import Form
from service.gate import Posted, Stale, read_form_of
from service.languages import choose
from service.places import Visit, address, go, sent_address, waiting
from service.places import show as show_place
from service.running import Running
from service.security import new_cookie_id, set_cookie, stored_key
from service.visits import RETRY_AFTER, expired, fault_reply, not_found, not_saved, spoken, to_start, visit_of

EXPIRED = "expired"
"""The notice of a session that stands in for one that is gone."""


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
    elsewhere = _elsewhere(running, request, visit)
    if elsewhere is not None:
        return elsewhere
    step = _step(visit.edition.journey, request.step)
    if step is None:
        return not_found(running, request)
    if not allowed(visit.path, step.id):
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    return show_place(visit, step, request.changing)


async def answer(running: Running, request: Request) -> Reply:
    """Reads the page's form: the next page once the answers are on the disk, or 422 with all problems."""
    posted = await read_form_of(running, request)
    if isinstance(posted, Reply):
        return posted
    if isinstance(posted, Stale):
        return await _shown_again(running, request, posted.form, "server.expired", 403) or posted.refusal
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
    elsewhere = _elsewhere(running, request, visit)
    if elsewhere is not None:
        return elsewhere
    if turned.step is None:
        return not_found(running, request)
    given, place = turned.given, turned.place
    if given is None:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    if place is None:
        return _page(visit, turned.step, given.fields, given.problems, request.changing, 422)
    cookie = set_cookie(posted.cookie_id, request.https, running.settings.keep_days)
    return go(visit, place, request.by_htmx, request.changing and isinstance(place, Step), cookie)


def _turn(running: Running, request: Request, posted: Posted, session: Session) -> tuple[Session, Turn]:
    """One page turn on the newest session; the same session back where there is nothing to save. Raises NoSession."""
    if expired(running, session):
        raise NoSession("the session has expired")
    edition = running.shelf.edition(session.version)
    journey = edition.journey
    current = spoken(request, journey, new_day(journey, session, running.now()))
    before = path_of(journey, current)
    visit = Visit(posted.cookie_id, current, edition, before)
    step = _step(journey, request.step)
    if step is None or current.reference is not None or before.fault is not None or not allowed(before, step.id):
        return session, Turn(visit, step)
    given = give(journey, current, step, posted.form)
    if given.session is None:
        return session, Turn(visit, step, given)
    after = path_of(journey, given.session)
    if after.fault is not None:
        return session, Turn(replace(visit, path=after), step)
    place = next_place(journey, before, after, given.session, step, request.changing)
    saved = replace(given.session, saved=running.now())
    return saved, Turn(Visit(posted.cookie_id, saved, edition, after), step, given, place)


def _step(journey: Journey, id: str | None) -> Step | None:
    """The step that has a page under this id."""
    step = journey.steps.get(id or "")
    return None if step is None or step.form == "decision" else step


def _elsewhere(running: Running, request: Request, visit: Visit) -> Reply | None:
    """After sending, every page leads to the confirmation; a fault of the journey is told."""
    if visit.session.reference is not None:
        return see_other(sent_address(visit.session.journey))
    if visit.path.fault is not None:
        return fault_reply(running, request, visit.path.fault)
    return None


def _page(
    visit: Visit,
    step: Step,
    fields: Mapping[str, Parts],
    problems: tuple[Problem, ...],
    changing: bool,
    status: int,
) -> Reply:
    return page(visit.book.step(visit.frame, visit.path, step, fields, problems, changing), status)


async def _begin_anew(running: Running, request: Request, posted: Posted) -> Reply:
    """The session is gone (expired, or begun again elsewhere): a new one keeps the page just sent.

    The first page of the new session says so; the answer waits until its page is reached.
    """
    edition = running.shelf.now.editions.get(request.journey or "")
    step = None if edition is None else _step(edition.journey, request.step)
    if edition is None or step is None:
        return not_found(running, request)
    fresh = begin_session(edition.journey, running.now(), choose(request, edition.journey.languages))
    session = replace(give(edition.journey, fresh, step, posted.form).session or fresh, notice=EXPIRED)
    path = path_of(edition.journey, session)
    if path.fault is not None:
        return fault_reply(running, request, path.fault)
    cookie_id = new_cookie_id()
    saved = await not_saved(running, request, lambda: running.store.begin(stored_key(cookie_id), session))
    if isinstance(saved, Reply):
        return saved
    cookie = set_cookie(cookie_id, request.https, running.settings.keep_days)
    return go(Visit(cookie_id, saved, edition, path), waiting(path, saved), request.by_htmx, False, cookie)


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
    step = _step(visit.edition.journey, request.step)
    if step is None or not step.questions or not allowed(visit.path, step.id):
        return None
    given = give(visit.edition.journey, visit.session, step, form)
    problems = (Problem(step.questions[0].id, rule), *given.problems)
    return _page(visit, step, given.fields, problems, request.changing, status)

"""Check answers: shown, and sent."""

from __future__ import annotations

from engine.store import NoSession, NotSaved
from engine.submission import Refused, submit
from engine.visiting import waiting
from service.exchange import Reply, Request, page, see_other
from service.gate import read_post
from service.places import HTMX_PUSH, Visit, address, sent_address
from service.routes.ends import confirmation
from service.running import Running
from service.security import stored_key
from service.visits import RETRY_AFTER, fault_reply, spoken, to_start, visit_of


async def show(running: Running, request: Request) -> Reply:
    """All answers with a link to change each; before everything is answered, a redirect."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    if visit.session.reference is not None:
        return see_other(sent_address(visit.session.journey, already=True))
    if visit.path.fault is not None:
        return fault_reply(running, request, visit.path.fault)
    if visit.path.outcome is None or not visit.path.outcome.submit:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    return page(visit.book.check(visit.frame, visit.path))


async def send(running: Running, request: Request) -> Reply:
    """Sends once: a second POST, or twenty at a time, give the same confirmation."""
    posted = await read_post(running, request)
    if isinstance(posted, Reply):
        return posted
    journey_id = request.journey or ""
    key = stored_key(posted.cookie_id)
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    journey, now = visit.edition.journey, running.now()
    try:
        sent = await running.with_versions(
            lambda: running.store.submit(
                key, journey_id, lambda session: submit(journey, spoken(request, journey, session), now)
            )
        )
    except NoSession:
        return to_start(running, request)
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route, journey=request.journey)
        return page(running.site(request).not_saved(), 503).adding(RETRY_AFTER)
    if isinstance(sent, Refused):
        return _refused(running, request, visit, sent)
    to = sent_address(journey_id)
    if not request.by_htmx:
        return see_other(to)
    return (await confirmation(running, request)).adding((HTMX_PUSH, to.encode("ascii")))


def _refused(running: Running, request: Request, visit: Visit, refused: Refused) -> Reply:
    """Something is missing after all: on to the page that asks for it."""
    if refused.path.fault is not None:
        return fault_reply(running, request, refused.path.fault)
    return see_other(address(visit.session.journey, waiting(refused.path, visit.session)))

"""Where a journey ends: an outcome that is only read, and the confirmation of what was sent."""

from __future__ import annotations

from dataclasses import replace

from engine.visiting import waiting
from service.exchange import Reply, Request, page, see_other
from service.places import address, sent_address
from service.running import Running
from service.visits import fault_reply, to_start, visit_of


async def end(running: Running, request: Request) -> Reply:
    """An outcome without sending; before it is reached, a redirect."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    if visit.session.reference is not None:
        return see_other(sent_address(visit.session.journey, already=True))
    if visit.path.fault is not None:
        return fault_reply(running, request, visit.path.fault)
    if visit.path.outcome is None or visit.path.outcome.submit:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    return page(visit.book.outcome(replace(visit.frame, host=request.host), visit.path))


async def sent(running: Running, request: Request) -> Reply:
    """The confirmation, as often as it is asked for; before sending, a redirect."""
    return await confirmation(running, request)


async def confirmation(running: Running, request: Request) -> Reply:
    """What was sent, by the session that sent it."""
    visit = await visit_of(running, request)
    if visit is None:
        return to_start(running, request)
    reference = visit.session.reference
    if visit.path.fault is not None:
        return fault_reply(running, request, visit.path.fault)
    submission = None if reference is None else await running.store.submission(reference)
    if submission is None:
        return see_other(address(visit.session.journey, waiting(visit.path, visit.session)))
    frame = replace(visit.frame, host=request.host)
    return page(visit.book.confirmation(frame, visit.path, submission, request.already))

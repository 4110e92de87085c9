"""A form that is put aside rather than answered: what was typed is kept as it is, and the page comes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.drafts import keep_draft
from engine.session import Session
from engine.store import NoSession, NotSaved
from journeys.model import Journey, Step
from service.exchange import Reply, Request, page, see_other
from service.gate import Posted
from service.languages import ask_for
from service.running import Running
from service.security import stored_key
from service.visits import RETRY_AFTER, expired, spoken, to_start

LANGUAGE = "language_"
"""The button that asks for the page in another language; its value is the language. No question has this name."""

Asked = Callable[[Journey, Request], Step | None]
"""The step whose page is at an address."""


async def other_language(running: Running, request: Request, posted: Posted, asked: Asked) -> Reply:
    """The same page in another language, with all that was typed (patterns P22)."""
    wanted = posted.form[LANGUAGE][0]

    def aside(session: Session) -> tuple[Session, None]:
        if expired(running, session):
            raise NoSession("the session has expired")
        journey = running.shelf.edition(session.version).journey
        ask_for(request, wanted, journey.languages)
        step = asked(journey, request)
        if step is None or session.reference is not None:
            return session, None
        kept = keep_draft(journey, spoken(request, journey, session), step, posted.form, request.item)
        return (session if kept == session else replace(kept, saved=running.now())), None

    key = stored_key(posted.cookie_id)
    try:
        await running.with_versions(lambda: running.store.update(key, request.journey or "", aside))
    except NoSession:
        return to_start(running, request)
    except NotSaved:
        running.log.error("not_saved", request=request.id, route=request.route)
        return page(running.site(request).not_saved(), 503).adding(RETRY_AFTER)
    return see_other(request.path + ("?change=1" if request.changing else ""))

"""A form that is put aside rather than answered: what was typed is kept as it is, and the page comes again."""

from __future__ import annotations

from dataclasses import replace

from engine.drafts import keep_draft
from engine.session import Session
from engine.store import NoSession
from service.exchange import Reply, Request, see_other
from service.gate import Posted
from service.languages import ask_for
from service.running import Running
from service.security import stored_key
from service.visits import expired, page_asked, spoken

LANGUAGE = "language_"
"""The button that asks for the page in another language; its value is the language. No question has this name."""


async def keep_aside(running: Running, request: Request, posted: Posted) -> None:
    """Keeps what was typed, judging nothing. Raises NoSession, NotSaved."""

    def aside(session: Session) -> tuple[Session, None]:
        if expired(running, session):
            raise NoSession("the session has expired")
        journey = running.shelf.edition(session.version).journey
        if LANGUAGE in posted.form:
            ask_for(request, posted.form[LANGUAGE][0], journey.languages)
        step = page_asked(journey, request)
        if step is None or session.reference is not None:
            return session, None
        kept = keep_draft(journey, spoken(request, journey, session), step, posted.form, request.item)
        return replace(kept, saved=running.now()), None

    key = stored_key(posted.cookie_id)
    await running.with_versions(lambda: running.store.update(key, request.journey or "", aside))


def same_page(running: Running, request: Request, posted: Posted) -> Reply:
    """The page again, in the language that was asked for (patterns P22)."""
    edition = running.shelf.now.editions.get(request.journey or "")
    if edition is not None:
        ask_for(request, posted.form[LANGUAGE][0], edition.journey.languages)
    return see_other(request.path + ("?change=1" if request.changing else ""))

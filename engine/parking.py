"""Marking what a change has left on another branch."""

from __future__ import annotations

from dataclasses import replace

from engine.paths import path_of
from engine.plan import plan_of
from engine.replay import shown
from engine.session import Session
from journeys.model import Journey


def park(journey: Journey, session: Session) -> Session:
    """Mark what was left on another branch.

    Only what stands before the place where the path now stops has been left: what comes later
    may still be on the way. An information page that was left is shown again if it comes back.
    """
    path = path_of(journey, session)
    if path.fault is not None:
        return session
    live = path.known
    if not session.seen and all(id in live or entry.parked for id, entry in session.entries.items()):
        return session
    plan = plan_of(journey)
    reached = len(plan.order) if path.stops_at is None else plan.order[path.stops_at.id]
    pages = {page.id for page in path.steps}
    asked = {question.id for page in path.steps for question in shown(page, path.known)}
    left = [
        id
        for id, entry in session.entries.items()
        if not entry.parked and id not in asked and plan.order[plan.step_of[id].id] < reached
    ]
    seen = frozenset(id for id in session.seen if id in pages or plan.order[id] >= reached)
    if not left and seen == session.seen:
        return session
    entries = {**session.entries, **{id: replace(session.entries[id], parked=True) for id in left}}
    return replace(session, entries=entries, seen=seen)

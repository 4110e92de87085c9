"""What is known where a page is read: the live answers before it, and inside an item those of the item."""

from __future__ import annotations

from engine.path import Path
from engine.paths import path_of
from engine.places import item_path
from engine.plan import plan_of
from engine.session import Session
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Step


def before(journey: Journey, session: Session, step: Step, item: str = "") -> Known:
    """All that a page's own questions may read. The page has to be allowed."""
    plan = plan_of(journey)
    order, step_of = plan.order, plan.step_of
    path = path_of(journey, session)
    outside = order[step.within] if item else order[step.id]
    known = Known(
        {id: value for id, value in path.known.items() if order[step_of[id].id] < outside}, today=session.today
    )
    if not item:
        return known
    found = item_path(path, step.within, item)
    repeat = journey.steps[step.within].repeat
    assert found is not None, "the page is not allowed"
    assert repeat is not None
    here = order[step.id]
    answers = {id: value for id, value in found.item.answers.items() if order[step_of[id].id] < here}
    return Inside(known, repeat.item, Item(item, found.item.number, answers), found.known.others)


def so_far(path: Path, step: Step) -> Known:
    """What is known on the list page of a repeat, where the items there are so far are all there are."""
    items = tuple(each.item for each in path.items.get(step.id, ()))
    return Known({**path.known, step.id: items}, today=path.known.today)


def copied(known: Known) -> Known:
    """The same knowledge, to be added to without touching the first."""
    if isinstance(known, Inside):
        copy = Inside(known.outer, known.name, known.item, known.others)
        copy.update(known)
        return copy
    return Known(known, today=known.today)

"""A citizen who gets to a place, as a scenario to paste."""

from __future__ import annotations

from engine.expecting import expected
from engine.given import take
from engine.places import page_ids
from engine.proving.aims import Aim, Place
from engine.proving.made import Made
from engine.proving.reaching import Reached
from engine.walk import stop_id
from engine.written import written
from journeys.model import Journey


def scenario(journey: Journey, reached: Reached) -> Made:
    """What an author writes of somebody who was found: the answers, where they lead, and why it matters."""
    who, aim = reached.citizen, reached.aim
    assert who is not None, "nobody was found"
    answers = written(journey, who)
    taken = take(journey, answers, who.today)  # what may be left blank is, so that it may go on behind the place
    expect = expected(taken)
    pages = set(page_ids(taken.path))
    visits = [each.id for each in (*aim.through, aim.at) if each.id in pages and each.id != stop_id(taken.path)]
    skips = [each.id for each in aim.without if _is_page(each)]
    expect |= ({"visits": visits} if visits else {}) | ({"skips": skips} if skips else {})
    id = f"reaches_{aim.at.id.replace('.', '_')}"
    return Made(id, who.today, answers, expect, note=f"Somebody who {said(aim)}")


def said(aim: Aim) -> str:
    """What is asked of somebody, in words that follow "somebody who" or "nobody"."""
    words = f"gets to {aim.at.id}"
    if aim.through:
        words += f" by way of {_listed([each.id for each in aim.through])}"
    if aim.where is not None:
        words += f", where {aim.where.text}"
    if aim.without:
        words += f", and does not come by {_listed([each.id for each in aim.without])}"
    return words


def _is_page(place: Place) -> bool:
    return place.what == "step" and place.step is not None and place.step.form != "decision"


def _listed(ids: list[str]) -> str:
    return " and ".join(ids) if len(ids) < 3 else f"{', '.join(ids[:-1])} and {ids[-1]}"

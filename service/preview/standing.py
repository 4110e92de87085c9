"""Standing in for somebody: the citizen who is wanted at a place is found, and the walk becomes theirs."""

from __future__ import annotations

import asyncio
from datetime import date
from itertools import islice

from engine.given import take
from engine.paths import path_of
from engine.proving.aims import Unaimable
from engine.proving.crowd import Crowd
from engine.proving.plain import plain
from engine.proving.reaching import DRAWN
from engine.proving.standing import standing
from engine.standing_in import aim_at, at, at_the_end, citizen_in
from engine.tracing import Tracer
from engine.witness import citizen_of
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from journeys.unwritten import CHECK, CHECK_OF, START, TASKS
from renderers.map import words
from service.preview.previewed import Previewed
from service.preview.somebody import seek
from service.preview.stops import stops
from service.preview.walking import tracer_of
from service.preview.walks import Walks

_CALLED = {TASKS: "the task list", CHECK: "the page of all answers"}


class Nobody(Exception):  # noqa: N818 (what a journey says, told with a reason)
    """Nobody can be put there. The arguments are sentences for the person who wanted it."""


async def put_at(walks: Walks, key: str, one: Previewed, id: str) -> None:
    """Goes to a place of the map. Raises Nobody and StoreFault.

    Where the walk's own answers lead there, it keeps them all. Else it becomes that of the citizen who is known to get
    there, of one of the crowd, or of whom the solver finds.
    """
    journey = one.journey
    assert journey is not None
    if id == START:
        await walks.anew(key, one)
        return
    session = await walks.session(key, one)
    if session is not None and session.reference is None:
        path = path_of(journey, session)
        own = stops(journey, path, session)
        ends = path.outcome.id if path.outcome is not None else ""
        wanted = CHECK if id == f"{CHECK_OF}{ends}" else id
        found = next((stop for stop in own if stop.node == wanted), None)
        if found is not None:
            walks.go(key, one, found.address)
            return
    if walks.day_of:
        walks.set_day(None)
    try:
        aim_at(journey, id)
    except Unaimable as fault:
        raise Nobody(f"Nobody can be put at {called(journey, id)}, as this journey has none.") from fault
    today = walks.today(journey)
    known = one.people.get(id)
    stood = None
    if known is not None:
        stood = at(journey, known, id, walks.desk.now(), tracer_of(journey))
    if stood is None:
        who = await _found(walks, one, journey, id, today)
        stood = at(journey, who, id, walks.desk.now(), tracer_of(journey))
    if stood is None:
        raise Nobody(f"Nobody was found who gets to {called(journey, id)}.")
    await walks.put(key, one, stood, f"somebody who gets to {called(journey, id)}", "this citizen")


async def put_as(walks: Walks, key: str, one: Previewed, who: Citizen, id: str) -> None:
    """Becomes a citizen who was found elsewhere, at a place on their way. Raises Nobody and StoreFault."""
    journey = one.journey
    assert journey is not None
    if walks.day_of:
        walks.set_day(None)
    try:
        stood = at(journey, who, id, walks.desk.now(), tracer_of(journey))
    except Unaimable as fault:
        raise Nobody(f"Nobody can be put at {called(journey, id)}, as this journey has none.") from fault
    if stood is None:
        raise Nobody(f"This citizen does not get to {called(journey, id)} any more.")
    await walks.put(key, one, stood, f"a citizen who gets to {called(journey, id)}", "this citizen")


async def put_at_the_end(walks: Walks, key: str, one: Previewed, id: str, place: str = "") -> None:
    """Becomes the citizen of a scenario: where they end, or at a place on their way. Raises Nobody and StoreFault."""
    journey = one.journey
    assert journey is not None
    scenario = journey.scenarios.get(id)
    if scenario is None:
        raise Nobody(f"There is no scenario {id} in this journey.")
    if walks.day_of:
        walks.set_day(None)
    today = scenario.today or walks.today(journey)
    taken = take(journey, scenario.answers, today)
    now = walks.desk.now()
    if place:
        stood = at(journey, citizen_in(journey, taken, today), place, now, tracer_of(journey))
        if stood is None:
            raise Nobody(f"The scenario {id} does not come by {called(journey, place)}.")
    else:
        stood = at_the_end(journey, taken, today, now)
    if stood.path.fault is not None:
        raise Nobody(f"The scenario {id} meets a rule that cannot be worked out, so no page can be shown.")
    await walks.put(key, one, stood, f"the scenario {id}", "this scenario")


async def _found(walks: Walks, one: Previewed, journey: Journey, id: str, today: date) -> Citizen:
    """Somebody of the crowd, else whom the solver finds. Raises Nobody, saying which lines keep everybody away."""
    drawn = await asyncio.to_thread(drawn_at, journey, id, today)
    if drawn is not None:
        return drawn
    assert one.shown is not None
    async with walks.seeking:
        sought = await asyncio.to_thread(seek, one.shown.files, walks.desk.service, today, id)
    if sought.who is not None:
        return sought.who
    there = called(journey, id)
    if sought.status != "nobody":
        raise Nobody(f"Nobody was found who gets to {there}: {sought.why}.")
    told = [f"It is proved that nobody gets to {there}."]
    for label in sought.lines:
        place = one.shown.locate(label.spot)
        told.append(f"{place.file.rpartition('/')[2]}, line {place.line}: {place.source.strip()}")
    raise Nobody(*told)


def drawn_at(journey: Journey, id: str, today: date) -> Citizen | None:
    """The plainest of a crowd who gets to a place; None where none of so many does."""
    wanted, tracer = aim_at(journey, id), Tracer(journey)

    def good(who: Citizen) -> Citizen | None:
        found = standing(wanted, who, tracer)
        return None if found is None else found.who

    for person, _ in islice(Crowd(journey, today).people(DRAWN), DRAWN):
        who = good(citizen_of(journey, person.answers, person.today))
        if who is not None:
            return plain(journey, today, who, good)
    return None


def called(journey: Journey, id: str) -> str:
    """A place in words."""
    if id in journey.steps:
        return f"“{words.step_heading(journey.steps[id])}”"
    if id in journey.outcomes:
        return f"“{words.outcome_heading(journey.outcomes[id])}”"
    section = next((each for each in journey.sections if each.id == id), None)
    if id.startswith(CHECK_OF):
        return f"{_CALLED[CHECK]} before {called(journey, id.removeprefix(CHECK_OF))}"
    return f"“{words.section_heading(section)}”" if section is not None else _CALLED.get(id, id)

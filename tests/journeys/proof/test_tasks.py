"""With a task list, whoever has done all tasks goes where the formulas say, and nobody else ends elsewhere."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.proof.anybody import Anybody
from tests.engine.small import journey
from tests.journeys.proof.agreement import PHASES, twice
from tests.journeys.proof.journeys_made import made_journeys
from tests.journeys.proof.people import people

DAYS = st.sampled_from([date(2026, 11, 22), date(2027, 3, 1)])


@settings(max_examples=25, phases=PHASES)
@given(st.data())
def test_citizens_of_journeys_with_tasks_go_where_their_formulas_say(data: st.DataObject) -> None:
    of = journey(data.draw(made_journeys(tasks=True)))
    world = Anybody(of, date(2026, 1, 1))
    with twice(of, world) as both:
        for _ in range(6):
            both.agree(data.draw(people(world, DAYS)))

"""The way through a journey as formulas is the way on which replay leads, for random journeys and citizens."""

from __future__ import annotations

from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from journeys.proof.anybody import Anybody
from tests.engine.small import journey
from tests.journeys.proof.agreement import twice
from tests.journeys.proof.journeys_made import made_journeys
from tests.journeys.proof.people import people
from tests.journeys_strategy import journeys

SINCE = date(2026, 1, 1)
DAYS = st.sampled_from([date(2026, 11, 22), date(2026, 1, 1), date(2028, 2, 29), date(2027, 3, 1)])


@settings(max_examples=300, phases=[Phase.generate])
@given(st.data(), st.booleans())
def test_citizens_of_random_journeys_go_where_their_formulas_say(data: st.DataObject, repeats: bool) -> None:
    of = journey(data.draw(journeys(repeats=repeats)))
    world = Anybody(of, SINCE)
    with twice(of, world) as both:
        for _ in range(6):
            both.agree(data.draw(people(world, DAYS)))


@settings(max_examples=300, phases=[Phase.generate])
@given(st.data())
def test_citizens_of_journeys_with_every_kind_of_line_go_where_their_formulas_say(data: st.DataObject) -> None:
    of = journey(data.draw(made_journeys()))
    world = Anybody(of, SINCE)
    with twice(of, world) as both:
        for _ in range(6):
            both.agree(data.draw(people(world, DAYS)))

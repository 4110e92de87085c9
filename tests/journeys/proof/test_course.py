"""The way through a journey as formulas is the way on which replay leads, for random journeys and citizens."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.proof.anybody import Anybody
from journeys.proof.verdicts import Citizen
from tests.engine.small import journey
from tests.journeys.proof.agreement import PHASES, twice
from tests.journeys.proof.journeys_made import made_journeys
from tests.journeys.proof.people import Person, people
from tests.journeys_strategy import journeys

SINCE = date(2026, 1, 1)
DAYS = st.sampled_from([date(2026, 11, 22), date(2026, 1, 1), date(2028, 2, 29), date(2027, 3, 1)])


@settings(max_examples=50, phases=PHASES)
@given(st.data(), st.booleans())
def test_citizens_of_random_journeys_go_where_their_formulas_say(data: st.DataObject, repeats: bool) -> None:
    of = journey(data.draw(journeys(repeats=repeats)))
    world = Anybody(of, SINCE)
    with twice(of, world) as both:
        for _ in range(6):
            somebody = data.draw(people(world, DAYS))
            assert Person(world, somebody).can_say_all()
            both.agree(somebody)


@settings(max_examples=50, phases=PHASES)
@given(st.data())
def test_citizens_of_journeys_with_every_kind_of_line_go_where_their_formulas_say(data: st.DataObject) -> None:
    of = journey(data.draw(made_journeys()))
    world = Anybody(of, SINCE)
    with twice(of, world) as both:
        for _ in range(6):
            somebody = data.draw(people(world, DAYS))
            assert Person(world, somebody).can_say_all()
            both.agree(somebody)


TWINS = """
    journey: twins
    title: Twins
    steps:
      children:
        repeat: child
        title: Children
        label: One
        max: 3
        steps:
          born:
            ask: When was the child born?
            type: month_year
          same_day:
            when: child.twin
            ask: On the same day?
            type: yes_no
        facts:
          twin: any other child in children where other.born is child.born
    next:
      any child in children where child.twin: some
      (count of children where child.same_day was yes) > 1: several
      otherwise: sent
    outcomes:
      some:
        title: Some
      several:
        title: Several
      sent:
        submit: true
        title: Sent
"""


@settings(max_examples=40, phases=PHASES)
@given(st.data())
def test_a_fact_about_the_others_is_read_inside_items_and_outside_as_replay_reads_it(data: st.DataObject) -> None:
    of = journey(TWINS)
    world = Anybody(of, SINCE)
    born = st.sampled_from([date(2020, 1, 1), date(2020, 2, 1)])
    with twice(of, world) as both:
        somebody = data.draw(people(world, DAYS))
        items = tuple(item | {"child.born": data.draw(born)} for item in somebody.items["children"])
        both.agree(Citizen(somebody.today, {}, {"children": items}))

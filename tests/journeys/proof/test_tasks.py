"""With a task list, whoever has done all tasks goes where the formulas say, and nobody else ends elsewhere."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.proving.prove import prove
from journeys.load import load
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


OPEN_TASK = """\
journey: example
title: Example
task_list:
  All: [about_you, your_home]
sections:
  about_you:
    title: About you
    steps:
      name:
        ask: What is your name?
        type: text
  your_home:
    title: Your home
    steps:
      has_home:
        ask: Do you have a home?
        type: yes_no
        next:
          not has_home: stop
outcomes:
  stop:
    title: You cannot apply
    body: Thank you, {{ name }}.
  sent:
    title: Sent
    submit: true
promises:
  named:
    always: name was answered
    because: The regulations of 2026, part 1
  sent_with_a_name:
    never: outcome is sent and name was not answered
    because: The regulations of 2026, part 1
"""


def test_an_outcome_in_one_task_ends_a_journey_whose_other_tasks_are_open():
    journey = load({"journey.yaml": OPEN_TASK}).journey
    assert journey is not None
    proofs = prove(journey, date(2026, 11, 29))
    refuted = {(each.obligation.slug, each.obligation.about) for each in proofs.verdicts if each.status != "proved"}
    assert refuted == {("text-may-lack-answer", "stop"), ("promise-broken", "named")}
    assert all(dict(each.citizen.answers) == {"has_home": False} for each in proofs.verdicts if each.citizen)
    assert proofs.defects == ()

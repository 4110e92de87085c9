"""A journey as a graph: where rules may lead, and what is reached."""

import pytest

from journeys.graph import END, Arrow, Graph
from journeys.load import load

JOURNEY = """\
journey: example
title: Example
sections:
  first:
    title: First
    steps:
      a:
        ask: A?
        type: yes_no
        next:
          a: {target}
      b:
        title: B
        questions:
          inner:
            ask: Inner?
            type: yes_no
      c:
        when: a
        ask: C?
        type: yes_no
        next:
          otherwise: done
  second:
    title: Second
    when: a
    steps:
      d:
        ask: D?
        type: yes_no
      e:
        ask: E?
        type: yes_no
  third:
    title: Third
    steps:
      f:
        ask: F?
        type: yes_no
outcomes:
  done:
    title: Done
  sent:
    title: Sent
    submit: true
"""


def graph(target: str = "c") -> Graph:
    journey = load({"journey.yaml": JOURNEY.replace("{target}", target)}).journey
    assert journey is not None
    return Graph(journey)


@pytest.mark.parametrize(
    ("target", "aim"),
    [
        ("c", ("step", "c")),
        ("second", ("section", "second")),
        ("third", ("section", "third")),
        ("done", ("outcome", "done")),
        ("a", "itself"),
        ("first", "finished section"),
        ("d", "inside another section"),
        ("inner", "question of a page"),
        ("elsewhere", "unknown"),
    ],
)
def test_a_rule_leads_on_to_outcomes_later_steps_of_its_section_and_later_sections(target, aim):
    made = graph(target)
    ((rule, section, step),) = [each for each in made.rules() if each[2] is not None and each[2].id == "a"]
    assert made.aim(rule, section, step) == aim


def test_a_step_that_can_be_passed_over_leads_on_in_spite_of_its_otherwise():
    made = graph()
    rules = made.journey.steps["c"].next
    assert made.arrows["step", "c"] == (Arrow(("outcome", "done"), rules[0]), Arrow(("end of section", "first")))


def test_a_section_that_can_be_passed_over_leads_to_its_first_step_and_past_its_end():
    assert graph().arrows["section", "second"] == (Arrow(("step", "d")), Arrow(("section", "third")))


def test_the_one_outcome_with_submit_follows_when_the_steps_run_out():
    assert graph().arrows[END] == (Arrow(("outcome", "sent")),)


def test_everything_is_reached_where_nothing_is_closed_off():
    made = graph()
    assert {id for kind, id in made.reached if kind == "step"} == set("abcdef")
    assert {id for kind, id in made.reached if kind == "outcome"} == {"done", "sent"}

"""What decides whether a citizen comes to a place."""

from __future__ import annotations

import pytest

from engine.gates import ways_to
from journeys.graph import END, Graph, Point
from journeys.load import load

TEXT = """\
journey: bicycle
title: Borrow a bicycle
sections:
  you:
    title: You
    steps:
      age:
        ask: How old are you?
        type: integer
        next:
          age < 14: too_young
          age > 90: frame
      member:
        ask: Are you a member?
        type: yes_no
      card:
        when: member
        ask: What is your card number?
        type: text
  ride:
    title: The bicycle
    when: age > 12
    steps:
      frame:
        ask: How tall are you?
        type: integer
outcomes:
  too_young:
    title: You cannot borrow one yet
  sent:
    title: It is waiting
    submit: true
""".replace("          age > 90: frame\n", "          age > 90: ride\n")

Told = tuple[list[tuple[Point, list[str], list[str]]], list[str], set[str]]


def told(goal: Point) -> Told:
    journey = load({"journey.yaml": TEXT}).journey
    assert journey is not None
    found = ways_to(Graph(journey), goal)
    gates = [
        (
            gate.at,
            [r.sentence.text for r in gate.needed if r.sentence],
            [r.sentence.text for r in gate.avoided if r.sentence],
        )
        for gate in found.gates
    ]
    return gates, [each.sentence.text for each in found.conditions], set(found.reads)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (("step", "age"), ([], [], set())),
        (("step", "member"), ([(("step", "age"), [], ["age < 14", "age > 90"])], [], {"age"})),
        (("step", "card"), ([(("step", "age"), [], ["age < 14", "age > 90"])], ["member"], {"age", "member"})),
        (("step", "frame"), ([(("step", "age"), [], ["age < 14"])], ["age > 12"], {"age"})),
        (("outcome", "too_young"), ([(("step", "age"), ["age < 14"], [])], [], {"age"})),
        (END, ([(("step", "age"), [], ["age < 14"])], [], {"age"})),
    ],
)
def test_what_leads_to_a_place_and_what_leads_away_is_told_apart(goal: Point, expected: Told) -> None:
    assert told(goal) == expected

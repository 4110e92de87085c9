"""Items as authors and programs write them: scenarios, walk, and what no scenario reaches."""

from __future__ import annotations

from textwrap import indent
from typing import Any

import pytest

from engine.coverage import coverage
from engine.given import take
from engine.replay import replay
from engine.roster import Roster
from engine.scenarios import run_scenario
from engine.walk import walk
from journeys.load import load
from journeys.model import Journey
from tests.engine.family import FAMILY, ONE, THREE, TWO, path, two_children
from tests.engine.small import TODAY, journey
from tests.engine.test_items import DOGS
from tests.engine.test_tasks import TAX

PETS = """
journey: pets
title: Pets
steps:
  adult:
    ask: Are you an adult?
    type: yes_no
  most:
    ask: How much can you spend?
    type: integer
  pets:
    when: adult
    repeat: pet
    title: Your pets
    label: "{{ pet.name }}"
    max: 3
    steps:
      name:
        ask: What is it called?
        type: text
      kind:
        ask: What is it?
        type: choice
        options:
          cat: Cat
          dog: Dog
          fish: Fish
      walks:
        when: pet.kind is dog
        ask: How many walks?
        type: integer
        max: most
      chip:
        ask: Number of its chip?
        type: text
        optional: true
    facts:
      costs:
        decide:
          pet.kind is fish: £1
          otherwise: £20
  favourite:
    when: adult
    ask: Which one do you like best?
    type: choice
    options: pets
outcomes:
  sent:
    submit: true
    title: Sent
scenarios:
  two_pets:
    answers:
      adult: "yes"
      most: 3
      pets:
        - name: Rex
          kind: dog
          walks: 2
        - name: Tom
          kind: Cat
      favourite: tom
"""


def pets(expected: str) -> Journey:
    return journey(PETS + indent(expected, "    "))


def failures(expected: str) -> list[str]:
    made = pets(expected)
    return [failure.message for failure in run_scenario(made, made.scenarios["two_pets"], TODAY).failures]


def test_items_are_written_as_a_list_of_maps() -> None:
    assert failures("outcome: sent\n") == []


def test_pages_of_items_are_expected_by_their_dotted_ids() -> None:
    assert failures("outcome: sent\nvisits: [pet.walks]\n") == []
    pages = "pets > pet.name > pet.kind > pet.walks > pet.chip > pet.name > pet.kind > pet.chip"
    whole = f"adult > most > {pages} > favourite"
    assert failures(f"path: [{whole.replace(' > ', ', ')}]\n") == []
    assert failures("skips: [pet.walks]\n") == [f"expected to skip pet.walks, but the path is {whole}"]


def test_facts_of_items_are_expected_in_their_order() -> None:
    assert failures("facts:\n  pet.costs: £20, £20\n") == []
    assert failures("facts:\n  pet.costs: £20, £1\n") == ["expected pet.costs to be £20, £1, but it is 20.00, 20.00"]


def run(answers: dict[str, Any], expect: str = "") -> tuple[list[str], list[str]]:
    """The problems of a walk, and the failures of a scenario without expectations."""
    made = pets("")
    found = walk(made, answers, TODAY)
    return [f"{problem['question']}: {problem['rule']}" for problem in found["problems"]], found["unused"]


REX = {"name": "Rex", "kind": "dog", "walks": "2"}


def test_a_bound_that_rests_on_another_answer_is_read_in_each_item() -> None:
    many = {**REX, "walks": "4"}
    given = {"most": "3", "adult": "yes", "pets": [REX, many], "favourite": "Rex"}
    assert run(given) == (["pet.walks: too_high"], [])
    assert walk(pets(""), given, TODAY)["stops_at"] == "pet.walks"


def test_an_item_is_named_by_its_label_and_only_while_it_is_there() -> None:
    given = {"most": "3", "adult": "yes", "pets": [REX, {"name": "Tom", "kind": "cat"}]}
    taken = take(pets(""), {**given, "favourite": "Tom"}, TODAY)
    assert taken.path.known["favourite"] == TWO
    assert run({**given, "favourite": "Rudi"}) == (["favourite: not_in_list"], [])


def test_a_problem_in_an_item_stands_under_its_dotted_id() -> None:
    assert run({"most": "3", "adult": "yes", "pets": [{**REX, "walks": "some"}]}) == (["pet.walks: not_number"], [])


def test_what_is_no_question_of_an_item_is_told() -> None:
    assert run({"most": "3", "adult": "yes", "pets": [{**REX, "colour": "red"}], "favourite": "rex"}) == (
        [],
        ["pet.colour"],
    )


def test_items_that_are_no_list_of_maps_are_told() -> None:
    for written in ("two", 2, ["Rex"], {"name": "Rex"}, None):
        assert run({"most": "3", "adult": "yes", "pets": written}) == (["pets: repeat.not_a_list"], [])


def test_an_empty_list_is_none() -> None:
    assert walk(DOGS, {"dogs": []}, TODAY)["outcome"] == "sent"
    assert run({"most": "3", "adult": "yes", "pets": []}) == (["pets: repeat.too_few"], [])


def test_a_list_that_is_never_used_is_told_once() -> None:
    made = journey(PETS.replace('adult: "yes"', 'adult: "no"'))
    told = [failure.message for failure in run_scenario(made, made.scenarios["two_pets"], TODAY).failures]
    assert told[0] == "the answer to pets is never used: the outcome is sent; take it out, or name pets under skips"
    assert sum("pet" in message for message in told) == 1
    skipped = journey(PETS.replace('adult: "yes"', 'adult: "no"') + "    skips: [pets, favourite]\n")
    assert run_scenario(skipped, skipped.scenarios["two_pets"], TODAY).passed


def test_an_answer_in_an_item_that_is_never_used_says_which_item() -> None:
    made = journey(PETS.replace("kind: Cat", "kind: Cat\n          walks: 1"))
    (failure,) = run_scenario(made, made.scenarios["two_pets"], TODAY).failures
    said = "the answer to pet.walks (item 2) is never used: the outcome is sent"
    assert failure.message == f"{said}; take it out, or name pet.walks under skips"
    assert failure.route[-4:] == ("answers", "pets", 1, "walks")


def test_walk_says_of_each_item_where_it_leads() -> None:
    found = walk(
        pets(""), {"most": "3", "adult": "yes", "pets": [REX, {"name": "Tom", "kind": "cat", "walks": 1}]}, TODAY
    )
    assert found["items"] == {
        "pets": [
            {
                "path": ["pet.name", "pet.kind", "pet.walks", "pet.chip"],
                "stops_at": None,
                "facts": {"pet.costs": "20.00"},
                "parked": {},
            },
            {
                "path": ["pet.name", "pet.kind", "pet.chip"],
                "stops_at": None,
                "facts": {"pet.costs": "20.00"},
                "parked": {"pet.walks": 1},
            },
        ]
    }
    assert found["stops_at"] == "favourite"
    assert found["parked"] == {}


def test_walk_says_how_many_items_were_left() -> None:
    assert walk(pets(""), {"most": "3", "adult": "no", "pets": [REX]}, TODAY)["parked"] == {"pets": 1}


def test_walk_says_how_far_each_task_has_come() -> None:
    given = {"resident": "yes", "has_job": "no", "interest": "50"}
    assert walk(TAX, given, TODAY)["tasks"] == {
        "about_you": "not_started",
        "savings": "completed",
        "charity": "cannot_start",
        "summary": "not_started",
    }


@pytest.mark.parametrize("name", ["id", "facts", "number"])
def test_nothing_in_an_item_is_called_as_what_is_sent_beside_it(name: str) -> None:
    loaded = load({"journey.yaml": PETS.replace("      walks:\n", f"      {name}:\n")})
    assert "reserved-id" in {fault.slug for fault in loaded.faults}


def test_coverage_counts_what_happens_in_items() -> None:
    made = pets("")
    left = coverage(made, [run_scenario(made, made.scenarios["two_pets"], TODAY)])
    assert [(goal.id, goal.text) for goal in left.of("row")] == [("pet.costs", "pet.kind is fish")]
    assert [goal.words for goal in left.of("option")] == ["answers pet.kind with fish"]


def test_what_is_taken_is_what_a_citizen_would_have_given() -> None:
    written = {
        "has_children": "yes",
        "children": [
            {"name": "Ann", "born": "2015-03-01", "at_school": "yes"},
            {"child.name": "Bo", "born": "1 3 2025"},
        ],
    }
    taken = take(FAMILY, written, TODAY)
    assert taken.path == path(two_children())
    assert taken.read["children"] == Roster((ONE, TWO), 2, False)
    assert THREE not in str(taken.read)
    assert replay(FAMILY, {**taken.read, f"child.carer@{ONE}": None, f"child.carer@{TWO}": None}, TODAY) == taken.path

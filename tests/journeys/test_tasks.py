"""Which tasks wait for which."""

from __future__ import annotations

from journeys.load import load
from journeys.model import Journey
from journeys.tasks import needs, tasks

HUB = """\
journey: claim
title: Claim
task_list:
  You: [you, family]
  Your claim: [claim, pay]
steps:
  here:
    ask: Do you live here?
    type: yes_no
sections:
  start:
    title: Start
    steps:
      claims_for:
        ask: What do you claim for?
        type: choice
        options: {rent: Rent, food: Food}
  you:
    title: You
    steps:
      works:
        ask: Do you work?
        type: yes_no
        next:
          YOU
  family:
    title: Family
    steps:
      children:
        repeat: child
        title: Children
        label: Child
        steps:
          age:
            ask: How old are they?
            type: integer
  claim:
    title: Claim
    WHEN
    steps:
      weeks:
        ask: How many weeks?
        HINT
        type: integer
  pay:
    title: Pay
    steps:
      for_whom:
        ask: ASK
        type: OPTIONS
facts:
  worker: works
  busy: worker and weeks > 3
texts:
  note: You have {{ count of children }} children. {{ more }}
  more: "{{ claims_for }}"
outcomes:
  out:
    title: Out
  sent:
    submit: true
    title: Sent
"""
PLAIN = {"YOU": "works: family", "WHEN": "", "HINT": "", "ASK": "Which?", "OPTIONS": "yes_no"}


def journey(**given: str) -> Journey:
    text = HUB
    for word, words in (PLAIN | given).items():
        text = text.replace(word, words)
    loaded = load({"journey.yaml": text})
    assert [fault.message for fault in loaded.faults] == []
    assert loaded.journey is not None
    return loaded.journey


def waits(**given: str) -> dict[str, frozenset[str]]:
    """The tasks that wait, and for what."""
    return {id: found for id, found in needs(journey(**given)).items() if found}


def test_sections_before_the_first_one_named_come_before_the_hub() -> None:
    assert [section.id for section in tasks(journey())] == ["you", "family", "claim", "pay"]


def test_a_journey_without_a_task_list_has_no_tasks() -> None:
    plain = load({"journey.yaml": "journey: a\ntitle: A\nsteps:\n  b:\n    ask: B?\n    type: yes_no\n"}).journey
    assert plain is not None
    assert (tasks(plain), needs(plain)) == ((), {})


def test_tasks_that_read_nothing_of_each_other_can_be_done_in_any_order() -> None:
    assert waits() == {}


def test_a_task_waits_for_what_its_when_reads() -> None:
    assert waits(WHEN="when: works") == {"claim": {"you"}}


def test_a_task_waits_for_what_it_reads_through_a_fact() -> None:
    assert waits(OPTIONS="yes_no\n        hint:\n          busy: Much\n          otherwise: Little") == {
        "pay": {"you", "claim"}
    }


def test_a_task_waits_for_what_it_reads_with_was() -> None:
    assert waits(WHEN="when: works was answered") == {"claim": {"you"}}


def test_a_task_waits_for_a_list_that_its_texts_count_through_a_text_of_the_journey() -> None:
    assert waits(HINT='hint: "{{ note }}"') == {"claim": {"family"}}


def test_what_comes_before_the_hub_is_waited_for_by_nobody() -> None:
    assert waits(WHEN="when: here and claims_for is rent") == {}


def test_a_task_whose_options_are_items_waits_for_the_list() -> None:
    assert waits(OPTIONS="choice\n        options: children") == {"pay": {"family"}}


def test_a_task_that_another_may_jump_over_waits_for_that_one() -> None:
    assert waits(YOU="works: pay") == {"family": {"you"}, "claim": {"you"}}


def test_a_rule_that_ends_the_journey_makes_nobody_wait() -> None:
    assert waits(YOU="works: out") == {}


def test_no_task_ever_waits_for_a_later_one() -> None:
    made = journey(WHEN="when: works", OPTIONS="choice\n        options: children", YOU="works: pay")
    order = [section.id for section in tasks(made)]
    assert all(order.index(other) < order.index(id) for id, found in needs(made).items() for other in found)

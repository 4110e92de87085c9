"""What a path is: the rules of semantics one by one."""

from __future__ import annotations

from dataclasses import replace

from engine.replay import Fault, replay
from journeys.model import Rule
from tests.engine.small import TODAY, journey, summary

FLOW = journey("""
    journey: flow
    title: A flow
    sections:
      about:
        title: About you
        steps:
          lives_here:
            ask: Do you live here?
            type: yes_no
            next:
              not lives_here: away
          note:
            title: Before you go on
            body: Have your papers ready.
          kind:
            ask: What is it about?
            type: choice
            options:
              car: Car
              boat: Boat
              other: Something else
            next:
              kind is other: last
          wheels:
            when: kind is car
            ask: How many wheels does it have?
            type: integer
      boats:
        title: Your boat
        when: kind is boat
        steps:
          harbour:
            ask: Which harbour?
            type: text
          sails:
            ask: Has it got sails?
            type: yes_no
        next:
          sails: away
      last:
        title: Last things
        steps:
          comments:
            ask: Anything else?
            type: text
            optional: true
    outcomes:
      away:
        title: Not for you
      sent:
        submit: true
        title: Sent
""")


def go(**answers: object) -> tuple[list[str], str]:
    return summary(replay(FLOW, answers, TODAY))  # type: ignore[arg-type]


def test_without_answers_it_stops_at_the_first_question() -> None:
    assert go() == (["lives_here"], "lives_here")


def test_a_rule_that_holds_leads_to_its_outcome() -> None:
    path = replay(FLOW, {"lives_here": False, "kind": "car"}, TODAY)
    assert summary(path) == (["lives_here"], "away")
    assert path.decided_by is FLOW.steps["lives_here"].next[0]
    assert path.known == {"lives_here": False}


def test_information_pages_stop_nobody() -> None:
    assert go(lives_here=True) == (["lives_here", "note", "kind"], "kind")


def test_a_step_whose_when_is_false_is_passed_over() -> None:
    assert go(lives_here=True, kind="boat") == (["lives_here", "note", "kind", "harbour"], "harbour")


def test_a_section_whose_when_is_false_is_passed_over_with_its_next() -> None:
    everything = {
        "lives_here": True,
        "kind": "car",
        "wheels": 4,
        "harbour": "Old Quay",
        "sails": True,
        "comments": None,
    }
    path = replay(FLOW, everything, TODAY)  # type: ignore[arg-type]
    assert summary(path) == (["lives_here", "note", "kind", "wheels", "comments"], "sent")
    assert path.known == {"lives_here": True, "kind": "car", "wheels": 4}
    assert path.decided_by is None


def test_the_next_of_a_section_is_read_after_its_last_step() -> None:
    answers = {"lives_here": True, "kind": "boat", "harbour": "Old Quay", "sails": True}
    path = replay(FLOW, answers, TODAY)  # type: ignore[arg-type]
    assert summary(path) == (["lives_here", "note", "kind", "harbour", "sails"], "away")
    assert path.decided_by is FLOW.sections[1].next[0]


def test_a_jump_over_sections_leaves_them_unasked() -> None:
    path = replay(FLOW, {"lives_here": True, "kind": "other", "wheels": 3}, TODAY)
    assert summary(path) == (["lives_here", "note", "kind", "comments"], "comments")
    assert [rule.target for rule in path.fired] == ["last"]


def test_a_blank_counts_only_where_the_question_is_optional() -> None:
    assert go(lives_here=True, kind="other", comments=None)[1] == "sent"
    path = replay(FLOW, {"lives_here": None}, TODAY)
    assert summary(path) == (["lives_here"], "lives_here")
    assert [problem.question for problem in path.problems] == ["lives_here"]


def test_a_jump_to_a_step_whose_when_is_false_goes_on_after_it() -> None:
    made = journey("""
        journey: jumps
        title: Jumps
        steps:
          first:
            ask: First?
            type: yes_no
            next:
              first: third
          second:
            ask: Second?
            type: yes_no
          third:
            when: not first
            ask: Third?
            type: yes_no
          fourth:
            ask: Fourth?
            type: yes_no
        outcomes:
          sent:
            submit: true
            title: Sent
    """)
    assert summary(replay(made, {"first": True}, TODAY)) == (["first", "fourth"], "fourth")


def test_decisions_are_no_pages_and_the_journeys_own_next_is_read_at_the_end() -> None:
    made = journey("""
        journey: decides
        title: Decides
        steps:
          age_in_years:
            ask: How old are you?
            type: integer
          decide:
            next:
              age_in_years < 18: young
        next:
          age_in_years >= 65: old
          otherwise: middling
        outcomes:
          young:
            title: Young
          old:
            title: Old
          middling:
            title: In between
    """)
    ends = {years: summary(replay(made, {"age_in_years": years}, TODAY)) for years in (9, 30, 80)}
    assert ends == {
        9: (["age_in_years"], "young"),
        30: (["age_in_years"], "middling"),
        80: (["age_in_years"], "old"),
    }


def test_a_jump_backward_is_a_fault_and_comes_to_an_end() -> None:
    section = FLOW.sections[0]
    first, *others = section.steps
    back = replace(others[1], next=(Rule(None, "lives_here", ("journey.yaml", "back")),))
    looping = replace(FLOW, sections=(replace(section, steps=(first, others[0], back, others[2])), *FLOW.sections[1:]))
    path = replay(looping, {"lives_here": True, "kind": "car"}, TODAY)
    assert path.fault == Fault("otherwise", ("journey.yaml", "back"), "lives_here")

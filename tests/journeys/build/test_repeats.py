"""Repeats, options out of their items, and task lists, as built."""

from __future__ import annotations

from journeys.load import load
from journeys.model import Journey

CHILDCARE = """\
journey: childcare
title: Get help with childcare
task_list:
  Your family: [family]
  Your help: [help]
sections:
  start_here:
    title: Before you start
    steps:
      lives_here:
        ask: Do you live here?
        type: yes_no
        next:
          not lives_here: elsewhere
  family:
    title: Your children
    steps:
      children:
        repeat: child
        title: Tell us about your children
        label: "{{ child.name }}"
        ask: Do you have any children?
        hint: Count foster children too
        body: We ask about every child under 18.
        min: 0
        max: 12
        steps:
          name:
            ask: What is your child's name?
            type: name
            must:
              no other child in children where other.name is child.name: You have told us about this child already
          born:
            ask: When were they born?
            type: date
            next:
              age(child.born) >= 4: at_school
          nursery:
            ask: Do they go to a nursery?
            type: yes_no
          at_school:
            when: age(child.born) >= 4
            ask: Do they go to school?
            type: yes_no
          contact:
            title: Who looks after them?
            questions:
              carer:
                ask: Name of their carer
                type: name
                optional: true
              carer_phone:
                when: child.is_minor
                ask: Phone number of their carer
                type: phone
                optional: true
        facts:
          is_minor: age(child.born) < 18
        next:
          no child in children where child.is_minor: nobody
  help:
    title: The help you want
    steps:
      for_whom:
        ask: Which of your children is it for?
        called: the child that it is for
        type: choice
        options: children
      kinds:
        ask: What help do you want?
        called: the help you want
        type: choices
        options:
          places: A place
          money:
            label: Money
            when: minors > 1
          nothing:
            label: None of these
            alone: true
facts:
  minors: count of children where child.is_minor
outcomes:
  elsewhere:
    title: Ask where you live
  nobody:
    title: This help is for children
  sent:
    submit: true
    title: Sent
    body: We will help {{ minors }} children.
"""


def built(text: str = CHILDCARE) -> Journey:
    """The journey of a text in which nothing is wrong."""
    loaded = load({"journey.yaml": text})
    assert loaded.faults == ()
    assert loaded.journey is not None
    return loaded.journey


def test_a_repeat_is_one_step_of_its_section() -> None:
    (family,) = (section for section in built().sections if section.id == "family")
    assert [(step.id, step.form) for step in family.steps] == [("children", "repeat")]


def test_the_steps_questions_and_facts_of_items_have_dotted_ids() -> None:
    journey = built()
    assert [id for id in journey.steps if "." in id] == [
        "child.name", "child.born", "child.nursery", "child.at_school", "child.contact",
    ]  # fmt: skip
    assert [id for id in journey.questions if "." in id] == [
        "child.name", "child.born", "child.nursery", "child.at_school", "child.carer", "child.carer_phone",
    ]  # fmt: skip
    assert set(journey.facts) == {"child.is_minor", "minors"}
    assert {step.within for id, step in journey.steps.items() if "." in id} == {"children"}


def test_a_repeat_says_what_its_page_needs() -> None:
    step = built().steps["children"]
    repeat = step.repeat
    assert repeat is not None
    assert (repeat.item, repeat.min, repeat.max, list(repeat.facts)) == ("child", 0, 12, ["child.is_minor"])
    assert None not in (repeat.ask, repeat.hint, step.title, step.body)
    assert step.questions == ()


def test_rules_inside_an_item_lead_to_steps_of_the_item() -> None:
    assert [rule.target for rule in built().steps["child.born"].next] == ["child.at_school"]


def test_a_question_may_have_the_items_of_a_repeat_as_its_options() -> None:
    question = built().questions["for_whom"]
    assert (question.items, question.options, question.options_list) == ("children", (), None)


def test_an_option_may_be_there_for_some_only_and_go_with_no_other() -> None:
    options = built().questions["kinds"].options
    assert [(option.id, option.when is not None, option.alone) for option in options] == [
        ("places", False, False), ("money", True, False), ("nothing", False, True),
    ]  # fmt: skip


def test_a_task_list_names_its_sections_by_group() -> None:
    assert [(group.route[-1], group.sections) for group in built().task_list] == [
        ("Your family", ("family",)), ("Your help", ("help",)),
    ]  # fmt: skip

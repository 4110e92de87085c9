"""Translations inside the items of a repeat, of a task list, and of what comes from a library."""

from journeys.catalogues.keys import shown
from journeys.catalogues.merging import merge
from journeys.expressions.kinds import Item
from journeys.expressions.known import Inside, Known
from journeys.load import Loaded, load
from journeys.texts import plain
from tests.journeys.catalogues.parking import TODAY, filled, shouted

FAMILY = """\
journey: family
title: Your family
task_list:
  About you: [children_part]
sections:
  children_part:
    title: Children
    steps:
      children:
        repeat: child
        title: Your children
        label: Child {{ child.name }}
        ask: Do you have children?
        min: 0
        max: 5
        steps:
          name:
            ask: What is their name?
            type: name
          title:
            ask: What is {{ child.name }}'s title?
            type: choice
            options:
              miss: Miss
              master: Master
outcomes:
  sent:
    submit: true
    title: Sent
    body:
      count of children is 1: One child
      otherwise: You have {{ count of children }} children
"""


def family(catalogue: str = "{}", journey: str = FAMILY, **more: str) -> Loaded:
    return load({"journey.yaml": journey, "cy.yaml": catalogue, **more})


def whole(found: Loaded) -> str:
    return filled(merge(found.catalogues[0].wanted, "cy", None).text, shouted)


def test_the_keys_of_a_repeat_begin_with_its_id_and_its_fields_are_apart_from_its_own_words():
    assert [shown(key) for key in family().catalogues[0].wanted] == [
        "title",
        "task_list.About you.label",
        "sections.children_part.title",
        "children.title",
        "children.label",
        "children.ask",
        "children.name.ask",
        "children.steps.title.ask",
        "children.steps.title.options.miss.label",
        "children.steps.title.options.master.label",
        "outcomes.sent.title",
        "outcomes.sent.body.count of children is 1",
        "outcomes.sent.body.otherwise",
    ]


def test_a_translation_inside_an_item_reads_the_item():
    found = family(whole(family()))
    assert [fault.message for fault in found.faults] == []
    journey = found.journey
    assert journey is not None
    assert journey.languages == ("en", "cy")
    step = journey.steps["children"]
    assert step.repeat is not None
    ask = journey.questions["child.title"].ask
    known = Inside(Known(today=TODAY), "child", Item("a1", 1, {"child.name": "Mair"}))
    assert plain(ask, known, journey, "cy") == "WHAT IS Mair'S TITLE?"
    assert plain(step.repeat.label, known, journey, "cy") == "CHILD Mair"
    assert plain(journey.task_list[0].title, known, journey, "cy") == "ABOUT YOU"


def test_plural_rules_may_count_the_items():
    rules = """to:
          count of children is two: DAU
          count of children is other: "{{ count of children }} O BLANT"
"""
    old = "to: YOU HAVE {{ count of children }} CHILDREN\n"
    text = whole(family())
    assert old in text
    found = family(text.replace(old, rules))
    assert found.faults == ()
    journey = found.journey
    assert journey is not None
    items = tuple(Item(f"a{number}", number, {}) for number in range(1, 6))
    said = [
        plain(journey.outcomes["sent"].body, Known({"children": items[:count]}, today=TODAY), journey, "cy")
        for count in (1, 2, 5)
    ]
    assert said == ["ONE CHILD", "DAU", "5 O BLANT"]


def test_what_comes_from_a_library_has_the_journeys_keys():
    library = "steps:\n  full_name:\n    ask: What is your full name?\n    type: name\n    hint: In full\n"
    journey = "journey: a\ntitle: Ask\nsteps:\n  your_name:\n    use: people.full_name\n    ask: Your name\n"
    journey += "outcomes:\n  sent:\n    submit: true\n    title: Thank you\n"
    empty = family("{}", journey, **{"library/people.yaml": library})
    assert [fault.message for fault in empty.faults] == []
    assert [shown(key) for key in empty.catalogues[0].wanted] == [
        "title",
        "your_name.ask",
        "your_name.hint",
        "outcomes.sent.title",
    ]
    found = family(whole(empty), journey, **{"library/people.yaml": library})
    assert found.journey is not None
    assert found.journey.languages == ("en", "cy")


def test_the_translation_of_what_comes_from_a_library_calls_things_as_the_library_does():
    library = "steps:\n  full_name:\n    ask: What is your full name?\n    type: name\n    must:\n"
    library += "      full_name was answered: Not {{ full_name }}\n"
    journey = "journey: a\ntitle: Ask\nsteps:\n  your_name:\n    use: people.full_name\n"
    journey += "outcomes:\n  sent:\n    submit: true\n    title: Thank you\n"
    files = {"library/people.yaml": library}
    found = family(whole(family("{}", journey, **files)), journey, **files)
    assert found.faults == ()
    assert found.journey is not None
    assert found.journey.languages == ("en", "cy")
    message = found.journey.questions["your_name"].must[0].message
    assert plain(message, Known({"your_name": "Mair"}, today=TODAY), found.journey, "cy") == "NOT Mair"

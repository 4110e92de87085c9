"""The checks over what is asked of the items of a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from journeys import checks
from journeys.load import load
from tests.journeys.build.test_repeats import CHILDCARE

WHY = {
    "          name:\n            ask: What is your child's name?\n": "            why: To tell them apart.\n",
    "            ask: When were they born?\n": "            why: Help depends on it.\n            hint: 31 3 2018\n",
    "                ask: Name of their carer\n": "                why: We may call them.\n",
    "                ask: Phone number of their carer\n": "                why: We may call them.\n",
}


def clean() -> str:
    text = CHILDCARE
    for line, more in WHY.items():
        assert text.count(line) == 1
        text = text.replace(line, line + more)
    return text


def found(*changes: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Slug, message and line of all that is found after some changes; advice on wording is left out."""
    text = clean()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load({"journey.yaml": text})
    told = checks.run(loaded, date(2026, 11, 22))
    lines = text.splitlines()
    return [
        (each.slug, each.message, lines[loaded.sources.locate(each.primary.spot).line - 1].strip())
        for each in told
        if each.level.value != "advice"
    ]


def test_a_journey_with_a_repeat_is_clean() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (  # what is asked of an item later is not there yet
            "          nursery:\n            ask",
            "          nursery:\n            when: child.at_school\n            ask",
            ("asked-later", "`child.at_school` is asked only later", "when: child.at_school"),
        ),
        (  # a rule may read its own page
            "age(child.born) >= 4: at_school",
            "child.nursery: at_school",
            ("asked-later", "`child.nursery` is asked only later", "child.nursery: at_school"),
        ),
        (  # the list is not there before it is finished
            "        body: We ask about every child under 18.",
            '        body: "You have {{ minors }} of them."',
            (
                "asked-later",
                "`children` is asked on this page, so its answer is not there yet, and `minors` needs it",
                'body: "You have {{ minors }} of them."',
            ),
        ),
        (
            "        next:\n          not lives_here: elsewhere",
            "        next:\n          no child in children where child.nursery: elsewhere",
            (
                "asked-later",
                "`children` is asked only later",
                "no child in children where child.nursery: elsewhere",
            ),
        ),
        (
            "            when: minors > 1",
            "            when: kinds was answered",
            (
                "asked-later",
                "`kinds` is asked on this page, so its answer is not there yet",
                "when: kinds was answered",
            ),
        ),
        (
            "age(child.born) >= 4: at_school",
            "age(child.born) >= 4: at_schol",
            ("unknown-target", "The item has no step `at_schol`", "age(child.born) >= 4: at_schol"),
        ),
        (
            "age(child.born) >= 4: at_school",
            "age(child.born) >= 4: name",
            ("backward-target", "The step `child.name` comes before this rule", "age(child.born) >= 4: name"),
        ),
        (
            "age(child.born) >= 4: at_school",
            "age(child.born) >= 4: nobody",
            (
                "outcome-in-item",
                "A rule of an item cannot lead to `nobody`, which is outside of it",
                "age(child.born) >= 4: nobody",
            ),
        ),
        (
            "age(child.born) >= 4: at_school",
            "otherwise: at_school",
            ("unreachable-step", "Nobody gets to `child.nursery`", "nursery:"),
        ),
        (
            "          is_minor: age(child.born) < 18",
            "          is_minor: age(child.born) < 18\n          is_baby: age(child.born) < 1",
            ("unused-fact", "Nothing reads the fact `child.is_baby`", "is_baby: age(child.born) < 1"),
        ),
        (
            'label: "{{ child.name }}"',
            'label: "{{ child.nursery }}"',
            (
                "label-not-asked",
                "`child.nursery` is not answered for every child",
                'label: "{{ child.nursery }}"',
            ),
        ),
        (
            "            ask: Do they go to a nursery?",
            "            ask: When were they born?",
            ("same-heading", "An earlier page has the same heading", "ask: When were they born?"),
        ),
        (
            "        ask: Do you have any children?\n",
            "",
            ("repeat-ask", "There may be no child, and nothing asks whether there is one", "repeat: child"),
        ),
        (
            "        min: 0\n",
            "",
            (
                "repeat-ask",
                "Nobody is asked this, since there is at least one child",
                "ask: Do you have any children?",
            ),
        ),
        (
            "  Your help: [help]",
            "  Your help: [help, family]",
            ("task-list-sections", "`family` stands in the task list already", "Your help: [help, family]"),
        ),
    ],
)
def test_what_is_wrong_with_items_is_found(old: str, new: str, expected: tuple[str, str, str]) -> None:
    assert found((old, new)) == [expected]


def test_what_another_item_is_asked_later_may_be_asked_of_it() -> None:
    """`other` passes over what is not answered yet, so the order of the questions does not matter."""
    assert found(("where other.name is child.name", "where other.nursery")) == []


def test_options_of_items_come_after_the_list() -> None:
    question = """\
      for_whom:
        ask: Which of your children is it for?
        called: the child that it is for
        type: choice
        options: children
"""
    moved = question.replace("for_whom", "first_of_all").replace("is it for", "do you think of")
    told = found(("    steps:\n      lives_here:", "    steps:\n" + moved + "      lives_here:"))
    assert told == [
        ("asked-later", "`children` is asked only later, so there is nothing to choose from", "options: children")
    ]


SCENARIOS = """\
scenarios:
  two_children:
    today: 2026-11-22
    answers:
      lives_here: yes
      children:
        - name: One
          born: 2020-01-01
        - name: Two
          bron: 2021-01-01
    stops_at: child.nursery
    skips: [child.at_school]
    problems:
      child.nme: text.empty
"""


def test_scenarios_name_what_is_asked_of_items() -> None:
    assert found(("outcomes:\n", SCENARIOS + "outcomes:\n")) == [
        ("scenario-unknown", "There is no question `children.bron`", "bron: 2021-01-01"),
        ("scenario-unknown", "There is no question `child.nme`", "child.nme: text.empty"),
    ]


def test_scenarios_expect_facts_of_items() -> None:
    scenarios = SCENARIOS.partition("    skips")[0].replace("bron", "born")
    expecting = "    facts:\n      child.is_minor: yes\n      child.smal: yes\n"
    assert found(("outcomes:\n", scenarios + expecting + "outcomes:\n")) == [
        ("scenario-unknown", "There is no fact `child.smal`", "child.smal: yes"),
    ]

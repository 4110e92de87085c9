"""`added` of a repeat: how many there are so far, typed and checked like any other text."""

from __future__ import annotations

from datetime import date

import pytest

from journeys import checks
from journeys.catalogues.keys import key_of, shown
from journeys.expressions.kinds import Item
from journeys.expressions.known import Known
from journeys.load import Loaded, load
from journeys.model import Text
from journeys.texts import plain
from tests.journeys.build.test_repeats import CHILDCARE
from tests.journeys.checks.test_items import clean

TODAY = date(2026, 11, 22)
ADDED = '        added: "You have added {{ count of children }} children"\n'


def written(added: str = ADDED) -> str:
    assert clean().count("        min: 0\n") == 1
    return clean().replace("        min: 0\n", added + "        min: 0\n")


def loaded(added: str = ADDED) -> Loaded:
    return load({"journey.yaml": written(added)})


def text_of(found: Loaded) -> Text:
    assert found.journey is not None
    repeat = found.journey.steps["children"].repeat
    assert repeat is not None
    assert repeat.added is not None
    return repeat.added


def told(found: Loaded) -> list[tuple[str, str]]:
    return [(each.slug, each.message) for each in checks.run(found, TODAY) if each.level.name != "ADVICE"]


def test_it_is_read_where_the_items_are_known() -> None:
    found = loaded()
    assert found.faults == ()
    assert found.journey is not None
    items = (Item("a1", 1, {}), Item("b2", 2, {}))
    assert plain(text_of(found), Known({"children": items}, today=TODAY), found.journey, "en") == (
        "You have added 2 children"
    )


def test_without_it_there_is_none() -> None:
    journey = load({"journey.yaml": CHILDCARE}).journey
    assert journey is not None
    repeat = journey.steps["children"].repeat
    assert repeat is not None
    assert repeat.added is None


def test_counting_the_items_in_it_is_not_too_early_as_it_is_in_the_text_above_the_list() -> None:
    assert told(loaded()) == []
    early = load({"journey.yaml": written().replace("every child under 18", "{{ count of children }} children")})
    assert [slug for slug, _ in told(early)] == ["asked-later"]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ('        added: "{{ count of childen }} so far"\n', "unknown-name"),
        ('        added: "{{ count of children + yes }} so far"\n', "wrong-kind"),
        ('        added: "{{ count of children }"\n', "sentence-syntax"),
        ('        added: "{{ has_help }} and {{ count of children }}"\n', "unknown-name"),
        ("        added:\n          (count of children) is 1: One child\n", "missing-otherwise"),
    ],
)
def test_what_is_wrong_in_it_is_found(added: str, expected: str) -> None:
    assert [slug for slug, _ in told(loaded(added))] == [expected]


def test_an_answer_that_comes_later_cannot_stand_in_it() -> None:
    later = next(
        id
        for id, question in load({"journey.yaml": CHILDCARE}).journey.questions.items()  # type: ignore[union-attr]
        if question.route[2] == "help"
    )
    found = loaded(f'        added: "{{{{ {later} }}}}, {{{{ count of children }}}} so far"\n')
    assert [slug for slug, _ in told(found)] == ["asked-later"]


def test_its_key_in_catalogues_stands_beside_that_of_a_step_of_its_name() -> None:
    route = ("sections", "family", "steps", "children")
    assert shown(key_of((*route, "added"))) == "children.added"
    assert shown(key_of((*route, "steps", "added", "ask"))) == "children.steps.added.ask"


def test_a_repeat_from_a_library_may_word_it_anew() -> None:
    library = """\
steps:
  children:
    repeat: child
    title: Your children
    label: "{{ child.name }}"
    added: "{{ count of children }} children"
    steps:
      name:
        ask: What is their name?
        type: text
"""
    journey = """\
journey: a
title: Ask
steps:
  kids:
    use: people.children
    added: "{{ count of kids }} kids"
outcomes:
  sent:
    submit: true
    title: Thank you
"""
    own = journey.replace('    added: "{{ count of kids }} kids"\n', "")
    for text, said in ((journey, "2 kids"), (own, "2 children")):
        found = load({"journey.yaml": text, "library/people.yaml": library})
        assert [fault.message for fault in found.faults] == []
        assert found.journey is not None
        repeat = found.journey.steps["kids"].repeat
        assert repeat is not None
        assert repeat.added is not None
        items = (Item("a1", 1, {}), Item("b2", 2, {}))
        assert plain(repeat.added, Known({"kids": items}, today=TODAY), found.journey, "en") == said

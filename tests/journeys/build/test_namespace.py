"""Ids inside and outside of items."""

from __future__ import annotations

import pytest

from journeys.load import load
from tests.journeys.build.test_repeats import CHILDCARE


def told(old: str, new: str) -> list[tuple[str, str, int]]:
    """Slug, message and line of the faults after one change."""
    assert CHILDCARE.count(old) >= 1
    loaded = load({"journey.yaml": CHILDCARE.replace(old, new, 1)})
    places = ((fault, loaded.sources.locate(fault.primary.spot).line) for fault in loaded.faults)
    return [(fault.slug, fault.message, line) for fault, line in places]


def line(text: str) -> int:
    """The line of the small journey that begins so."""
    return next(number for number, each in enumerate(CHILDCARE.splitlines(), 1) if each.strip().startswith(text))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "              carer:\n",
            "              born:\n",
            [("duplicate-id", "`child.born` is a question already", line("carer:"))],
        ),
        (
            "          is_minor: age",
            "          name: age",
            ("duplicate-id", "`child.name` is a question already", line("is_minor:")),
        ),
        (
            "repeat: child\n",
            "repeat: lives_here\n",
            ("duplicate-id", "`lives_here` is a question already", line("repeat: child")),
        ),
        (
            "repeat: child\n",
            "repeat: any\n",
            ("reserved-id", "`any` is a word of sentences, so no item can be called that", line("repeat: child")),
        ),
        (
            "repeat: child\n",
            "repeat: other\n",
            ("reserved-id", "`other` is a word of sentences, so no item can be called that", line("repeat: child")),
        ),
        ("repeat: child\n", "repeat: Child\n", ("bad-id", "`Child` cannot be an id", line("repeat: child"))),
        (
            "          nursery:\n",
            "          number:\n",
            ("reserved-id", "`child.number` is the place of an item, which texts can show", line("nursery:")),
        ),
        ("max: 12", "max: 120", ("wrong-value", "`max` has to be a whole number from 1 to 100", line("max: 12"))),
        (
            "min: 0\n        max: 12",
            "min: 3\n        max: 2",
            ("empty-range", "There are at least 3, and no more than 2", line("max: 12")),
        ),
    ],
)
def test_an_id_that_cannot_be_is_told(old: str, new: str, expected: object) -> None:
    found = told(old, new)
    assert found[:1] == (expected if isinstance(expected, list) else [expected])


def test_fields_of_items_may_have_the_ids_of_what_stands_outside() -> None:
    text = CHILDCARE.replace("          nursery:\n", "          lives_here:\n", 1)
    loaded = load({"journey.yaml": text})
    assert loaded.faults == ()
    assert loaded.journey is not None
    assert {"lives_here", "child.lives_here"} <= loaded.journey.questions.keys()


def test_a_list_cannot_be_chosen_from_inside_itself() -> None:
    new = "            type: choice\n            options: children\n"
    assert told("            type: yes_no\n          at_school:", new + "          at_school:") == [
        (
            "list-inside-itself",
            "Inside one of `children` the others cannot be chosen: they may not be asked yet",
            line("nursery:") + 3,
        )
    ]


def test_a_faulty_repeat_is_told_once_and_what_reads_it_is_left_alone() -> None:
    assert [slug for slug, _, _ in told("repeat: child\n", "repeat: Child\n")] == ["bad-id"]

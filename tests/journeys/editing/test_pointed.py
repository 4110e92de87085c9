"""What is told of a place, where it is written, and where it is used."""

from __future__ import annotations

import pytest

from journeys.editing.definition import definition, uses
from journeys.editing.hover import hover
from journeys.editing.outline import outline
from tests.journeys.editing.texts import MAIN, SMALL, at, examples


@pytest.mark.parametrize(
    ("words", "heading", "line"),
    [
        ("a|ge < 14", "age, a question of the type integer", "“How old are you?”"),
        ("type: inte|ger", "integer, a question type", "A whole number, such as how many people live in a home."),
        ("hi|nt: Up to", "hint", "Help below the option, read out with it."),
        ("too_yo|ung\n  # Asked", "too_young, an outcome", "“You cannot borrow one yet”"),
        ("kind is one of [car|go]", "cargo, an option", "“A bicycle for loads”"),
        ("{{ pri|ce }}", "price, a fact", "Line 41 of journey.yaml"),
        ("When was {{ child.na|me }}", "child.name, a question of the type name", "“What is the child's name?”"),
        ("kind: ci|ty", "city, an option", "“A city bicycle”"),
    ],
)
def test_a_place_is_told_in_words(words: str, heading: str, line: str) -> None:
    files, offset = at(words)
    found = hover(files, MAIN, offset)
    assert found is not None
    assert (found.heading, line in found.lines) == (heading, True), found


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a|ge < 14", "age:\n    ask"),
        ("age < 14: too_yo|ung", "too_young:\n    title"),
        ("kind is one of [car|go]", "cargo:\n        label"),
        ("{{ pri|ce }}", "price:\n    decide"),
        ("When was {{ child.na|me }}", "name:\n        ask"),
        ("kind: ci|ty", "city: A city bicycle"),
        ("outcome: se|nt", "sent:\n    submit"),
        ("      unt|il: 2026", "until:\n    ask"),
    ],
)
def test_a_name_leads_to_where_it_is_written(words: str, written: str) -> None:
    files, offset = at(words)
    found = definition(files, MAIN, offset)
    assert found is not None
    assert SMALL[found.start :].startswith(written)


def test_all_uses_of_a_name_are_found() -> None:
    files, offset = at("ki|nd is cargo")
    lines = [SMALL.count("\n", 0, each.start) + 1 for each in uses(files, MAIN, offset)]
    assert lines == [11, 20, 43, 60]


@pytest.mark.parametrize("name", examples())
def test_every_name_in_every_sentence_of_the_examples_leads_somewhere(name: str) -> None:
    files = examples()[name]
    text = files[MAIN]
    for part in outline(files):
        line = text.split("\n")[part.line - 1]
        assert part.id.rpartition(".")[2] in line


def test_the_outline_is_the_text_in_order() -> None:
    assert [(part.id, part.line, part.depth) for part in outline({MAIN: SMALL})] == [
        ("age", 5, 0), ("kind", 11, 0), ("children", 19, 0), ("child.name", 27, 2), ("child.born", 30, 2),
        ("until", 35, 0), ("price", 41, 0), ("too_young", 46, 0), ("sent", 48, 0),
    ]  # fmt: skip

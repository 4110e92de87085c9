"""The lenient reader: of sound text it says what the strict one says, of half-typed text it says something."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.document import read
from journeys.editing.completion import completion
from journeys.editing.definition import definition, uses
from journeys.editing.hover import hover
from journeys.editing.outline import outline
from journeys.editing.places import place_at, words_at
from journeys.editing.tree import Entry, tree
from journeys.events import Part
from tests.journeys.editing.texts import MAIN, SMALL, examples


def said(part: Part, value: Any, text: str) -> Any:
    """What the strict reader makes of a text, words collapsed and numbers as written."""
    if part.inside is None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return (
            text[part.start : part.end] if is_number else " ".join(value.split()) if isinstance(value, str) else value
        )
    return [(key, inner.key_start, said(inner, value[key], text)) for key, inner in part.inside.items()]


def meant(entry: Entry) -> Any:
    """The same of the lenient one."""
    if entry.inside or entry.style in ("{", "["):
        return [(each.key, each.key_start if isinstance(each.key, str) else -1, meant(each)) for each in entry.inside]
    return " ".join(entry.plain.split()) if isinstance(entry.plain, str) else entry.plain


@pytest.mark.parametrize("name", examples())
def test_sound_text_is_read_as_the_strict_reader_does(name: str) -> None:
    for file, text in examples()[name].items():
        if file.endswith(".yaml"):
            document = read(file, text)
            assert document.root is not None
            assert meant(tree(text)) == said(document.root, document.value, text), file


@pytest.mark.parametrize("half", range(2))
def test_every_beginning_of_a_journey_can_be_asked_about(half: int) -> None:
    for end in range(half, len(SMALL) + 1, 2):
        files = {MAIN: SMALL[:end]}
        completion(files, MAIN, end)
        hover(files, MAIN, end)
        definition(files, MAIN, end)
        assert place_at(files, MAIN, end) is not None
        assert outline(files) is not None


@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.text("ab:-#|>{}[]\"'\n  .0£", max_size=6))
def test_nothing_that_is_typed_or_deleted_is_too_much(start: int, size: int, typed: str) -> None:
    text = SMALL[:start] + typed + SMALL[start + size :]
    files, cursor = {MAIN: text}, start + len(typed)
    found = completion(files, MAIN, cursor)
    assert found is None or 0 <= found.start <= cursor <= found.end <= len(text)
    hover(files, MAIN, cursor)
    uses(files, MAIN, cursor)
    place = place_at(files, MAIN, cursor)
    words_at(files, place)
    assert all(0 <= each.key_start <= each.stop <= len(text) for each in tree(text).all())


def test_deep_or_endless_text_is_read_as_far_as_it_goes() -> None:
    for text in ("- " * 5000, "{" * 5000, "a:\n" + " " * 90 + "b: 1", "[" * 99 + "\n" * 99, "a: {b: [", 'a: "b'):
        assert tree(text).stop >= 0

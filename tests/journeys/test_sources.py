"""From a part of a journey to its line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.alignment import align
from journeys.diagnostics import Spot
from journeys.document import read
from journeys.listed import read_table
from journeys.sources import Place, Sources

TEXT = """\
journey: one
steps:
  vehicle:
    ask: What do you want to drive?
    options:
      car: "It's a \\"car\\""
    when: >-
      age is 15
      and vehicle is car
    body: |
      First line.
        Second {{ line }}.
    items: [a, b]
    empty:
"""


def sources(text: str = TEXT) -> Sources:
    return Sources("a.yaml", {"a.yaml": read("a.yaml", text)}, {"b.csv": read_table("b.csv", CSV)})


CSV = '# comment\nvehicle,go\n\ncar,"here, or\nthere"\nmoped, gone \n'


def where(*keys: str | int, **more: object) -> tuple[int, int, int]:
    place = sources().locate(Spot(("a.yaml", *keys), **more))  # type: ignore[arg-type]
    return place.line, place.column, place.end_column


@pytest.mark.parametrize(
    ("keys", "more", "expected"),
    [
        ((), {}, (1, 1, 13)),
        (("journey",), {}, (1, 10, 13)),
        (("journey",), {"on": "key"}, (1, 1, 8)),
        (("steps", "vehicle"), {}, (3, 3, 10)),
        (("steps", "vehicle", "ask"), {"start": 5, "end": 7}, (4, 15, 17)),
        (("steps", "vehicle", "options", "car"), {"start": 8, "end": 11}, (6, 22, 25)),
        (("steps", "vehicle", "when"), {"start": 0, "end": 3}, (8, 7, 10)),
        (("steps", "vehicle", "when"), {"start": 14, "end": 21}, (9, 11, 18)),
        (("steps", "vehicle", "body"), {"start": 24, "end": 28}, (12, 19, 23)),
        (("steps", "vehicle", "body"), {}, (11, 7, 18)),
        (("steps", "vehicle", "items", 1), {}, (13, 16, 17)),
        (("steps", "vehicle", "empty"), {}, (14, 5, 10)),
        (("steps", "vehicle", "missing"), {}, (3, 3, 10)),
        (("nothing", "of", "this"), {}, (1, 1, 13)),
    ],
)
def test_a_route_has_a_line_and_columns(
    keys: tuple[str | int, ...], more: dict[str, object], expected: tuple[int, ...]
) -> None:
    assert where(*keys, **more) == expected


def test_a_place_carries_the_line_of_the_author() -> None:
    assert sources().locate(Spot(("a.yaml", "journey"))) == Place("a.yaml", 1, 10, 13, "journey: one")


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("b.csv", 0), Place("b.csv", 2, 1, 11, "vehicle,go")),
        (("b.csv", 0, "go"), Place("b.csv", 2, 9, 11, "vehicle,go")),
        (("b.csv", 1, "vehicle"), Place("b.csv", 4, 1, 4, 'car,"here, or')),
        (("b.csv", 1, "go"), Place("b.csv", 4, 5, 6, 'car,"here, or')),
        (("b.csv", 2, "go"), Place("b.csv", 6, 8, 12, "moped, gone ")),
        (("b.csv", 9, "go"), Place("b.csv", 1, 1, 10, "# comment")),
    ],
)
def test_a_cell_has_a_place(route: tuple[str | int, ...], expected: Place) -> None:
    assert sources().locate(Spot(route)) == expected


def test_a_mended_line_shows_the_author_s_own_line_and_columns() -> None:
    found = sources("a:\n\tb: one two\n").locate(Spot(("a.yaml", "a", "b"), start=4, end=7))
    assert found == Place("a.yaml", 2, 9, 12, "\tb: one two")


def test_a_corrected_line_replaces_just_the_value() -> None:
    made = sources()
    assert made.corrected(Spot(("a.yaml", "steps", "vehicle", "ask")), "Why?") == "    ask: Why?"
    assert (
        made.corrected(Spot(("a.yaml", "steps", "vehicle", "ask"), "key"), "hint")
        == "    hint: What do you want to drive?"
    )
    assert made.corrected(Spot(("a.yaml", "steps", "vehicle")), "x") == ""


WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="\u2028\u2029\x85"),
    min_size=1,
    max_size=6,
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=4)


@given(PARAGRAPHS, st.sampled_from(["'", '"', "|", ">", "|-"]), st.integers(2, 6))
def test_every_character_of_a_text_is_found_where_it_is_written(lines: list[str], style: str, indent: int) -> None:
    space = " " * indent
    if style in ("'", '"'):
        inner = lines[0].replace("'", "''") if style == "'" else lines[0].replace("\\", "\\\\").replace('"', '\\"')
        text = f"a: {style}{inner}{style}\n"
    else:
        text = f"a: {style}\n" + "".join(f"{space}{line}\n" for line in lines)
    document = read("a.yaml", text)
    part = document.part(("a",))
    if document.faults or part is None or not isinstance(document.value["a"], str):
        return
    value = document.value["a"]
    offsets = align(document.mended, part.start, part.end, part.style, value)
    for character, offset in zip(value, offsets, strict=False):
        if not character.isspace() and character not in "\"'\\":
            assert document.mended[offset] == character


@given(st.lists(WORDS, min_size=2, max_size=8), st.integers(2, 5))
def test_text_folded_over_lines_is_found_word_by_word(words: list[str], each: int) -> None:
    rows = [" ".join(words[start : start + each]) for start in range(0, len(words), each)]
    document = read("a.yaml", "a: word " + "\n   ".join(rows) + "\n")
    part = document.part(("a",))
    if document.faults or part is None or part.style is not None or not isinstance(document.value["a"], str):
        return
    value = document.value["a"]
    offsets = align(document.mended, part.start, part.end, None, value)
    assert [document.mended[o] for c, o in zip(value, offsets, strict=True) if not c.isspace()] == [
        c for c in value if not c.isspace()
    ]

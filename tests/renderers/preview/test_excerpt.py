"""An author's lines beside the map."""

from __future__ import annotations

from journeys.diagnostics import Spot
from journeys.load import load
from renderers.preview.excerpt import MOST, excerpt

TEXT = """\
journey: bicycle
title: Borrow a bicycle
steps:
  age:
    ask: How old are you?   # in years
    type: integer
    next:
      aeg < 14: too_young

  # about you
  name:
    ask: What is your "#1" name?
    type: text
outcomes:
  too_young:
    title: You cannot borrow one yet
  sent:
    title: It is waiting
    submit: true
"""
SOURCES = load({"journey.yaml": TEXT}).sources


def test_the_lines_of_a_part_end_where_it_does_and_its_wrong_stretch_is_marked() -> None:
    wrong = Spot(("journey.yaml", "steps", "age", "next", "aeg < 14"), "key", 0, 3)
    found = excerpt(SOURCES, Spot(("journey.yaml", "steps", "age"), "key"), [wrong], "/edit")
    assert found is not None
    assert (found.first, found.left, found.address) == (4, 0, "/edit#line-4")
    assert [(row.number, row.pieces) for row in found.rows] == [
        (4, (("", "  ", False), ("key", "age", False), ("", ":", False))),
        (
            5,
            (
                ("", "    ", False),
                ("key", "ask", False),
                ("", ": How old are you?   ", False),
                ("note", "# in years", False),
            ),
        ),
        (6, (("", "    ", False), ("key", "type", False), ("", ": integer", False))),
        (7, (("", "    ", False), ("key", "next", False), ("", ":", False))),
        (
            8,
            (
                ("", "      ", False),
                ("key", "aeg", True),
                ("key", " < 14", False),
                ("", ": too_young", False),
            ),
        ),
    ]


def test_a_sign_within_quotes_begins_no_comment() -> None:
    found = excerpt(SOURCES, Spot(("journey.yaml", "steps", "name"), "key"), [], "/edit")
    assert found is not None
    assert found.rows[1].pieces[-1] == ("", ': What is your "#1" name?', False)


def test_what_is_written_nowhere_has_no_lines() -> None:
    assert excerpt(SOURCES, Spot(("journey.yaml", "start"), "key"), [], "/edit") is None


def test_of_a_long_part_the_first_lines_are_shown() -> None:
    options = "".join(f"      o{n}: Option {n}\n" for n in range(MOST))
    text = f"journey: a\ntitle: A\nsteps:\n  one:\n    ask: Which?\n    type: choice\n    options:\n{options}"
    sources = load({"journey.yaml": text}).sources
    found = excerpt(sources, Spot(("journey.yaml", "steps", "one"), "key"), [], "/edit")
    assert found is not None
    assert (len(found.rows), found.left) == (MOST, 4)

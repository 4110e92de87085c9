"""Two versions on one map."""

from __future__ import annotations

from itertools import permutations

import pytest

from renderers.map.both import both
from renderers.map.drawing import closed, draw
from renderers.map.layout import fitted, place
from renderers.map.paint import Paint
from renderers.map.picture import Picture
from tests.renderers.map.journeys import EXAMPLES, TURNS, example, read

OLD = """\
journey: bicycle
title: Borrow a bicycle
sections:
  you:
    title: You
    steps:
      age:
        ask: Are you 14 or over?
        type: yes_no
        next:
          not age: too_young
      member:
        ask: Are you a member?
        type: yes_no
        next:
          not member: no_member
      name:
        ask: What is your name?
        type: text
outcomes:
  too_young:
    title: You cannot borrow one yet
  no_member:
    title: Join first
  sent:
    title: Your bicycle is waiting
    submit: true
"""
NEW = (
    OLD.replace(
        """\
      member:
        ask: Are you a member?
        type: yes_no
        next:
          not member: no_member
""",
        "",
    )
    .replace("  no_member:\n    title: Join first\n", "")
    .replace("not age: too_young", "age: sent")
    .replace(
        "outcomes:",
        """\
  ride:
    title: The bicycle
    steps:
      frame:
        ask: Which frame?
        type: text
outcomes:""",
    )
)


def told(picture: Picture, paint: Paint) -> list[str]:
    lines = [f"{node.id} {', '.join(mark.said for mark in paint.of(node.id))}".strip() for node in picture.nodes]
    edges = [edge for edge in picture.edges if paint.of(edge.id)]
    return [*lines, *(f"{e.source} > {e.target}: {e.words} {paint.of(e.id)[0].said}" for e in edges)]


def test_what_came_and_what_went_stands_where_it_is_or_was() -> None:
    assert told(*both(draw(read(OLD)), draw(read(NEW)), {})) == [
        "-start",
        "age",
        "member Gone",
        "name",
        "frame New",
        "-check",
        "sent",
        "too_young",
        "no_member Gone",
        "age > -check: Yes New rule",
        "age > too_young: No Removed",
        "member > no_member: No Removed",
    ]


def test_what_is_only_called_otherwise_is_neither_new_nor_gone() -> None:
    new = draw(read(OLD.replace("member", "joined")))
    picture, paint = both(draw(read(OLD)), new, {"member": "joined", "no_member": "no_joined"})
    assert [node.id for node in picture.nodes if paint.of(node.id)] == []


def test_the_same_version_twice_is_its_own_map() -> None:
    picture = draw(read(TURNS))
    laid, paint = both(picture, picture, {})
    assert (laid.nodes, laid.edges, laid.frames) == (picture.nodes, picture.edges, picture.frames)
    assert paint.marks == {}


@pytest.mark.parametrize(("old", "new"), [*permutations([*EXAMPLES, "turns"], 2)])
def test_any_two_journeys_can_be_laid_over_each_other(old: str, new: str) -> None:
    journeys = [read(TURNS) if name == "turns" else example(name) for name in (old, new)]
    for shut in (frozenset[str](), closed(journeys[1])):
        picture, paint = both(draw(journeys[0], shut), draw(journeys[1], shut), {})
        ids = [node.id for node in picture.nodes]
        assert len(ids) == len(set(ids))
        for frame in picture.frames:
            at = [ids.index(id) for id in frame.nodes]
            assert at == list(range(at[0], at[0] + len(at))), frame.id
        placed = place(picture, paint, fitted(picture, 480))
        assert len(placed.nodes) == len(ids)


def test_a_rule_whose_question_is_worded_anew_is_the_same_rule() -> None:
    new = draw(read(OLD.replace("Are you 14 or over?", "Are you 15 or over?")))
    assert both(draw(read(OLD)), new, {}, frozenset())[1].marks == {}

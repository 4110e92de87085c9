"""Bullets are one sentence: its text says the same, and every span stands in it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journeys.expressions.bullets import together
from journeys.expressions.kinds import YesNo
from journeys.expressions.parse import parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import Answer, Literal, Node, walk
from journeys.expressions.unparse import unparse
from tests.journeys.expressions.small_journey import SmallNames
from tests.journeys.expressions.trees import sentences

NAMES = SmallNames()


def _read(text: str) -> Node:
    return resolve(parse(text), NAMES, YesNo())


@pytest.mark.parametrize(
    ("how", "bullets", "text"),
    [
        ("all", ["lives_here", "age >= 18"], "lives_here and age >= 18"),
        ("any", ["lives_here", " age >= 18 and has_job "], "lives_here or (age >= 18 and has_job)"),
        ("all", ["lives_here"], "lives_here"),
        ("not", ["lives_here"], "not lives_here"),
        ("not", ["age >= 18"], "not (age >= 18)"),
        ("not", ["lives_here or has_job"], "not (lives_here or has_job)"),
    ],
)
def test_bullets_are_one_sentence(how: str, bullets: list[str], text: str) -> None:
    tree = together(how, [_read(bullet) for bullet in bullets])  # type: ignore[arg-type]
    assert tree.span.words == text
    assert tree == _read(text)


def test_bullets_in_bullets_keep_their_brackets() -> None:
    inner = together("any", [_read("lives_here"), _read("has_job")])
    tree = together("all", [inner, together("not", [inner]), _read("age >= 18")])
    assert tree.span.text == "(lives_here or has_job) and not (lives_here or has_job) and age >= 18"
    assert tree == _read(tree.span.text)


@given(st.lists(sentences(2), min_size=1, max_size=3), st.sampled_from(["all", "any"]))
def test_every_span_stands_in_the_composed_text(trees: list[Node], how: str) -> None:
    texts = [unparse(tree) for tree in trees]
    assume(sum(map(len, texts)) < 900)
    tree = together(how, [_read(text) for text in texts])  # type: ignore[arg-type]
    assert tree == _read(tree.span.text)
    for node in walk(tree):
        assert node.span.text == tree.span.text
        if isinstance(node, Answer):
            assert node.span.words == node.id
        if isinstance(node, Literal) and isinstance(node.value, bool):
            assert node.span.words == ("yes" if node.value else "no")

"""Laws of all sentences about items, over random trees and random families."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journeys.expressions import evaluate
from journeys.expressions.describe import describe
from journeys.expressions.evaluate import reads
from journeys.expressions.kinds import Item, Value
from journeys.expressions.known import Inside, Known
from journeys.expressions.parse import SentenceFault, parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import Node
from journeys.expressions.unparse import unparse
from tests.journeys.expressions.item_trees import about_items, families, others, some_items
from tests.journeys.expressions.items_for_words import FAMILY_JOURNEY
from tests.journeys.expressions.items_journey import IN_CHILD, NAMES, ItemNames
from tests.journeys.expressions.naive import UNKNOWN, inside, look

TODAY = date(2026, 11, 22)


def _found(tree: Node, names: ItemNames, known: Known) -> Any:
    try:
        return evaluate.compile(tree, names)(known)
    except LookupError:
        return UNKNOWN


def _fault(text: str, names: ItemNames) -> SentenceFault | None:
    """What is wrong with any text at all; nothing but a fault may be raised."""
    try:
        evaluate.compile(resolve(parse(text), names), names)
    except SentenceFault as fault:
        return fault
    return None


@given(about_items())
def test_a_tree_about_items_written_as_a_sentence_reads_as_the_same_tree(tree: Node) -> None:
    assert resolve(parse(unparse(tree)), NAMES, tree.kind) == tree


@given(others())
def test_a_tree_about_others_written_as_a_sentence_reads_as_the_same_tree(tree: Node) -> None:
    assert resolve(parse(unparse(tree)), IN_CHILD, tree.kind) == tree


@given(about_items(), families())
def test_items_are_read_as_if_every_one_were_written_out(tree: Node, family: dict[str, Value]) -> None:
    assert _found(tree, NAMES, Known(family, today=TODAY)) == look(tree, family, TODAY)


@given(others(), families(), some_items("child"))
def test_others_are_read_as_if_every_one_were_written_out(
    tree: Node, family: dict[str, Value], items: tuple[Item, ...]
) -> None:
    family.pop("children", None)
    for item in items:
        rest = tuple(other for other in items if other is not item)
        known = Inside(Known(family, today=TODAY), "child", item, rest)
        assert _found(tree, IN_CHILD, known) == look(tree, inside(item, rest, family), TODAY)


@given(about_items(), families())
def test_a_sentence_about_items_needs_nothing_but_what_it_says_it_reads(tree: Node, family: dict[str, Value]) -> None:
    read = reads(tree, NAMES)
    needed = {id: value for id, value in family.items() if id in read}
    for id in ("children", "posts"):
        items: Any = needed.get(id, ())
        if id in needed:
            needed[id] = tuple(
                Item(item.id, item.number, {key: item.answers[key] for key in item.answers if key in read})
                for item in items
            )
    assert _found(tree, NAMES, Known(needed, today=TODAY)) == _found(tree, NAMES, Known(family, today=TODAY))


@given(about_items(), families(), families())
def test_facts_of_items_stay_right_while_more_is_answered_outside(
    tree: Node, first: dict[str, Value], second: dict[str, Value]
) -> None:
    known = Known(first, today=TODAY)
    for id, value in second.items():
        _found(tree, NAMES, known)
        if id not in known:
            known[id] = value
    assert _found(tree, NAMES, known) == _found(tree, NAMES, Known({**second, **first}, today=TODAY))


_WORDS = """
any no every some each all other child children post posts visits in where meets with has count sum largest earliest of
child.born child.at_school child.is_minor child.name children.pocket post.income posts.income posts.paid other.name
child.number kid.born is and or not < > >= £5 3 today ( ) [ ] minors called income_bands number main_child photos was
answered if otherwise rounded up to lives_here salary for at least one there
"""


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=20).map(" ".join), st.sampled_from([NAMES, IN_CHILD]))
def test_any_row_of_words_about_items_is_a_sentence_or_a_fault(text: str, names: ItemNames) -> None:
    fault = _fault(text, names)
    assert fault is None or (0 <= fault.start <= fault.end <= len(text) and fault.message)


@given(about_items())
def test_every_tree_about_items_has_plain_words(tree: Node) -> None:
    words = describe(tree, FAMILY_JOURNEY)
    assert words.strip()
    assert words.count("(") == words.count(")")

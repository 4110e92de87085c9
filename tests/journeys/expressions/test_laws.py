"""Laws of all sentences, over random trees and random citizens."""

from __future__ import annotations

import random
from time import process_time
from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from journeys.expressions import evaluate
from journeys.expressions.describe import describe
from journeys.expressions.evaluate import steady
from journeys.expressions.kinds import YesNo
from journeys.expressions.known import Known
from journeys.expressions.parse import SentenceFault, parse
from journeys.expressions.resolve import resolve
from journeys.expressions.tree import And, Literal, Node, Or, walk
from journeys.expressions.unparse import unparse
from tests.journeys.expressions.journeys_for_words import JOURNEY
from tests.journeys.expressions.trees import NAMES, answers, known, sentences, values


def _outcome(tree: Node, citizen: Known) -> Any:
    """The value, or the fact that it cannot be known; nothing else may happen."""
    try:
        return evaluate.compile(tree, NAMES)(citizen)
    except LookupError:
        return LookupError


@given(values())
def test_a_tree_written_as_a_sentence_reads_as_the_same_tree(tree: Node) -> None:
    text = unparse(tree)
    assume(len(text) <= 1000)
    assert resolve(parse(text), NAMES, tree.kind) == tree


@given(values(), answers())
def test_any_sentence_of_any_citizen_is_known_or_not_known(tree: Node, given: dict[str, Any]) -> None:
    _outcome(tree, known(given))


@given(values(), answers(), answers())
def test_a_steady_sentence_stays_as_it_is_when_more_is_answered(
    tree: Node, first: dict[str, Any], second: dict[str, Any]
) -> None:
    assume(steady(tree, NAMES))
    before = _outcome(tree, known(first))
    after = _outcome(tree, known({**second, **first}))
    assert before is LookupError or before == after


@given(st.sampled_from((And, Or)), st.lists(sentences(), min_size=2, max_size=4), answers(), st.randoms())
def test_the_order_of_and_and_or_never_matters(
    joint: type[And | Or], parts: list[Node], given: dict[str, Any], chance: random.Random
) -> None:
    tree = joint(tuple(parts), kind=YesNo())
    chance.shuffle(parts)
    shuffled = joint(tuple(parts), kind=YesNo())
    assert _outcome(tree, known(given)) == _outcome(shuffled, known(given))


@given(sentences(), answers())
def test_a_fact_remembered_is_the_fact_computed(tree: Node, given: dict[str, Any]) -> None:
    citizen = known({})
    for id, value in given.items():
        _outcome(tree, citizen)
        citizen[id] = value
    assert _outcome(tree, citizen) == _outcome(tree, known(given))


@given(values())
def test_every_tree_has_plain_words(tree: Node) -> None:
    words = describe(tree, JOURNEY)
    assert words.strip()
    assert words == describe(tree, JOURNEY)
    assert words.count("(") == words.count(")") or '"' in unparse(tree)


@given(values())
def test_a_sentence_needs_no_quotes_in_yaml(tree: Node) -> None:
    text = unparse(tree)
    literals = [node.value for node in walk(tree) if isinstance(node, Literal) and isinstance(node.value, str)]
    assume(len(text) <= 1000 and not isinstance(tree, Literal))
    assume(all(value.isprintable() and value.isascii() and not {":", "#"} & set(value) for value in literals))
    written = f"when: {text}\n{text}: somewhere\n"
    assert yaml.load(written, yaml.BaseLoader) == {"when": text, text: "somewhere"}


def _fault(text: str) -> SentenceFault | None:
    """What is wrong with any text at all; nothing but a fault may be raised."""
    try:
        resolve(parse(text), NAMES)
    except SentenceFault as fault:
        return fault
    return None


def _is_whole(fault: SentenceFault | None, text: str) -> bool:
    """Whether a fault has a place, words and a way on."""
    return fault is None or (0 <= fault.start <= fault.end <= len(text) and bool(fault.message))


@given(st.text(max_size=300))
def test_any_text_is_a_sentence_or_a_fault(text: str) -> None:
    assert _is_whole(_fault(text), text)


_WORDS = """
and or not is one of between before after on in any every no yes all where meets was if otherwise today includes does
include count sum largest smallest earliest latest complete months from to rounded up down the nearest age ( ) [ ] , .
+ - * / < <= > >= = == 5 1.5 £5 £1,25 20% 2008-03-31 31 March sunday 2 weeks answered ago "Mary" vehicle car country
visa_free salary born lives_here home.postcode unless true less than 31/3/2008
"""


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=25).map(" ".join))
def test_any_row_of_words_is_a_sentence_or_a_fault(text: str) -> None:
    assert _is_whole(_fault(text), text)


def test_the_worst_text_takes_milliseconds_of_processor_time() -> None:
    worst = [
        "(" * 999,
        "a and " * 166,
        "1,1" * 333,
        "£1." * 333,
        "x is 'a " * 125,
        "a-" * 499,
        "[a, " * 249,
        "é" * 1000,
    ]
    started = process_time()
    for text in worst:
        assert _is_whole(_fault(text), text)
    assert (process_time() - started) / len(worst) < 0.02

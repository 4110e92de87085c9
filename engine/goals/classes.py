"""Options that no sentence tells apart: of a list of 200 countries, the few groups that rules speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from engine.plan import all_steps
from journeys.expressions.kinds import Choice
from journeys.expressions.tree import (
    Answer,
    Compare,
    FactRef,
    Includes,
    ListRef,
    Literal,
    Node,
    OneOf,
    Other,
    Otherwise,
    SetOf,
    Was,
    walk,
)
from journeys.model import Journey, Question, Sentence, Step


def classes(question: Question, journey: Journey) -> tuple[tuple[str, ...], ...]:
    """The options of a question from a list, those together of which every sentence says the same; in their order."""
    named = _named(journey).get(question.id, frozenset())
    found: dict[tuple[frozenset[frozenset[str]], str], list[str]] = {}
    for option in question.options:
        within = frozenset(each for each in named if option.id in each)
        found.setdefault((within, option.when.text if option.when else ""), []).append(option.id)
    return tuple(map(tuple, found.values()))


@lru_cache(maxsize=64)
def _named(journey: Journey) -> Mapping[str, frozenset[frozenset[str]]]:
    """By question, the sets of options that sentences ask for."""
    found: dict[str, set[frozenset[str]]] = {}
    for sentence in _deciding(journey):
        for node in walk(sentence.tree):
            left, among = _asked(node)
            options = _options(among)
            if left is not None and options:
                for id in _questions(left, journey):
                    found.setdefault(id, set()).add(options)
    return {id: frozenset(sets) for id, sets in found.items()}


def _asked(node: Node) -> tuple[Node | None, Node | None]:
    """What a comparison of options is about, and the options."""
    match node:
        case Compare():
            return node.left, node.right
        case OneOf() | Includes():
            return node.left, node.among
        case Was():
            return node.what, node.among
    return None, None


def _options(among: Node | None) -> frozenset[str]:
    match among:
        case Literal(kind=Choice()):
            return frozenset({str(among.value)})
        case ListRef():
            return frozenset(among.members)
        case SetOf():
            return frozenset().union(*(_options(item) for item in among.items))
    return frozenset()


def _questions(node: Node, journey: Journey) -> Iterator[str]:
    """The questions whose answer a value may be."""
    match node:
        case Answer():
            yield node.id
        case Other():
            yield from _questions(node.of, journey)
        case Otherwise():
            yield from _questions(node.what, journey)
            yield from _questions(node.value, journey)
        case FactRef():
            for row in journey.facts[node.id].rows:
                yield from _questions(row.value.tree, journey)


def _deciding(journey: Journey) -> Iterator[Sentence]:
    """Every sentence of a journey on which something hangs; those of texts only word it."""
    found: list[Sentence | None] = []
    for section in journey.sections:
        found += [section.when, *(rule.sentence for rule in section.next)]
        for step in all_steps(section.steps):
            found += _of_step(step)
    found += [rule.sentence for rule in journey.next]
    for fact in journey.facts.values():
        found += [sentence for row in fact.rows for sentence in (row.sentence, row.value)]
    yield from (sentence for sentence in found if sentence is not None)


def _of_step(step: Step) -> Iterator[Sentence | None]:
    yield from (step.when, *(must.sentence for must in step.must), *(rule.sentence for rule in step.next))
    for question in step.questions:
        yield from (question.when, question.min, question.max)
        yield from (must.sentence for must in question.must)
        yield from (option.when for option in question.options)

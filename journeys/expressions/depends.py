"""What a typed sentence depends on: questions, through facts and the day of rates."""

from __future__ import annotations

from journeys.expressions.names import Names
from journeys.expressions.tree import (
    Answer,
    Bands,
    FactRef,
    Measure,
    Name,
    Node,
    Other,
    Otherwise,
    Part,
    Quantified,
    RateRef,
    Was,
    children,
    walk,
)


def reads(node: Node, names: Names) -> frozenset[str]:
    """The ids of the questions and repeats that a sentence reads, through facts, bands and the day of rates too.

    A measure or quantifier reads the repeat and what it reads of each item (`children`, `child.born`); `other`
    reads the latter only, for inside an item its list is not there. A promise may read `outcome`, too.
    """
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, Answer | Part):
            found.add(part.id)
        elif isinstance(part, FactRef) and (fact := names.fact(part.id)):
            found |= fact.reads
        elif isinstance(part, Measure) or (isinstance(part, Quantified) and not part.other):
            found.add(part.list)
        elif isinstance(part, Bands) and (bands := names.bands(part.id)):
            found |= bands.reads
        elif isinstance(part, RateRef) and part.day is None and (day := names.rates_on):
            found |= day.reads
    return frozenset(found)


def steady(node: Node, names: Names) -> bool:
    """Whether a sentence, once known, stays as it is whatever else is answered."""
    for part in walk(node):
        if isinstance(part, Was | Otherwise) or (isinstance(part, Quantified) and part.other):
            return False
        if isinstance(part, Bands) and (bands := names.bands(part.id)) and not bands.steady:
            return False
        if isinstance(part, FactRef) and (fact := names.fact(part.id)) and not fact.steady:
            return False
        if isinstance(part, RateRef) and part.day is None and (day := names.rates_on) and not day.steady:
            return False
    return True


def asked_by_was(node: Node, names: Names) -> frozenset[str]:
    """The ids of the questions that a sentence, or a fact or bands in it, reads with `was`.

    `no … where … was …` says its opposite with `any`, so `not` before it asks for those who were asked.
    """
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Was):
            found |= {each.id for each in walk(part.what) if isinstance(each, Answer | Part)}
        elif isinstance(part, FactRef) and (fact := names.fact(part.id)):
            found |= fact.was
        elif isinstance(part, Bands) and (bands := names.bands(part.id)):
            found |= bands.was
        if not (isinstance(part, Quantified) and part.word == "no"):
            waiting.extend(children(part))
    return frozenset(found)


def mentions(node: Node, item: str) -> bool:
    """Whether a tree reads something of the item that is called so (`child`, or `other`)."""
    if item == "other":
        return any(isinstance(part, Other) or (isinstance(part, Name) and part.id == item) for part in walk(node))
    for part in walk(node):
        if isinstance(part, Name) and part.id == item:
            return True
        if isinstance(part, Answer | FactRef) and part.id.startswith(f"{item}."):
            return True
    return False

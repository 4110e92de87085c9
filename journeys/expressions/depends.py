"""What a typed sentence depends on: questions, through facts and the day of rates."""

from __future__ import annotations

from journeys.expressions.names import Names
from journeys.expressions.tree import Answer, FactRef, Node, Otherwise, Part, RateRef, Was, walk


def reads(node: Node, names: Names) -> frozenset[str]:
    """The ids of the questions that a sentence reads, through facts and the day of rates too."""
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, Answer | Part):
            found.add(part.id)
        elif isinstance(part, FactRef) and (fact := names.fact(part.id)):
            found |= fact.reads
        elif isinstance(part, RateRef) and part.day is None and (day := names.rates_on):
            found |= day.reads
    return frozenset(found)


def steady(node: Node, names: Names) -> bool:
    """Whether a sentence, once known, stays as it is whatever else is answered."""
    for part in walk(node):
        if isinstance(part, Was | Otherwise):
            return False
        if isinstance(part, FactRef) and (fact := names.fact(part.id)) and not fact.steady:
            return False
        if isinstance(part, RateRef) and part.day is None and (day := names.rates_on) and not day.steady:
            return False
    return True


def asked_by_was(node: Node, names: Names) -> frozenset[str]:
    """The ids of the questions that a sentence, or a fact in it, reads with `was`."""
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, Was) and isinstance(part.what, Answer | Part):
            found.add(part.what.id)
        elif isinstance(part, FactRef) and (fact := names.fact(part.id)):
            found |= fact.was
    return frozenset(found)

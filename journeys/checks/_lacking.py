"""What a sentence lacks that cannot be known of somebody, and the facts through which it lacks it.

A fact that reads an answer too few were asked for fails wherever it is read: that is one fault, told once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cached_property

from journeys.checks._guards import sentence_at
from journeys.checks._uses import Uses
from journeys.diagnostics import Spot
from journeys.expressions.tree import (
    Answer,
    Bands,
    FactRef,
    Measure,
    Node,
    Part,
    Product,
    Quantified,
    RateRef,
    Sum,
    walk,
)
from journeys.model import Fact, Journey, Sentence
from journeys.proof.verdicts import Verdict

DIVIDED = "a division by zero"
BEYOND = ("a date beyond the calendar", "a number too large to compute with")


class Lacking:
    """Finds the facts behind sentences of one journey that cannot be known."""

    def __init__(self, journey: Journey | None) -> None:
        self.journey = journey

    def reason(self, verdict: Verdict) -> Hashable:
        """The same for all sentences that lack the same thing through the same fact; of any other, its own."""
        trees = self._trees(verdict)
        facts = frozenset(fact.id for fact in self._facts(verdict))
        if not facts or any(_reads(tree, verdict.why) for tree in trees):
            return verdict.obligation
        return verdict.why, facts

    def lines(self, verdict: Verdict) -> Iterator[Spot]:
        """The lines of those facts."""
        for fact in self._facts(verdict):
            for row in fact.rows:
                yield from (Spot(each.route, each.on) for each in (row.sentence, row.value) if each is not None)

    @cached_property
    def _uses(self) -> Uses | None:
        return None if self.journey is None else Uses(self.journey)

    def _trees(self, verdict: Verdict) -> list[Node]:
        sentences: list[Sentence | None] = []
        if self.journey is not None and verdict.obligation.slug == "promise-broken":
            promise = self.journey.promises[verdict.obligation.about]
            sentences = [promise.sentence, promise.when]
        elif self._uses is not None:
            sentences = [sentence_at(verdict.obligation.spot, self._uses)]
        return [each.tree for each in sentences if each is not None]

    def _facts(self, verdict: Verdict) -> list[Fact]:
        """The facts that lack it themselves, through however many others they are read."""
        journey = self.journey
        found: list[Fact] = []
        waiting, seen = self._trees(verdict), set[str]()
        while waiting and journey is not None:
            for node in walk(waiting.pop()):
                if isinstance(node, FactRef) and node.id in journey.facts and node.id not in seen:
                    seen.add(node.id)
                    fact = journey.facts[node.id]
                    trees = [each.tree for row in fact.rows for each in (row.sentence, row.value) if each is not None]
                    waiting += trees
                    if any(_reads(tree, verdict.why) for tree in trees):
                        found.append(fact)
        return found


def _reads(tree: Node, what: str) -> bool:
    """Whether a sentence itself reads, divides or reckons what is missing."""
    for node in walk(tree):
        match node:
            case Answer() | Part() | RateRef() | Bands() if node.id == what:
                return True
            case Measure() | Quantified() if node.list == what:
                return True
            case Product() if what in BEYOND or (what == DIVIDED and any(sign == "/" for sign, _ in node.rest)):
                return True
            case Sum() if what in BEYOND:
                return True
            case _:
                pass
    return False

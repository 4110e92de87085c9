"""An obligation as a formula: what nobody may be, what somebody has to be, or what everybody has to be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeys.diagnostics import Spot
from journeys.expressions.tree import FactRef, Measure, Quantified, walk
from journeys.model import Sentence
from journeys.proof.anybody import Anybody
from journeys.proof.logic import Truth
from journeys.proof.verdicts import Obligation

Sort = Literal["never", "somebody", "everybody can"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An obligation as a formula.

    Of sort `never`, no citizen may be as `formula` says; of sort `somebody`, one has to be. Of sort `everybody can`,
    whoever is as `formula` says has to find answers to the questions `ask` such that `then` holds. Of two lines that
    overlap, `apart` are those whom only one of them fits, each way round.
    """

    obligation: Obligation
    sort: Sort
    formula: Truth
    then: Truth = True
    ask: tuple[tuple[str, int], ...] = ()
    apart: tuple[Truth, ...] = ()
    sentence: Sentence | None = None
    lists: tuple[str, ...] = ()


class Claims:
    """Makes the claims of one world."""

    def __init__(self, world: Anybody) -> None:
        self.journey = world.journey
        self.left_out = frozenset(id for id, several in world.lists.items() if several.left_out)
        """The repeats of which only some numbers of items are looked at."""

    def make(
        self,
        slug: str,
        spot: Spot,
        about: str,
        sort: Sort,
        formula: Truth,
        sentence: Sentence | None = None,
        within: str = "",
    ) -> Claim:
        """A claim that says of which repeats it speaks: those of its sentence, and the one that it stands in."""
        lists = set() if sentence is None else self._lists(sentence)
        if within:
            lists.add(within)
        return Claim(
            Obligation(slug, spot, about), sort, formula, sentence=sentence, lists=tuple(sorted(lists & self.left_out))
        )

    def _lists(self, sentence: Sentence) -> set[str]:
        """The repeats that a sentence speaks of, through facts too."""
        found: set[str] = set()
        waiting, seen = [sentence.tree], set[str]()
        while waiting:
            for node in walk(waiting.pop()):
                if isinstance(node, Measure | Quantified) and node.list:
                    found.add(node.list)
                elif isinstance(node, FactRef) and node.id not in seen and node.id in self.journey.facts:
                    seen.add(node.id)
                    for row in self.journey.facts[node.id].rows:
                        waiting += [each.tree for each in (row.sentence, row.value) if each is not None]
        return found


def spot_of(sentence: Sentence) -> Spot:
    """Where a sentence stands; one that is shown in a text, its own stretch of it."""
    span = sentence.tree.span
    if span.text and span.text != sentence.text and sentence.text in span.text:
        return Spot(sentence.route, sentence.on, span.start, span.end)
    return Spot(sentence.route, sentence.on)

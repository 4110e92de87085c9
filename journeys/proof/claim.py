"""An obligation as a formula: what nobody may be, what somebody has to be, or what everybody has to be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeys.model import Sentence
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

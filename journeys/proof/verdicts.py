"""What was asked of every possible citizen, and what came out of it; z3 is not needed to read this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journeys.diagnostics import Label, Spot, Witness
from journeys.expressions.kinds import Value

Answers = Mapping[str, Value | None]
"""Answers by question id; None is an optional question left blank, no key one that was not asked."""

Status = Literal["proved", "counterexample", "not analysed"]


UNTOLD = "which lines make it so cannot be told"
"""Why no causes are named where nobody does what somebody should, and there are some."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """A witness: a citizen whom the solver made up to show something.

    `answers` are those outside items, `items` those of each repeat by its id, one mapping for every item with dotted
    ids (`child.born`). What is not on the citizen's path is left out.
    """

    today: date
    answers: Answers
    items: Mapping[str, tuple[Answers, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that has to hold.

    `slug` is the check that tells of it where it does not; `spot` where it stands; `about` the id of the step, option,
    outcome, question or fact that it speaks of, as that check needs it. Two obligations of one slug differ in `spot` or
    `about`.
    """

    slug: str
    spot: Spot
    about: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out of one obligation.

    `citizen` shows that it does not hold, where one can (nobody shows that a step is never reached). `causes` are the
    fewest lines that together make it so. `why` says why it was not analysed, and of a citizen what is missing there.
    `lists` are the repeats of which only some numbers of items were looked at: `proved` speaks of those numbers.
    `witness` is the citizen in an author's words.
    """

    obligation: Obligation
    status: Status
    citizen: Citizen | None = None
    causes: tuple[Label, ...] = ()
    why: str = ""
    lists: tuple[str, ...] = ()
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """A disagreement of proof and engine: the fault is Footpath's. `expected` and `found` are both traces in words."""

    obligation: Obligation
    citizen: Citizen
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Proofs:
    """All verdicts on one journey, in the order of its text, and where Footpath contradicted itself."""

    verdicts: tuple[Verdict, ...] = ()
    defects: tuple[Defect, ...] = ()

    def refuted(self, slug: str) -> Iterable[Verdict]:
        """What one check has to tell of."""
        return (each for each in self.verdicts if each.obligation.slug == slug and each.status == "counterexample")

    def verdict(self, slug: str, spot: Spot) -> Verdict | None:
        """What came out of one obligation; None where nothing was asked."""
        return next(
            (each for each in self.verdicts if each.obligation.slug == slug and each.obligation.spot == spot), None
        )

    def count(self, status: Status) -> int:
        """How many obligations came out so."""
        return sum(each.status == status for each in self.verdicts)

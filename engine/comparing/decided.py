"""What a solver finds out about two versions: whose outcome or fact differs, with a citizen who shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journeys.expressions.kinds import Value
from journeys.model import Journey
from journeys.proof.verdicts import Citizen

Status = Literal["some", "none", "not analysed"]
"""Whether there is such a citizen; "none" is proved."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Citizens who ended at one outcome and now end at another; both by id, each in its own version.

    `citizen` is one of them, where the status is "some". `why` says why it was not analysed.
    """

    old_outcome: str
    new_outcome: str
    citizen: Citizen | None
    status: Status
    why: str = ""


@dataclass(frozen=True, slots=True)
class MovedFact:
    """Citizens with the same outcome, for whom a fact is another: `old` and `new` are its values for `citizen`.

    None stands for a value that cannot be known. `fact` is the id in the new version.
    """

    fact: str
    old: Value | None
    new: Value | None
    citizen: Citizen | None
    status: Status = "some"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that was found out. Without any pair or fact of status "some" or "not analysed", nobody's outcome
    changes, and that is proved."""

    outcomes: tuple[Moved, ...] = ()
    facts: tuple[MovedFact, ...] = ()


Decide = Callable[[Journey, Journey], Decided]
"""Asks a solver about the old and the new version."""

"""What a solver finds out about two versions: whose outcome or fact differs, with a citizen who shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journeys.expressions.kinds import Value
from journeys.model import Journey
from journeys.proof.verdicts import Answers, Citizen

Status = Literal["some", "none", "not analysed"]
"""Whether there is such a citizen; "none" is proved."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Citizens who ended at one outcome and now end at another; both by id, each in its own version.

    `citizen` is one of them, where the status is "some": the answers to what either version asks them, a question that
    was only renamed under its new id. `before` are their answers to what the old version asks in another way under the
    same id. `why` says why it was not analysed.
    """

    old_outcome: str
    new_outcome: str
    citizen: Citizen | None
    status: Status
    why: str = ""
    before: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MovedFact:
    """Citizens with the same outcome, for whom a fact is another: `old` and `new` are its values for `citizen`.

    None stands for a value that cannot be known. `fact` is the id in the new version. `citizen` and `before` are as in
    `Moved`.
    """

    fact: str
    old: Value | None
    new: Value | None
    citizen: Citizen | None
    status: Status = "some"
    why: str = ""
    before: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Citizens who came to an outcome, and whose same answers now do not count at a page: it does not let them on.

    `step` is the page's id in the new version, `old_outcome` where `citizen` ended. `citizen` and `before` are as in
    `Moved`.
    """

    step: str
    old_outcome: str
    citizen: Citizen | None
    status: Status = "some"
    why: str = ""
    before: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that was found out. Without any pair or fact of status "some" or "not analysed", nobody's outcome
    changes, and that is proved.

    Of those who come to an outcome in both versions, that is; `refused` are of those who do not any more. `sizes` are
    the repeats (by their id in the new version) of which only these numbers of items were looked at.
    """

    outcomes: tuple[Moved, ...] = ()
    facts: tuple[MovedFact, ...] = ()
    refused: tuple[Refused, ...] = ()
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


Decide = Callable[[Journey, Journey], Decided]
"""Asks a solver about the old and the new version."""

"""A citizen who gets to a place of a journey, the plainest that is found, or the proof that nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from time import monotonic
from typing import Any, Literal

from engine.given import take
from engine.path import Path
from engine.places import page_ids
from engine.proving.aims import Aim, aim
from engine.proving.confirm import placed
from engine.proving.crowd import Crowd, Drawn
from engine.proving.nearing import Nearing
from engine.proving.plain import plain
from engine.proving.standing import Standing, formula, standing
from engine.tracing import Tracer
from engine.walk import off_path
from engine.witness import citizen_of
from engine.written import written
from journeys.diagnostics import Label
from journeys.model import Journey
from journeys.proof.anybody import Anybody
from journeys.proof.logic import Truth
from journeys.proof.marks import Marks as Lines
from journeys.proof.obligations import Case
from journeys.proof.solve import Limits, Solver
from journeys.proof.verdicts import Citizen
from journeys.proof.witnesses import Unsayable, citizen

DRAWN = 500
"""So many citizens are drawn before a solver is asked."""

STARTS = 6
"""So many of those who get to the place are moved to where a sentence holds."""

QUESTION = 30_000_000
"""The solver's steps for one question (`Limits.question`)."""

TOO_LONG = "the solver did not finish within its time"
UNSAYABLE = "the solver's citizen gives an answer that Footpath cannot write down"
DEFECT = "proof and engine disagree, which is a defect of Footpath"

Status = Literal["reached", "nobody", "not settled"]


@dataclass(frozen=True, slots=True)
class Reached:
    """What came out of looking for somebody who gets to a place.

    `reached`: `citizen` does, with no more answers than it takes, and the engine's `path` shows it; `item` is the id of
    the item whose page it is. `nobody`: that is proved, and `lines` are the fewest that make it so; of the repeats
    `lists` only some numbers of items were looked at. `not settled`: `why` says what stood in the way.
    """

    aim: Aim
    status: Status
    citizen: Citizen | None = None
    path: Path | None = None
    item: str = ""
    lines: tuple[Label, ...] = ()
    lists: tuple[str, ...] = ()
    why: str = ""


class Reaching:
    """Looks for people in one journey as of a day; what it has worked out stays for the next question."""

    def __init__(self, journey: Journey, today: date) -> None:
        self.journey = journey
        self.today = today
        self.tracer = Tracer(journey)

    @cached_property
    def loose(self) -> Case:
        """The journey with amounts that may be any where they are hard to reckon with."""
        return Case(Anybody(self.journey, self.today, loose=True))

    @cached_property
    def exact(self) -> Case:
        """The journey as it is."""
        return Case(Anybody(self.journey, self.today))

    def reach(self, aim: Aim, seconds: float = 20, *, crowd: bool = True) -> Reached:
        """Somebody of the crowd who gets there, else whom the solver finds; it takes `seconds` and a moment more.

        Without `crowd` the solver is asked at once, as for a place that a crowd was sent to in vain.
        """
        end = monotonic() + seconds
        for who in self._crowd(aim, end) if crowd else ():
            found = self._shown(aim, who)
            if found is not None:
                return found
        limits = Limits(QUESTION, end)
        why = ""
        for case in self._cases():
            wanted = formula(aim, case)
            answer, model = Solver(case.world, limits).ask(wanted, case.world.sayable())
            if answer == "no":
                return self._nobody(aim, case, limits)
            if answer == "unknown":
                why = TOO_LONG
                continue
            made_up = self._made_up(model, case)
            shown = None if made_up is None else self._shown(aim, made_up)
            if shown is not None:
                return shown
            stands = made_up is not None and standing(aim, made_up, self.tracer) is not None
            why = UNSAYABLE if made_up is None or stands else DEFECT
        return Reached(aim, "not settled", why=why)

    def _cases(self) -> Iterator[Case]:
        yield self.loose
        yield self.exact

    def _crowd(self, aim: Aim, end: float) -> Iterator[Citizen]:
        """The citizens of the crowd, then those at the place, moved to where `where` holds."""
        near = None if aim.where is None else Nearing(self.journey, replace(aim, where=None), aim.where, self.tracer)
        there: list[tuple[int, bool, Drawn]] = []
        for drawn, _ in Crowd(self.journey, self.today).people(DRAWN):
            yield citizen_of(self.journey, drawn.answers, drawn.today)
            if monotonic() > end:
                return
            if near is not None and (holding := near.holding(drawn)) is not None:
                there.append((-holding, drawn.today != self.today, drawn))
        for _, _, drawn in sorted(there, key=lambda each: each[:2])[:STARTS]:
            moved = None if near is None else near.moved(drawn)
            if moved is not None:
                yield citizen_of(self.journey, moved.answers, moved.today)
            if monotonic() > end:
                return

    def _shown(self, aim: Aim, who: Citizen) -> Reached | None:
        """The plainest citizen like this one; None where they do not get there, or cannot be written down."""
        if not self._is_sayable(aim, standing(aim, who, self.tracer)):
            return None

        def good(other: Citizen) -> Citizen | None:
            found = standing(aim, other, self.tracer)
            return None if found is None else found.who

        plainest = standing(aim, plain(self.journey, self.today, who, good), self.tracer)
        found = plainest if self._is_sayable(aim, plainest) else standing(aim, who, self.tracer)
        assert found is not None
        return Reached(aim, "reached", found.who, found.path, found.item)

    def _is_sayable(self, aim: Aim, found: Standing | None) -> bool:
        """Whether a scenario that is written of somebody leads where they stand."""
        if found is None:
            return False
        taken = take(self.journey, written(self.journey, found.who), found.who.today)
        if taken.unused or off_path(taken) or taken.path.fault is not None or taken.problems:
            return False
        again = standing(aim, citizen_of(self.journey, taken.answers, found.who.today), self.tracer)
        return again is not None and page_ids(again.path) == page_ids(found.path)

    def _made_up(self, model: Any, case: Case) -> Citizen | None:
        try:
            return placed(citizen(model, case.world))
        except Unsayable:
            return None

    def _nobody(self, aim: Aim, case: Case, limits: Limits) -> Reached:
        """Nobody gets there: the lines that make it so are told."""
        lined = Case(Anybody(self.journey, self.today, Lines(kept=True), loose=case.world.loose))
        wanted: Truth = formula(aim, lined)
        lines: tuple[Label, ...] = ()
        if wanted is not False:
            marks = lined.world.marks
            core = Solver(lined.world, limits).core([wanted], [line for line, _, _ in marks.spots.values()])
            lines = marks.labels(core or ())
        return Reached(aim, "nobody", lines=lines, lists=tuple(sorted(case.left_out)))


def reach(
    journey: Journey,
    today: date,
    target: str | Sequence[str],
    where: str | None = None,
    without: Sequence[str] = (),
    seconds: float = 20,
) -> Reached:
    """Somebody who gets to a step, question, section or outcome (or `check`, `tasks`), from the day `today` on.

    Of several targets it is the one furthest on where they stand, having come by the others. `where` is a sentence that
    has to hold there; `without` are questions, steps and sections that they must not come by. Raises `aims.Unaimable`
    where there is no such place, and SentenceFault for the sentence.
    """
    targets = [target] if isinstance(target, str) else target
    return Reaching(journey, today).reach(aim(journey, targets, where, without), seconds)

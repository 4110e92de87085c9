"""One journey in the ways in which a solver is asked about it, each made when it is first needed."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from journeys.diagnostics import Label
from journeys.model import Journey
from journeys.proof.anybody import Anybody
from journeys.proof.claim import Claim
from journeys.proof.marks import Marks
from journeys.proof.obligations import Case
from journeys.proof.solve import Limits, Solver
from journeys.proof.verdicts import Obligation


class Worlds:
    """The worlds of one journey as of a day, with a solver for each."""

    def __init__(self, journey: Journey, today: date, limits: Limits) -> None:
        self.journey = journey
        self.today = today
        self.limits = limits

    @cached_property
    def loose(self) -> Case:
        """The journey with amounts that may be any where they are hard to reckon with."""
        return Case(Anybody(self.journey, self.today, loose=True))

    @cached_property
    def exact(self) -> Case:
        """The journey as it is."""
        return Case(Anybody(self.journey, self.today))

    @cached_property
    def lined(self) -> Case:
        """Every line marked, to find out which are needed; loose, which is enough for what is proved so."""
        return Case(Anybody(self.journey, self.today, Marks(kept=True), loose=True))

    @cached_property
    def lined_exact(self) -> Case:
        """The same with all amounts as they are, for what cannot be told without them."""
        return Case(Anybody(self.journey, self.today, Marks(kept=True)))

    @cached_property
    def assumed(self) -> Case:
        """The journey with everybody at every page: only the answers matter, and hard amounts may be any."""
        return Case(Anybody(self.journey, self.today, loose=True, assumed=True))

    @cached_property
    def assumed_solver(self) -> Solver:
        """Asks about the journey with everybody at every page."""
        _ = self.assumed.answerable
        return Solver(self.assumed.world, self.limits)

    @cached_property
    def days_solver(self) -> Solver:
        """The same for pages that hang on the day alone: what it learns of calendars is in nobody else's way."""
        _ = self.assumed.answerable
        return Solver(self.assumed.world, self.limits)

    @cached_property
    def loose_solver(self) -> Solver:
        """Asks about the loose journey."""
        _ = self.loose.claims
        return Solver(self.loose.world, self.limits)

    @cached_property
    def exact_solver(self) -> Solver:
        """Asks about the journey as it is."""
        _ = self.exact.claims
        return Solver(self.exact.world, self.limits)

    # The same claim elsewhere

    def twin(self, claim: Claim) -> Claim:
        """The same claim of the exact journey."""
        return self._exact_claims[claim.obligation]

    def simple(self, claim: Claim) -> Claim:
        """The same claim where everybody is at every page."""
        return self._assumed_claims[claim.obligation]

    @cached_property
    def _assumed_claims(self) -> dict[Obligation, Claim]:
        return {each.obligation: each for each in self.assumed.answerable}

    @cached_property
    def _exact_claims(self) -> dict[Obligation, Claim]:
        return {each.obligation: each for each in self.exact.claims}

    # Why nobody is as a claim says

    def lines(self, claim: Claim) -> tuple[Label, ...] | None:
        """The fewest lines because of which nobody is; None where that cannot be told."""
        return self._core(claim, self.lined) or self._core(claim, self.lined_exact)

    def _core(self, claim: Claim, case: Case) -> tuple[Label, ...] | None:
        lined = next(each for each in case.claims if each.obligation == claim.obligation)
        marks = case.world.marks
        lines = [line for line, _, _ in marks.spots.values()]
        core = Solver(case.world, self.limits).core([lined.formula], lines)
        return None if core is None else marks.labels(core)

"""Asking the solver: always with a limit, and an answer of three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal, Protocol

import z3

from journeys.proof.logic import Truth, as_formula, some

Answer = Literal["yes", "no", "unknown"]

MEMORY = 4_000
"""Megabytes that the solver may use; beyond that it gives up."""


LONGEST = 20_000
"""Milliseconds for one question, however few steps it has taken."""

SEED, OTHER_SEEDS, INSISTING = 7, (11, 23), 2
"""What a solver's choices begin with; the same where it is asked again, and how much more work it may take then."""


@dataclass(slots=True)
class Limits:
    """How much work one question may take, in the solver's own steps, and until when (`time.monotonic`) all may last.

    Steps are the same on every machine and at every load, so that what is not analysed is so everywhere. Three
    million are about a second.
    """

    question: int = 3_000_000
    until: float = float("inf")

    def milliseconds(self) -> int:
        """What is left of the time."""
        return int(max(1, min(LONGEST, 1000 * (self.until - monotonic()))))

    @property
    def over(self) -> bool:
        """Whether the time for all questions is up."""
        return monotonic() > self.until


class Citizens(Protocol):
    """Of whom something is asked: of one journey, or of two versions."""

    def fits(self) -> Truth:
        """All that is true of any of them."""


class Solver:
    """Asks about the citizens of one world, or of two together."""

    def __init__(self, world: Citizens, limits: Limits) -> None:
        self.world = world
        self.limits = limits
        z3.set_param("memory_max_size", MEMORY)
        self._solver = self._made(SEED)
        self.asked = 0

    def _made(self, seed: int) -> Any:
        """A solver that knows what is true of everybody."""
        solver = z3.SimpleSolver()
        solver.set("random_seed", seed)
        solver.set("arith.solver", 2)
        solver.add(as_formula(self.world.fits()))
        return solver

    def ask(self, *formulas: Truth) -> tuple[Answer, Any]:
        """Whether somebody is as all these say, and then the model of somebody who is."""
        if any(formula is False for formula in formulas):
            return "no", None
        if self.limits.over:
            return "unknown", None
        self.asked += 1
        solver = self._solver
        solver.push()
        try:
            self._limit(solver)
            solver.add(*(as_formula(formula) for formula in formulas))
            found = solver.check()
            if found == z3.sat:
                return "yes", solver.model()
            return ("no", None) if found == z3.unsat else ("unknown", None)
        except z3.Z3Exception:
            return "unknown", None
        finally:
            solver.pop()

    def insist(self, *formulas: Truth) -> tuple[Answer, Any]:
        """The same, asked again in other ways where it is too much to tell: whether a solver gets there within its work
        is a matter of luck, too."""
        answer, model = self.ask(*formulas)
        for seed in OTHER_SEEDS:
            if answer != "unknown" or self.limits.over:
                break
            solver = self._made(seed)
            try:
                solver.set("rlimit", self.limits.question * INSISTING)
                solver.set("timeout", self.limits.milliseconds())
                solver.add(*(as_formula(formula) for formula in formulas))
                found = solver.check()
                if found == z3.sat:
                    return "yes", solver.model()
                answer = "no" if found == z3.unsat else "unknown"
            except z3.Z3Exception:
                return "unknown", None
        return answer, model

    def _limit(self, solver: Any, part: int = 1) -> None:
        """Allows a solver the work of one question, or a part of it."""
        solver.set("rlimit", self.limits.question // part)
        solver.set("timeout", self.limits.milliseconds())

    def prefer(self, formulas: Sequence[Truth], wishes: Iterable[Sequence[Truth]], most: int = 400) -> Any:
        """The model of somebody who is as all these say and, wish by wish, as the first that can be had of each.

        None where not even the first can be told. Wishes cost one question each, and `most` of them are asked.
        """
        answer, model = self.ask(*formulas)
        if answer != "yes":
            return None
        solver = self._solver
        solver.push()
        try:
            solver.add(*(as_formula(formula) for formula in formulas))
            for wish in wishes:
                for choice in wish:
                    if most <= 0 or self.limits.over:
                        return model
                    if choice is True or z3.is_true(model.eval(as_formula(choice), model_completion=True)):
                        solver.add(as_formula(choice))
                        break
                    most -= 1
                    solver.push()
                    self._limit(solver, 5)
                    solver.add(as_formula(choice))
                    if solver.check() == z3.sat:
                        model = solver.model()
                        solver.pop()
                        solver.add(as_formula(choice))
                        break
                    solver.pop()
        except z3.Z3Exception:
            return model
        finally:
            solver.pop()
        return model

    def core(self, formulas: Sequence[Truth], lines: Sequence[Any]) -> list[Any] | None:
        """The fewest of some assumptions with which nobody is as all these say; None where that cannot be told.

        No line can be left out of those that are given back: each is tried.
        """
        solver = z3.SimpleSolver()
        try:
            solver.add(as_formula(self.world.fits()), *(as_formula(formula) for formula in formulas))
            self._limit(solver)
            if solver.check(*lines) != z3.unsat:
                return None
            kept = list(solver.unsat_core())
            for line in list(kept):
                if self.limits.over:
                    break
                rest = [each for each in kept if not each.eq(line)]
                self._limit(solver, 2)
                if solver.check(*rest) == z3.unsat:
                    kept = rest
            return kept
        except z3.Z3Exception:
            return None


def anyone(formulas: Iterable[Truth]) -> Truth:
    """Somebody is as one of these says."""
    return some(formulas)


def is_true(model: Any, formula: Truth) -> bool:
    """Whether a model is as a formula says."""
    return formula if isinstance(formula, bool) else z3.is_true(model.eval(formula, model_completion=True))

"""Citizens who between them reach as many goals of a journey as anybody can, and what is proved of the other goals.

Drawn at random first, then moved onto the limits that they came near, then made up by the solver. No clock decides who
is found, but for the solver when it runs out of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from time import monotonic
from typing import Any

from engine.given import take
from engine.goals import Goal, goals, measured, reached
from engine.path import Path
from engine.promises import kept
from engine.proving.confirm import on_the_way, placed
from engine.proving.crowd import Crowd, Drawn
from engine.proving.goal_formulas import Formulas
from engine.proving.nudging import nudged
from engine.roster import question_of
from engine.walk import off_path
from engine.witness import answers_of, citizen_of, replayed
from engine.written import written
from journeys.model import Journey
from journeys.proof.anybody import Anybody
from journeys.proof.logic import Truth
from journeys.proof.obligations import Case
from journeys.proof.solve import Limits, Solver, anyone, is_true
from journeys.proof.verdicts import Citizen
from journeys.proof.witnesses import Unsayable, citizen

DRAWN = 3_000
"""So many citizens are drawn, if they go on showing something new."""

STARTS = 5
"""From so many citizens near a limit somebody is sought who is on it."""

PROBES = 150
"""So often the engine is asked for one limit."""

QUESTION = 6_000_000
"""The solver's steps for one question (`Limits.question`)."""

FOLLOWERS = 80
"""So many are drawn after each citizen of the solver: others like that one."""

TOO_LONG = "the solver did not finish within its time"
NOT_FOUND = "nobody was found, and the solver cannot rule it out"
DEFECT = "proof and engine disagree, which is a defect of Footpath"
UNSAYABLE = "the solver's citizen gives an answer that Footpath cannot write down"


@dataclass(frozen=True, slots=True)
class Found:
    """A citizen with only the answers that count, and all the goals that they reach when they are written down."""

    who: Citizen
    goals: frozenset[Goal]


@dataclass(slots=True)
class Gathered:
    """Everybody who reaches something; `nobody` are the goals of which it is proved that nobody can reach them,
    `unknown` those that were not settled, with the reason."""

    found: list[Found] = field(default_factory=list)
    nobody: list[Goal] = field(default_factory=list)
    unknown: dict[Goal, str] = field(default_factory=dict)


def gather(journey: Journey, today: date, wanted: Iterable[Goal], seconds: float = 120) -> Gathered:
    """Citizens for some goals, as of a day. Only those count whom a scenario can describe, and who keep all promises.

    The solver has `seconds`; all else takes as long as it takes.
    """
    return _Gathering(journey, today, wanted, seconds).gather()


def written_down(journey: Journey, who: Citizen, wanted: frozenset[Goal]) -> Found | None:
    """A citizen as a scenario's reader finds them, with what they reach then; None where that cannot be told."""
    cut = on_the_way(who, replayed(journey, who))
    taken = take(journey, written(journey, cut), cut.today)
    if not sound(journey, taken.path) or taken.unused or off_path(taken):
        return None
    told = {problem.question for problem in taken.problems}
    if any(question_of(key) not in told for key in taken.refused):  # refused further on: nobody is told of it
        return None
    return Found(cut, reached(journey, wanted, taken.path, taken.answers))


def sound(journey: Journey, path: Path) -> bool:
    """Whether a path leads anywhere, and keeps every promise where it ends."""
    if path.fault is not None:
        return False
    return path.outcome is None or all(kept(each, path) == "kept" for each in journey.promises.values())


class _Gathering:
    """Looks for the citizens of one journey."""

    def __init__(self, journey: Journey, today: date, wanted: Iterable[Goal], seconds: float) -> None:
        self.journey = journey
        self.today = today
        self.seconds = seconds
        self.wanted = frozenset(wanted)
        self.left = [goal for goal in goals(journey) if goal in self.wanted]
        self.near: dict[Goal, list[tuple[Any, Any, Drawn]]] = {}
        self.result = Gathered()
        self.crowd = Crowd(journey, today, self._look)

    def gather(self) -> Gathered:
        """All stages, as long as anything is left."""
        if not self.left:
            return self.result
        for _ in self.crowd.people(DRAWN):
            if not self.left:
                return self.result
        for goal in list(self.left):
            if goal.what == "boundary" and goal in self.left:
                self._nudge(goal, self.near.get(goal, ()))
        self._solve()
        return self.result

    def _look(self, who: Drawn) -> tuple[Path, frozenset[Goal]]:
        """Where a citizen's way leads, and what they reach; kept where it is anything that is wanted."""
        path, found, away = measured(self.journey, who.answers, who.today)
        if not sound(self.journey, path):
            return path, frozenset()
        for goal, distance in away.items():
            if goal in self.wanted:
                here = self.near.setdefault(goal, [])
                here.append((abs(distance), (who.today != self.today, len(here)), who))
        found &= self.wanted
        if found:
            down = written_down(self.journey, citizen_of(self.journey, who.answers, who.today), self.wanted)
            if down is None:
                return path, frozenset()
            self.result.found.append(down)
            if not down.goals.isdisjoint(self.left):
                self.left = [goal for goal in self.left if goal not in down.goals]
        return path, found

    def _nudge(self, goal: Goal, near: Sequence[tuple[Any, Any, Drawn]]) -> None:
        """From the nearest of those who came near a limit."""
        left = PROBES

        def probe(who: Drawn) -> tuple[bool, Any]:
            nonlocal left
            left -= 1
            if left < 0:
                return False, None
            path, found, away = measured(self.journey, who.answers, who.today)
            there = goal in found and sound(self.journey, path) and self._is_sayable(who, goal)
            return there, away.get(goal)

        for _, _, start in sorted(near, key=lambda each: each[:2])[:STARTS]:
            who = nudged(self.journey, goal, start, probe)
            if who is not None:
                self._look(who)
                if goal not in self.left:
                    return

    def _is_sayable(self, who: Drawn, goal: Goal) -> bool:
        """Whether somebody reaches a goal still when they are written down: an answer that is not offered is not."""
        down = written_down(self.journey, citizen_of(self.journey, who.answers, who.today), frozenset({goal}))
        return down is not None and bool(down.goals)

    # The solver

    @cached_property
    def loose(self) -> Formulas:
        return Formulas(Case(Anybody(self.journey, self.today, loose=True)))

    @cached_property
    def exact(self) -> Formulas:
        return Formulas(Case(Anybody(self.journey, self.today)))

    def _solve(self) -> None:
        """All that is left at once, loosely; then what is hard, one by one."""
        limits = Limits(QUESTION, monotonic() + self.seconds)
        formulas = {goal: self._formula(self.loose, goal) for goal in self.left}
        solver = Solver(self.loose.world, limits)
        open = list(self.left)
        hard: list[Goal] = []
        while open:
            answer, model = solver.ask(anyone(formulas[goal] for goal in open), self.loose.world.sayable())
            if answer == "no":
                self.result.nobody += open
                break
            if answer == "unknown":
                hard += open
                break
            met = [goal for goal in open if is_true(model, formulas[goal])] or open[:1]
            self._made_up(model, self.loose, met)
            hard += [goal for goal in met if goal in self.left]
            open = [goal for goal in open if goal in self.left and goal not in met]
        for goal in hard:
            if goal in self.left:
                self._exactly(goal, formulas[goal], solver, limits)
        nobody = set(self.result.nobody)
        self.result.nobody = [goal for goal in goals(self.journey) if goal in nobody]

    def _exactly(self, goal: Goal, loosely: Truth, solver: Solver, limits: Limits) -> None:
        answer, model = solver.ask(loosely)
        if answer == "no":
            self.result.nobody.append(goal)
            return
        formula = self._formula(self.exact, goal)
        answer, model = Solver(self.exact.world, limits).ask(formula, self.exact.world.sayable())
        if answer == "no":
            self.result.nobody.append(goal)
        elif answer == "unknown":
            self.result.unknown[goal] = TOO_LONG
        else:
            who = self._made_up(model, self.exact, [goal])
            if goal in self.left:
                self.result.unknown[goal] = self._why(who, goal)

    def _formula(self, formulas: Formulas, goal: Goal) -> Truth:
        """Who reaches a goal; where that cannot be said, who comes to where it is read."""
        found = formulas.of(goal)
        return formulas.near(goal) if found is None else found

    def _why(self, who: Drawn | None, goal: Goal) -> str:
        """What is wrong with the solver's citizen."""
        if who is not None and (goal.id in self.journey.facts or self.exact.of(goal) is None):
            return NOT_FOUND  # facts are looked at where a way may stop, of which the formula says a little too much
        if who is None or goal in measured(self.journey, who.answers, who.today)[1]:
            return UNSAYABLE
        return DEFECT

    def _made_up(self, model: Any, formulas: Formulas, met: Sequence[Goal]) -> Drawn | None:
        """Looks at the solver's citizen, and from there at the limits that they are near."""
        try:
            who = placed(citizen(model, formulas.world))
        except Unsayable:
            return None
        drawn = Drawn(who.today, dict(answers_of(who)))
        self.crowd.join(drawn.answers, drawn.today)
        if not self.left:
            return drawn
        for _ in self.crowd.people(FOLLOWERS, FOLLOWERS):
            if not self.left:
                return drawn
        for goal in met:
            if goal in self.left and goal.what == "boundary":
                self._nudge(goal, [(0, 0, drawn)])
        return drawn

"""Everything that is claimed of a journey, proved, refuted by a citizen whom the engine bears out, or not analysed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from time import monotonic
from typing import Any

from engine.proving.answerable import answerable
from engine.proving.causes import causes
from engine.proving.confirm import confirmed, engine_answers, on_the_way, placed
from engine.proving.crowd import WORK, Crowd
from engine.proving.every_day import always_free, hangs_on_the_day
from engine.proving.marks import Mark, mark_of
from engine.proving.meeting import met
from engine.proving.wishes import wishes
from engine.proving.worlds import Worlds
from engine.tracing import Trace, Tracer
from engine.witness import citizen_of
from engine.written import written
from journeys.diagnostics import Route, Witness
from journeys.model import Journey, Step
from journeys.proof.claim import Claim
from journeys.proof.obligations import Case
from journeys.proof.pages import hangs_on_presence, limits_known
from journeys.proof.solve import Limits, anyone, is_true
from journeys.proof.verdicts import UNTOLD, Citizen, Defect, Obligation, Proofs, Verdict
from journeys.proof.witnesses import Unsayable, citizen

WORK_A_STEP = 2_500
"""So much more work is given to the first crowd for every page of the journey: whoever goes far meets many."""

FOLLOWERS, FOLLOWERS_WORK = 60, 40_000
"""When somebody new has joined the crowd, so many more are drawn in vain, with so much work, at the most."""

MANY, MANY_WORK = 2500, 40_000
"""For what the solver could not tell so many are drawn in vain, with so much work, at the most; four times as much
for what must never be."""

TOO_LONG = "the solver did not finish within its time"
UNSAYABLE = "the solver's citizen gives an answer that Footpath cannot write down"


@dataclass(slots=True)
class _Findings:
    verdicts: dict[Obligation, Verdict] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)
    open: dict[Obligation, tuple[Claim, str]] = field(default_factory=dict)
    """What the solver could not tell, and why."""


class Prover:
    """Proves one journey as of a day. `seconds` is for everything together, `question` the work that one may take
    (`Limits`).

    `told` hears each verdict as soon as it is known.
    """

    def __init__(
        self,
        journey: Journey,
        today: date,
        seconds: float = 60,
        question: int = 3_000_000,
        told: Callable[[Verdict], None] | None = None,
    ) -> None:
        self.journey = journey
        self.today = today
        self.limits = Limits(question, monotonic() + seconds)
        self.worlds = Worlds(journey, today, self.limits)
        self.tracer = Tracer(journey)
        self.found = _Findings()
        self._told = told

    @cached_property
    def crowd(self) -> Crowd:
        """People drawn at random."""
        return Crowd(self.journey, self.today)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that is claimed, in the order of its kinds."""
        return self.worlds.loose.claims

    def prove(self) -> Proofs:
        """Every claim's verdict, each told as soon as it is known."""
        claims = self.claims
        self._nobody([claim for claim in claims if claim.sort == "never"])
        for claim in claims:
            if claim.sort == "everybody can":
                self._answerable(claim)
        self._somebody([claim for claim in claims if claim.sort == "somebody"])
        self._search()
        verdicts = tuple(self.found.verdicts[claim.obligation] for claim in claims)
        return Proofs(verdicts, tuple(self.found.defects))

    # What must never be

    def _nobody(self, claims: list[Claim]) -> None:
        """All at once: where nobody refutes any of them, one question is enough. Where that is too much, by halves."""
        hard: list[Claim] = []
        open = [claim for claim in claims if claim.formula is not False]
        waiting = [[claim] for claim in open if claim.obligation.slug == "promise-broken"]
        waiting.append([claim for claim in open if claim.obligation.slug != "promise-broken"])
        for claim in claims:
            if claim.formula is False:
                self._proved(claim)
        while waiting:
            group = waiting.pop()
            if not group:
                continue
            answer, model = self.worlds.loose_solver.ask(anyone(claim.formula for claim in group))
            if answer == "no":
                for claim in group:
                    self._proved(claim)
            elif answer == "unknown":
                half = len(group) // 2
                waiting += [group[:half], group[half:]] if half else []
                hard += [] if half else group
            else:
                met = [claim for claim in group if is_true(model, claim.formula)] or group[:1]
                trace, who = self._replayed(model, self.worlds.loose)
                for claim in met:
                    if trace is None or who is None or not self._refuted(claim, claim, trace, who, self.worlds.loose):
                        hard.append(claim)
                told = {claim.obligation for claim in met}
                waiting.append([claim for claim in group if claim.obligation not in told])
        for claim in hard:
            self._exactly(claim)

    def _exactly(self, claim: Claim) -> None:
        """Asks about the journey as it is."""
        twin = self.worlds.twin(claim)
        answer, model = self.worlds.exact_solver.insist(twin.formula)
        if answer == "no":
            self._proved(claim)
        elif answer == "unknown":
            self._unknown(claim, TOO_LONG)
        else:
            trace, who = self._replayed(model, self.worlds.exact)
            if trace is None or who is None:
                self._unknown(claim, UNSAYABLE)
            elif not self._refuted(claim, twin, trace, who, self.worlds.exact):
                self._defect(claim, who, trace)

    def _refuted(self, claim: Claim, asked: Claim, trace: Trace, who: Citizen, case: Case) -> bool:
        """Whether the engine bears a citizen out; then it is told, with the plainest such citizen."""
        if claim.obligation.slug == "rows-overlap":
            return self._overlaps(claim)
        happened = confirmed(claim, trace, self.journey)
        if happened is None:
            return False
        solver = self.worlds.loose_solver if case is self.worlds.loose else self.worlds.exact_solver
        model = solver.prefer([asked.formula], wishes(trace.path, case.world))
        plain_trace, plain = self._replayed(model, case) if model is not None else (None, None)
        if plain_trace is not None and plain is not None:
            again = confirmed(claim, plain_trace, self.journey)
            if again is not None:
                trace, who, happened = plain_trace, plain, again
        self._shown(claim, who, trace, happened)
        return True

    def _shown(self, claim: Claim, who: Citizen, trace: Trace, happened: str) -> None:
        """A citizen who refutes a claim is told, with what brings them to where it happens."""
        page = self.journey.steps[claim.obligation.about] if claim.sort == "everybody can" else None
        found = () if page else causes(happened, trace, self.journey)
        shown = on_the_way(who, trace.path, page)
        self._keep(Verdict(claim.obligation, "counterexample", shown, found, why=happened, lists=claim.lists))

    def _overlaps(self, claim: Claim) -> bool:
        """Two lines overlap, and it matters where neither is the narrower one of the two."""
        twin = self.worlds.twin(claim)
        answer, model = self.worlds.exact_solver.ask(twin.formula)
        answers = [answer, *(self.worlds.exact_solver.ask(apart)[0] for apart in twin.apart)]
        if "unknown" in answers and "no" not in answers:
            self._unknown(claim, TOO_LONG)
            return True
        if "no" in answers:
            self._proved(claim)
            return True
        trace, who = self._replayed(model, self.worlds.exact)
        if trace is None or who is None:
            self._unknown(claim, UNSAYABLE)
            return True
        self._keep(Verdict(claim.obligation, "counterexample", on_the_way(who, trace.path)))
        return True

    # What somebody has to be able to do

    def _somebody(self, claims: list[Claim]) -> None:
        """A crowd shows most of it; for the rest the solver finds people who go far, and it grows from them."""
        wanted: dict[Mark, list[Claim]] = {}
        for claim in claims:
            wanted.setdefault(mark_of(claim.obligation), []).append(claim)
        open = set(wanted)
        crowd = self.crowd
        for _, shown in crowd.draw(open, self.limits.until, WORK + WORK_A_STEP * len(self.journey.steps)):
            self._borne_out(shown, wanted)
        left = sorted((claim for mark in wanted if mark in open for claim in wanted[mark]), key=self._depth)
        while left:
            claim = left.pop()
            if claim.obligation not in self.found.verdicts:
                for _, shown in crowd.around(self._decisive(claim), open, self.limits.until):
                    self._borne_out(shown, wanted)
            if claim.obligation in self.found.verdicts:
                continue
            answer, model = self.worlds.loose_solver.ask(claim.formula)
            if answer == "no":
                self._nobody_does(claim)
                continue
            case = self.worlds.loose
            if answer == "unknown" or not self._joins(model, case, crowd, claim, wanted, open):
                case = self.worlds.exact
                answer, model = self.worlds.exact_solver.ask(self.worlds.twin(claim).formula)
                if answer == "no":
                    self._nobody_does(claim)
                elif answer == "unknown":
                    self._unknown(claim, TOO_LONG)
                elif not self._joins(model, case, crowd, claim, wanted, open):
                    self._disagrees(claim, model)
            for _, shown in crowd.draw(open, self.limits.until, FOLLOWERS_WORK, FOLLOWERS):
                self._borne_out(shown, wanted)

    def _joins(
        self, model: Any, case: Case, crowd: Crowd, claim: Claim, wanted: dict[Mark, list[Claim]], open: set[Mark]
    ) -> bool:
        """Whether the engine bears out that this citizen does what is claimed; all else that they do counts too."""
        _, who = self._replayed(model, case)
        if who is None:
            return False
        shown = crowd.join(engine_answers(who), who.today)
        open -= shown
        self._borne_out(shown, wanted)
        return claim.obligation in self.found.verdicts

    def _disagrees(self, claim: Claim, model: Any) -> None:
        """The solver's citizen does not do for the engine what the proof says."""
        trace, who = self._replayed(model, self.worlds.exact)
        if trace is None or who is None:
            self._unknown(claim, UNSAYABLE)
        else:
            self._defect(claim, who, trace)

    @cached_property
    def _reads(self) -> dict[tuple[Route, str], frozenset[str]]:
        """The questions that each sentence reads, by where it stands."""
        return {(read.sentence.route, read.sentence.on): read.sentence.reads for read in self.worlds.loose.course.reads}

    def _decisive(self, claim: Claim) -> list[Step]:
        """The pages whose answers decide something: its own, those that lead there or are read there; never none."""
        spot, steps = claim.obligation.spot, self.journey.steps
        own = [
            step
            for step in steps.values()
            if spot.route[: len(step.route)] == step.route
            or any(rule.target == claim.obligation.about for rule in step.next)
        ]
        read = self._reads.get((spot.route, spot.on), frozenset()).union(
            *(step.when.reads for step in own if step.when is not None)
        )
        own += [step for step in steps.values() if any(each.id in read for each in step.questions)]
        outer = [steps[id] for id in dict.fromkeys(step.within or step.id for step in own)]
        return [step for step in outer if step.questions or step.repeat is not None] or list(steps.values())[-1:]

    def _depth(self, claim: Claim) -> tuple[int, int]:
        """How far down the journey something stands: who comes there has come by much else."""
        route = claim.obligation.spot.route
        for number, step in enumerate(self.journey.steps.values()):
            if route[: len(step.route)] == step.route:
                return number, len(route)
        return (len(self.journey.steps), len(route)) if "outcomes" in route else (-1, len(route))

    def _search(self) -> None:
        """Looks among many more people for what the solver could not tell."""
        wanted: dict[Mark, list[Claim]] = {}
        never: list[Claim] = []
        for claim, _ in self.found.open.values():
            if claim.sort == "somebody":
                wanted.setdefault(mark_of(claim.obligation), []).append(claim)
            else:
                never.append(claim)
        for _, shown in self.crowd.draw(set(wanted), self.limits.until, MANY_WORK, MANY):
            self._borne_out(shown, wanted)
        work = MANY_WORK * (4 if any(claim.sort == "never" for claim in never) else 1)
        for drawn, trace in self.crowd.travellers(self.limits.until, work) if never else ():
            for claim in tuple(never):
                happened = met(claim, drawn, trace, self.journey)
                if happened is not None:
                    never.remove(claim)
                    self._shown(claim, citizen_of(self.journey, drawn.answers, drawn.today), trace, happened)
            if not never:
                break
        for claim, why in self.found.open.values():
            self._keep(Verdict(claim.obligation, "not analysed", why=why, lists=claim.lists))

    def _borne_out(self, shown: set[Mark], wanted: dict[Mark, list[Claim]]) -> None:
        for mark in shown:
            for claim in wanted.get(mark, ()):
                self._proved(claim)

    def _nobody_does(self, claim: Claim) -> None:
        """Nobody does: the lines that make it so are told."""
        lines = () if claim.formula is False else self.worlds.lines(claim)
        why = UNTOLD if lines is None else ""
        self._keep(Verdict(claim.obligation, "counterexample", None, lines or (), why, lists=claim.lists))

    # Pages that everybody can answer

    def _answerable(self, claim: Claim) -> None:
        """First of whatever may have been answered before; where that is too much to ask, of those who come here."""
        step = self.journey.steps[claim.obligation.about]
        weekdays = any(question.type == "day" for question in step.questions)  # which solvers are slow to reason about
        if (weekdays and self._every_day(claim, step)) or self._plainly(claim, step):
            self._proved(claim)
            return
        if not weekdays and self._every_day(claim, step):
            self._proved(claim)
            return
        twin = self.worlds.twin(claim)
        verdict, model = answerable(twin, self.worlds.exact, self.worlds.exact_solver)
        if verdict == "yes":
            self._proved(claim)
        elif verdict == "unknown" or model is None:
            self._unknown(claim, TOO_LONG)
        else:
            trace, who = self._replayed(model, self.worlds.exact)
            if trace is None or who is None:
                self._unknown(claim, UNSAYABLE)
            else:
                self._shown(claim, who, trace, "")

    def _every_day(self, claim: Claim, step: Step) -> bool:
        """Whether there is an answer on every day of the visit, where nothing else matters, tried one by one."""
        return claim.formula is not False and hangs_on_the_day(step) and always_free(self.journey, step, self.today)

    def _plainly(self, claim: Claim, step: Step) -> bool:
        """Whether everybody can in a world that is easier to ask about, and in which there are more people."""
        worlds = self.worlds
        course = worlds.loose.course
        if hangs_on_presence(course, self.journey, step):  # where everybody is at every page, all has been answered
            anybody = replace(claim, formula=limits_known(course, step))
            return answerable(anybody, worlds.loose, worlds.loose_solver)[0] == "yes"
        simple = worlds.simple(claim)
        around = replace(simple, formula=worlds.assumed.around(simple))
        solver = worlds.days_solver if hangs_on_the_day(step) else worlds.assumed_solver
        return answerable(around, worlds.assumed, solver)[0] == "yes"

    # Verdicts

    def _replayed(self, model: Any, case: Case) -> tuple[Trace | None, Citizen | None]:
        try:
            who = placed(citizen(model, case.world))
        except Unsayable:
            return None, None
        return self.tracer.trace(engine_answers(who), who.today), who

    def _keep(self, verdict: Verdict) -> None:
        if verdict.citizen is not None:
            said = written(self.journey, verdict.citizen)
            verdict = replace(verdict, witness=Witness(verdict.citizen.today, said))
        if verdict.obligation not in self.found.verdicts:
            self.found.verdicts[verdict.obligation] = verdict
            if self._told is not None:
                self._told(verdict)

    def _proved(self, claim: Claim) -> None:
        self._keep(Verdict(claim.obligation, "proved", lists=claim.lists))

    def _unknown(self, claim: Claim, why: str) -> None:
        self.found.open.setdefault(claim.obligation, (claim, why))

    def _defect(self, claim: Claim, who: Citizen, trace: Trace) -> None:
        """Proof and engine disagree: both say what they see."""
        path = trace.path
        ends = path.outcome.id if path.outcome else path.stops_at.id if path.stops_at else "a sentence not known"
        found = " > ".join([*(step.id for step in path.steps), ends])
        expected = f"{claim.obligation.slug} at {claim.obligation.about or claim.obligation.spot.route[-1]}"
        self.found.defects.append(Defect(claim.obligation, on_the_way(who, path), expected, found))
        why = "proof and engine disagree, which is a defect of Footpath"
        self._keep(Verdict(claim.obligation, "not analysed", why=why, lists=claim.lists))


def prove(journey: Journey, today: date, seconds: float = 60, question: int = 3_000_000) -> Proofs:
    """All that can be said of every citizen of a journey without errors, from the day `today` on.

    It takes `seconds` at most, and a moment more; what is not settled by then is not analysed.
    """
    return Prover(journey, today, seconds, question).prove()

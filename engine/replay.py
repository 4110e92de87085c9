"""The one replay: journey, answers and day to the path they lead along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.page import Stuck, judge
from engine.plan import plan_of
from journeys.diagnostics import Route
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known, NotKnown
from journeys.model import Journey, Outcome, Question, Rule, Sentence, Step
from journeys.questions import type_of
from journeys.questions.base import Problem

Answers = Mapping[str, Value | None]
"""By question id. None: asked, and left blank; no key: not asked yet."""

_UNASKED = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that could not be known, which no citizen can mend: our defect or the journey's.

    `sentence` is its text ("" where the journey itself has no way on), `route` its place, and
    `missing` what it lacked. Holds no answer, so it may be logged.
    """

    sentence: str
    route: Route
    missing: str


@dataclass(frozen=True, slots=True)
class Path:
    """Where these answers lead.

    Exactly one of `stops_at`, `outcome` and `fault` is set. `steps` are the pages in order,
    decisions left out, ending with the one it stops at. `known` are the live answers in the order
    of the path; nothing parked or wrong is in it. `problems` say why answers given at `stops_at`
    do not count. `decided_by` is the line of `next` that chose the outcome (None: the one that
    follows by itself); `fired` are all lines of `next` that held, in order.
    """

    steps: tuple[Step, ...]
    known: Known
    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    decided_by: Rule | None = None
    fault: Fault | None = None
    fired: tuple[Rule, ...] = ()


def replay(journey: Journey, answers: Answers, today: date) -> Path:
    """The path of these answers. Pure, never raises; cheap enough to do again on every request.

    Reads, in order: `when` of section and step, the page's answers with their bounds and
    `must`, then the first line of `next` that holds. A jump to a step or section whose `when` is
    false goes on after it.
    """
    plan = plan_of(journey)
    nodes = plan.nodes
    known = Known(today=today)
    steps: list[Step] = []
    visit = steps.append
    fired: list[Rule] = []
    answer = answers.get
    unasked = _UNASKED
    at: Sentence | None = None
    number, last = 0, len(nodes)
    try:
        while number < last:
            when, sentence, past, step, plain, required, page, turns = nodes[number]
            if when is not None:
                at = sentence
                if not when(known):
                    number = past
                    continue
            number += 1
            if step is not None:
                visit(step)
                if plain is not None:
                    value = answer(plain, unasked)
                    if value is None:
                        if required:
                            question = step.questions[0]
                            problem = type_of(question.type).empty(question)
                            return Path(tuple(steps), known, step, (problem,), fired=tuple(fired))
                    elif value is unasked:
                        return Path(tuple(steps), known, step, fired=tuple(fired))
                    else:
                        known[plain] = value  # type: ignore[assignment]
                elif page is not None:
                    at = None
                    problems = judge(page, journey, answers, known)
                    if problems is None or problems:
                        return Path(tuple(steps), known, step, tuple(problems or ()), fired=tuple(fired))
            for holds, rule, goto, outcome in turns:
                if holds is not None:
                    at = rule.sentence
                    if not holds(known):
                        continue
                fired.append(rule)
                if outcome is not None:
                    return Path(tuple(steps), known, outcome=outcome, decided_by=rule, fired=tuple(fired))
                if goto < 0:
                    fault = Fault(rule.sentence.text if rule.sentence else "otherwise", rule.route, rule.target)
                    return Path(tuple(steps), known, fault=fault, fired=tuple(fired))
                number = goto
                break
    except Stuck as stuck:
        fault = _fault(stuck.sentence, stuck.cause, journey)
        return Path(tuple(steps), known, fault=fault, fired=tuple(fired))
    except Exception as cause:
        return Path(tuple(steps), known, fault=_fault(at, cause, journey), fired=tuple(fired))
    if plan.end is None:
        fault = Fault("", (*journey.route, "next"), "a rule that holds")
        return Path(tuple(steps), known, fault=fault, fired=tuple(fired))
    return Path(tuple(steps), known, outcome=plan.end, fired=tuple(fired))


def shown(step: Step, known: Known) -> tuple[Question, ...]:
    """The questions that a page shows to someone of whom this is known."""
    return tuple(question for question in step.questions if question.when is None or _holds(question.when, known))


def _holds(sentence: Sentence, known: Known) -> bool:
    """For what hangs on an answer of the same page that is not there yet: not shown."""
    try:
        return bool(sentence.value(known))
    except LookupError:
        return False


def _fault(sentence: Sentence | None, cause: Exception, journey: Journey) -> Fault:
    """Only names go into a fault: an exception's own text could hold an answer."""
    missing = type(cause).__name__
    if isinstance(cause, NotKnown):
        missing = cause.missing
    elif isinstance(cause, KeyError) and cause.args and cause.args[0] in journey.questions:
        missing = str(cause.args[0])
    if sentence is None:
        return Fault("", journey.route, missing)
    return Fault(sentence.text, sentence.route, missing)

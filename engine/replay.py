"""The one replay: journey, answers and day to the path they lead along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

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
    known = Known(today=today)
    steps: list[Step] = []
    fired: list[Rule] = []
    end = _follow(journey, answers, known, steps, fired)
    return Path(tuple(steps), known, *end, fired=tuple(fired))


class _End(NamedTuple):
    """How a path ends: the middle of `Path`."""

    stops_at: Step | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    decided_by: Rule | None = None
    fault: Fault | None = None


def _follow(journey: Journey, answers: Answers, known: Known, steps: list[Step], fired: list[Rule]) -> _End:
    """Goes along the nodes, filling `known`, `steps` and `fired`.

    Every page turn comes through here several times: one flat loop, a local for each name, and
    nothing looked up twice.
    """
    plan = plan_of(journey)
    nodes = plan.nodes
    visit = steps.append
    answer = answers.get
    unasked: Any = _UNASKED
    at: Sentence | None = None
    number: int | None = 0
    try:
        while number is not None:
            start, number = number, None
            for when, sentence, past, step, alone, required, sure, page, turns in islice(nodes, start, None):
                if when is not None:
                    at = sentence
                    if not when(known):
                        if past:
                            number = past
                            break
                        continue
                if alone is not None:
                    visit(step)
                    value = answer(alone, unasked)
                    if value is None:
                        if required:
                            question = step.questions[0]
                            return _End(step, (type_of(question.type).empty(question),))
                    elif value is unasked:
                        return _End(step)
                    else:
                        known[alone] = value
                        if sure is not None and not sure(known):
                            at = None
                            problems = judge(page, journey, answers, known)
                            if problems:
                                return _End(step, tuple(problems))
                elif step is not None:
                    visit(step)
                    if page is not None:
                        at = None
                        problems = judge(page, journey, answers, known)
                        if problems is None or problems:
                            return _End(step, tuple(problems or ()))
                if turns:
                    for holds, rule, goto, outcome in turns:
                        if holds is not None:
                            at = rule.sentence
                            if not holds(known):
                                continue
                        fired.append(rule)
                        if outcome is not None:
                            return _End(outcome=outcome, decided_by=rule)
                        if goto < 0:
                            text = rule.sentence.text if rule.sentence else "otherwise"
                            return _End(fault=Fault(text, rule.route, rule.target))
                        number = goto
                        break
                    if number is not None:
                        break
    except Stuck as stuck:
        return _End(fault=_fault(stuck.sentence, stuck.cause, journey))
    except Exception as cause:
        return _End(fault=_fault(at, cause, journey))
    if plan.end is None:
        return _End(fault=Fault("", (*journey.route, "next"), "a rule that holds"))
    return _End(outcome=plan.end)


def shown(step: Step, known: Known) -> tuple[Question, ...]:
    """The questions that a page shows to someone of whom this is known."""
    return tuple(question for question in step.questions if is_shown(question, known))


def is_shown(question: Question, known: Known) -> bool:
    """A question that hangs on an answer of its own page which is not there yet is not shown."""
    if question.when is None:
        return True
    try:
        return bool(question.when.value(known))
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

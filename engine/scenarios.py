"""Written-down citizens: run through the engine, and compared with what their author expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from engine.coverage import Coverage, coverage
from engine.facts import facts, plain_value, plain_written
from engine.given import Taken, take, words
from engine.replay import Path
from engine.walk import no_way_on, off_path
from journeys.diagnostics import Route
from journeys.model import Journey, Scenario

__all__ = ["Coverage", "Failure", "ScenarioResult", "coverage", "run_scenario"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One way in which a scenario did not come out as written, in its author's words, and where it says so."""

    message: str
    route: Route


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What became of a scenario; it passes when nothing failed."""

    scenario: Scenario
    path: Path
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether all came out as written."""
        return not self.failures


def run_scenario(journey: Journey, scenario: Scenario, today: date | None = None) -> ScenarioResult:
    """Replay a scenario's answers and compare everything that it expects.

    `today` is for a scenario that names no day of its own; absent, it is the day of the run.
    Answers come in any order; optional ones that are not listed are left blank. An answer that
    is never used is a failure unless its step is under `skips`.
    """
    taken = take(journey, scenario.answers, scenario.today or today or date.today())
    failures: list[Failure] = []
    for key, expected in scenario.expect.items():
        compare = _EXPECTED.get(key)
        if compare is not None:
            failures.extend(Failure(said, (*scenario.route, key)) for said in compare(taken, expected))
    if taken.path.fault is not None and "outcome" not in scenario.expect and "stops_at" not in scenario.expect:
        failures.append(Failure(_where(taken), scenario.route))
    failures.extend(_never_used(scenario, taken))
    return ScenarioResult(scenario, taken.path, tuple(failures))


def _outcome(taken: Taken, expected: Any) -> Iterator[str]:
    if taken.path.outcome is None or taken.path.outcome.id != expected:
        yield f"expected outcome {expected}, but {_where(taken)}"


def _stops_at(taken: Taken, expected: Any) -> Iterator[str]:
    if taken.path.stops_at is None or taken.path.stops_at.id != expected:
        yield f"expected to stop at {expected}, but {_where(taken)}"


def _path(taken: Taken, expected: Any) -> Iterator[str]:
    if [step.id for step in taken.path.steps] != list(expected):
        yield f"expected the path {_arrows(expected)}, but it is {_steps(taken.path)}"


def _visits(taken: Taken, expected: Any) -> Iterator[str]:
    for id in _missing(expected, taken.path):
        yield f"expected to visit {id}, but the path is {_steps(taken.path)}"


def _skips(taken: Taken, expected: Any) -> Iterator[str]:
    visited = {step.id for step in taken.path.steps}
    for id in expected:
        if id in visited:
            yield f"expected to skip {id}, but the path is {_steps(taken.path)}"


def _facts(taken: Taken, expected: Mapping[str, Any]) -> Iterator[str]:
    journey = taken.journey
    known = facts(journey, taken.path)
    for id, written in expected.items():
        fact = journey.facts.get(id)
        if fact is None:
            yield f"expected {id} to be {_said(written)}, but no fact is called {id}{_meant(id, journey.facts)}"
        elif id not in known:
            yield f"expected {id} to be {_said(written)}, but it cannot be known here: {_where(taken)}"
        else:
            found = plain_value(fact.kind, known[id], journey)
            if found != plain_written(fact.kind, written, journey):
                yield f"expected {id} to be {_said(written)}, but it is {_said(found)}"


def _problems(taken: Taken, expected: Mapping[str, Any]) -> Iterator[str]:
    """By question: a rule id (`date.incomplete`, or just `incomplete`), the `must` sentence, or the message."""
    found = {problem.question: problem for problem in taken.problems}
    for id, rule in expected.items():
        problem = found.pop(id, None)
        if problem is None:
            yield f"expected the problem {rule} at {id}, but {_where(taken)}"
            continue
        message = words(problem, taken)
        if str(rule) not in (problem.rule, problem.rule.rpartition(".")[2], message):
            yield f"expected the problem {rule} at {id}, but it is {problem.rule}: {message}"
    for problem in found.values():
        yield f"did not expect the problem {problem.rule} at {problem.question}: {words(problem, taken)}"


_EXPECTED: Mapping[str, Callable[[Taken, Any], Iterator[str]]] = {
    "outcome": _outcome,
    "stops_at": _stops_at,
    "path": _path,
    "visits": _visits,
    "skips": _skips,
    "facts": _facts,
    "problems": _problems,
}


def _never_used(scenario: Scenario, taken: Taken) -> Iterator[Failure]:
    journey = taken.journey
    route = (*scenario.route, "answers")
    skipped = set(scenario.expect.get("skips", ()))
    step_of = {question.id: step.id for step in journey.steps.values() for question in step.questions}
    for id in taken.unused:
        yield Failure(f"{id} is no question of this journey{_meant(id, journey.questions)}", (*route, id))
    for id in off_path(taken):
        if step_of[id] not in skipped:
            said = f"the answer to {id} is never used: {_where(taken)}"
            yield Failure(f"{said}; take it out, or name {step_of[id]} under skips", (*route, id))
    told = {problem.question for problem in taken.problems}
    for id, problem in taken.refused.items():
        if id not in told and step_of[id] not in skipped:
            message = words(problem, taken)
            yield Failure(f"the answer to {id} is never used, and cannot be read either: {message}", (*route, id))


def _where(taken: Taken) -> str:
    """Where the path ends, in words that follow `but`."""
    path = taken.path
    if path.outcome is not None:
        return f"the outcome is {path.outcome.id}"
    if path.stops_at is not None:
        why = "; ".join(words(problem, taken) for problem in taken.problems)
        return f"it stops at {path.stops_at.id}" + (f": {why}" if why else "")
    assert path.fault is not None
    if not path.fault.sentence:
        return no_way_on(path)
    return f"`{path.fault.sentence}` cannot be known: {path.fault.missing}"


def _missing(expected: Any, path: Path) -> list[str]:
    visited = {step.id for step in path.steps}
    return [id for id in expected if id not in visited]


def _steps(path: Path) -> str:
    return _arrows([step.id for step in path.steps])


def _arrows(ids: Any) -> str:
    return " > ".join(ids) or "empty"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _meant(word: str, words: Mapping[str, Any]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]}?" if near else ""

"""Written-down citizens: run through the engine, and compared with what their author expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from engine.facts import facts, item_facts, plain_value, plain_written
from engine.given import Taken, take, words
from engine.places import page_ids
from engine.plan import plan_of
from engine.promises import kept, lacking
from engine.replay import Answers, Path
from engine.roster import Roster, item_of, question_of
from engine.walk import no_way_on, off_path, stop_id
from journeys.diagnostics import Route
from journeys.model import Fact, Journey, Scenario


@dataclass(frozen=True, slots=True)
class Failure:
    """One way in which a scenario did not come out as written, in its author's words, and where it says so."""

    message: str
    route: Route


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What became of a scenario; it passes when nothing failed. `answers` are all that it gives, wrong ones too."""

    scenario: Scenario
    path: Path
    failures: tuple[Failure, ...]
    answers: Answers

    @property
    def passed(self) -> bool:
        """Whether all came out as written."""
        return not self.failures


def run_scenario(journey: Journey, scenario: Scenario, today: date | None = None) -> ScenarioResult:
    """Replay a scenario's answers and compare everything that it expects.

    A scenario that ends at an outcome has to keep every promise of the journey, too.
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
    failures.extend(_never_used(scenario, taken, _waiting(taken) if failures else frozenset()))
    if taken.path.outcome is not None:
        failures.extend(Failure(said, scenario.route) for said in _promises(taken))
    return ScenarioResult(scenario, taken.path, tuple(failures), taken.answers)


def _outcome(taken: Taken, expected: Any) -> Iterator[str]:
    if taken.path.outcome is None or taken.path.outcome.id != expected:
        yield f"expected outcome {expected}, but {_where(taken)}"


def _stops_at(taken: Taken, expected: Any) -> Iterator[str]:
    if taken.path.stops_at is None or stop_id(taken.path) != expected:
        yield f"expected to stop at {expected}, but {_where(taken)}"


def _path(taken: Taken, expected: Any) -> Iterator[str]:
    if page_ids(taken.path) != list(expected):
        yield f"expected the path {_arrows(expected)}, but it is {_steps(taken.path)}"


def _visits(taken: Taken, expected: Any) -> Iterator[str]:
    for id in _missing(expected, taken.path):
        yield f"expected to visit {id}, but the path is {_steps(taken.path)}"


def _skips(taken: Taken, expected: Any) -> Iterator[str]:
    visited = set(page_ids(taken.path))
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
        elif "." in id:
            yield from _item_facts(taken, fact, written)
        elif id not in known:
            yield f"expected {id} to be {_said(written)}, but it cannot be known here: {_where(taken)}"
        else:
            found = plain_value(fact.kind, known[id], journey)
            if found != plain_written(fact.kind, written, journey):
                yield f"expected {id} to be {_said(written)}, but it is {_said(found)}"


def _item_facts(taken: Taken, fact: Fact, written: Any) -> Iterator[str]:
    """A fact of items (`child.is_minor`) is expected of each item in order: `yes, no`."""
    journey = taken.journey
    found: list[Any] = []
    for id, paths in taken.path.items.items():
        repeat = journey.steps[id].repeat
        if repeat is None or fact.id not in repeat.facts:
            continue
        for each in paths:
            known = item_facts(repeat, each)
            if fact.id not in known:
                yield f"expected {fact.id} to be {_said(written)}, but it cannot be known here: {_where(taken)}"
                return
            found.append(plain_value(fact.kind, known[fact.id], journey))
    expected = str(written).split(", ")
    if found != [plain_written(fact.kind, each, journey) for each in expected]:
        yield f"expected {fact.id} to be {_said(written)}, but it is {', '.join(map(_said, found)) or 'of no item'}"


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


def _promises(taken: Taken) -> Iterator[str]:
    """The promises that a path which has ended does not keep."""
    for promise in taken.journey.promises.values():
        found = kept(promise, taken.path)
        if found == "broken":
            yield f"{_where(taken)}, which breaks the promise {promise.id} (because: {promise.because})"
        elif found == "unknown":
            missing = lacking(promise, taken.path, taken.journey)
            said = f"{_where(taken)}, and whether the promise {promise.id} is kept cannot be known"
            yield f"{said}: {missing} is missing (because: {promise.because})"


def _waiting(taken: Taken) -> frozenset[str]:
    """The steps behind the one at which somebody stops: that their answers are not used only follows from it."""
    stops_at = taken.path.stops_at
    ids = list(taken.journey.steps)
    return frozenset(ids[ids.index(stops_at.id) + 1 :]) if stops_at is not None else frozenset()


def _never_used(scenario: Scenario, taken: Taken, waiting: frozenset[str]) -> Iterator[Failure]:
    journey = taken.journey
    route = (*scenario.route, "answers")
    skipped = set(scenario.expect.get("skips", ()))
    step_of = plan_of(journey).step_of
    for id in taken.unused:
        yield Failure(f"{id} is no question of this journey{_meant(id, journey.questions)}", (*route, id))
    for key in off_path(taken):
        step = step_of[question_of(key)]
        if step.id not in skipped and step.within not in skipped and step.id not in waiting:
            said = f"the answer to {_called(key, taken)} is never used: {_where(taken)}"
            yield Failure(f"{said}; take it out, or name {step.id} under skips", (*route, *_written_at(key, taken)))
    told = {problem.question for problem in taken.problems}
    for key, problem in taken.refused.items():
        step = step_of[question_of(key)]
        if question_of(key) not in told and step.id not in skipped and step.within not in skipped:
            said = f"the answer to {_called(key, taken)} is never used, and cannot be read either"
            yield Failure(f"{said}: {words(problem, taken)}", (*route, *_written_at(key, taken)))


def _called(key: str, taken: Taken) -> str:
    """An answer in its author's words: of an item, which one it is."""
    return f"{question_of(key)} (item {_number(key, taken)})" if item_of(key) else key


def _written_at(key: str, taken: Taken) -> Route:
    """Where an answer stands under `answers`."""
    if not item_of(key):
        return (key,)
    step = plan_of(taken.journey).step_of[question_of(key)]
    return (step.within, _number(key, taken) - 1, question_of(key).partition(".")[2])


def _number(key: str, taken: Taken) -> int:
    roster = taken.read[plan_of(taken.journey).step_of[question_of(key)].within]
    assert isinstance(roster, Roster)
    return roster.items.index(item_of(key)) + 1


def _where(taken: Taken) -> str:
    """Where the path ends, in words that follow `but`."""
    path = taken.path
    if path.outcome is not None:
        return f"the outcome is {path.outcome.id}"
    if path.stops_at is not None:
        why = "; ".join(words(problem, taken) for problem in taken.problems)
        return f"it stops at {stop_id(path)}" + (f": {why}" if why else "")
    assert path.fault is not None
    if not path.fault.sentence:
        return no_way_on(path)
    return f"`{path.fault.sentence}` cannot be known: {path.fault.missing}"


def _missing(expected: Any, path: Path) -> list[str]:
    visited = set(page_ids(path))
    return [id for id in expected if id not in visited]


def _steps(path: Path) -> str:
    return _arrows(page_ids(path))


def _arrows(ids: Any) -> str:
    return " > ".join(ids) or "empty"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _meant(word: str, words: Mapping[str, Any]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]}?" if near else ""

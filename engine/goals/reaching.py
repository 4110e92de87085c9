"""The goals of a journey, and those that one path reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from engine.goals.building import Built, build, hearing
from engine.goals.goal import Goal
from engine.goals.watching import Heard
from engine.path import Path
from engine.replay import Answers, replay, shown
from engine.roster import Roster, key_of
from journeys.expressions.kinds import Value
from journeys.expressions.known import Known
from journeys.model import Journey, Step
from journeys.questions.base import Problem


def goals(journey: Journey) -> tuple[Goal, ...]:
    """Every goal of a journey, in the order of its steps, then of its facts, then of its outcomes."""
    return tuple(_built(journey).goals)


def reached(journey: Journey, goals: Iterable[Goal], path: Path, answers: Answers | None = None) -> frozenset[Goal]:
    """Those of some goals that one citizen reaches.

    `answers` are all that were given, those too that do not count because they break a rule: they are not in a path,
    which is enough for everything else. Facts count where a sentence reads them, and at the end, where they are shown
    and sent.
    """
    built = _built(journey)
    if answers is None:
        answers = _answers(path)
    heard = Heard(trial=frozenset(_trial(built, answers)))
    _walked(journey, answers, path.known.today, heard)
    for problem in _problems(path):
        heard.goals.update(built.musts.get((problem.question, problem.rule), ()))
    return frozenset(heard.goals.intersection(goals))


def measured(journey: Journey, answers: Answers, today: date) -> tuple[Path, frozenset[Goal], Mapping[Goal, Any]]:
    """Where answers lead, the goals that are reached, and how far off each boundary is that is read on the way.

    Distances are signed, in the unit of the boundary's `grain`; of several items it is the nearest one's.
    """
    heard = Heard(trial=frozenset(_trial(_built(journey), answers)), away={})
    path = _walked(journey, answers, today, heard)
    assert heard.away is not None
    return path, frozenset(heard.goals), heard.away


def _walked(journey: Journey, answers: Answers, today: date, heard: Heard) -> Path:
    """Goes along with ears open."""
    built = _built(journey)
    token = hearing.set(heard)
    try:
        assert built.copy is not None
        found = replay(built.copy, answers, today)
        _facts(journey, built, found, heard)
    finally:
        hearing.reset(token)
    heard.goals.update(built.rules[rule.route] for rule in found.fired)
    if found.outcome is not None:
        heard.goals.add(built.outcomes[found.outcome.id])
    heard.goals.update(_chosen(built, found))
    for problem in _problems(found):
        heard.goals.update(built.musts.get((problem.question, problem.rule), ()))
    return found


@lru_cache(maxsize=64)
def _built(journey: Journey) -> Built:
    return build(journey)


def _trial(built: Built, answers: Answers) -> Iterator[str]:
    """What the items are called that are gone through twice."""
    for repeat, item in built.trial.items():
        roster = answers.get(repeat)
        if isinstance(roster, Roster) and len(roster.items) > 1:
            yield item


def _knowns(path: Path) -> Iterator[tuple[str, Known]]:
    """What is known outside items (""), and inside each, by its repeat."""
    yield "", path.known
    for repeat, paths in path.items.items():
        yield from ((repeat, each.known) for each in paths)


def _facts(journey: Journey, built: Built, path: Path, heard: Heard) -> None:
    """Looks at every fact as it is at the end of a path."""
    for repeat, known in _knowns(path):
        several = journey.steps[repeat].repeat if repeat else None
        inside = several.facts if several is not None else [id for id in built.facts if "." not in id]
        for id in inside:
            if id in built.facts:
                built.facts[id](known, heard)


def _chosen(built: Built, path: Path) -> Iterator[Goal]:
    for _, known in _knowns(path):
        for id, value in known.items():
            goals = built.options.get(id)
            if goals:
                chosen = value if isinstance(value, tuple) else (value,)
                yield from (goals[each] for each in chosen if isinstance(each, str) and each in goals)


def _problems(path: Path) -> Iterator[Problem]:
    yield from path.problems
    for paths in path.items.values():
        yield from (problem for each in paths for problem in each.problems)
    yield from (problem for task in path.tasks for problem in task.problems)


def _answers(path: Path) -> Answers:
    """The answers that led along a path, as far as they are in it: those on it, and what was left blank."""
    stops = {step.id for step in (path.stops_at, *(task.stops_at for task in path.tasks)) if step is not None}
    answers: dict[str, Value | Roster | None] = {}
    for step in path.steps:
        if step.repeat is not None:
            continue
        answers.update(_of_page(step, path.known, "", step.id in stops))
    for repeat, paths in path.items.items():
        ids = tuple(each.item.id for each in paths)
        answers[repeat] = Roster(ids, len(ids), False if repeat in path.known else None)
        for each in paths:
            for step in each.steps:
                answers.update(_of_page(step, each.known, each.item.id, step is each.stops_at))
    return answers


def _of_page(step: Step, known: Known, item: str, stops: bool) -> Iterator[tuple[str, Value | None]]:
    """The answers on one page; where the path stops, nobody knows what was left blank."""
    for question in shown(step, known):
        value = known.get(question.id)
        if value is not None or not stops:
            yield key_of(question.id, item), value

"""What a rulebook says of ways is what the engine does."""

from __future__ import annotations

from functools import cache
from pathlib import Path as File

import pytest

from engine.replay import Path
from engine.scenarios import run_scenario
from journeys.graph import every_step
from journeys.model import Journey, Section, Sentence
from renderers.rulebook.chapters import rulebook
from renderers.rulebook.content import Clause, Ref, Rulebook
from renderers.rulebook.ways import Ways, rule_key
from renderers.rulebook.words import Words
from service.reading import journey_and_service
from tests.conftest import ROOT
from tests.renderers.rulebook import small
from tests.renderers.rulebook.test_complete import NAMES
from tests.renderers.rulebook.walking import every


@cache
def world(name: str) -> tuple[Journey, Rulebook, Ways, tuple[Path, ...]]:
    """A journey, its book, its ways, and where each of its scenarios goes."""
    journey = small.journey() if name == "small" else journey_and_service(File(ROOT, "examples", name))[0]
    paths = tuple(run_scenario(journey, scenario).path for scenario in journey.scenarios.values())
    words = Words(journey, journey.language)
    return journey, rulebook(journey, small.MADE), Ways(journey, words), paths


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_book_is_the_order_of_every_way(name: str) -> None:
    _, book, _, paths = world(name)
    assert paths
    for path in paths:
        numbers = [[int(part) for part in book.places[step.id].number.split(".")] for step in path.steps]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize("name", NAMES)
def test_whoever_reaches_an_outcome_comes_by_a_rule_that_the_book_names_there(name: str) -> None:
    _, book, _, paths = world(name)
    clauses = {clause.key: clause for clause in every(Clause, book.chapters)}
    for path in paths:
        if path.outcome is not None:
            (how,) = [part for part in clauses[path.outcome.id].parts if part.key == f"{path.outcome.id}/how"]
            cited = {piece.to for piece in every(Ref, how)}
            assert (rule_key(path.decided_by.route) if path.decided_by else "end-of-steps") in cited


@pytest.mark.parametrize("name", NAMES)
def test_a_step_is_passed_over_only_as_the_book_says(name: str) -> None:
    journey, _, ways, paths = world(name)
    passed = 0
    for path in paths:
        visited = {step.id for step in path.steps}
        if not visited or path.tasks:
            continue
        last = max(ways.graph.order[id] for id in visited)
        fired = set(map(id, path.fired))
        for section in journey.sections:
            for step in section.steps:
                if step.form == "decision" or step.id in visited or ways.graph.order[step.id] > last:
                    continue
                over = {id(rule) for rule in (*ways.over_step(step), *ways.over_section(section))}
                whens = (section.when, step.when)
                assert over & fired or any(not _holds(when, path) for when in whens if when is not None), step.id
                passed += 1
    assert passed or journey.task_list or name == "report_a_problem"


def _holds(sentence: Sentence, path: Path) -> bool:
    return bool(sentence.value(path.known))


@pytest.mark.parametrize("name", NAMES)
def test_the_step_that_follows_is_the_one_the_engine_goes_to(name: str) -> None:
    """Where no rule of a step held and nothing is passed over, the next page is the one that the book says follows."""
    journey, _, ways, paths = world(name)
    fired_routes = [{rule.route for rule in path.fired} for path in paths]
    for path, routes in zip(paths, fired_routes, strict=True):
        for step, after in zip(path.steps, path.steps[1:], strict=False):
            if any(rule.route in routes for rule in step.next) or path.tasks:
                continue
            between = _between(journey, step.id, after.id)
            assert all(
                each.form == "decision" or each.when is not None or _section(journey, each.section).when is not None
                or any(rule.route in routes for rule in ways.over_step(each))
                or any(rule.route in routes for rule in ways.over_section(_section(journey, each.section)))
                for each in between
            )  # fmt: skip


def _between(journey: Journey, before: str, after: str) -> list:  # type: ignore[type-arg]
    steps = [step for section in journey.sections for step in every_step(section) if not step.within]
    order = {step.id: place for place, step in enumerate(steps)}
    return steps[order[before] + 1 : order[after]] if before in order and after in order else []


def _section(journey: Journey, id: str) -> Section:
    return next(section for section in journey.sections if section.id == id)

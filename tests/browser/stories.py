"""Citizens to walk with: for each outcome of each example, a scenario whose answers lead there today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from engine.replay import replay
from engine.scenarios import run_scenario
from journeys.expressions.kinds import Value
from journeys.load import load, read_files
from journeys.model import Journey, Outcome, Question, Scenario, Step
from journeys.questions import type_of
from journeys.questions.base import Problem, Reading
from journeys.service_file import load_service
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Story:
    """A citizen: which journey, what they answer, and the pages that this leads them through.

    `answers` are values by question id; None where a question is left blank.
    """

    journey: Journey
    scenario: str
    outcome: Outcome
    path: tuple[Step, ...]
    answers: Mapping[str, Value | None]

    def __str__(self) -> str:
        return f"{self.journey.id}-{self.outcome.id}"

    @property
    def start(self) -> str:
        """The address of the journey's first page."""
        return "/" + kebab(self.journey.id)

    @property
    def addresses(self) -> list[str]:
        """The addresses of the pages, in the order of the path."""
        return [f"{self.start}/{kebab(step.id)}" for step in self.path]

    def typed(self, step: Step) -> dict[str, list[str]]:
        """What the citizen gives on this page: control name -> values."""
        given: dict[str, list[str]] = {}
        for question in step.questions:
            value = self.answers.get(question.id)
            if value is None:
                continue
            for part, values in type_of(question.type).fill(question, value).items():
                given[control(question, part)] = list(values)
        return given


def kebab(name: str) -> str:
    return name.replace("_", "-")


def control(question: Question, part: str = "") -> str:
    """The name of the control that takes one part of an answer."""
    return kebab(f"{question.id}-{part}" if part else question.id)


def today_of(journey: Journey) -> date:
    """The civil day where the journey is offered."""
    return datetime.now(ZoneInfo(journey.time_zone)).date()


def answers_of(journey: Journey, scenario: Scenario, today: date) -> dict[str, Value | None] | None:
    """The scenario's answers as values, its days moved as far as `today` is from the scenario's own day.

    None where an answer is one that is refused on purpose.
    """
    moved = today - (scenario.today or today)
    answers: dict[str, Value | None] = {}
    for question in journey.questions.values():
        given = scenario.answers.get(question.id)
        value = None
        if given is not None:
            value = type_of(question.type).parse(question, given, Reading(journey, scenario.today or today))
        if isinstance(value, Problem):
            return None
        answers[question.id] = value + moved if isinstance(value, date) else value
    return answers


def stories_of(journey: Journey) -> dict[str, list[Story]]:
    """All that the scenarios tell, by outcome; those with the fewest pages first."""
    today = today_of(journey)
    found: dict[str, list[Story]] = {outcome: [] for outcome in journey.outcomes}
    for scenario in journey.scenarios.values():
        answers = answers_of(journey, scenario, today)
        if answers is None:
            continue
        path = replay(journey, answers, today)
        if path.outcome is not None:
            found[path.outcome.id].append(Story(journey, scenario.id, path.outcome, path.steps, answers))
    return {outcome: sorted(told, key=lambda story: len(story.path)) for outcome, told in found.items()}


def reached_through_lists(journey: Journey) -> set[str]:
    """The outcomes that some scenario reaches through the items of a list or a file: no story here tells of those.

    Lists, task lists and files are walked in `test_items`, `test_tasks` and `test_fields_with_script`.
    """
    paths = (run_scenario(journey, scenario).path for scenario in journey.scenarios.values())
    beyond = (path for path in paths if path.items or any(it.type == "file" for s in path.steps for it in s.questions))
    return {path.outcome.id for path in beyond if path.outcome is not None}


@cache
def examples() -> tuple[Journey, ...]:
    """The journeys of the examples, read as the service reads them."""
    service = load_service(read_files(EXAMPLES / "service.yaml")).service
    journeys = []
    for file in sorted(EXAMPLES.glob("*/journey.yaml")):
        loaded = load(read_files(file), service)
        if loaded.journey is None:
            raise AssertionError(f"{Path(file).parent.name} cannot be read: {loaded.faults}")
        journeys.append(loaded.journey)
    return tuple(journeys)


@cache
def every_outcome() -> tuple[Story, ...]:
    """One citizen for each outcome that a scenario reaches; to a submission, the one with the most pages."""
    return tuple(
        told[-1] if told[0].outcome.submit else told[0]
        for journey in examples()
        for told in stories_of(journey).values()
        if told
    )


@cache
def one_of_each_kind() -> tuple[Story, ...]:
    """For each example, the longest way to a submission and the longest way to an end without one."""
    chosen: dict[tuple[str, bool], Story] = {}
    for journey in examples():
        for story in chain.from_iterable(stories_of(journey).values()):
            key = (journey.id, story.outcome.submit)
            if key not in chosen or len(story.path) > len(chosen[key].path):
                chosen[key] = story
    return tuple(chosen.values())

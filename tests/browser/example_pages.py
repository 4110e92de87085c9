"""Every page of every example, as files: each step blank and with its problems, in each of its languages.

They are drawn as the service draws them, from the scenarios; what is the same twice is there once. Walking them
through a server, with htmx and without, is the business of other tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from engine.path import ItemPath
from engine.path import Path as Way
from engine.replay import shown
from engine.scenarios import run_scenario
from journeys.expressions.known import Known
from journeys.load import load, read_files
from journeys.model import Journey, Question, Step
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem, Reading
from journeys.service import Service
from journeys.service_file import load_service
from renderers.html.book import Book, Frame
from renderers.html.site import Site
from service.rendering import pages_of
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
FRAME = Frame(csrf="")
NONSENSE = "\u202e§ <b>\"'&"


@dataclass(frozen=True)
class Drawn:
    """One page: whose, in which language, what it shows, and the page itself."""

    journey: str
    language: str
    name: str
    html: str


@cache
def journeys() -> tuple[tuple[Journey, Service], ...]:
    """The examples, read as the service reads them."""
    service = load_service(read_files(EXAMPLES / "service.yaml")).service
    assert service is not None
    found = []
    for file in sorted(EXAMPLES.glob("*/journey.yaml")):
        journey = load(read_files(file), service).journey
        assert journey is not None, file
        found.append((journey, service))
    return tuple(found)


def names() -> list[tuple[str, str]]:
    """Every example in every language that it is offered in."""
    return [(journey.id, language) for journey, _ in journeys() for language in journey.languages]


def drawn(journey_id: str, language: str) -> Iterator[Drawn]:
    """Its pages in one language, in the order in which scenarios come to them."""
    journey, service = next(each for each in journeys() if each[0].id == journey_id)
    return drawn_of(journey, service, language)


def drawn_of(journey: Journey, service: Service, language: str) -> Iterator[Drawn]:
    """The pages of any journey, as far as its scenarios come."""
    book = Book(journey, Site(service, "self", language, journey.languages))
    met: dict[str, int] = {}
    for scenario in journey.scenarios.values():
        path = run_scenario(journey, scenario).path
        for page in pages_of(book, journey, path):
            assert page.fault == "", page.name
            met[page.name] = met.get(page.name, 0)
            if met[page.name] < _most(journey, page.name) and _is_new(page.name, page.html, met):
                yield Drawn(journey.id, language, f"{page.name}-{met[page.name]}", page.html)
        for step, item in _asking(path):
            name = f"{step.id}-problem"
            if step.questions and name not in met:
                met[name] = 1
                yield Drawn(journey.id, language, name, _refused(book, journey, path, step, item))


def by_scenario(journey_id: str, language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The pages that each citizen of a scenario meets, by the name of the step or page."""
    journey, service = next(each for each in journeys() if each[0].id == journey_id)
    book = Book(journey, Site(service, "self", language, journey.languages))
    for scenario in journey.scenarios.values():
        path = run_scenario(journey, scenario).path
        lists = {step.id for step in path.steps if step.repeat is not None}
        pages = [(page.name, page.html) for page in pages_of(book, journey, path) if page.name not in lists]
        yield scenario.id, pages


def _most(journey: Journey, name: str) -> int:
    """How many states of a page are looked at: of a step blank, of a list with items and their removal too."""
    step = journey.steps.get(name)
    return 2 if step is None else 1 if step.repeat is None else 4


def _is_new(name: str, html: str, met: dict[str, int]) -> bool:
    key = f"{name} {hash(html)}"
    if key in met:
        return False
    met[key] = 1
    met[name] += 1
    return True


def _asking(path: Way) -> Iterator[tuple[Step, ItemPath | None]]:
    """Every step on the way, those inside items too."""
    for step in path.steps:
        yield step, None
        for item in path.items.get(step.id, ()):
            for inner in item.steps:
                yield inner, item


def _refused(book: Book, journey: Journey, path: Way, step: Step, item: ItemPath | None) -> str:
    """The page with all that can be wrong on it at once: nonsense where one can type, nothing chosen elsewhere."""
    known = path.known if item is None else item.known
    fields: dict[str, Parts] = {}
    problems = []
    for question in shown(step, known):
        parts, problem = _wrong(question, journey, known)
        fields[question.id] = parts
        problems += [] if problem is None else [problem]
    return book.step(FRAME, path, step, fields, problems, False, "" if item is None else item.item.id)


def _wrong(question: Question, journey: Journey, known: Known) -> tuple[Parts, Problem | None]:
    kind = type_of(question.type)
    if not question.options and question.type not in ("yes_no", "declaration", "file"):
        parts: Parts = {part: [NONSENSE] for part in kind.parts(question)}
        found = kind.read(question, parts, Reading(journey, known.today))
        if isinstance(found, Problem):
            return parts, found
    return {}, None if question.optional else kind.empty(question)

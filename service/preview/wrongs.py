"""What can go wrong at each question of a journey, gathered with what is known of somebody who gets to its page."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import date
from threading import Lock

from engine.proving.crowd import Crowd
from engine.replay import Path, replay
from engine.witness import replayed
from journeys.diagnostics import Spot
from journeys.expressions.known import Known
from journeys.graph import every_step
from journeys.languages import own_name
from journeys.model import Journey, Step
from journeys.proof.verdicts import Citizen
from journeys.service import Service
from renderers.html.book import Book
from renderers.html.site import Site
from renderers.map import words
from renderers.preview.problems import Asked, Gallery, Page, Shown
from renderers.preview.wrong import Told, of_list, of_question
from service.preview.previewed import Previewed

DRAWN = 80
"""So many citizens are drawn, where nobody is known who gets to a page whose texts read answers."""

LIST = "list"
"""What the list page of a repeat is called as a type."""


class Wrongs:
    """All messages of one version of a journey, each worked out when it is first asked for."""

    def __init__(self, journey: Journey, today: date, people: Mapping[str, Citizen], service: Service) -> None:
        self.journey = journey
        self._today = today
        self._people = people
        self._service = service
        self._told: dict[tuple[str, str], tuple[Told, ...]] = {}
        self._known: dict[str, Known] = {}
        self._books: dict[str, Book] = {}
        self._step_of = {question.id: step for step in journey.steps.values() for question in step.questions}
        self._lock = Lock()
        self._meet()

    def heading(self, id: str) -> str:
        """What a question asks, or what a list is called."""
        question = self.journey.questions.get(id)
        return words.constant(question.ask) if question is not None else words.step_heading(self.journey.steps[id])

    def told(self, id: str, language: str) -> tuple[Told, ...] | None:
        """The messages of a question, or of the list page of a repeat; None where there is no such thing."""
        with self._lock:
            if (id, language) not in self._told:
                found = self._find(id, language)
                if found is None:
                    return None
                self._told[id, language] = found
            return self._told[id, language]

    def _find(self, id: str, language: str) -> tuple[Told, ...] | None:
        step = self._step_of.get(id)
        if step is not None:
            known = self._known.get(step.id, Known(today=self._today))
            return of_question(self.journey, step, self.journey.questions[id], known, language)
        step = self.journey.steps.get(id)
        if step is None or step.repeat is None:
            return None
        book = self._books.get(language)
        if book is None:
            book = self._books[language] = Book(self.journey, Site(self._service, "self", language))
        return of_list(book, step, self._known.get(id, Known(today=self._today)))

    def _meet(self) -> None:
        """Somebody at every page, as far as they are known or are met in a crowd."""
        for who in self._people.values():
            self._pass(replayed(self.journey, who))
        pages = {id for id, step in self.journey.steps.items() if step.form != "decision"}
        crowd = Crowd(self.journey, self._today).people(DRAWN)
        while pages - self._known.keys() and (met := next(crowd, None)) is not None:
            self._pass(replay(self.journey, met[0].answers, met[0].today))

    def _pass(self, path: Path) -> None:
        for step in path.steps:
            self._known.setdefault(step.id, path.known)
            for each in path.items.get(step.id, ()):
                for inner in each.steps:
                    self._known.setdefault(inner.id, each.known)


_kept: OrderedDict[tuple[str, str, date, frozenset[str]], Wrongs] = OrderedDict()
_KEPT = 12
_one_at_a_time = Lock()

TYPES = {"yes_no": "yes or no", "month_year": "month and year", "choices": "several choices", "day": "day to choose"}
"""What a type is called where its name with spaces does not say it."""


def wrongs_of(journey: Journey, today: date, people: Mapping[str, Citizen], service: Service) -> Wrongs:
    """The messages of a version, worked out once."""
    key = (journey.id, journey.version, today, frozenset(people))
    with _one_at_a_time:
        found = _kept.get(key)
        if found is None:
            found = _kept[key] = Wrongs(journey, today, people, service)
            while len(_kept) > _KEPT:
                _kept.popitem(last=False)
        return found


def gallery_of(one: Previewed, wrongs: Wrongs | None, base: str, language: str) -> Gallery:
    """The view of all questions; `language` is the only one that is shown, "" for all."""
    if wrongs is None:
        return Gallery("en", (), (), 0, 0)
    journey = wrongs.journey
    chosen = language if language in journey.languages else ""
    shown = (chosen,) if chosen else journey.languages
    pages = tuple(page for step in _steps(journey) if (page := _page(one, wrongs, step, shown, base)) is not None)
    questions = [asked for page in pages for asked in page.questions]
    choice = (("", "All", not chosen), *((code, own_name(code), code == chosen) for code in journey.languages))
    return Gallery(journey.language, choice, pages, sum(asked.count for asked in questions), len(questions))


def _steps(journey: Journey) -> Iterator[Step]:
    for section in journey.sections:
        yield from every_step(section)


def _page(one: Previewed, wrongs: Wrongs, step: Step, languages: tuple[str, ...], base: str) -> Page | None:
    ids = [question.id for question in step.questions] + ([step.id] if step.repeat is not None else [])
    asked = [found for id in ids if (found := _asked(one, wrongs, id, languages, base)) is not None]
    return Page(step.id, words.step_heading(step), tuple(asked)) if asked else None


def _asked(one: Previewed, wrongs: Wrongs, id: str, languages: tuple[str, ...], base: str) -> Asked | None:
    question = wrongs.journey.questions.get(id)
    shown: list[Shown] = []
    count = 0
    for language in languages:
        told = wrongs.told(id, language) or ()
        count = max(count, len(told))
        print_ = hashlib.sha256("".join(f"{each.rule}{each.kind}{each.field}{each.words}" for each in told).encode())
        at = f"{base}/{id}?lang={language}&v={print_.hexdigest()[:12]}"
        shown.append(Shown(language, own_name(language), at))
    if not count:
        return None
    route = question.route if question is not None else wrongs.journey.steps[id].route
    line = 0
    if one.shown is not None:
        place = one.shown.loaded.sources.locate(Spot(route, "key"))
        line = place.line if place.file == one.shown.loaded.sources.main else 0
    kind = LIST if question is None else TYPES.get(question.type) or question.type.replace("_", " ")
    return Asked(id, wrongs.heading(id), kind[:1].upper() + kind[1:], count, line, tuple(shown))

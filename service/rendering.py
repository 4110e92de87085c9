"""Every page that a citizen sees on a path, rendered as they would see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from engine.change import filled
from engine.path import ItemPath, Path
from engine.places import problems_at
from engine.replay import replay
from engine.roster import Roster, key_of
from engine.session import Entry, Session, begin
from engine.submission import Refused, submit
from journeys.model import Journey, Step
from renderers.html.book import Book, Frame

_NOBODY = Frame(csrf="")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page by name. `fault` says why it could not be rendered, "" if it could."""

    name: str
    html: str = ""
    fault: str = ""


def pages_of(book: Book, journey: Journey, path: Path) -> Iterator[Rendered]:
    """The start page, each page empty and filled in, and the end, knowing each time only what was answered before."""
    walk = _Walk(book, journey, path)
    yield _rendered("start", lambda: book.start(_NOBODY, False))
    for step in path.steps:
        yield from walk.listed(step) if step.repeat is not None else walk.asked(step)
    if path.tasks:
        yield _rendered("task list", lambda: book.tasks(_NOBODY, path))
    if path.outcome is None:
        return
    if not path.outcome.submit:
        yield _rendered(path.outcome.id, lambda: book.outcome(_NOBODY, path))
        return
    yield _rendered("check answers", lambda: book.check(_NOBODY, path))
    sent = submit(journey, walk.session, datetime.now(UTC))
    if not isinstance(sent, Refused):
        yield _rendered(path.outcome.id, lambda: book.confirmation(_NOBODY, path, sent[1]))


class _Walk:
    """Along a path, page by page. `session` holds what was answered so far."""

    def __init__(self, book: Book, journey: Journey, path: Path) -> None:
        self._book = book
        self._journey = journey
        self._path = path
        self.session: Session = replace(begin(journey, datetime.now(UTC)), today=path.known.today)

    def asked(self, step: Step, each: ItemPath | None = None) -> Iterator[Rendered]:
        """A page with questions or information, of an item too."""
        book, path, item = self._book, self._path, "" if each is None else each.item.id
        known, stops_at = (path.known, path.stops_at) if each is None else (each.known, each.stops_at)
        before = self._before()
        yield _rendered(step.id, lambda: book.step(_NOBODY, before, step, {}, (), False, item))
        if not step.questions:
            return
        self._answer({key_of(question.id, item): Entry(known.get(question.id)) for question in step.questions})
        fields = {} if step is stops_at else filled(self.session, step, item)
        problems = problems_at(path, step, item)
        yield _rendered(step.id, lambda: book.step(_NOBODY, before, step, fields, problems, True, item))

    def listed(self, step: Step) -> Iterator[Rendered]:
        """The list of a repeat before there is anything in it and after, the pages of its items, and their removal."""
        book, path = self._book, self._path
        before = self._before()
        yield _rendered(step.id, lambda: book.items(_NOBODY, before, step, (), "", False))
        items: tuple[str, ...] = ()
        for each in path.items.get(step.id, ()):
            items = (*items, each.item.id)
            self._answer({step.id: Entry(Roster(items, len(items)))})
            for inner in each.steps:
                yield from self.asked(inner, each)
        self._answer({step.id: Entry(Roster(items, len(items), False if step.id in path.known else None))})
        yield _rendered(step.id, lambda: book.items(_NOBODY, path, step, (), "", True))
        for item in items:
            yield _rendered(step.id, lambda item=item: book.remove(_NOBODY, path, step, item))  # type: ignore[misc]

    def _before(self) -> Path:
        return replay(self._journey, self.session.answers(), self._path.known.today)

    def _answer(self, entries: dict[str, Entry]) -> None:
        self.session = replace(self.session, entries={**self.session.entries, **entries})


def _rendered(name: str, render: Callable[[], str]) -> Rendered:
    try:
        return Rendered(name, render())
    except Exception as error:  # told as a finding of the scenario, with everything else
        return Rendered(name, fault=f"{type(error).__name__}: {error}")

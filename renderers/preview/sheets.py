"""One page of a journey as a citizen sees it, drawn by the renderer that serves it, for looking at only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any, Literal

from engine.change import filled, give
from engine.lists import give_list
from engine.path import ItemPath, Path
from engine.proving.crowd import Draw
from engine.proving.everywhere import is_at
from engine.replay import replay
from engine.roster import Roster, item_id, item_of, key_of
from engine.session import Entry, Session, begin
from engine.submission import Submission
from engine.witness import answers_of
from journeys.expressions.kinds import Item, Upload
from journeys.expressions.known import Inside, Known
from journeys.model import Journey, Step
from journeys.proof.verdicts import Citizen
from journeys.questions import type_of
from journeys.questions.base import Parts, Problem
from journeys.unwritten import CHECK, START, TASKS
from renderers.html.book import Book, Frame
from renderers.preview.places import Place

Shown = Literal["first", "filled", "problems"]
"""A page as it is first seen, with the citizen's answers, or after it was sent in empty."""

REFERENCE = "NM4K729QX"
"""That of whatever is sent on a sheet; always the same, so that the page is."""

TOKEN = "x" * 43
"""As long as the token of a form, so that a page weighs what it weighs when it is sent."""

_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. `by`: it is that of a citizen who gets there; otherwise it is blank, with values made up. `fault` says in
    words why it cannot be drawn, "" if it can."""

    html: str = ""
    by: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Whose page is drawn: `who` stands at it, `through` has the same answers and those there and on from there."""

    who: Citizen
    through: Citizen


def sheet(book: Book, place: Place, shown: Shown, sitter: Sitter | None, today: date) -> Sheet:
    """The page of a place; never raises for what a journey says."""
    fault = ""
    if sitter is not None:
        try:
            drawn = _Drawing(book, place, sitter).draw(shown)
            if drawn:
                return Sheet(drawn, by=True)
        except Exception as error:  # a half-typed journey may hold what the renderer was promised not to meet
            fault = _said(error)
    try:
        return Sheet(_blank(book, place, shown, today))
    except Exception as error:
        return Sheet(fault=fault or _said(error))


def _said(error: Exception) -> str:
    """Why a page cannot be drawn, to an author."""
    missing = getattr(error, "missing", "") or (error.args[0] if isinstance(error, KeyError) and error.args else "")
    if isinstance(error, LookupError) and missing:
        return f"A text on this page needs “{missing}”, which is not known here"
    return "Something on this page is not finished yet"


class _Drawing:
    """The page of one citizen."""

    def __init__(self, book: Book, place: Place, sitter: Sitter) -> None:
        self.book = book
        self.journey: Journey = book.journey
        self.place = place
        self.who = sitter.who
        self.through = sitter.through
        self.answers = answers_of(sitter.who)

    def draw(self, shown: Shown) -> str:
        """The page; "" where this citizen does not get there (any more)."""
        place = self.place
        path = replay(self.journey, self.answers, self.who.today)
        if not is_at(path, place.id, self.journey):
            return ""
        step = place.step
        if step is not None:
            return self._list(step, shown) if step.repeat is not None else self._step(path, step, shown)
        if place.outcome is not None:
            return self._end(path)
        if place.id == TASKS and shown == "filled":
            path = replay(self.journey, answers_of(self.through), self.through.today)
        frame = self._frame(self.answers)
        if place.id == START:
            return self.book.start(frame, False, self.who.today)
        return self.book.tasks(frame, path) if place.id == TASKS else self.book.check(frame, path)

    def _step(self, path: Path, step: Step, shown: Shown) -> str:
        item = ""
        if step.within:
            item = next(
                each.item.id
                for each in reversed(path.items[step.within])
                if any(inner.id == step.id for inner in each.steps)
            )
        fields: Mapping[str, Parts] = {}
        problems: Sequence[Problem] = ()
        given = self.answers
        if shown == "filled" and step.questions:
            given = self._answered(step, item)
            fields = filled(self._session(given), step, item)
        elif shown == "problems" and step.questions:
            problems = give(self.journey, self._session(given), step, {}, item, self.book.language).problems
        return self.book.step(self._frame(given), path, step, fields, problems, False, item)

    def _answered(self, step: Step, item: str) -> dict[str, Any]:
        """The answers so far, and those at the page itself."""
        theirs = answers_of(self.through)
        keys = [key_of(question.id, item) for question in step.questions]
        return {**self.answers, **{key: theirs[key] for key in keys if key in theirs}}

    def _list(self, step: Step, shown: Shown) -> str:
        """The list of a repeat: before there is anything in it where it is asked whether there is, else with items."""
        repeat = step.repeat
        assert repeat is not None
        whole = answers_of(self.through)
        there = whole.get(step.id)
        answers = dict(self.answers)
        if isinstance(there, Roster) and (shown == "filled" or repeat.ask is None):
            inside = {key: value for key, value in whole.items() if item_of(key) in there.items}
            answers = {**answers, **inside, step.id: replace(there, more=None)}
        path = replay(self.journey, answers, self.who.today)
        problems: Sequence[Problem] = ()
        if shown == "problems":
            problems = give_list(self.journey, self._session(answers), step, {}).problems
        chosen = "no" if shown == "filled" else ""
        return self.book.items(self._frame(answers), path, step, problems, chosen, False)

    def _end(self, path: Path) -> str:
        frame = self._frame(self.answers)
        if path.outcome is not None and path.outcome.submit:
            return self.book.confirmation(frame, path, _submission(self.journey, path, self.book.language))
        return self.book.outcome(frame, path)

    def _session(self, answers: Mapping[str, Any]) -> Session:
        uploads = {each.id: each for each in _uploads(answers)}
        entries = {key: Entry(value) for key, value in answers.items()}
        begun = begin(self.journey, datetime.combine(self.who.today, _NOON))
        return replace(begun, today=self.who.today, entries=entries, uploads=uploads)

    def _frame(self, answers: Mapping[str, Any]) -> Frame:
        return Frame(csrf=TOKEN, uploads={each.id: each for each in _uploads(answers)}, host="")


def _uploads(answers: Mapping[str, Any]) -> Iterator[Upload]:
    for value in answers.values():
        if isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Upload))


def _submission(journey: Journey, path: Path, language: str) -> Submission:
    assert path.outcome is not None
    today = path.known.today
    sent = datetime.combine(today, _NOON)
    return Submission(REFERENCE, journey.id, journey.version, language, today, path.outcome.id, {}, {}, sent)


# Pages that nobody is known to get to

_TRIES = 8
"""So many sets of made-up answers are tried until a page can be drawn with one."""


def _blank(book: Book, place: Place, shown: Shown, today: date) -> str:
    """The page with answers made up for whatever its texts show; no rule was asked whether they lead here."""
    fault: Exception = ValueError("nothing could be made up")
    for known in _made_up(book.journey, today):
        try:
            return _with(book, place, shown, known)
        except LookupError as error:
            fault = error
    raise fault


@lru_cache(maxsize=8)
def _made_up(journey: Journey, today: date) -> tuple[Known, ...]:
    """What is known of some people who answer everything, whether they are asked or not."""
    draw = Draw(journey, today)
    draw.today = today
    found: list[Known] = []
    for _ in range(_TRIES):
        answers = {key: value for key, value in draw.anybody().items() if value is not None}
        known = Known({key: value for key, value in answers.items() if not item_of(key)}, today=today)
        for id, roster in answers.items():
            if isinstance(roster, Roster):
                dict.__setitem__(known, id, _items(roster.items or (item_id(1),), journey.steps[id], answers, draw))
        found.append(known)
    return tuple(found)


def _items(ids: Sequence[str], step: Step, answers: Mapping[str, Any], draw: Draw) -> tuple[Item, ...]:
    """The items of a repeat; a first one is made up where there is none."""
    assert step.repeat is not None
    asked = [question for inner in step.repeat.steps for question in inner.questions]
    found = []
    for number, id in enumerate(ids, 1):
        given = {each.id: answers.get(key_of(each.id, id)) or draw.answer(each) for each in asked}
        found.append(Item(id, number, {key: value for key, value in given.items() if value is not None}))
    return tuple(found)


def _with(book: Book, place: Place, shown: Shown, known: Known) -> str:
    """The page of a place for somebody of whom this is known."""
    journey, step, frame = book.journey, place.step, Frame(csrf=TOKEN)
    outcome = place.outcome
    if outcome is None and place.id == CHECK:
        outcome = next(each for each in journey.outcomes.values() if each.submit)
    if outcome is not None:
        end = Path((), known, outcome=outcome)
        if place.id == CHECK:
            return book.check(frame, end)
        sent = outcome.submit
        return book.confirmation(frame, end, _submission(journey, end, "")) if sent else book.outcome(frame, end)
    if step is None:
        begun = replay(journey, {}, known.today)
        return book.start(frame, False, known.today) if place.id == START else book.tasks(frame, begun)
    if step.repeat is not None:
        return book.items(frame, Path((step,), known, stops_at=step), step, (), "", False)
    outer, item = step, ""
    items: dict[str, tuple[ItemPath, ...]] = {}
    if step.within:
        outer = journey.steps[step.within]
        assert outer.repeat is not None
        first: Any = known[outer.id]
        item = first[0].id
        items[outer.id] = (ItemPath(first[0], Inside(known, outer.repeat.item, first[0]), (step,), step),)
    path = Path((outer,), known, stops_at=outer, items=items)
    problems: Sequence[Problem] = ()
    if shown == "problems":
        problems = [type_of(each.type).empty(each) for each in step.questions if not (each.optional or each.when)]
    return book.step(frame, path, step, {}, problems, False, item)

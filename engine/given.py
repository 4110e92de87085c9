"""Answers as an author or a program wrote them, read and replayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from engine.options import asked_of, depends
from engine.page import Stuck, bounds
from engine.places import ItemStep, item_path, known_at, open_place
from engine.plan import plan_of
from engine.replay import Answers, Path, replay, shown
from engine.roster import Roster, item_id, item_of, key_of, question_of
from journeys.expressions.kinds import Date, Decimal, Integer, Kind, Money, Month, Value
from journeys.expressions.known import Known
from journeys.labels import item_label
from journeys.model import Journey, Question, Repeat, Step
from journeys.questions import type_of
from journeys.questions.base import Problem, QuestionType, Reading
from journeys.questions.forgive import key as folded
from journeys.questions.messages import message

NOT_A_LIST = "repeat.not_a_list"
"""The items of a repeat were not written as a list of mappings."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Given answers, read by each question's type, and where they lead.

    `read` holds those that could be read, `refused` the problems of the others, both by key (`child.born@k3f9`
    for an answer in an item); `unused` are the keys that are no question, inside items `child.colour`. `problems`
    are those of the page where the path stops. Optional questions that were not given are left blank. `beyond` holds
    what was meant by refused answers that lie outside their `min` and `max`.
    """

    journey: Journey
    path: Path
    read: Answers
    refused: Mapping[str, Problem]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]
    beyond: Answers
    blank: Answers

    @property
    def answers(self) -> Answers:
        """All that was given, whether it counts or not, and what was left blank."""
        return {**self.blank, **self.read, **self.beyond}


@dataclass(frozen=True, slots=True)
class _Readers:
    """How to read each question's answer on one day.

    What rests on other answers (bounds, options) has no reading: it is read when its page is reached.
    """

    types: Mapping[str, tuple[Question, QuestionType, Reading | None]]
    blank: Mapping[str, None]
    repeats: Mapping[str, Repeat]


@dataclass(slots=True)
class _Pile:
    """Answers while they are being read. `later` are those that have to wait for others, as written."""

    readers: _Readers
    answers: dict[str, Value | Roster | None]
    read: dict[str, Value | Roster | None] = field(default_factory=dict)
    refused: dict[str, Problem] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    later: dict[str, Any] = field(default_factory=dict)
    written: dict[str, Any] = field(default_factory=dict)

    def put(self, key: str, found: tuple[Question, QuestionType, Reading | None], written: Any) -> None:
        """Reads one answer now, or keeps it for later."""
        question, question_type, reading = found
        self.written[key] = written
        if reading is None:
            self.later[key] = written
            self.answers.pop(key, None)
        else:
            self.take(key, question_type.parse(question, written, reading))

    def take(self, key: str, value: Value | Problem | None) -> None:
        """What became of one answer."""
        if isinstance(value, Problem):
            self.refused[key] = value
            self.answers.pop(key, None)
        else:
            self.answers[key] = self.read[key] = value

    def put_items(self, id: str, repeat: Repeat, written: Any) -> None:
        """Reads the items of a repeat: a list of mappings from the names inside an item, `[]` for none."""
        if not isinstance(written, list | tuple) or not all(isinstance(each, Mapping) for each in written):
            self.refused[id] = Problem(id, NOT_A_LIST)
            self.answers[id] = Roster()
            return
        items = tuple(item_id(number) for number in range(1, len(written) + 1))
        self.answers[id] = self.read[id] = Roster(items, len(items), False)
        for item, fields in zip(items, written, strict=True):
            for step in repeat.steps:
                self.answers.update((key_of(asked.id, item), None) for asked in step.questions if asked.optional)
            for name, each in fields.items():
                dotted = str(name) if str(name).startswith(f"{repeat.item}.") else f"{repeat.item}.{name}"
                found = self.readers.types.get(dotted)
                if found is None:
                    self.unused.append(dotted)
                else:
                    self.put(key_of(dotted, item), found, each)


def take(journey: Journey, given: Mapping[str, Any], today: date) -> Taken:
    """Read and replay. A question whose bounds or options rest on other answers is read when its page is reached."""
    readers = _readers(journey, today)
    pile = _Pile(readers, dict(readers.blank))
    for id, written in given.items():
        found = readers.types.get(id)
        if found is not None and "." not in id:
            pile.put(id, found, written)
        elif id in readers.repeats:
            pile.put_items(id, readers.repeats[id], written)
        else:
            pile.unused.append(str(id))
    path = replay(journey, pile.answers, today)
    later = pile.later
    while later and path.stops_at is not None:
        waiting = [key for key in _open_keys(path) if key in later]
        if not waiting:
            break
        for key in waiting:
            pile.take(key, _parse(journey, key, later.pop(key), path))
        path = replay(journey, pile.answers, today)
    for key, written in later.items():
        value = _parse(journey, key, written, path)
        if isinstance(value, Problem):
            pile.refused[key] = value
        else:
            pile.read[key] = value
    problems = _problems(path, pile.refused)
    beyond = {key: meant for key in pile.refused if (meant := _beyond(journey, key, pile, path)) is not None}
    blank = {key: None for key, value in pile.answers.items() if value is None}
    return Taken(journey, path, pile.read, pile.refused, tuple(pile.unused), problems, beyond, blank)


def words(problem: Problem, taken: Taken) -> str:
    """What a citizen would be told, in the language the journey is written in; of a list, what its author would be."""
    journey = taken.journey
    step = journey.steps.get(problem.question)
    if step is not None and step.repeat is not None:
        repeat = step.repeat
        told = {
            "repeat.too_few": f"there must be {repeat.min} or more",
            "repeat.too_many": f"there must be {repeat.max} or fewer",
        }
        return told.get(problem.rule, "write a list with the answers of each item, or [] where there is none")
    place = None if taken.path.stops_at is None else open_place(taken.path)
    known = taken.path.known if place is None else known_at(taken.path, place)
    try:
        return message(problem, journey.questions[problem.question], known, journey, journey.language)
    except LookupError:
        return problem.rule


def _open_keys(path: Path) -> Iterator[str]:
    """The keys of the questions of the page where a path stops."""
    place = open_place(path)
    step, item = (place.step, place.item) if isinstance(place, ItemStep) else (place, "")
    if isinstance(step, Step):
        yield from (key_of(question.id, item) for question in step.questions)


def _problems(path: Path, refused: Mapping[str, Problem]) -> tuple[Problem, ...]:
    """Of the page where it stops, in the order of its questions."""
    if path.stops_at is None or not refused:
        return path.problems
    place = open_place(path)
    step, item = (place.step, place.item) if isinstance(place, ItemStep) else (path.stops_at, "")
    if step.id in refused:
        return (refused[step.id],)
    by_question = {problem.question: problem for problem in path.problems}
    for question in shown(step, known_at(path, place)):
        problem = refused.get(key_of(question.id, item))
        if problem is not None:
            by_question[question.id] = problem
    return tuple(by_question[question.id] for question in step.questions if question.id in by_question) or path.problems


def _parse(journey: Journey, key: str, written: Any, path: Path) -> Value | Problem | None:
    """Reads one answer by what is known at its page."""
    id, item = question_of(key), item_of(key)
    question = journey.questions[id]
    found = item_path(path, plan_of(journey).step_of[id].within, item)
    known = path.known if found is None else found.known
    try:
        low, high = bounds(question, known)
    except Stuck:
        low, high = None, None
    asked = asked_of(question, known, journey, journey.language)
    if question.items is not None:
        written = _named(question.items, written, known, journey)
    return type_of(question.type).parse(asked, written, Reading(journey, known.today, low, high))


_WIDEST: Mapping[type[Kind], tuple[Value, Value]] = {
    Date: (date.min, date.max),
    Month: (date.min, date.max),
    **dict.fromkeys((Integer, Decimal, Money), (-(10**18), 10**18)),
}
_ANY_COUNT = (0, 10**6)


def _beyond(journey: Journey, key: str, pile: _Pile, path: Path) -> Value | None:
    """What was meant by an answer that is refused for its bounds; None where it is wrong in another way."""
    question = journey.questions.get(question_of(key))
    if question is None or (question.min is None and question.max is None):
        return None
    question_type = type_of(question.type)
    low, high = _WIDEST.get(type(question_type.kind(question)), _ANY_COUNT)
    value = question_type.parse(question, pile.written[key], Reading(journey, path.known.today, low, high))
    return None if isinstance(value, Problem) else value


def _named(repeat: str, written: Any, known: Known, journey: Journey) -> Any:
    """Items as an author names them, by their label ("Ann"), as ids."""
    if isinstance(written, list | tuple):
        return [_named(repeat, each, known, journey) for each in written]
    items: Any = known.get(repeat, ())
    labels = {folded(item_label(item, repeat, known, journey, journey.language)): item.id for item in items}
    return labels.get(folded(str(written)), written)


@lru_cache(maxsize=64)
def _readers(journey: Journey, today: date) -> _Readers:
    types: dict[str, tuple[Question, QuestionType, Reading | None]] = {}
    nobody = Known(today=today)
    for id, question in journey.questions.items():
        reading = None
        rests = any(sentence.reads for sentence in (question.min, question.max) if sentence) or depends(question)
        if not rests:
            try:
                reading = Reading(journey, today, *bounds(question, nobody))
            except Stuck:
                reading = None
        types[id] = (question, type_of(question.type), reading)
    return _Readers(
        types,
        {id: None for id, question in journey.questions.items() if question.optional and "." not in id},
        {id: step.repeat for id, step in journey.steps.items() if step.repeat is not None},
    )

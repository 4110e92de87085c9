"""Every text of a journey with those to whom it is shown, and each sentence in it with those for whom it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys.diagnostics import Spot
from journeys.expressions.kinds import YesNo
from journeys.model import Aside, Journey, Must, Question, Sentence, Step, Text, TextRef
from journeys.proof.anybody import Anybody
from journeys.proof.course import Course, Read
from journeys.proof.encode import encode
from journeys.proof.logic import Truth, both, no, some
from journeys.proof.views import ALL, View


@dataclass(frozen=True, slots=True)
class Shown:
    """A text in one place: who sees it, and what is known there."""

    text: Text
    where: Truth
    view: View
    owner: str
    copy: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A wording of a text by rules, and who reads it. With `gap` nobody should: none of the rules holds."""

    spot: Spot
    where: Truth
    gap: bool = False


def shown(world: Anybody, course: Course) -> Iterator[Shown]:
    """Every text in every place; those under `texts` stand where another text shows them."""
    journey = world.journey
    yield from _at(_beginning(journey), True, View(0), "")
    for section in journey.sections:
        first = world.order.step[section.steps[0].id] if section.steps else 0
        yield from _at([section.title], course.visited.get((section.id, -1), False), View(first), section.id)
    for step in journey.steps.values():
        for copy in world.copies_of(step):
            yield from _of_step(step, copy, world, course)
    sent = some(course.outcomes[id] for id, outcome in journey.outcomes.items() if outcome.submit)
    check = journey.check
    yield from _at([check.title, check.body, check.declaration, check.button], sent, View(ALL), "check")
    for outcome in journey.outcomes.values():
        pairs = [*([outcome.statement] if outcome.statement else []), *outcome.timeline]
        texts = [outcome.title, outcome.body, *(text for pair in pairs for text in pair), *_aside(outcome.aside)]
        yield from _at(texts, course.outcomes[outcome.id], View(ALL), outcome.id)


def _at(texts: list[Text | None], where: Truth, view: View, owner: str, copy: int = -1) -> Iterator[Shown]:
    return (Shown(text, where, view, owner, copy) for text in texts if text is not None)


def _beginning(journey: Journey) -> list[Text | None]:
    start = journey.start
    pairs = [text for pair in start.key_facts for text in pair]
    groups = [group.title for group in journey.task_list]
    return [journey.title, start.body, start.button, start.before, *_aside(start.aside), *pairs, *groups]


def _aside(aside: Aside | None) -> list[Text]:
    return [aside.title, aside.body] if aside else []


def _of_step(step: Step, copy: int, world: Anybody, course: Course) -> Iterator[Shown]:
    number = world.order.step[step.id]
    view = View(number, list=step.within, item=copy)
    visited = course.visited[step.id, copy]
    yield from _at([step.title, step.body], visited, view, step.id, copy)
    if step.repeat is not None:
        yield from _at([step.repeat.ask, step.repeat.hint], visited, view, step.id)
        for item in range(world.lists[step.id].copies):
            inside = View(number + 1 + len(step.repeat.steps), list=step.id, item=item)
            done = course.done[step.repeat.steps[-1].id, item] if step.repeat.steps else False
            yield from _at([step.repeat.label], both(course.done[step.id, -1], done), inside, step.id, item)
    for question in step.questions:
        yield from _of_question(question, view, course.asked[question.id, copy], copy, world)


def _of_question(question: Question, view: View, asked: Truth, copy: int, world: Anybody) -> Iterator[Shown]:
    texts = [question.ask, question.hint, question.called, question.why, question.kept_for, question.shared_with]
    yield from _at([*texts, question.unit], asked, view, question.id, copy)
    for option in question.options:
        there = True if option.when is None else both(*encode(option.when.tree, view, world))
        yield from _at([option.label, option.hint], both(asked, there), view, question.id, copy)


def _messages(world: Anybody, course: Course) -> Iterator[Shown]:
    """What is told to whoever breaks a `must`."""
    broken: dict[tuple[int, int], Truth] = {
        (id(read.sentence), read.copy): both(read.where, read.known, no(read.holds))
        for read in course.reads
        if read.role in ("must", "page must")
    }
    for step in world.journey.steps.values():
        page = frozenset(question.id for question in step.questions)
        for copy in world.copies_of(step):
            view = View(world.order.step[step.id], page, step.within, copy)
            for owner, must in _musts(step):
                where = broken.get((id(must.sentence), copy), False)
                yield Shown(must.message, where, view, owner, copy)


def _musts(step: Step) -> Iterator[tuple[str, Must]]:
    for question in step.questions:
        yield from ((question.id, must) for must in question.must)
    yield from ((step.id, must) for must in step.must)


def readings(world: Anybody, course: Course) -> tuple[list[Read], list[Row]]:
    """What the texts of a journey read, and the wordings between which they choose."""
    reads: list[Read] = []
    rows: list[Row] = []
    for each in shown(world, course):
        if each.where is not False:
            _text(each.text, each, each.where, world, reads, rows, ())
    for each in _messages(world, course):
        if each.where is not False:
            _text(each.text, each, each.where, world, reads, [], ())
    return reads, rows


def _text(
    text: Text, shown: Shown, where: Truth, world: Anybody, reads: list[Read], rows: list[Row], open: tuple[str, ...]
) -> None:
    """The rules of one text, then what is shown in the wording that is chosen.

    Only in the journey's own language: translations hold the same sentences, which another check compares.
    """
    left = where
    for sentence, wording in text.rules:
        here = left
        if sentence is not None:
            known, holds = world.sentence(sentence, shown.view, "chooses this wording")
            reads.append(Read(sentence, "text", shown.owner, left, known, True, shown.copy, shown.view))
            here, left = both(left, known, holds), both(left, known, no(holds))
            rows.append(Row(Spot(sentence.route, sentence.on), here))
        for piece in wording.pieces:
            if isinstance(piece, Sentence):
                _shown_value(piece, shown, here, world, reads)
            elif isinstance(piece, TextRef) and piece.id not in open and piece.id in world.journey.texts:
                _text(world.journey.texts[piece.id], shown, here, world, reads, rows, (*open, piece.id))
    if text.rules and all(sentence is not None for sentence, _ in text.rules):
        rows.append(Row(Spot(text.route, "key"), left, gap=True))


def _shown_value(sentence: Sentence, shown: Shown, where: Truth, world: Anybody, reads: list[Read]) -> None:
    known, _ = encode(sentence.tree, shown.view, world)
    if isinstance(sentence.kind, YesNo):
        known, _ = world.sentence(sentence, shown.view, "is shown here")
    reads.append(Read(sentence, "text", shown.owner, where, known, True, shown.copy, shown.view))

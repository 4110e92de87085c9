"""Where somebody has to get and how, as it is asked for in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.plan import plan_of
from journeys.asking import condition
from journeys.expressions.fault import SentenceFault
from journeys.expressions.names import near
from journeys.expressions.tree import Answer, FactRef, Measure, Node, Part, Quantified, walk
from journeys.model import Journey, Sentence, Step
from journeys.proof.views import ALL

What = Literal["question", "step", "section", "outcome", "check", "tasks"]
CHECK, TASKS = "check", "tasks"
"""What the page of all answers and the task list are called as places, where no part of the journey is called so."""


class Unaimable(Exception):  # noqa: N818 (what somebody asked for, told with a way out)
    """There is no such place, or it makes no sense beside the others. `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a journey that somebody can come to. `number` is its place among the steps; `ALL` is behind them."""

    id: str
    what: What
    number: int
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """To stand at `at`, having come by all of `through` and by none of `without`, and `where` holds there.

    Standing at a page is having answered all before it. Where the sentence reads what the page itself asks
    (`own`), it is having answered the page.
    """

    journey: Journey
    at: Place
    through: tuple[Place, ...] = ()
    without: tuple[Place, ...] = ()
    where: Sentence | None = None
    own: bool = False


def aim(journey: Journey, targets: Sequence[str], where: str | None = None, without: Sequence[str] = ()) -> Aim:
    """What is asked for in words. Raises Unaimable, and SentenceFault for the condition."""
    places = sorted((place(journey, id) for id in dict.fromkeys(targets)), key=lambda each: each.number)
    if not places:
        raise Unaimable("say where to get to", "name a step, a section or an outcome")
    if len(places) > 1 and places[-2].number == ALL:
        raise Unaimable(f"nobody ends at both {places[-2].id} and {places[-1].id}", "name one of the two")
    at = places[-1]
    avoided = tuple(place(journey, id) for id in dict.fromkeys(without))
    for each in avoided:
        if each.what in ("outcome", "check", "tasks"):
            raise Unaimable(f"{each.id} is not a question, a step or a section, so nobody comes by it on the way")
        if each.id in targets:
            raise Unaimable(f"{each.id} is to be reached and to be avoided", "leave one of the two out")
    found = Aim(journey, at, tuple(places[:-1]), tuple(each for each in avoided if each.number <= at.number))
    if where is None:
        return found
    item = ""
    if at.step is not None and at.step.within:
        repeat = journey.steps[at.step.within].repeat
        item = repeat.item if repeat is not None else ""
    sentence = condition(journey, where, item)
    _asked_by_then(sentence, at, journey)
    page = {question.id for question in at.step.questions} if at.step is not None else set()
    return replace(found, where=sentence, own=not page.isdisjoint(sentence.reads))


def place(journey: Journey, id: str) -> Place:
    """The part of a journey with this id. Raises Unaimable."""
    plan = plan_of(journey)
    if id in journey.outcomes:
        return Place(id, "outcome", ALL)
    if id in journey.steps:
        return Place(id, "step", plan.order[id], journey.steps[id])
    if id in plan.step_of:
        step = plan.step_of[id]
        return Place(id, "question", plan.order[step.id], step)
    for section in journey.sections:
        if section.id == id and id and section.steps:
            return Place(id, "section", plan.order[section.steps[0].id])
    if id == CHECK and any(outcome.submit for outcome in journey.outcomes.values()):
        return Place(id, "check", ALL)
    if id == TASKS and plan.tasks:
        return Place(id, "tasks", plan.order[plan.tasks[0].section.steps[0].id])
    ids = [*journey.steps, *journey.questions, *(section.id for section in journey.sections), *journey.outcomes]
    meant = near(id, dict.fromkeys(each for each in ids if each))
    help = f"did you mean `{meant}`?" if meant else "name a step, a question, a section or an outcome"
    raise Unaimable(f"`{id}` is not a step, a section or an outcome of {journey.id}", help)


def _asked_by_then(sentence: Sentence, at: Place, journey: Journey) -> None:
    """Tells of what is asked only behind the place where the sentence is read. Raises SentenceFault."""
    for node in walk(sentence.tree):
        for said, reads in _read(node, journey):
            later = [id for id in sorted(reads) if _is_behind(id, at, journey)]
            if later and len(later) == len(reads):
                message = f"{said.format(later[0])} is asked after `{at.id}`, so nobody has answered it there"
                if later[0] == at.id:
                    message = f"`{at.id}` is a list that is filled in there, so it is not known yet how many there are"
                raise SentenceFault("answer-not-asked", message, node.span.start, node.span.end)


def _is_behind(id: str, at: Place, journey: Journey) -> bool:
    plan = plan_of(journey)
    step = plan.step_of.get(id)
    if step is None:
        return False
    there = plan.order[step.id]
    return there > at.number or (there == at.number and step.repeat is not None and at.what != "section")


def _read(node: Node, journey: Journey) -> Iterator[tuple[str, frozenset[str]]]:
    """What a part of a sentence reads, with words in which `{}` is one of it."""
    match node:
        case Answer() | Part():
            yield "`{}`", frozenset({node.id})
        case FactRef():
            rows = journey.facts[node.id].rows
            sentences = [each for row in rows for each in (row.sentence, row.value) if each is not None]
            yield f"`{node.id}` rests on `{{}}`, which", frozenset().union(*(each.reads for each in sentences))
        case Measure() | Quantified(other=False):
            yield "`{}`", frozenset({node.list})

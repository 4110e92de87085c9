"""Sessions in flight: what would happen to people at each page of an old version who were moved to a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.comparing.carrying import Carrier, Fate
from engine.comparing.ways import Ways
from engine.comparing.words import called
from journeys.model import Journey, Step


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that would be asked first: its step id and its words. `always`: of everybody who stands there."""

    step: str
    called: str
    always: bool


@dataclass(frozen=True, slots=True)
class Parked:
    """Answers that would not go along: the question's id and words, and why."""

    question: str
    called: str
    why: Fate


@dataclass(frozen=True, slots=True)
class Standing:
    """People at one page of the old version: everything before it is answered, the page itself is not.

    `stays`: the page is there in the new version. `goes_on` is the page where they go on where nothing else is asked
    first: the same one, or what comes in its place ("": the end of the journey).
    """

    step: str
    called: str
    stays: bool
    goes_on: str
    goes_on_called: str
    first: tuple[Asked, ...] = ()
    parked: tuple[Parked, ...] = ()


@dataclass(frozen=True, slots=True)
class Flight:
    """All pages of the old version that somebody can stand at: those where something changes, and how many do not."""

    standing: tuple[Standing, ...]
    unchanged: int


def flight(old: Journey, new: Journey) -> Flight:
    """What can be said without anybody's answers: exact for which pages there are, their order, and what they ask."""
    ground = _Ground(old, new)
    found = [ground.at(step) for step in ground.behind.steps if step.questions or step.repeat is not None]
    changed = tuple(each for each in found if each.first or each.parked or not each.stays)
    return Flight(changed, len(found) - len(changed))


class _Ground:
    """Both versions, and the ways through them."""

    def __init__(self, old: Journey, new: Journey) -> None:
        self._old, self._new = old, new
        self.behind, self._ahead = Ways(old), Ways(new)
        self._carrier = Carrier(old, new)

    def at(self, step: Step) -> Standing:
        """People at one page."""
        behind = list(self.behind.behind(step))
        given = {id for each in behind for id in _answers(each)}
        kept = {id for id in given if self._carrier.fate(id) == "goes along"}
        here = self._stands(step, behind)
        first = () if here is None else tuple(self._first(here, kept))
        parked = tuple(
            Parked(id, _asked(id, self._old), self._carrier.fate(id))
            for each in behind
            for id in _answers(each)
            if id not in kept
        )
        stays = here is not None and here.id == step.id
        words = "" if here is None else _called(here, self._new)
        return Standing(
            step.id,
            _called(step, self._old),
            stays,
            "" if here is None else here.id,
            words,
            first,
            parked,
        )

    def _first(self, here: Step, kept: set[str]) -> Iterator[Asked]:
        """The pages before `here` that ask for what was not given yet."""
        for each in self._ahead.behind(here):
            if any(id not in kept for id in _answers(each)):
                yield Asked(each.id, _called(each, self._new), self._always(each, here, kept))

    def _stands(self, step: Step, behind: list[Step]) -> Step | None:
        """The page of the new version that they stand at: the same, or the next one that asks something."""
        same = self._new.steps.get(step.id)
        if same is not None and (same.questions or same.repeat is not None) and same.within == step.within:
            return same
        order = self._ahead.order
        passed = max((order[each.id] for each in behind if each.id in order), default=-1)
        return next(
            (each for each in self._ahead.steps[passed + 1 :] if each.questions and each.within in ("", step.within)),
            None,
        )

    def _always(self, step: Step, here: Step, kept: set[str]) -> bool:
        """Whether every way to `here` leads through `step`, and it asks something new of everybody."""
        new = [question for question in step.questions if question.id not in kept]
        if not any(question.when is None for question in new) and step.repeat is None:
            return False
        if step.within and step.within != here.within:
            return False
        return self._ahead.always_through(step, here)


def _answers(step: Step) -> Iterator[str]:
    """The ids under which a page leaves answers."""
    yield from (question.id for question in step.questions)
    if step.repeat is not None:
        yield step.id


def _called(step: Step, journey: Journey) -> str:
    return called(step.questions[0].ask if step.form == "question" else step.title, step.id, journey)


def _asked(id: str, journey: Journey) -> str:
    question = journey.questions.get(id)
    return _called(journey.steps[id], journey) if question is None else called(question.ask, id, journey)

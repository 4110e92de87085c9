"""Sessions in flight: what would happen to people at each page of an old version who were moved to a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.comparing.carrying import Carrier, Fate
from engine.comparing.meaning import meaning
from engine.comparing.names import SAME, Names
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
    """Answers that would not go along: the question's id and words, and why.

    "renamed": the question is probably there under another id, and asked again.
    """

    question: str
    called: str
    why: Fate | Literal["renamed"]


@dataclass(frozen=True, slots=True)
class Again:
    """A question, by id and words, that is asked again where the answer does not fit any more.

    `options` are those that are gone, by their labels; () where its limits or the form of the answer changed.
    """

    question: str
    called: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """People at one page of the old version: everything before it is answered, the page itself is not.

    `stays`: the page is there in the new version, `renamed`: probably under another id. `goes_on` is the page where
    they go on where nothing else is asked first: the same one, or what comes in its place ("": the journey's end).
    """

    step: str
    called: str
    stays: bool
    renamed: bool
    goes_on: str
    goes_on_called: str
    first: tuple[Asked, ...] = ()
    parked: tuple[Parked, ...] = ()
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, slots=True)
class Flight:
    """All pages of the old version that somebody can stand at: those where something changes, and how many do not."""

    standing: tuple[Standing, ...]
    unchanged: int


def flight(old: Journey, new: Journey, names: Names = SAME) -> Flight:
    """What can be said without anybody's answers: exact for which pages there are, their order, and what they ask."""
    ground = _Ground(old, new, names)
    found = [ground.at(step) for step in ground.behind.steps if step.questions or step.repeat is not None]
    changed = tuple(each for each in found if each.first or each.parked or each.again or not each.stays)
    return Flight(changed, len(found) - len(changed))


class _Ground:
    """Both versions, and the ways through them."""

    def __init__(self, old: Journey, new: Journey, names: Names) -> None:
        self._old, self._new, self._names = old, new, names
        self.behind, self._ahead = Ways(old), Ways(new)
        self._carrier = Carrier(old, new)
        self._doubted: dict[str, Again | None] = {}

    def at(self, step: Step) -> Standing:
        """People at one page."""
        behind = list(self.behind.behind(step))
        given = {id for each in behind for id in self.behind.answers[each.id]}
        kept = {id for id in given if self._carrier.fate(id) == "goes along"}
        here = self._stands(step, behind)
        first = tuple(self._first(here, kept))
        answered = [id for each in behind for id in self.behind.answers[each.id]]
        parked = tuple(Parked(id, _asked(id, self._old), self._why(id)) for id in answered if id not in kept)
        again = tuple(found for id in answered if id in kept and (found := self._again(id)) is not None)
        stays = here is not None and here.id == step.id
        renamed = here is not None and not stays and here.id == self._names.of("question", step.id)
        words = "" if here is None else _called(here, self._new)
        return Standing(
            step.id,
            _called(step, self._old),
            stays,
            renamed,
            "" if here is None else here.id,
            words,
            first,
            parked,
            again,
        )

    def _why(self, id: str) -> Fate | Literal["renamed"]:
        return "renamed" if self._names.of("question", id) in {*self._new.questions} - {id} else self._carrier.fate(id)

    def _again(self, id: str) -> Again | None:
        """A question whose answer goes along, but may not fit any more."""
        if id not in self._doubted:
            self._doubted[id] = self._doubt(id)
        return self._doubted[id]

    def _doubt(self, id: str) -> Again | None:
        old, new = self._old.questions.get(id), self._new.questions.get(id)
        if old is None or new is None:
            return None
        there = {option.id for option in new.options}
        gone = tuple(called(each.label, each.id, self._old) for each in old.options if each.id not in there)
        if gone and new.options:
            return Again(id, _asked(id, self._new), gone)
        tighter = {meaning(must.sentence, SAME) for must in new.must} - {
            meaning(must.sentence, self._names) for must in old.must
        }
        bounds = [(old.min, new.min), (old.max, new.max)]
        moved = any(now is not None and meaning(was, self._names) != meaning(now, SAME) for was, now in bounds)
        if tighter or moved or dict(old.settings) != dict(new.settings):
            return Again(id, _asked(id, self._new), ())
        return None

    def _first(self, here: Step | None, kept: set[str]) -> Iterator[Asked]:
        """The pages before `here` that ask for what was not given yet."""
        for each in self._ahead.behind(here):
            if any(id not in kept for id in self._ahead.answers[each.id]):
                yield Asked(each.id, _called(each, self._new), self._always(each, here, kept))

    def _stands(self, step: Step, behind: list[Step]) -> Step | None:
        """The page of the new version that they stand at: the same, or the next one that asks something."""
        same = self._new.steps.get(step.id) or self._new.steps.get(self._names.of("question", step.id))
        if same is not None and (same.questions or same.repeat is not None) and same.within == self._within(step):
            return same
        order = self._ahead.order
        passed = max((order[each.id] for each in behind if each.id in order), default=-1)
        return next(
            (
                each
                for each in self._ahead.steps[passed + 1 :]
                if each.questions and each.within in ("", self._within(step))
            ),
            None,
        )

    def _within(self, step: Step) -> str:
        return self._names.of("question", step.within) if step.within else ""

    def _always(self, step: Step, here: Step | None, kept: set[str]) -> bool:
        """Whether every way to `here` leads through `step`, and it asks something new of everybody."""
        new = [question for question in step.questions if question.id not in kept]
        if not any(question.when is None for question in new) and step.repeat is None:
            return False
        if step.when is not None or (step.within and step.within != (here.within if here else "")):
            return False
        return self._ahead.always_through(step, here)


def _called(step: Step, journey: Journey) -> str:
    return called(step.questions[0].ask if step.form == "question" else step.title, step.id, journey)


def _asked(id: str, journey: Journey) -> str:
    question = journey.questions.get(id)
    return _called(journey.steps[id], journey) if question is None else called(question.ask, id, journey)

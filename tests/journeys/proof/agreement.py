"""What formulas say of a citizen's way beside what replay does with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import Phase

from engine.path import Path
from engine.plan import plan_of
from engine.replay import shown
from engine.witness import replayed
from journeys.expressions.known import Known
from journeys.expressions.tree import Literal
from journeys.model import Journey, Sentence, Step
from journeys.proof.anybody import Anybody
from journeys.proof.course import Course, Read, course
from journeys.proof.shapes import sentences
from journeys.proof.verdicts import Citizen
from tests.journeys.proof.people import Person

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""How hypothesis goes about whole journeys: making one that fails smaller takes minutes and hardly helps."""

UNKNOWN = "unknown"
NOWHERE = "a rule that holds"
Said = dict[int, list[Any]]
"""What each sentence came to, whenever it was read, by the sentence's identity."""


class Twice:
    """One journey as formulas and as replay runs it, noting what every sentence comes to there."""

    def __init__(self, journey: Journey, world: Anybody) -> None:
        self.journey = journey
        self.world = world
        self.course: Course = course(world)
        self.said: Said = {}
        for sentence in {id(each): each for each in sentences(journey)}.values():
            object.__setattr__(sentence, "value", self._noting(sentence))
        plan_of.cache_clear()

    def _noting(self, sentence: Sentence) -> Any:
        value = sentence.value

        def noted(known: Known) -> Any:
            notes = self.said.setdefault(id(sentence), [])
            try:
                found = value(known)
            except LookupError:
                notes.append(UNKNOWN)
                raise
            notes.append(found)
            return found

        return noted

    def agree(self, citizen: Citizen) -> Path:
        """Fails where formulas and replay differ about a citizen; where replay leads."""
        self.said.clear()
        path = replayed(self.journey, citizen)
        person = Person(self.world, citizen)
        said = {sentence: list(notes) for sentence, notes in self.said.items()}
        self._ends(path, person)
        if all(task.status == "completed" for task in path.tasks) and not self._ends_early(path, person):
            self._steps(path, person)
            self._reads(person, said)
            self._fires(path, person)
        return path

    def _ends(self, path: Path, person: Person) -> None:
        ended = [id for id, where in self.course.outcomes.items() if person(where)]
        if self._ends_early(path, person):
            return
        assert ended == ([] if path.outcome is None else [path.outcome.id])
        nowhere = path.fault is not None and path.fault.missing == NOWHERE
        assert person(self.course.lost) is nowhere

    def _ends_early(self, path: Path, person: Person) -> bool:
        """Whether a task leads to an end while an earlier one is not done, at which formulas stop."""
        if not self.journey.task_list or (path.outcome is None and path.fault is None):
            return False
        return any(
            person(self.course.visited[step.id, copy]) and not person(self.course.done[step.id, copy])
            for step in self.journey.steps.values()
            if not _faulty(path, step)
            for copy in self.world.copies_of(step)
        )

    def _steps(self, path: Path, person: Person) -> None:
        for step in self.journey.steps.values():
            for copy in self.world.copies_of(step):
                self._step(step, copy, path, person)

    def _step(self, step: Step, copy: int, path: Path, person: Person) -> None:
        steps, stops, known = path.steps, path.stops_at, path.known
        if step.within:
            items = path.items.get(step.within, ())
            if copy >= len(items):
                assert not person(self.course.visited[step.id, copy])
                return
            steps, stops, known = items[copy].steps, items[copy].stops_at, items[copy].known
        visited = any(each is step for each in steps)
        if step.form != "decision":
            assert person(self.course.visited[step.id, copy]) is visited, (step.id, copy)
        faulty = _faulty(path, step)
        if step.within and _faulty(path, self.journey.steps[step.within]):
            return  # in one of the items, but not said in which
        done = visited and step is not stops and not faulty
        if step.form != "decision":
            assert person(self.course.done[step.id, copy]) is done, (step.id, copy)
        if visited and not done:
            return
        asked = {question.id for question in shown(step, known)} if visited else set()
        for question in step.questions:
            assert person(self.course.asked[question.id, copy]) is (question.id in asked), (question.id, copy)
            assert person(self.world.there[question.id, copy]) is (done and question.id in known), (question.id, copy)

    def _reads(self, person: Person, said: Said) -> None:
        for group in _by_sentence(self.course.reads):
            sentence, role = group[0].sentence, group[0].role
            notes = said.get(id(sentence), [])
            if role in ("min", "max"):
                if not isinstance(sentence.tree, Literal):
                    found = [person(read.known) for read in group if person(read.where)]
                    assert {note is not UNKNOWN for note in notes}.issuperset(found), sentence.text
                continue
            found = [
                bool(person(read.holds)) if person(read.known) else UNKNOWN for read in group if person(read.where)
            ]
            if role != "option":
                assert {*found} <= {*map(_plainly, notes)}, (sentence.text, role, found, notes)
            of_page = group[0].owner in self.journey.questions and group[0].owner not in self.journey.steps
            if role in ("when", "rule") and not of_page and not sentence_in_items(group):
                assert bool(found) is bool(notes), (sentence.text, role, found, notes)

    def _fires(self, path: Path, person: Person) -> None:
        if path.fault is not None:
            return
        fired = [rule.route for rule in path.fired]
        by_rule: dict[Any, int] = {}
        for each in self.course.fires:
            there = person(each.where)
            weight = 1
            if there and each.copy >= 0:
                several = next(s for id, s in self.world.lists.items() if self._within(each.rule.route) == id)
                weight = self._weight(several, each.copy, person)
            by_rule[each.rule.route] = by_rule.get(each.rule.route, 0) + there * weight
        assert by_rule == {route: fired.count(route) for route in by_rule}

    def _within(self, route: Any) -> str:
        return next(
            step.id for step in self.journey.steps.values() if step.repeat and route[: len(step.route)] == step.route
        )

    def _weight(self, several: Any, copy: int, person: Person) -> int:
        term = several.weight(copy).term
        return term if isinstance(term, int) else person.model.eval(term).as_long()


def _plainly(note: Any) -> Any:
    return note if note is UNKNOWN else bool(note)


def _faulty(path: Path, step: Step) -> bool:
    """Whether a way ends at the answers of a page in what cannot be known, and not at what is decided behind it."""
    fault = path.fault
    if fault is None:
        return False
    if not fault.sentence and fault.missing != NOWHERE:  # an item was chosen of a list that is not there
        return path.steps[-1] is step
    inside = fault.route[: len(step.route)] == step.route
    return inside and fault.route[len(step.route)] not in ("next", "when")


def _by_sentence(reads: list[Read]) -> Iterator[list[Read]]:
    found: dict[int, list[Read]] = {}
    for read in reads:
        found.setdefault(id(read.sentence), []).append(read)
    return iter(found.values())


def sentence_in_items(reads: list[Read]) -> bool:
    """Whether a sentence is read of items, once for each and maybe again for the others to see."""
    return any(read.copy >= 0 for read in reads)


@contextmanager
def twice(journey: Journey, world: Anybody) -> Iterator[Twice]:
    """A journey whose sentences note what they come to for as long as this lasts."""
    kept = {id(each): (each, each.value) for each in sentences(journey)}
    try:
        yield Twice(journey, world)
    finally:
        for sentence, value in kept.values():
            object.__setattr__(sentence, "value", value)
        plan_of.cache_clear()

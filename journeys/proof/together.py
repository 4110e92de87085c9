"""Two versions of a journey and everybody who answers both: what is asked in both ways is answered once.

What only one version asks is free in it. What both ask alike has one variable, so all that did not change is one and
the same formula in both worlds, and cancels out before anybody asks a solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from journeys.model import Journey, Question, Step
from journeys.proof.anybody import Anybody
from journeys.proof.course import PageAsked, course
from journeys.proof.logic import Truth, both, implies, no, same, some
from journeys.proof.shapes import Amounts, ListShape, Shape, Shapes, shapes
from journeys.proof.values import Value, unlike
from journeys.proof.verdicts import Answers, Citizen
from journeys.proof.views import ALL, View
from journeys.proof.witnesses import citizen

OLD = " (old)"
"""What the variable of an old question is called in addition where the new version asks another thing by its id."""


@dataclass(frozen=True, slots=True)
class Paired:
    """Which ids of an old version are which of a new one; `questions`, and repeats, are those that ask alike."""

    questions: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def name(self, id: str, new: Journey) -> str:
        """What an old question or repeat is called where both versions are spoken of: as the new one has it."""
        if id in self.questions:
            return self.questions[id]
        return f"{id}{OLD}" if id in new.questions or id in new.steps else id


class Together:
    """The worlds of both versions, from the day `today` on; `loose` as in `Anybody`."""

    def __init__(self, old: Journey, new: Journey, paired: Paired, today: date, *, loose: bool) -> None:
        self.paired = paired
        shaped_old, shaped_new = _shared(old, new, paired)
        self.old = Anybody(old, today, loose=loose, shaped=shaped_old)
        self.new = Anybody(new, today, loose=loose, shaped=shaped_new)
        self.old_course, self.new_course = course(self.old), course(self.new)
        self._apart = self.new.shapes.amounts.apart
        self._pages = {
            (frozenset(paired.questions.get(id, "") for id in page.questions), page.copy): page
            for page in self.old_course.pages
        }
        self._stay = {
            old: new
            for old, new in paired.outcomes.items()
            if same(self.old_course.outcomes[old], self.new_course.outcomes[new]) is True
        }

    def fits(self) -> Truth:
        """All that is true of anybody, in either version."""
        return both(self.old.fits(), self.new.fits())

    def moved(self, old: str, new: str) -> Truth:
        """Who ended at the outcome `old` and ends at `new` now.

        False where one of them is plainly that of the same citizens in both versions: nobody ends at two.
        """
        if old in self._stay or new in self._stay.values() or self.paired.outcomes.get(old) == new:
            return False
        apart = self._ends_apart if old in self.paired.outcomes or new in self.paired.outcomes.values() else True
        return both(apart, self.old_course.outcomes[old], self.new_course.outcomes[new])

    @cached_property
    def _ends_apart(self) -> Truth:
        """What holds of everybody who ends elsewhere: it follows from where they end, and helps a solver."""
        ours, theirs = self.old_course.outcomes, self.new_course.outcomes
        return some(self._apart.between(ours[old], theirs[new]) for old, new in self.paired.outcomes.items())

    def alike(self, *, sent: bool = False) -> Truth:
        """Who ends at the same outcome in both; with `sent`, at one where answers are sent."""
        outcomes = self.new.journey.outcomes
        return some(
            both(self.old_course.outcomes[old], self.new_course.outcomes[new])
            for old, new in self.paired.outcomes.items()
            if outcomes[new].submit or not sent
        )

    # Facts

    def fact(self, old: str, new: str) -> Truth:
        """Who ends alike and has another value of a fact that is known in both."""
        return some(
            both(there, self.alike(), was, now, unlike(one, two), self._apart.values(one, two))
            for there, was, one, now, two in self._values(old, new)
        )

    def known(self, old: str, new: str) -> Truth:
        """Who has a fact sent along in one version only, since it cannot be known in the other."""
        return some(
            both(there, self.alike(sent=True), no(same(was, now)), self._apart.between(was, now))
            for there, was, _, now, _ in self._values(old, new)
        )

    def opaque(self, old: str, new: str) -> bool:
        """Whether the values of a fact are of a kind of which only that they are there can be said."""
        return any(one is None or two is None for _, _, one, _, two in self._values(old, new))

    def _values(self, old: str, new: str) -> Iterator[tuple[Truth, Truth, Value, Truth, Value]]:
        """In each copy of its items, or once: who has it at all, when it is known and its value, in both."""
        if "." not in new:
            yield True, *self.old.fact(old, View(ALL)), *self.new.fact(new, View(ALL))
            return
        here, there = self.old.order.lists[old], self.new.order.lists[new]
        ours, theirs = self.old.lists[here], self.new.lists[there]
        for copy in range(ours.copies):
            has = both(ours.there, theirs.there, ours.is_item(copy))
            before = self.old.fact(old, View(ALL).of_item(here, copy))
            yield has, *before, *self.new.fact(new, View(ALL).of_item(there, copy))

    # Answers that do not count any more

    def refused(self) -> Iterator[tuple[str, Truth]]:
        """By steps of the new version: who ended in the old one, and whose own answers do not count there any more.

        Only steps all of whose questions the old version asked in the same way.
        """
        ended = some(self.old_course.outcomes.values())
        at: dict[str, list[Truth]] = {}
        for page in self.new_course.pages:
            asked = self._asked_before(page)
            if asked is not None:
                refused = both(ended, asked, page.visited, no(page.fits), self._fits_apart(page))
                at.setdefault(page.step.id, []).append(refused)
        for old, new in self.paired.questions.items():
            if new in self.new.lists:
                came = both(self.old_course.visited[old, -1], self.new_course.visited[new, -1])
                at.setdefault(new, []).append(both(ended, came, no(self.new.lists[new].taken)))
        yield from ((step, some(wheres)) for step, wheres in at.items())

    def _fits_apart(self, page: PageAsked) -> Truth:
        """What holds of everybody who answered a page well in the old version, and does not in the new one."""
        was = self._pages.get((frozenset(page.questions), page.copy))
        return True if was is None else self._apart.between(was.fits, page.fits)

    def _asked_before(self, page: PageAsked) -> Truth | None:
        """When the old version asked all that a page asks, and that is something; None where it never does."""
        ours = {new: old for old, new in self.paired.questions.items()}
        if not ours.keys() >= set(page.questions):
            return None
        if any((ours[id], page.copy) not in self.old_course.asked for id in page.questions):
            return None
        shown = [self.new_course.asked[id, page.copy] for id in page.questions]
        before = [self.old_course.asked[ours[id], page.copy] for id in page.questions]
        return both(some(shown), *(implies(now, was) for now, was in zip(shown, before, strict=True)))

    # Citizens

    def read(self, model: Any, *, by_old: bool = False) -> Citizen:
        """Who a model is about, by the names that both versions share; `by_old`: words as the old version takes them.

        Raises Unsayable.
        """
        made_up: dict[int, int] = {}
        if by_old:
            first = self._renamed(citizen(model, self.old, made_up))
            second = citizen(model, self.new, made_up)
        else:
            second = citizen(model, self.new, made_up)
            first = self._renamed(citizen(model, self.old, made_up))
        ours, theirs = (first, second) if by_old else (second, first)
        items = {
            list: _zipped(ours.items.get(list, ()), theirs.items.get(list, ()))
            for list in {**first.items, **second.items}
        }
        return Citizen(first.today, _merged(ours.answers, theirs.answers), items)

    def _renamed(self, found: Citizen) -> Citizen:
        def name(id: str) -> str:
            return self.paired.name(id, self.new.journey)

        return replace(
            found,
            answers={name(id): value for id, value in found.answers.items()},
            items={
                name(list): tuple({name(id): value for id, value in item.items()} for item in items)
                for list, items in found.items.items()
            },
        )


def _merged(ours: Answers, theirs: Answers) -> Answers:
    """Of what both say, ours; but what is blank in one is blank."""
    return {
        id: None if None in (ours.get(id, 0), theirs.get(id, 0)) else value for id, value in {**theirs, **ours}.items()
    }


def _zipped(ours: tuple[Answers, ...], theirs: tuple[Answers, ...]) -> tuple[Answers, ...]:
    longer = max(len(ours), len(theirs))
    empty: Answers = {}
    return tuple(
        _merged(ours[place] if place < len(ours) else empty, theirs[place] if place < len(theirs) else empty)
        for place in range(longer)
    )


def _shared(old: Journey, new: Journey, paired: Paired) -> tuple[Shapes, Shapes]:
    """How each version is written down: what is paired, with one shape; texts and amounts, with the same numbers."""
    one, other = shapes(old), shapes(new)
    texts = dict(one.texts)
    for text in other.texts:
        texts.setdefault(text, len(texts))
    amounts = Amounts()
    ours: dict[str, Shape] = {}
    theirs = dict(other.questions)
    for id, own in one.questions.items():
        ours[id] = replace(own, name=paired.name(id, new))
        if id in paired.questions:
            joined = theirs[paired.questions[id]].joined(own)
            ours[id] = theirs[paired.questions[id]] = joined
    our_lists: dict[str, ListShape] = {}
    their_lists = dict(other.lists)
    for id, own_list in one.lists.items():
        our_lists[id] = replace(own_list, name=paired.name(id, new))
        if id in paired.questions:
            our_lists[id] = their_lists[paired.questions[id]] = their_lists[paired.questions[id]].joined(own_list)
    return Shapes(ours, our_lists, texts, paired.facts, amounts), Shapes(theirs, their_lists, texts, {}, amounts)


def asks_alike(old: Question | Step, new: Question | Step, same_money: bool) -> bool:
    """Whether an answer to one can be the answer to the other: of the same type; amounts, in the same currency."""
    if isinstance(old, Step) or isinstance(new, Step):
        return isinstance(old, Step) and isinstance(new, Step) and bool(old.repeat) and bool(new.repeat)
    return old.type == new.type and (same_money or old.type != "money") and (old.items is None) == (new.items is None)

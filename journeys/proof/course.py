"""The way through a journey as formulas: who comes to each step, and of whom every sentence is read.

Conditions are shared along the graph: what holds of those who come to a step is made from what holds at the steps
before it, so a journey is as large as its text, however many ways lead through it. Inside a repeat the same is done
for each copy of its items.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from journeys.diagnostics import Spot
from journeys.expressions.kinds import Choices, Date, Decimal, Integer, ItemIds, Money, Month
from journeys.model import Journey, Question, Repeat, Rule, Section, Sentence, Step
from journeys.proof import calendar, numbers, values
from journeys.proof.anybody import Anybody, Several
from journeys.proof.encode import Meaning, encode
from journeys.proof.logic import Truth, both, either, every, implies, no, some
from journeys.proof.views import ALL, View
from journeys.questions import type_of
from journeys.tasks import needs

Role = Literal["when", "rule", "must", "page must", "min", "max", "option", "text", "row"]


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence where it is read: `where` holds of those for whom it is, `known` and `holds` are what it is then.

    `owner` is the part that it belongs to (a section, step, question, `question option`, outcome); `copy` the copy of
    the item, -1 outside; `view` is the place at which it is read. What is read twice (in two copies, or a text in two
    places) has two of these.
    """

    sentence: Sentence
    role: Role
    owner: str
    where: Truth
    known: Truth
    holds: Truth
    copy: int
    view: View


@dataclass(frozen=True, slots=True)
class Fires:
    """A line of `next` that is followed by those of whom `where` holds; in the copy of an item or outside."""

    rule: Rule
    where: Truth
    copy: int = -1


@dataclass(frozen=True, slots=True)
class PageAsked:
    """A page with questions: who comes to it, and when its answers are taken. `before` are all that was fine so far."""

    step: Step
    copy: int
    visited: Truth
    fits: Truth
    questions: tuple[str, ...]


@dataclass(slots=True)
class Course:
    """What holds where. Steps are by id and copy (-1 outside items)."""

    come: dict[tuple[str, int], Truth] = field(default_factory=dict)
    """Who gets as far as a section or step, before its `when` is read."""
    visited: dict[tuple[str, int], Truth] = field(default_factory=dict)
    """Who is shown a step (of a section: who goes into it)."""
    done: dict[tuple[str, int], Truth] = field(default_factory=dict)
    """Who leaves a step with good answers."""
    asked: dict[tuple[str, int], Truth] = field(default_factory=dict)
    """Who is shown a question."""
    outcomes: dict[str, Truth] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    fires: list[Fires] = field(default_factory=list)
    pages: list[PageAsked] = field(default_factory=list)
    falls: dict[str, Truth] = field(default_factory=dict)
    """Who leaves a section at its end, by none of its rules."""
    lost: Truth = False
    """Who gets to the end of all steps and to no outcome."""


def course(world: Anybody) -> Course:
    """The way through the journey of a world, whose `there` is filled in on the way."""
    return _Builder(world).build()


class _Builder:
    def __init__(self, world: Anybody) -> None:
        self.world = world
        self.journey: Journey = world.journey
        self.found = Course()
        self.needs = needs(self.journey)
        self.later: dict[str, Truth] = {}
        """Of every task so far, who has left it for later, or could not begin it."""
        self.arriving: dict[str, list[Truth]] = {}
        """Who comes to a section or step from further up."""
        self.alone = False
        """Whether items are gone through as if each were alone."""

    def build(self) -> Course:
        journey, found = self.journey, self.found
        on: Truth = True
        for section in journey.sections:
            on = self._section(section, on)
        on = both(on, no(some(self.later.values())))
        left = self._rules(journey.next, View(ALL), on, -1, "")
        sending = [outcome for outcome in journey.outcomes.values() if outcome.submit]
        if len(sending) == 1 and not journey.next:
            self._arrive(sending[0].id, left)
        else:
            found.lost = left
        for outcome in journey.outcomes.values():
            found.outcomes[outcome.id] = some(self.arriving.get(outcome.id, ()))
        return found

    def _arrive(self, target: str, where: Truth) -> None:
        self.arriving.setdefault(target, []).append(where)

    def _section(self, section: Section, on: Truth) -> Truth:
        """Goes through a section; who gets to the one behind it."""
        found, key = self.found, (section.id, -1)
        come = either(on, *self.arriving.pop(section.id, ())) if section.id else on
        first = self.world.order.step[section.steps[0].id] if section.steps else 0
        inside, past = self._task(section, first, come)
        found.come[key], found.visited[key] = come, inside
        on = inside
        for step in section.steps:
            on = self._step(step, on)
        last = self._behind(section.steps[-1]) if section.steps else first
        left = self._rules(section.next, View(last), on, -1, section.id)
        found.falls[section.id] = left
        return either(left, past)

    def _task(self, section: Section, first: int, come: Truth) -> tuple[Truth, Truth]:
        """Who goes into a section, and who passes by. A task can be left for later by whoever ends in another one,
        and cannot be begun before those that it waits for; nothing is sent before all are done."""
        begun = None if self.world.assumed else self.world.begun.get(section.id)
        if begun is None:
            return self._when(section.when, View(first), come, section.id, -1)
        ready = every(no(self.later.get(id, False)) for id in self.needs[section.id])
        inside, past = self._when(section.when, View(first), both(come, ready), section.id, -1)
        later = either(both(come, no(ready)), both(inside, no(begun)))
        self.later[section.id] = later
        return both(inside, begun), either(past, later)

    def _behind(self, step: Step) -> int:
        return self.world.order.step[step.id] + 1 + (len(step.repeat.steps) if step.repeat else 0)

    def _step(self, step: Step, on: Truth, copy: int = -1) -> Truth:
        """Goes through a step; who gets to the one behind it."""
        found, key = self.found, (step.id, copy)
        number = self.world.order.step[step.id]
        come = either(on, *self.arriving.pop(self._place(step.id, copy), ()))
        view = View(number, list=step.within, item=copy, first=self.alone)
        visited, past = self._when(step.when, view, come, step.id, copy)
        found.come[key], found.visited[key] = come, visited
        done = self._items(step, visited) if step.repeat is not None else self._page(step, visited, view, copy)
        found.done[key] = done
        after = replace(view, before=self._behind(step))
        return either(self._rules(step.next, after, done, copy, step.id), past)

    @staticmethod
    def _place(id: str, copy: int) -> str:
        return id if copy < 0 else f"{id}@{copy}"

    def _when(self, when: Sentence | None, view: View, come: Truth, owner: str, copy: int) -> tuple[Truth, Truth]:
        """Who goes in, and who passes by."""
        if when is None or self.world.assumed:
            return come, False
        known, holds = self._read(when, view, "when", owner, come, copy, "decides who gets here")
        return both(come, known, holds), both(come, known, no(holds))

    def _read(
        self, sentence: Sentence, view: View, role: Role, owner: str, where: Truth, copy: int, words: str
    ) -> Meaning:
        known, holds = self.world.sentence(sentence, view, words)
        self.found.reads.append(Read(sentence, role, owner, where, known, holds, copy, view))
        return known, holds

    def _rules(self, rules: Sequence[Rule], view: View, on: Truth, copy: int, owner: str) -> Truth:
        """Sends on whom a rule sends on; who is left."""
        if self.world.assumed:
            return on
        for rule in rules:
            if rule.sentence is None:
                fires, on = on, False
            else:
                known, holds = self._read(rule.sentence, view, "rule", owner, on, copy, f"leads to `{rule.target}`")
                fires, on = both(on, known, holds), both(on, known, no(holds))
            self.found.fires.append(Fires(rule, fires, copy))
            target = rule.target if rule.target in self.journey.outcomes else self._place(rule.target, copy)
            self._arrive(target, fires)
            if rule.sentence is None:
                break
        return on

    # Items

    def _items(self, step: Step, visited: Truth) -> Truth:
        repeat = step.repeat
        assert repeat is not None
        several = self.world.lists[step.id]
        if several.compares:
            found, self.found, self.alone = self.found, Course(), True
            self._each(repeat, several, visited)
            self.found, self.alone = found, False
        ends = self._each(repeat, several, visited)
        done = True if self.world.assumed else both(visited, several.taken, *ends)
        if not several.compares:
            self.world.at_first.update(self.world.there)
        several.there = done
        return done

    def _each(self, repeat: Repeat, several: Several, visited: Truth) -> list[Truth]:
        """Goes through every item; of each, that it is done if it is one at all."""
        ends: list[Truth] = []
        for copy in range(several.copies):
            is_item = True if self.world.assumed else several.is_item(copy)
            on = both(visited, is_item)
            for inner in repeat.steps:
                on = self._step(inner, on, copy)
            ends.append(implies(is_item, on))
        return ends

    # Pages

    def _page(self, step: Step, visited: Truth, view: View, copy: int) -> Truth:
        if not step.questions:
            return visited
        answered = self.world.at_first if view.first else self.world.there
        fine: Truth = True
        goes_on: Truth = True  # while nothing that is read cannot be known
        well_read: dict[str, Truth] = {}
        above: frozenset[str] = frozenset()
        for question in step.questions:
            own = above | {question.id}
            begun = len(self.found.reads)
            shown: Truth = True
            hangs_on: Truth = True
            if question.when is not None:
                where = both(visited, fine)
                here = replace(view, own=above)
                known, holds = self._read(question.when, here, "when", question.id, where, copy, "decides who is asked")
                shown = both(known, holds)
                fine = both(fine, known)
                hangs_on = _read_well(question.when, well_read)
            asked = both(visited, shown)
            self.found.asked[question.id, copy] = asked
            given = self.world.asked[question.id, copy].given
            there = both(asked, given)
            answered[question.id, copy] = there
            judged = both(visited, goes_on, shown, hangs_on)
            fits = self._question(question, replace(view, own=own), judged, there, copy, well_read)
            well_read[question.id] = implies(there, fits)
            fine = both(fine, well_read[question.id])
            stops = (both(read.where, no(read.known)) for read in self.found.reads[begun:] if read.role != "option")
            goes_on = both(goes_on, no(some(stops)))
            if question.items is not None:  # an item that is chosen of a list that is not there stops the page
                goes_on = both(goes_on, implies(there, self.world.answer(question.items, replace(view, own=own))[0]))
            if self.alone:
                answered[question.id, copy] = both(there, fits)  # others do not see what is not taken
            above = own
        whole = replace(view, own=above)
        wrong: dict[str, Truth] = {}
        for must in step.must:
            names = _named(must.sentence, step)
            place = names[0] if names else step.questions[0].id
            there = every(answered[id, copy] for id in names)
            first = True if not names else no(wrong.get(place, False))
            where = both(visited, goes_on, first, there, *(well_read[id] for id in names))
            known, holds = self._read(must.sentence, whole, "page must", step.id, where, copy, "has to hold here")
            fine = both(fine, implies(known, holds), implies(there, known))
            goes_on = both(goes_on, implies(where, known))
            wrong[place] = either(wrong.get(place, False), both(where, known, no(holds)))
        self.found.pages.append(PageAsked(step, copy, visited, fine, tuple(each.id for each in step.questions)))
        return True if self.world.assumed else both(visited, fine)

    def _question(
        self,
        question: Question,
        view: View,
        where: Truth,
        there: Truth,
        copy: int,
        well_read: Mapping[str, Truth],
    ) -> Truth:
        """When an answer is taken. What reads an earlier question of the page is judged where that is `well_read`."""
        variable = self.world.asked[question.id, copy]
        fits = self.world.marks.limit(variable.fits, Spot(question.route, "key"), "takes such answers only")
        fits = both(fits, self._offered(question, view, where, there, copy))
        bounds = every(_read_well(bound, well_read) for bound in (question.min, question.max) if bound is not None)
        fits = both(fits, self._bounds(question, view, both(where, there, fits, bounds), copy))
        for must in question.must:
            here = both(where, there, fits, _read_well(must.sentence, well_read))
            known, holds = self._read(must.sentence, view, "must", question.id, here, copy, "has to hold of the answer")
            fits = both(fits, known, holds)
        return fits

    def _offered(self, question: Question, view: View, where: Truth, there: Truth, copy: int) -> Truth:
        """The option that is chosen is offered to this citizen; an item can be chosen where there is one."""
        value = self.world.asked[question.id, copy].value
        if question.items is not None:
            list_there, size = self.world.answer(question.items, view)
            chosen = numbers.fixed(1) if value is None else value
            return both(list_there, numbers.compared("<=", chosen, size))
        fits: list[Truth] = []
        for option in question.options:
            if option.when is None:
                continue
            earlier = replace(view, own=view.own - {question.id})
            owner = f"{question.id} {option.id}"
            known, holds = self._read(
                option.when, earlier, "option", owner, both(where, there), copy, f"decides who can choose `{option.id}`"
            )
            picked = value.is_(option.id) if isinstance(value, values.Chosen) else value.has(option.id)
            fits.append(implies(picked, both(known, holds)))
        return every(fits)

    def _bounds(self, question: Question, view: View, where: Truth, copy: int) -> Truth:
        """Between `min` and `max`; of choices, how many are ticked."""
        kind = type_of(question.type).kind(question)
        value = self.world.asked[question.id, copy].value
        counted = isinstance(value, values.Ticked)
        low = self._bound(question.min, view, "min", question.id, where, copy)
        above = where if low is None else both(where, low[0])
        high = self._bound(question.max, view, "max", question.id, above, copy)
        if question.type == "day":
            return _near_days(value, low, high, self.world)
        if not isinstance(kind, Integer | Decimal | Money | Date | Month | Choices | ItemIds):
            return every(bound[0] for bound in (low, high) if bound is not None)
        measured = value.count() if counted else value
        dates = isinstance(kind, Date | Month)
        fits: Truth = True
        if low is not None:
            fits = both(fits, low[0], values.compared("on or after" if dates else ">=", measured, low[1]))
        if high is not None:
            fits = both(fits, high[0], values.compared("on or before" if dates else "<=", measured, high[1]))
        lonely = [option.id for option in question.options if option.alone]
        return either(fits, *(value.has(option) for option in lonely)) if counted and lonely else fits

    def _bound(
        self, bound: Sentence | None, view: View, role: Role, owner: str, where: Truth, copy: int
    ) -> Meaning | None:
        if bound is None:
            return None
        known, value = encode(bound.tree, view, self.world)
        spot = Spot(bound.route, bound.on)
        self.found.reads.append(Read(bound, role, owner, where, known, True, copy, view))
        if self.world.marks.kept:
            return _loose(known, value, self.world, spot)
        return known, value


def _read_well(sentence: Sentence, well_read: Mapping[str, Truth]) -> Truth:
    """That nothing a sentence reads on its own page was refused."""
    return every(well_read[id] for id in sorted(sentence.reads & well_read.keys()))


def _named(sentence: Sentence, step: Step) -> list[str]:
    """The questions of a page that a sentence reads, in the order in which it names them."""
    words = re.findall(r"[a-z0-9_]+", sentence.text)
    read = [question.id for question in step.questions if question.id in sentence.reads]
    return sorted(read, key=lambda named: words.index(named) if named in words else len(words))


def _loose(known: Truth, value: values.Value, world: Anybody, spot: Spot) -> Meaning:
    """A bound that can be taken back: it then lies as far out as it likes."""
    counts = world.marks.line(spot, "is as far as answers go")
    return implies(counts, known), values.select(counts, value, world.marks.any_like(value))


def _near_days(value: values.Value, low: Meaning | None, high: Meaning | None, world: Anybody) -> Truth:
    """The days of an appointment: from today, and a year ahead, where nothing else is said."""
    first: Meaning = (True, world.today) if low is None else low
    last = high
    if last is None:
        last = calendar.moved(first[1], 0, 365, world.march, (0, 0))
    return both(
        first[0],
        last[0],
        calendar.compared("on or after", value, first[1]),
        calendar.compared("on or before", value, last[1]),
    )

"""All that has to be shown of a journey: what must never be, and what must be possible for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from journeys.diagnostics import Route, Spot
from journeys.model import Journey, Promise, Question, Step
from journeys.proof.anybody import Anybody
from journeys.proof.claim import Claim, Claims, spot_of
from journeys.proof.course import Course, Read, course
from journeys.proof.encode import encode
from journeys.proof.logic import Truth, both, either, no, some
from journeys.proof.pages import answerable, around, reads_day
from journeys.proof.rows import Rows
from journeys.proof.texts import Row, readings
from journeys.proof.values import Chosen
from journeys.proof.views import ALL, View


class Case:
    """One journey as it is proved: its world, the way through it, and its claims."""

    def __init__(self, world: Anybody) -> None:
        self.world = world
        self.journey: Journey = world.journey
        self.course: Course = course(world)
        self._made = Claims(world)
        self.left_out = self._made.left_out
        """The repeats of which only some numbers of items are looked at."""
        self._make = self._made.make

    @cached_property
    def texts(self) -> tuple[list[Read], list[Row]]:
        """What the texts read, and the wordings between which they choose."""
        return readings(self.world, self.course)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in no order."""
        world = self.world
        world.outcome = True, Chosen(tuple(self.journey.outcomes), self.course.outcomes.__getitem__)
        return tuple(self._all())

    def _all(self) -> Iterator[Claim]:
        yield from self._known(self.course.reads, "answer-not-asked")
        yield from self._known(self.texts[0], "text-may-lack-answer")
        yield from self._whens()
        yield from self._reached()
        yield from self._rules()
        yield from self._musts()
        yield from self._options()
        yield from Rows(self.world, self.course, self._made).all(self.texts[1])
        yield from self._ends()
        yield from self.answerable
        yield from self._promises()

    @cached_property
    def answerable(self) -> tuple[Claim, ...]:
        """The claims that everybody can answer a page."""
        return tuple(answerable(self.course, self.journey, self.left_out))

    # What is read can be known

    def _known(self, reads: Iterable[Read], slug: str) -> Iterator[Claim]:
        for (_route, _on, _start, owner), group in _grouped(reads):
            gap = some(both(read.where, no(read.known)) for read in group)
            sentence = group[0].sentence
            yield self._make(slug, spot_of(sentence), owner, "never", gap, sentence, self._within(owner))

    def _within(self, owner: str) -> str:
        return self.world.order.lists.get(owner, "") or (
            self.journey.steps[owner].within if owner in self.journey.steps else ""
        )

    # Conditions

    def _whens(self) -> Iterator[Claim]:
        for (_route, _on, _start, owner), group in _grouped(
            read for read in self.course.reads if read.role in ("when", "option")
        ):
            sentence = group[0].sentence
            if group[0].role == "option":
                if sentence.reads or not reads_day(
                    sentence, self.journey
                ):  # what hung on the day alone made sense when it was written
                    yield self._make("always-true", spot_of(sentence), owner, "somebody", _ever(group, False), sentence)
                continue
            holds = self._make("never-true", spot_of(sentence), owner, "somebody", _ever(group, True), sentence)
            yield holds
            if sentence.reads or not reads_day(sentence, self.journey):
                yield self._make("always-true", spot_of(sentence), owner, "somebody", _ever(group, False), sentence)

    def _musts(self) -> Iterator[Claim]:
        for (_route, _on, _start, owner), group in _grouped(
            read for read in self.course.reads if read.role in ("must", "page must")
        ):
            sentence = group[0].sentence
            yield self._make("must-never-met", spot_of(sentence), owner, "somebody", _ever(group, True), sentence)
            yield self._make("must-never-broken", spot_of(sentence), owner, "somebody", _ever(group, False), sentence)

    # What is reached

    def _reached(self) -> Iterator[Claim]:
        for step in self.journey.steps.values():
            come = some(self.course.come[step.id, copy] for copy in self.world.copies_of(step))
            reached = (
                come
                if step.when is not None
                else some(self.course.visited[step.id, copy] for copy in self.world.copies_of(step))
            )
            yield self._make(
                "unreachable-step", Spot(step.route, "key"), step.id, "somebody", reached, within=step.within
            )
        for outcome in self.journey.outcomes.values():
            yield self._make(
                "unreachable-outcome",
                Spot(outcome.route, "key"),
                outcome.id,
                "somebody",
                self.course.outcomes[outcome.id],
            )

    def _rules(self) -> Iterator[Claim]:
        fired: dict[Route, list[Truth]] = {}
        rules = {}
        for each in self.course.fires:
            fired.setdefault(each.rule.route, []).append(each.where)
            rules[each.rule.route] = each.rule
        for route, wheres in fired.items():
            rule = rules[route]
            if rule.sentence is not None:
                yield self._make(
                    "unreachable-rule",
                    Spot(rule.sentence.route, rule.sentence.on),
                    rule.target,
                    "somebody",
                    some(wheres),
                    rule.sentence,
                )

    def _options(self) -> Iterator[Claim]:
        for step in self.journey.steps.values():
            for question in step.questions:
                for option in question.options:
                    picked = some(self._picked(step, question, option.id))
                    yield self._make(
                        "unreachable-option",
                        Spot(option.route, "key"),
                        f"{question.id} {option.id}",
                        "somebody",
                        picked,
                        within=step.within,
                    )

    def _picked(self, step: Step, question: Question, option: str) -> Iterator[Truth]:
        for copy in self.world.copies_of(step):
            value = self.world.asked[question.id, copy].value
            chosen = value.is_(option) if isinstance(value, Chosen) else value.has(option)
            yield both(self.course.done[step.id, copy], self.world.there[question.id, copy], chosen)

    # Ends

    def _ends(self) -> Iterator[Claim]:
        if self.course.lost is not False:
            rules = self.journey.next
            spot = Spot(rules[-1].route, "key") if rules else Spot(self.journey.route)
            yield self._make("dead-end", spot, "", "never", self.course.lost)
        for number, section in enumerate(self.journey.sections[:-1]):
            later = self.journey.sections[number + 1 :]
            decides = section.steps and all(step.form == "decision" for step in section.steps)
            if decides and not all(each.when for each in later):
                yield self._make(
                    "undecided-section",
                    Spot(section.route, "key"),
                    section.id,
                    "never",
                    self.course.falls[section.id],
                )

    def around(self, claim: Claim) -> Truth:
        """What is true of the answers that a page's limits read."""
        return around(self.course, claim)

    # Promises

    def _promises(self) -> Iterator[Claim]:
        ended = some(self.course.outcomes.values())
        for promise in self.journey.promises.values():
            yield self._make(
                "promise-broken",
                Spot(promise.route, "key"),
                promise.id,
                "never",
                both(ended, self._broken(promise)),
                promise.sentence,
            )

    def _broken(self, promise: Promise) -> Truth:
        view = View(ALL)
        known, holds = encode(promise.sentence.tree, view, self.world)
        wrong = either(no(known), holds if promise.word == "never" else no(holds))
        if promise.when is None:
            return wrong
        when_known, concerned = encode(promise.when.tree, view, self.world)
        return either(no(when_known), both(concerned, wrong))


def _grouped(reads: Iterable[Read]) -> Iterator[tuple[tuple[Route, str, int, str], list[Read]]]:
    """The readings of one sentence for one owner, in whichever copy."""
    found: dict[tuple[Route, str, int, str], list[Read]] = {}
    for read in reads:
        key = (read.sentence.route, read.sentence.on, read.sentence.tree.span.start, read.owner)
        found.setdefault(key, []).append(read)
    return iter(found.items())


def _ever(reads: Iterable[Read], value: bool) -> Truth:
    """Somebody of whom a sentence is read finds it so."""
    return some(both(read.where, read.known, read.holds if value else no(read.holds)) for read in reads)

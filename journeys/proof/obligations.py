"""All that has to be shown of a journey: what must never be, and what must be possible for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from journeys.diagnostics import Route, Spot
from journeys.expressions.tree import FactRef, Measure, Quantified, walk
from journeys.model import Fact, Journey, Promise, Question, Sentence, Step
from journeys.proof.anybody import Anybody
from journeys.proof.claim import Claim as Claim
from journeys.proof.claim import Sort
from journeys.proof.course import Course, Read, course
from journeys.proof.encode import Meaning, encode
from journeys.proof.logic import Truth, both, either, no, some
from journeys.proof.pages import answerable, around, reads_day
from journeys.proof.texts import Row, readings
from journeys.proof.values import Chosen
from journeys.proof.verdicts import Obligation
from journeys.proof.views import ALL, View


class Case:
    """One journey as it is proved: its world, the way through it, and its claims."""

    def __init__(self, world: Anybody) -> None:
        self.world = world
        self.journey: Journey = world.journey
        self.course: Course = course(world)

    @cached_property
    def texts(self) -> tuple[list[Read], list[Row]]:
        """What the texts read, and the wordings between which they choose."""
        return readings(self.world, self.course)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The repeats of which only some numbers of items are looked at."""
        return frozenset(id for id, several in self.world.lists.items() if several.left_out)

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
        yield from self._rows()
        yield from self._ends()
        yield from self.answerable
        yield from self._promises()

    @cached_property
    def answerable(self) -> tuple[Claim, ...]:
        """The claims that everybody can answer a page."""
        return tuple(answerable(self.course, self.journey, self.left_out))

    def _claim(
        self,
        slug: str,
        spot: Spot,
        about: str,
        sort: Sort,
        formula: Truth,
        sentence: Sentence | None = None,
        within: str = "",
    ) -> Claim:
        lists = set() if sentence is None else self._lists(sentence)
        if within:
            lists.add(within)
        return Claim(
            Obligation(slug, spot, about), sort, formula, sentence=sentence, lists=tuple(sorted(lists & self.left_out))
        )

    def _lists(self, sentence: Sentence) -> set[str]:
        """The repeats that a sentence speaks of, through facts too."""
        found: set[str] = set()
        waiting, seen = [sentence.tree], set[str]()
        while waiting:
            for node in walk(waiting.pop()):
                if isinstance(node, Measure | Quantified) and node.list:
                    found.add(node.list)
                elif isinstance(node, FactRef) and node.id not in seen and node.id in self.journey.facts:
                    seen.add(node.id)
                    for row in self.journey.facts[node.id].rows:
                        waiting += [each.tree for each in (row.sentence, row.value) if each is not None]
        return found

    # What is read can be known

    def _known(self, reads: Iterable[Read], slug: str) -> Iterator[Claim]:
        for (_route, _on, _start, owner), group in _grouped(reads):
            gap = some(both(read.where, no(read.known)) for read in group)
            sentence = group[0].sentence
            yield self._claim(slug, spot_of(sentence), owner, "never", gap, sentence, self._within(owner))

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
                    yield self._claim(
                        "always-true", spot_of(sentence), owner, "somebody", _ever(group, False), sentence
                    )
                continue
            holds = self._claim("never-true", spot_of(sentence), owner, "somebody", _ever(group, True), sentence)
            yield holds
            if sentence.reads or not reads_day(sentence, self.journey):
                yield self._claim("always-true", spot_of(sentence), owner, "somebody", _ever(group, False), sentence)

    def _musts(self) -> Iterator[Claim]:
        for (_route, _on, _start, owner), group in _grouped(
            read for read in self.course.reads if read.role in ("must", "page must")
        ):
            sentence = group[0].sentence
            yield self._claim("must-never-met", spot_of(sentence), owner, "somebody", _ever(group, True), sentence)
            yield self._claim("must-never-broken", spot_of(sentence), owner, "somebody", _ever(group, False), sentence)

    # What is reached

    def _reached(self) -> Iterator[Claim]:
        for step in self.journey.steps.values():
            come = some(self.course.come[step.id, copy] for copy in self.world.copies_of(step))
            reached = (
                come
                if step.when is not None
                else some(self.course.visited[step.id, copy] for copy in self.world.copies_of(step))
            )
            yield self._claim(
                "unreachable-step", Spot(step.route, "key"), step.id, "somebody", reached, within=step.within
            )
        for outcome in self.journey.outcomes.values():
            yield self._claim(
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
                yield self._claim(
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
                    yield self._claim(
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

    def _rows(self) -> Iterator[Claim]:
        by_spot: dict[Spot, list[Row]] = {}
        gaps: dict[Spot, list[Truth]] = {}
        for row in self.texts[1]:
            if row.gap:
                gaps.setdefault(row.spot, []).append(row.where)
            else:
                by_spot.setdefault(row.spot, []).append(row)
        for spot, wheres in gaps.items():
            yield self._claim("missing-otherwise", spot, "", "never", some(wheres))
        for spot, group in by_spot.items():
            yield self._claim("unreachable-row", spot, "", "somebody", some(row.where for row in group))
        ended = some(self.course.outcomes.values())
        for fact in self.journey.facts.values():
            if len(fact.rows) > 1:
                yield from self._of_fact(fact, ended)

    def _of_fact(self, fact: Fact, ended: Truth) -> Iterator[Claim]:
        reached: dict[int, list[Truth]] = {}
        for view, there in self._places(fact, ended):
            left = there
            for number, row in enumerate(fact.rows):
                if row.sentence is None:
                    break
                known, holds = self.world.sentence(row.sentence, view, "decides here")
                reached.setdefault(number, []).append(both(left, known, holds))
                left = both(left, known, no(holds))
        for number, wheres in reached.items():
            row = fact.rows[number]
            assert row.sentence is not None
            yield self._claim(
                "unreachable-row",
                Spot(row.sentence.route, row.sentence.on),
                fact.id,
                "somebody",
                some(wheres),
                row.sentence,
            )
        if all(row.sentence is not None for row in fact.rows):
            gap = some(self._gap(fact, ended))
            yield self._claim("missing-otherwise", Spot(fact.route, "key"), fact.id, "never", gap)
        yield from self._overlaps(fact, ended)

    def _gap(self, fact: Fact, ended: Truth) -> Iterator[Truth]:
        """Those who come to an end and for whom no row of a fact holds, though each could."""
        for view, there in self._places(fact, ended):
            left = there
            for row in fact.rows:
                assert row.sentence is not None
                known, holds = self.world.sentence(row.sentence, view, "decides here")
                left = both(left, known, no(holds))
            yield left

    def _overlaps(self, fact: Fact, ended: Truth) -> Iterator[Claim]:
        """Two lines of a table that both fit somebody whom the earlier one decides, and that give different values."""
        if not fact.rows[0].route[0].endswith(".csv"):  # type: ignore[union-attr]
            return
        rows = [row for row in fact.rows if row.sentence is not None]
        tests = {
            id(row): [self.world.sentence(row.sentence, view, "fits here") for view, _ in self._places(fact, ended)]
            for row in rows
            if row.sentence is not None
        }
        base = [there for _, there in self._places(fact, ended)]
        coming = dict(zip(map(id, rows), self._coming(base, [tests[id(row)] for row in rows]), strict=True))
        for number, later in enumerate(rows):
            for earlier in rows[:number]:
                if later.value.tree == earlier.value.tree or later.sentence is None or earlier.sentence is None:
                    continue
                ones, others = tests[id(earlier)], tests[id(later)]
                left = coming[id(earlier)]
                overlap = some(
                    both(there, ka, a, kb, b) for there, (ka, a), (kb, b) in zip(left, ones, others, strict=True)
                )
                if overlap is False:
                    continue
                pairs = list(zip(base, ones, others, strict=True))
                yield Claim(
                    Obligation(
                        "rows-overlap", Spot(later.sentence.route, later.sentence.on), f"{fact.id} {earlier.route}"
                    ),
                    "never",
                    overlap,
                    apart=(
                        some(both(there, ka, a, no(both(kb, b))) for there, (ka, a), (kb, b) in pairs),
                        some(both(there, kb, b, no(both(ka, a))) for there, (ka, a), (kb, b) in pairs),
                    ),
                    sentence=later.sentence,
                )

    @staticmethod
    def _coming(base: list[Truth], tests: list[list[Meaning]]) -> Iterator[list[Truth]]:
        """Of every line, who gets as far: in each place those whom no line above fits."""
        left = base
        for row in tests:
            yield left
            left = [both(there, known, no(holds)) for there, (known, holds) in zip(left, row, strict=True)]

    def _places(self, fact: Fact, ended: Truth) -> list[tuple[View, Truth]]:
        if "." not in fact.id:
            return [(View(ALL), ended)]
        list = self.world.order.lists[fact.id]
        several = self.world.lists[list]
        return [
            (View(ALL).of_item(list, copy), both(ended, several.there, several.is_item(copy)))
            for copy in range(several.copies)
        ]

    # Ends

    def _ends(self) -> Iterator[Claim]:
        if self.course.lost is not False:
            rules = self.journey.next
            spot = Spot(rules[-1].route, "key") if rules else Spot(self.journey.route)
            yield self._claim("dead-end", spot, "", "never", self.course.lost)
        for number, section in enumerate(self.journey.sections[:-1]):
            later = self.journey.sections[number + 1 :]
            decides = section.steps and all(step.form == "decision" for step in section.steps)
            if decides and not all(each.when for each in later):
                yield self._claim(
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
            yield self._claim(
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


def spot_of(sentence: Sentence) -> Spot:
    """Where a sentence stands; one that is shown in a text, its own stretch of it."""
    span = sentence.tree.span
    if span.text and span.text != sentence.text and sentence.text in span.text:
        return Spot(sentence.route, sentence.on, span.start, span.end)
    return Spot(sentence.route, sentence.on)


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

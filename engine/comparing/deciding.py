"""Whose outcome or fact is another in a new version: found among citizens drawn at random, or proved of everybody.

Random citizens show most of what changes. Of the rest a solver is asked whether anybody shows it: first with amounts
that may be any where they are hard to reckon with, where "nobody" is a proof, and then as it is. Nobody is told of whom
both replays do not bear out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from time import monotonic
from typing import Any

from engine.comparing.decided import Decided, Moved, MovedFact, Refused, Status
from engine.comparing.meeting import Meeting
from engine.comparing.names import Names
from engine.comparing.pairing import pairs
from engine.comparing.plainer import Plainer
from engine.comparing.twice import Mark, Person, Seen, Twice, person_of
from engine.proving.confirm import placed
from engine.proving.prove import TOO_LONG, UNSAYABLE
from journeys.expressions.compare import folded
from journeys.expressions.kinds import Record, Text
from journeys.expressions.tree import Literal, walk
from journeys.model import Journey
from journeys.proof.logic import Truth
from journeys.proof.solve import Limits, Solver, anyone, is_true
from journeys.proof.together import Paired, Together, asks_alike
from journeys.proof.witnesses import Unsayable
from journeys.questions import type_of

SECONDS = 30.0
"""So long it may take in all, where nobody says otherwise."""

QUESTION = 12_000_000
"""So many of its own steps may the solver take for one question: about four seconds."""

DRAWING, CLOSE, AGAIN, MAKING_PLAIN = 3.0, 3.0, 6.0, 1.0
"""So many seconds, at the most, citizens are drawn at random, are looked for near where sentences decide, once more
where the solver is at a loss, and one who shows something is made plain."""

OPAQUE = "nothing more can be said of such values than that they are there"
LETTERS = "some of its texts differ in nothing but capital letters"
DEFECT = "solver and engine disagree, which is a defect of Footpath"


def decide(old: Journey, new: Journey, today: date | None = None, seconds: float = SECONDS) -> Decided:
    """What becomes of everybody, from the day `today` on (None: from today on).

    It takes `seconds` at most, and a moment more; what is not settled by then is not analysed.
    """
    return _Deciding(old, new, date.today() if today is None else today, seconds).decided()


def paired(old: Journey, new: Journey, names: Names) -> Paired:
    """What of an old version is what of the new one: by id, or renamed as far as that can be told."""
    money = (old.currency, old.minor_digits) == (new.currency, new.minor_digits)
    questions: dict[str, str] = {}
    for id, step in old.steps.items():
        other = new.steps.get(names.of("question", id))
        if step.repeat is not None and other is not None and asks_alike(step, other, money):
            questions[id] = other.id
    for id, question in old.questions.items():
        same = new.questions.get(names.of("question", id))
        if (
            same is not None
            and asks_alike(question, same, money)
            and _home(id, old, questions) == _home(same.id, new, None)
        ):
            questions[id] = same.id
    outcomes = {id: names.of("outcome", id) for id in old.outcomes}
    facts = {id: names.of("fact", id) for id in old.facts}
    return Paired(
        questions,
        {id: other for id, other in outcomes.items() if other in new.outcomes},
        {id: other for id, other in facts.items() if _same_fact(id, other, old, new, questions, money)},
    )


def _home(id: str, journey: Journey, names: Mapping[str, str] | None) -> str | None:
    """The repeat that a question is asked in, as the new version calls it: "" outside, None where it has none such."""
    within = next(step.within for step in journey.steps.values() if any(each.id == id for each in step.questions))
    return within if names is None or not within else names.get(within)


def _same_fact(id: str, other: str, old: Journey, new: Journey, questions: Mapping[str, str], money: bool) -> bool:
    one, two = old.facts[id], new.facts.get(other)
    if (
        two is None
        or type(one.kind) is not type(two.kind)
        or (not money and type(one.kind).__name__ in ("Money", "Exact"))
    ):
        return False
    return (
        questions.get(_list_of(id, old)) == _list_of(other, new)
        if "." in id and "." in other
        else "." not in id + other
    )


def _list_of(fact: str, journey: Journey) -> str:
    return next(
        (step.id for step in journey.steps.values() if step.repeat is not None and fact in step.repeat.facts), ""
    )


@dataclass(slots=True)
class _Found:
    """What is known so far, by what somebody could show: who shows it, or why nothing can be said."""

    shown: dict[Mark, tuple[Person, Seen]] = field(default_factory=dict)
    unknown: dict[Mark, str] = field(default_factory=dict)


class _Deciding:
    def __init__(self, old: Journey, new: Journey, today: date, seconds: float) -> None:
        self.old, self.new, self.today = old, new, today
        self.paired = paired(old, new, pairs(old, new).names)
        self.twice = Twice(old, new, self.paired)
        self.end = monotonic() + seconds
        self.limits = Limits(QUESTION, self.end - seconds / 6)
        self.found = _Found()
        self.meeting = Meeting(self.twice, today)

    @cached_property
    def loose(self) -> Together:
        return Together(self.old, self.new, self.paired, self.today, loose=True)

    @cached_property
    def exact(self) -> Together:
        return Together(self.old, self.new, self.paired, self.today, loose=False)

    @cached_property
    def exact_claims(self) -> dict[Mark, Truth]:
        return self._claims(self.exact)

    @cached_property
    def exact_solver(self) -> Solver:
        _ = self.exact_claims
        return Solver(self.exact, self.limits)

    def decided(self) -> Decided:
        claims = self._claims(self.loose)
        open_ = {mark: formula for mark, formula in claims.items() if formula is not False}
        for mark, why in self._unsayable().items():
            if open_.pop(mark, None) is not None:
                self.found.unknown[mark] = why
        if open_:
            wanted = set(open_) | set(self.found.unknown)
            self._meet(self.meeting.drawn(wanted, self._share(DRAWING)))
            self._meet(self.meeting.close(wanted, self._share(CLOSE)))
            self._ask(open_)
        return self._told(claims)

    def _share(self, seconds: float) -> float:
        """So many seconds of the time that is left, or fewer."""
        return max(0.0, min(seconds, (self.limits.until - monotonic()) / 4))

    def _meet(self, met: Iterable[tuple[Person, Seen]]) -> None:
        for person, seen in met:
            self._keep(person, seen, seen.marks)

    def _claims(self, together: Together) -> dict[Mark, Truth]:
        """All that somebody could show, and who that is."""
        found: dict[Mark, Truth] = {
            ("moved", one, other): together.moved(one, other)
            for one in self.old.outcomes
            for other in self.new.outcomes
            if self.paired.outcomes.get(one) != other
        }
        found.update((("refused", step), where) for step, where in together.refused())
        for one, other in self.paired.facts.items():
            if not together.opaque(one, other):
                found["fact", other] = together.fact(one, other)
            found["known", other] = together.known(one, other)
        return found

    def _unsayable(self) -> dict[Mark, str]:
        """Facts whose values a solver cannot tell apart as the engine does."""
        found: dict[Mark, str] = {}
        letters = _differ_in_letters(self.old, self.new)
        for one, other in self.paired.facts.items():
            if self.loose.opaque(one, other):
                found["fact", other] = OPAQUE
            elif letters and isinstance(self.new.facts[other].kind, Text):
                found["fact", other] = LETTERS
        return found

    # Asking

    def _ask(self, open_: Mapping[Mark, Truth]) -> None:
        """Of many at once: where nobody shows any of it, one question is enough. Where that is too much, by halves."""
        solver = Solver(self.loose, self.limits)
        waiting = [[mark for mark in open_ if mark[0] == sort] for sort in ("moved", "refused", "known", "fact")]
        hard: list[Mark] = []
        while waiting:
            group = [mark for mark in waiting.pop() if mark not in self.found.shown]
            answer, model = solver.ask(anyone(open_[mark] for mark in group))
            if answer == "yes":
                self._borne_out(model, self.loose, group)
                met = {mark for mark in group if is_true(model, open_[mark])} or {group[0]}
                hard += met
                waiting.append([mark for mark in group if mark not in met])
            elif answer == "unknown":
                half = len(group) // 2
                waiting += [group[:half], group[half:]] if half else []
                hard += [] if half else group
        wanted = {mark for mark in hard if mark not in self.found.shown}
        if wanted:
            self._meet(self.meeting.close(wanted, self._share(AGAIN)))
        for mark in hard:
            if mark not in self.found.shown:
                self._exactly(mark)

    def _exactly(self, mark: Mark) -> None:
        """Asks about the journeys as they are."""
        if self.limits.over:
            self.found.unknown[mark] = TOO_LONG
            return
        answer, model = self.exact_solver.ask(self.exact_claims[mark])
        if answer == "unknown":
            self.found.unknown[mark] = TOO_LONG
        elif answer == "yes" and not self._borne_out(model, self.exact, {mark: True}):
            self.found.unknown[mark] = UNSAYABLE if self._words_matter(model) else DEFECT

    def _borne_out(self, model: Any, together: Together, wanted: Iterable[Mark]) -> bool:
        """Whether the engine finds that a citizen shows something of what is wanted; then it is kept."""
        marks = set(wanted)
        for by_old in (False, True):
            try:
                person = person_of(placed(together.read(model, by_old=by_old)))
            except Unsayable:
                continue
            seen = self.twice.seen(person)
            if marks & seen.marks.keys():
                self._keep(person, seen, seen.marks)
                return True
        return False

    def _words_matter(self, model: Any) -> bool:
        """Whether somebody stops at a page that asks for words: which of them it takes is more than a solver knows."""
        for by_old in (False, True):
            try:
                person = person_of(placed(self.exact.read(model, by_old=by_old)))
            except Unsayable:
                return True
            seen = self.twice.seen(person)
            for path in (seen.old, seen.new):
                for question in () if path.stops_at is None else path.stops_at.questions:
                    if isinstance(type_of(question.type).kind(question), Text | Record):
                        return True
        return False

    def _keep(self, person: Person, seen: Seen, marks: Iterable[Mark]) -> None:
        for mark in marks:
            self.found.shown.setdefault(mark, (person, seen))
            self.found.unknown.pop(mark, None)

    # Telling

    def _told(self, claims: Mapping[Mark, Truth]) -> Decided:
        plainer = Plainer(self.twice, self.today, self.meeting.near)
        for number, (mark, (person, _)) in enumerate(self.found.shown.items()):
            left = (self.end - monotonic()) / (len(self.found.shown) - number)
            self.found.shown[mark] = plainer.made_plain(person, mark, min(MAKING_PLAIN, left))
        outcomes = [self._moved(mark) for mark in claims if mark[0] == "moved"]
        facts = [self._fact(other) for other in self.paired.facts.values()]
        refused = [self._refused(mark) for mark in claims if mark[0] == "refused"]
        asked = any(formula is not False for formula in claims.values())
        sizes = {id: each.sizes for id, each in self.loose.new.lists.items() if each.left_out} if asked else {}
        return Decided(tuple(outcomes), tuple(facts), tuple(refused), sizes)

    def _status(self, mark: Mark) -> tuple[Status, str]:
        if mark in self.found.shown:
            return "some", ""
        return ("not analysed", self.found.unknown[mark]) if mark in self.found.unknown else ("none", "")

    def _moved(self, mark: Mark) -> Moved:
        status, why = self._status(mark)
        if status != "some":
            return Moved(mark[1], mark[2], None, status, why)
        citizen, before = self.twice.told(*self.found.shown[mark])
        return Moved(mark[1], mark[2], citizen, status, why, before)

    def _fact(self, id: str) -> MovedFact:
        """Another value comes before one that is known in one version only."""
        marks: tuple[Mark, ...] = (("fact", id), ("known", id))
        for mark in marks:
            if mark in self.found.shown:
                person, seen = self.found.shown[mark]
                citizen, before = self.twice.told(person, seen)
                return MovedFact(id, *seen.marks[mark], citizen, "some", "", before)
        why = next((self.found.unknown[mark] for mark in marks if mark in self.found.unknown), "")
        return MovedFact(id, None, None, None, "not analysed" if why else "none", why)

    def _refused(self, mark: Mark) -> Refused:
        status, why = self._status(mark)
        if status != "some":
            return Refused(mark[1], "", None, status, why)
        person, seen = self.found.shown[mark]
        citizen, before = self.twice.told(person, seen)
        assert seen.old.outcome is not None
        return Refused(mark[1], seen.old.outcome.id, citizen, status, why, before)


def _differ_in_letters(*journeys: Journey) -> bool:
    """Whether facts give texts that are the same but for their letter case: a solver takes them for one."""
    found: dict[str, str] = {}
    for journey in journeys:
        for fact in journey.facts.values():
            for row in fact.rows:
                for node in walk(row.value.tree):
                    if isinstance(node, Literal) and isinstance(node.kind, Text):
                        said = str(node.value)
                        if found.setdefault(folded(said), said) != said:
                            return True
    return False

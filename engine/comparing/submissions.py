"""What was sent, sent again under a new version: who would end elsewhere, or be asked more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.comparing.carrying import Carrier
from engine.comparing.sent import Sent, sent_answers
from engine.comparing.words import called
from engine.facts import facts, plain_value
from engine.path import Path
from engine.places import ItemStep, known_at, open_place
from engine.replay import replay, shown
from engine.roster import key_of, question_of
from engine.submission import Submission
from journeys.model import Journey, Step

VersionOf = Callable[[str], Journey | None]
"""The journey of a version, or None where it cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many submissions; `references` are theirs only where they were asked for."""

    count: int
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Submissions that would end at another outcome: ids of both."""

    old: str
    new: str
    of: Count


@dataclass(frozen=True, slots=True)
class Stopped:
    """Submissions that would stop at a page: its step id and words, and the questions of it that stop them.

    `new`: they were not asked before; else the answer given does not count there any more.
    """

    step: str
    called: str
    questions: tuple[str, ...]
    new: bool
    of: Count


@dataclass(frozen=True, slots=True)
class Worth:
    """Submissions with the same outcome for which a fact would have another value."""

    fact: str
    of: Count


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of all submissions of a journey, each judged on the day it was sent.

    `total` is the sum of `same`, `elsewhere`, `stopped`, `unreadable` and `broken`. `unreadable` are those that are
    damaged, or stop where the new version cannot read what was answered; `broken` those for which a rule of the new
    version could not be known. `facts` are of those with the same outcome, and may count one submission several times.
    """

    total: int = 0
    same: Count = Count(0)
    elsewhere: tuple[Elsewhere, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    unreadable: Count = Count(0)
    broken: Count = Count(0)
    facts: tuple[Worth, ...] = ()


Key = tuple[Any, ...]


@dataclass(slots=True)
class _Tally:
    """Counts under way. No answer is kept, and references only if they are wanted."""

    with_references: bool
    counts: Counter[Key] = field(default_factory=Counter)
    references: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reference: str, *key: Any) -> None:
        self.counts[key] += 1
        if self.with_references:
            self.references[key].append(reference)

    def of(self, *key: Any) -> Count:
        return Count(self.counts[key], tuple(self.references[key]) if self.with_references else ())

    def all(self, kind: str) -> Iterator[tuple[Key, Count]]:
        """Those of one kind, the most frequent first."""
        found = [(key, count) for key, count in self.counts.items() if key[0] == kind]
        for key, _ in sorted(found, key=lambda each: (-each[1], [str(part) for part in each[0]])):
            yield key[1:], self.of(*key)


def replayed(
    sent: Iterable[tuple[str, Submission | None]], new: Journey, version_of: VersionOf, with_references: bool = False
) -> Replayed:
    """Replays submissions under `new`, one after the other; each comes with its reference, None where it is damaged."""
    tally = _Tally(with_references)
    again = _Again(new, version_of)
    total = 0
    for reference, submission in sent:
        total += 1
        for key in again.what_becomes_of(submission):
            tally.add(reference, *key)
    return Replayed(
        total,
        tally.of("same"),
        tuple(Elsewhere(old, now, count) for (old, now), count in tally.all("elsewhere")),
        tuple(Stopped(step, words, ids, first, count) for (step, words, ids, first), count in tally.all("stopped")),
        tally.of("unreadable"),
        tally.of("broken"),
        tuple(Worth(fact, count) for (fact,), count in tally.all("fact")),
    )


class _Again:
    """Sends once more, under a new version, what was sent under older ones."""

    def __init__(self, new: Journey, version_of: VersionOf) -> None:
        self._new = new
        self._version_of = version_of
        self._versions: dict[str, tuple[Journey | None, Carrier]] = {}

    def what_becomes_of(self, submission: Submission | None) -> Iterator[Key]:
        """Where it would end: one key, and one more for each fact that would be another."""
        if submission is None:
            yield ("unreadable",)
            return
        old, carrier = self._version(submission.version)
        try:
            given = sent_answers(submission, self._new, old, carrier)
        except (TypeError, ValueError, LookupError, AttributeError):
            yield ("unreadable",)
            return
        path = replay(self._new, given.answers, submission.today)
        if path.stops_at is not None:
            yield self._stop(path, given)
        elif path.outcome is None:
            yield ("broken",)
        elif path.outcome.id != submission.outcome:
            yield ("elsewhere", submission.outcome, path.outcome.id)
        else:
            yield ("same",)
            yield from self._facts(path, submission)

    def _version(self, version: str) -> tuple[Journey | None, Carrier]:
        if version not in self._versions:
            old = self._version_of(version)
            self._versions[version] = (old, Carrier(old, self._new))
        return self._versions[version]

    def _stop(self, path: Path, given: Sent) -> Key:
        place = open_place(path)
        step, item = (place.step, place.item) if isinstance(place, ItemStep) else (path.stops_at, "")
        assert step is not None
        keys = [key_of(question.id, item) for question in shown(step, known_at(path, place))] or [step.id]
        if given.unread.intersection(keys):
            return ("unreadable",)
        missing = tuple(question_of(key) for key in keys if key not in given.answers)
        refused = tuple(problem.question for problem in path.problems) or tuple(map(question_of, keys))
        return ("stopped", step.id, _called(step, self._new), missing or refused, bool(missing))

    def _facts(self, path: Path, submission: Submission) -> Iterator[Key]:
        kinds = self._new.facts
        for id, value in facts(self._new, path).items():
            if id in submission.facts and plain_value(kinds[id].kind, value, self._new) != submission.facts[id]:
                yield ("fact", id)


def _called(step: Step, journey: Journey) -> str:
    return called(step.questions[0].ask if step.form == "question" else step.title, step.id, journey)

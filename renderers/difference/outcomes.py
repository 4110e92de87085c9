"""What becomes of everybody, in sentences: whose outcome or fact is another, whom a page stops, and what is proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.comparing.citizens import Row, day, decides, fact_value, rows
from engine.comparing.decided import Decided, Moved, MovedFact, Refused
from engine.comparing.difference import Difference
from engine.comparing.words import called, spaced
from journeys.model import Journey
from renderers.difference.telling import count, listed, outcome_title, short

EXAMPLES = 3
"""So many facts are told of with somebody's answers; of more, only the values are told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about what citizens are told now, with the day and the answers of one of them as an example.

    `rows` are the answers that rules read; of the others, `more` says how many there are. `note`: it says how far
    anybody looked, and nothing about citizens.
    """

    sentence: str
    day: str = ""
    rows: tuple[Row, ...] = ()
    more: str = ""
    note: bool = False


def outcomes(difference: Difference) -> tuple[Told, ...]:
    """Whose outcome or result changes, as far as it was worked out."""
    if difference.decided is None:
        return (Told("Not looked at: nobody has worked out whose outcome changes."),)
    return tuple(_Telling(difference, difference.decided).all())


class _Telling:
    def __init__(self, difference: Difference, found: Decided) -> None:
        self.found = found
        self.old, self.new = difference.old, difference.new
        self.reads = decides(difference.old) | decides(difference.new)

    def all(self) -> Iterator[Told]:
        """Those who end elsewhere first, then those who are stopped, then facts."""
        for moved in self.found.outcomes:
            if moved.status == "some":
                was, now = self._was(moved.old_outcome), self._now(moved.new_outcome)
                yield self._example(f"Some citizens who were told {was} are now told {now}", moved)
        yield from self._rest_of_outcomes()
        for refused in self.found.refused:
            if refused.status == "some":
                sentence = f"Some citizens who were told {self._was(refused.old_outcome)} now get no further than"
                yield self._example(
                    f"{sentence} {self._page(refused.step)}: their answer does not count there", refused
                )
        yield from self._rest_of_refused()
        yield from self._facts()
        for id, sizes in self.found.sizes.items():
            numbers = listed([str(size) for size in sizes])
            yield Told(f"Of {self._page(id)}, only so many at a time were looked at: {numbers}.", note=True)

    def _rest_of_outcomes(self) -> Iterator[Told]:
        open_ = [each for each in self.found.outcomes if each.status == "not analysed"]
        if not open_:
            some = any(each.status == "some" for each in self.found.outcomes)
            yield Told(f"{'Nobody else' if some else 'Nobody'}’s outcome changes: proved.")
        for why in dict.fromkeys(each.why for each in open_):
            pairs = [self._pair(each) for each in open_ if each.why == why]
            if pairs == [""]:
                yield Told(_open("anybody’s outcome changes", why))
            else:
                yield Told(_open(f"anybody goes {listed(short(pairs, 4))}", why))

    def _pair(self, moved: Moved) -> str:
        if not moved.old_outcome or not moved.new_outcome:
            return ""
        return f"from {self._was(moved.old_outcome)} to {self._now(moved.new_outcome)}"

    def _rest_of_refused(self) -> Iterator[Told]:
        open_ = [each for each in self.found.refused if each.status == "not analysed"]
        for why in dict.fromkeys(each.why for each in open_):
            pages = [self._page(each.step) for each in open_ if each.why == why]
            yield Told(_open(f"everybody still gets past {listed(short(pages, 4))} with the same answers", why))

    def _facts(self) -> Iterator[Told]:
        some = [each for each in self.found.facts if each.status == "some"]
        for each in some[:EXAMPLES]:
            name, was, now = _name(each), *self._values(each)
            yield self._example(f"For some citizens with the same outcome {name} is {now} instead of {was}", each)
        if some[EXAMPLES:]:
            values = [
                f"{_name(each)} is {now} instead of {was}"
                for each in some[EXAMPLES:]
                for was, now in [self._values(each)]
            ]
            yield Told(f"In the same way, for some of them {listed(values)}.")
        open_ = [each for each in self.found.facts if each.status == "not analysed"]
        for why in dict.fromkeys(each.why for each in open_):
            names = [_name(each) for each in open_ if each.why == why]
            yield Told(
                _open(f"{listed(short(names, 4))} {'changes' if len(names) == 1 else 'change'} for anybody", why)
            )
        if any(each.status == "none" for each in self.found.facts):
            others = "No other fact" if some or open_ else "No fact"
            yield Told(f"{others} changes for anybody with the same outcome: proved.")

    def _values(self, moved: MovedFact) -> tuple[str, str]:
        old = self.old if moved.fact in self.old.facts else self.new
        return fact_value(moved.fact, moved.old, old), fact_value(moved.fact, moved.new, self.new)

    def _was(self, id: str) -> str:
        return _told_apart(id, self.old)

    def _now(self, id: str) -> str:
        return _told_apart(id, self.new)

    def _page(self, id: str) -> str:
        step = self.new.steps.get(id)
        if step is None:
            return f"“{spaced(id)}”"
        return called(step.questions[0].ask if step.form == "question" else step.title, id, self.new)

    def _example(self, sentence: str, found: Moved | MovedFact | Refused) -> Told:
        """With somebody’s answers: those that no rule reads are only counted, where others are left."""
        if found.citizen is None:
            return Told(f"{sentence}.")
        every = rows(found.citizen, self.old, self.new, found.before)
        step = self.new.steps.get(found.step) if isinstance(found, Refused) else None
        reads = self.reads | {question.id for question in (step.questions if step else ())}
        telling = tuple(row for row in every if row.id in reads) or every
        left = len(every) - len(telling)
        more = f"and {count(left, 'more answer', 'more answers')} that no rule reads" if left else ""
        return Told(f"{sentence}, for instance:", day(found.citizen, self.new), telling, more)


def _told_apart(id: str, journey: Journey) -> str:
    """An outcome by its title, and by its id too where others have the same title."""
    title = outcome_title(id, journey)
    same = sum(outcome_title(other, journey) == title for other in journey.outcomes)
    return f"{title} ({spaced(id)})" if same > 1 else title


def _open(what: str, why: str) -> str:
    return f"Whether {what} could not be worked out: {why or 'no reason is known'}."


def _name(moved: MovedFact) -> str:
    return f"“{spaced(moved.fact)}”"

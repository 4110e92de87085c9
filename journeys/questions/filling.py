"""The placeholders of a message's template -> words: what the answer is called, bounds, counts, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from journeys.expressions.kinds import Date, Decimal, Integer, Kind, Money, Value
from journeys.formats import formats
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Problem
from journeys.questions.called import heading, is_clause
from journeys.questions.figures import literal, marks
from journeys.questions.phone import example_number, region
from journeys.show import show

_MINOR = {"GBP": "pence"} | dict.fromkeys(["EUR", "USD", "CAD", "AUD", "NZD", "ZAR"], "cents")
_PART_NOUNS = {
    "line1": "address line 1, typically the building and street",
    "town": "a town or city",
    "postcode": "a postcode",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """All that the placeholders of one problem's message may need.

    `called` is what the answer is called, `statement` what a "yes" would say; None where not known.
    """

    problem: Problem
    question: Question
    journey: Journey
    language: str
    called: str | None
    statement: str | None

    def slot(self, found: re.Match[str]) -> str:
        """The words for one placeholder, `{name}` or `{name:noun to count}`."""
        name, noun = found[1], found[2]
        if name in ("t", "T"):
            return self._thing(name == "T")
        if noun is not None:
            return self._count(int(self.problem.params[name]), noun)
        if name in self.problem.params:
            return self._param(name, self.problem.params[name])
        words = {
            "statement": self._said,
            "example": self._example,
            "minor": self._minor,
            "P": self._part,
            "options": self._options,
        }
        return words[name]()

    def _thing(self, starts: bool) -> str:
        """What the answer is called; the type's own noun where a clause would not fit before "must"."""
        if self.called is not None and not (starts and is_clause(self.called)):
            return heading(self.called) if starts else self.called
        noun = type_of(self.question.type).noun
        if not starts:
            return noun
        bare = noun.removeprefix("a ").removeprefix("an ")
        return noun[:1].upper() + noun[1:] if bare == noun else f"The {bare}"

    def _param(self, name: str, value: object) -> str:
        if name == "found" and isinstance(value, Iterable):
            return _joined([f"“{each}”" for each in value], "or")
        if name == "missing" and isinstance(value, Iterable):
            return _joined([_PART_NOUNS.get(str(part), str(part)) for part in value], "and")
        if name == "size" and isinstance(value, int):
            return formats(self.language, self.journey.currency, self.journey.minor_digits).size(value)
        if name == "none":
            return f"“{self._labels([str(value)])[0]}”"
        if name == "closest" and isinstance(value, Sequence):
            return _joined(self._labels(value), "or")
        return self._shown(value) if isinstance(value, (int, Fraction, date)) else str(value)

    def _shown(self, value: int | Fraction | date, kind: Kind | None = None) -> str:
        """A bound as the citizen reads it: an amount, a date, a number with its groups."""
        if kind is None:
            of_type = type_of(self.question.type).kind(self.question)
            kind = of_type if isinstance(of_type, (Money, Date, Decimal)) else Integer()
        shown: Value = Fraction(value) if isinstance(kind, Decimal) and not isinstance(value, date) else value
        return show(kind, shown, self.journey, self.language)

    def _count(self, number: int, noun: str) -> str:
        return f"{self._shown(number, Integer())} {noun}{'' if number == 1 else 's'}"

    def _said(self) -> str:
        return self.statement or ""

    def _part(self) -> str:
        parts = self.problem.parts
        label = type_of(self.question.type).part_label(self.question, parts[0]) if parts else ""
        return label or self._thing(True)

    def _example(self) -> str:
        if self.question.type == "phone":
            return example_number(region(self.question, self.journey))
        if self.question.type == "decimal":
            return f"30{marks(self.language)[0]}5"
        if self.question.type != "money":
            return "30"
        with_pence = f"120{marks(self.language)[0]}50"
        if self.problem.rule == "needs_pence":
            return with_pence
        whole = self.question.settings.get("pence") == "none" or self.journey.minor_digits != 2
        return "120" if whole else f"120 or {with_pence}"

    def _minor(self) -> str:
        return _MINOR.get(self.journey.currency, "decimals")

    def _options(self) -> str:
        labels = self._labels([option.id for option in self.question.options])
        return _joined([f"“{label}”" for label in labels], "or")

    def _labels(self, ids: Sequence[str]) -> list[str]:
        labels = {option.id: literal(option.label) for option in self.question.options}
        return [labels[id] for id in ids]


def _joined(words: Sequence[str], word: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {word} {words[-1]}"

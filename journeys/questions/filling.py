"""The placeholders of a message's template -> words: what the answer is called, bounds, counts, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from journeys.expressions.kinds import Date, Decimal, Integer, Kind, Money, Month, Time, Value
from journeys.expressions.known import Known
from journeys.formats import Formats, formats
from journeys.languages import isolated
from journeys.model import Journey, Question
from journeys.questions import type_of
from journeys.questions.base import Problem
from journeys.questions.called import heading, is_clause
from journeys.questions.figures import literal, marks
from journeys.questions.phone import example_number, region
from journeys.questions.presented import part_label
from journeys.questions.translations import Wordings
from journeys.show import show
from journeys.texts import plain, worded

_MINOR = {"GBP": "pence"} | dict.fromkeys(["EUR", "USD", "CAD", "AUD", "NZD", "ZAR"], "cents")
_PART_NOUNS = {
    "line1": "address line 1, typically the building and street",
    "town": "a town or city",
    "postcode": "a postcode",
    "payee": "the name on the account",
    "sort_code": "a sort code",
    "account": "an account number",
    "iban": "an IBAN",
    "bic": "a BIC or SWIFT code",
    "country": "a country",
    "lines": "the address",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """All that the placeholders of one problem's message may need.

    `called` is what the answer is called, `statement` what a "yes" would say; None where not known.
    """

    problem: Problem
    question: Question
    known: Known
    journey: Journey
    language: str
    called: str | None
    statement: str | None
    said: Wordings | None
    """The words of a language that is not English; None in English, and where there are no others."""

    def slot(self, found: re.Match[str]) -> str:
        """The words for one placeholder, `{name}` or `{name:noun}`, kept apart where they run the other way."""
        return isolated(self._words(found[1], found[2]), self.language)

    def named(self, message: str, by_part: bool) -> str:
        """A message after what it is about: "Data urodzenia: podaj rok"; `by_part` prefers the part at fault."""
        about = self._at_fault() if by_part else ""
        if not about and self.called is not None:
            about = heading(self.called, self.language)
        if self.said is None or not about:
            return message
        if not message[1:2].isupper():  # an abbreviation ("IBAN …") stays as it is
            message = message[:1].lower() + message[1:]
        return self.said.named.replace("{T}", isolated(about, self.language)).replace("{message}", message)

    def fits(self) -> bool:
        """Whether what the answer is called by its author may stand inside a message of this language."""
        if self.said is None or self.called is None or self.question.called is None:
            return False
        return self.called.casefold().startswith(self.said.fitting)

    def two_short(self) -> bool:
        """Whether there are two options, of few words, so that a message may name both."""
        options = self.question.options
        labels = [literal(worded(each.label, self.language)) for each in options]
        return len(labels) == 2 and all(0 < len(label.split()) <= 4 for label in labels)

    def _words(self, name: str, noun: str | None) -> str:
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
            return heading(self.called, self.language) if starts else self.called
        noun = type_of(self.question.type).noun
        if not starts:
            return noun
        bare = noun.removeprefix("a ").removeprefix("an ")
        return noun[:1].upper() + noun[1:] if bare == noun else f"The {bare}"

    def _param(self, name: str, value: object) -> str:
        if name == "found" and isinstance(value, Iterable):
            return self._either([self._quoted(str(each)) for each in value])
        if name == "missing" and isinstance(value, Iterable):
            return self._all([self._missing(str(part)) for part in value])
        if name == "size" and isinstance(value, int):
            return self._formats().size(value)
        if name == "none":
            return self._quoted(self._labels([str(value)])[0])
        if name == "closest" and isinstance(value, Sequence):
            return self._either(self._labels(value))
        if name == "days" and isinstance(value, Sequence):
            return self._either([show(Date(), day, self.journey, self.language, weekdays=True) for day in value])
        return self._shown(value) if isinstance(value, (int, Fraction, date, time)) else str(value)

    def _shown(self, value: int | Fraction | date | time, kind: Kind | None = None) -> str:
        """A bound as the citizen reads it: an amount, a date, a number with its groups."""
        if kind is None:
            of_type = type_of(self.question.type).kind(self.question)
            kind = of_type if isinstance(of_type, (Money, Date, Decimal, Month, Time)) else Integer()
            kind = Date() if isinstance(value, date) and not isinstance(kind, Month) else kind
        shown: Value = Fraction(value) if isinstance(kind, Decimal) and isinstance(value, (int, Fraction)) else value
        return show(kind, shown, self.journey, self.language)

    def _count(self, number: int, noun: str) -> str:
        shown = self._shown(number, Integer())
        if self.said is not None:
            return self.said.count(number, shown, noun)
        return f"{shown} {noun}{'' if number == 1 else 's'}"

    def _said(self) -> str:
        return self.statement or ""

    def _part(self) -> str:
        return self._at_fault() or self._thing(True)

    def _at_fault(self) -> str:
        """The label of the first part at fault, "" where there is none."""
        parts = self.problem.parts
        return part_label(self.question, parts[0], self.language) if parts else ""

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
        return "120" if whole else self._either(["120", with_pence])

    def _minor(self) -> str:
        coins = _MINOR.get(self.journey.currency, "decimals")
        return coins if self.said is None else self.said.minor[coins]

    def _missing(self, part: str) -> str:
        """A part that was left empty, as a message asks for it."""
        if self.said is not None:
            return self.said.missing[f"{self.question.type}.{part}"]
        return _PART_NOUNS.get(part, part)

    def _options(self) -> str:
        return self._either(
            [self._quoted(label) for label in self._labels([each.id for each in self.question.options])]
        )

    def _labels(self, ids: Sequence[str]) -> list[str]:
        labels = {option.id: option.label for option in self.question.options}
        return [plain(labels[id], self.known, self.journey, self.language) for id in ids]

    def _quoted(self, words: str) -> str:
        return f"“{words}”" if self.said is None else self.said.quoted.replace("{words}", words)

    def _either(self, words: Sequence[str]) -> str:
        return _joined(words, "or") if self.said is None else self._formats().either(words)

    def _all(self, words: Sequence[str]) -> str:
        return _joined(words, "and") if self.said is None else self._formats().listed(words)

    def _formats(self) -> Formats:
        return formats(self.language, self.journey.currency, self.journey.minor_digits)


def _joined(words: Sequence[str], word: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {word} {words[-1]}"

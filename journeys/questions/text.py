"""A few words on one line."""

from __future__ import annotations

from typing import Any

from journeys.expressions.kinds import Kind, Text, Value
from journeys.model import Question
from journeys.questions import made_up
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.forgive import clean, one
from journeys.questions.limits import check_length, literal_number
from journeys.questions.wordings import words

AUTOFILL = [
    "additional-name",
    "address-level1",
    "address-level2",
    "country",
    "country-name",
    "family-name",
    "given-name",
    "honorific-prefix",
    "language",
    "nickname",
    "organization",
    "organization-title",
    "postal-code",
    "sex",
    "url",
    "username",
]
"""What a browser knows of its owner and a plain text may ask for (WCAG 1.3.5)."""


class Words(QuestionType):
    """Base of the types whose answer is text: what was typed, cleaned, between two lengths."""

    takes_bounds = True
    longest = 200
    """The default `max`, in characters."""

    def kind(self, question: Question) -> Kind:
        return Text(self.name)

    def bounds(self, question: Question, reading: Reading) -> tuple[int, int]:
        low, high = reading.low, reading.high
        return low if isinstance(low, int) else 0, high if isinstance(high, int) else self.longest

    def clean(self, text: str) -> str:
        """What was typed, as it is kept."""
        return clean(text)

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        raw = one(parts)
        most = self.bounds(question, reading)[1]
        if len(raw) > 1000 and len(raw) > 10 * most:  # too long whatever is in it: not worth folding
            return check_length(question, len(raw.replace("\r\n", "\n")), most, reading)
        value = self.clean(raw)
        if not value:
            return None
        return check_length(question, len(value), most, reading) or value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | Problem | None:
        if isinstance(given, int) and not isinstance(given, bool):
            given = str(given)
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return Problem(question.id, "not_text")

    def encode(self, question: Question, value: Value) -> Any:
        return value

    def decode(self, question: Question, stored: Any) -> str:
        return str(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        return made_up.words(number, shortest, self.longest if longest is None else longest)

    def width(self, question: Question, part: str) -> str:
        most = literal_number(question.max)
        return next((size for size in ("2", "4", "5", "10", "20", "30") if most and most <= int(size)), "full")


class Type(Words):
    """Read as str: NFC, trimmed, runs of spaces one space; any script, emoji too."""

    name = "text"
    means = "A few words on one line."
    order = 10
    settings = (
        Setting(
            "autocomplete",
            "What a browser may fill in from the citizen's own details.",
            {"enum": AUTOFILL},
            "organization",
            says="A browser may fill it in from the citizen's own details ({})",
        ),
        Setting(
            "code",
            "The answer is a reference or a code: no spelling help.",
            {"type": "boolean"},
            True,
            says="A reference or a code",
        ),
    )
    messages = words("empty.text", "too_short", "too_long", "between_len", "not_text")
    example = """\
landmark:
  ask: What is near it?
  type: text
  hint: For example, a shop or a bus stop
  max: 100
"""

    def token(self, question: Question, part: str) -> str | None:
        chosen = question.settings.get("autocomplete")
        return None if chosen is None else str(chosen)

    def needed_hint(self, question: Question) -> str:
        return "It is printed at the top of your letter" if question.settings.get("code") else ""

    def spellchecked(self, question: Question) -> bool:
        return not question.settings.get("code", False)

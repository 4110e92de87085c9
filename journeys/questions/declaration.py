"""A statement that the citizen confirms by ticking one box."""

from __future__ import annotations

from typing import Any

from journeys.expressions.kinds import Value, YesNo
from journeys.model import Journey, Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading
from journeys.questions.forgive import fold, one
from journeys.questions.wordings import words

_TICKED = frozenset({"yes", "y", "on", "true", "1"})


class Type(QuestionType):
    """Read as True when the box is ticked; there is no False, an empty box is no answer."""

    name = "declaration"
    means = "A statement to agree to, with one box to tick. `ask` is the statement."
    in_words = "A box to tick, by which the citizen agrees to the statement."
    noun = "a declaration"
    order = 130
    messages = words("yesno.boolean", **{"empty.select": "Tick the box to say that you agree"})
    example = """\
all_true:
  ask: Everything that I have told you is true, as far as I know.
  type: declaration
"""

    def kind(self, question: Question) -> YesNo:
        return YesNo()

    def read(self, question: Question, parts: Parts, reading: Reading) -> bool | None:
        return True if fold(one(parts)[:20]).casefold() in _TICKED else None

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.select")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": ["yes"]} if value else {}

    def parse(self, question: Question, given: Any, reading: Reading) -> bool | Problem | None:
        if isinstance(given, bool):
            return Problem(question.id, "yesno.boolean") if reading.strict else given or None
        return self.read(question, {"": [given]}, reading) if isinstance(given, str) else None

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        return "yes"

    def encode(self, question: Question, value: Value) -> Any:
        return bool(value)

    def decode(self, question: Question, stored: Any) -> bool:
        return bool(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        return True

    def grouped(self, question: Question) -> bool:
        return True

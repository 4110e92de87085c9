"""Yes or no."""

from __future__ import annotations

from typing import Any

from journeys.expressions.kinds import Value, YesNo
from journeys.model import Journey, Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading
from journeys.questions.forgive import fold, one
from journeys.questions.wordings import words

_SAID = {"yes": True, "no": False, "y": True, "n": False}


class Type(QuestionType):
    """Read as a bool from two radios; anything else that is sent counts as not answered."""

    name = "yes_no"
    means = "A question that is answered with yes or no."
    in_words = "Yes or No."
    order = 70
    messages = words("empty.yesno", "yesno.boolean", **{"empty.yesno:plain": "Select yes or no"})
    example = """\
lives_here:
  ask: Do you live in Great Britain?
  type: yes_no
"""

    def kind(self, question: Question) -> YesNo:
        return YesNo()

    def read(self, question: Question, parts: Parts, reading: Reading) -> bool | None:
        said = one(parts)
        if said in _SAID:
            return _SAID[said]
        return _SAID.get(fold(said[:20]).casefold())

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.yesno")

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": ["yes" if value else "no"]}

    def parse(self, question: Question, given: Any, reading: Reading) -> bool | Problem | None:
        if isinstance(given, bool) and not reading.strict:
            return given
        if given is None or given == "":
            return None
        said = self.read(question, {"": [given]}, reading) if isinstance(given, str) else None
        return Problem(question.id, "yesno.boolean") if said is None else said

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        return "yes" if value else "no"

    def encode(self, question: Question, value: Value) -> Any:
        return bool(value)

    def decode(self, question: Question, stored: Any) -> bool:
        return bool(stored)

    def grouped(self, question: Question) -> bool:
        return True

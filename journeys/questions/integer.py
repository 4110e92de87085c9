"""A whole number."""

from __future__ import annotations

from typing import Any

from journeys.expressions.kinds import Integer, Value
from journeys.model import Journey, Question
from journeys.questions.base import Bounded, Parts, Problem, Reading, Setting
from journeys.questions.figures import Figure, typed_figure, understand
from journeys.questions.forgive import one
from journeys.questions.limits import check_number, never_negative
from journeys.questions.wordings import words

LIMIT = 10**9

UNIT = Setting(
    "unit",
    "What is counted, shown after the box; citizens may type it too.",
    {"type": "string", "minLength": 1, "maxLength": 40},
    "hours a week",
)


class Type(Bounded):
    """Read as an int; -1,000,000,000 to 1,000,000,000 unless `min` and `max` say otherwise."""

    name = "integer"
    means = "A whole number, such as how many people live in a home."
    in_words = "A whole number."
    noun = "a number"
    order = 30
    settings = (UNIT,)
    messages = words(
        "empty.text",
        "not_number",
        "not_whole",
        "too_low",
        "between_num",
        too_high="{T} must be {max} or fewer",
        ambiguous_number="Write {t} without commas, points or spaces",
    )
    example = """\
hours:
  ask: How many hours do you work a week?
  type: integer
  unit: hours
  min: 0
  max: 168
"""

    def kind(self, question: Question) -> Integer:
        return Integer()

    def bounds(self, question: Question, reading: Reading) -> tuple[int, int]:
        low, high = reading.low, reading.high
        return low if isinstance(low, int) else -LIMIT, high if isinstance(high, int) else LIMIT

    def read(self, question: Question, parts: Parts, reading: Reading) -> int | Problem | None:
        figure = understand(one(parts), question, reading.language, 0)
        return figure if figure is None else self._count(question, figure, reading)

    def _count(self, question: Question, figure: Figure | str, reading: Reading) -> int | Problem:
        if isinstance(figure, str):
            return Problem(question.id, figure)
        if figure.rest:
            return Problem(question.id, "not_whole")
        value = figure.scaled(0)
        low, high = self.bounds(question, reading)
        return check_number(question, value, low, high, reading) or value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> int | Problem | None:
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return self._count(question, typed_figure(given), reading)

    def encode(self, question: Question, value: Value) -> Any:
        return value

    def decode(self, question: Question, stored: Any) -> int:
        return int(stored)

    def inputmode(self, question: Question, part: str) -> str | None:
        return "numeric" if never_negative(question) else None

    def width(self, question: Question, part: str) -> str:
        return "10"

    def affixes(self, question: Question, journey: Journey) -> tuple[str, str]:
        return "", str(question.settings.get("unit", ""))

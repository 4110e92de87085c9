"""A number with decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from journeys.expressions.kinds import Decimal, Value
from journeys.model import Journey, Question
from journeys.questions.base import Bounded, Parts, Problem, Reading, Setting
from journeys.questions.figures import Figure, plain_digits, typed_figure, understand
from journeys.questions.forgive import one
from journeys.questions.integer import UNIT
from journeys.questions.limits import check_number, never_negative
from journeys.questions.wordings import words

LIMIT = Fraction(10**9)


class Type(Bounded):
    """Read as a Fraction with at most `places` decimals; ±1,000,000,000 unless bounds say otherwise."""

    name = "decimal"
    means = "A number that may have decimals, such as a weight or a distance."
    in_words = "A number that may have decimals."
    noun = "a number"
    order = 40
    settings = (
        Setting(
            "places",
            "How many decimals the answer may have.",
            {"type": "integer", "minimum": 1, "maximum": 6},
            1,
            says="Decimal places: no more than {}",
            usual=2,
        ),
        UNIT,
    )
    messages = words(
        "empty.text",
        "not_number",
        "too_many_decimals",
        "ambiguous_number",
        "too_low",
        "too_high",
        "between_num",
    )
    example = """\
distance:
  ask: How far is your home from the school?
  type: decimal
  places: 1
  unit: miles
  min: 0
"""

    def kind(self, question: Question) -> Decimal:
        return Decimal(int(question.settings.get("places", 2)))

    def bounds(self, question: Question, reading: Reading) -> tuple[Fraction, Fraction]:
        low, high = reading.low, reading.high
        return (
            Fraction(low) if isinstance(low, (int, Fraction)) else -LIMIT,
            Fraction(high) if isinstance(high, (int, Fraction)) else LIMIT,
        )

    def read(self, question: Question, parts: Parts, reading: Reading) -> Fraction | Problem | None:
        places = self.kind(question).places
        figure = understand(one(parts), question, reading.language, places)
        return figure if figure is None else self._number(question, figure, places, reading)

    def _number(self, question: Question, figure: Figure | str, places: int, reading: Reading) -> Fraction | Problem:
        if isinstance(figure, str):
            return Problem(question.id, figure, params={"places": places})
        if len(figure.rest) > places:
            return Problem(question.id, "too_many_decimals", params={"places": places})
        value = Fraction(figure.scaled(places), 10**places)
        low, high = self.bounds(question, reading)
        return check_number(question, value, low, high, reading) or value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        text = plain_digits(Fraction(value))  # type: ignore[arg-type]
        # Three decimals could be thousands in another language; a fourth says that they are not.
        return {"": [f"{text}0" if text[-4:-3] == "." else text]}

    def parse(self, question: Question, given: Any, reading: Reading) -> Fraction | Problem | None:
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return self._number(question, typed_figure(given), self.kind(question).places, reading)

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        text = self.fill(question, value)[""][0]
        return text if text.endswith("0") and "." in text else self.encode(question, value)

    def encode(self, question: Question, value: Value) -> Any:
        """A JSON number where that says the value exactly (up to 15 digits), else its digits as text."""
        exact = Fraction(value)  # type: ignore[arg-type]
        if exact.denominator == 1:
            return exact.numerator
        near = float(exact)
        return near if Fraction(repr(near)) == exact else self.fill(question, exact)[""][0]

    def decode(self, question: Question, stored: Any) -> Fraction:
        return Fraction(repr(stored) if isinstance(stored, float) else stored)

    def inputmode(self, question: Question, part: str) -> str | None:
        return "decimal" if never_negative(question) else None

    def width(self, question: Question, part: str) -> str:
        return "10"

    def affixes(self, question: Question, journey: Journey) -> tuple[str, str]:
        return "", str(question.settings.get("unit", ""))

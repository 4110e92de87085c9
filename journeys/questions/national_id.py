"""A number that a state has given to a person, checked as far as its digits tell."""

from __future__ import annotations

import re
from typing import Any

from journeys.expressions.kinds import Text, Value
from journeys.model import Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.codes import LONGEST, bare
from journeys.questions.forgive import one
from journeys.questions.schemes import SCHEMES, Scheme, made_up
from journeys.questions.wordings import words


class Type(QuestionType):
    """Read as str in capitals without spaces and separators. It proves nothing about who typed it.

    Where some citizens do not have the number, or not at hand, ask that first, or make it `optional`.
    """

    name = "national_id"
    means = "A number that a state gives to a person; which one is said under `number`."
    in_words = "A number that a state gives to a person."
    noun = "the number"
    order = 106
    spellcheck = False
    autocapitalize = "none"
    settings = (
        Setting(
            "number",
            "Which number: " + ", ".join(f"`{name}` ({scheme.means})" for name, scheme in SCHEMES.items()) + ".",
            {"enum": list(SCHEMES)},
            "uk_national_insurance",
            needed=True,
            says={name: scheme.means for name, scheme in SCHEMES.items()},
        ),
    )
    messages = words("empty.text", "not_text", "wrong_form", "checksum")
    example = """\
insurance_number:
  ask: What is your National Insurance number?
  type: national_id
  number: uk_national_insurance
  hint: It is on your payslip or your P60
"""

    def kind(self, question: Question) -> Text:
        return Text(self.name)

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        code = bare(one(parts)[: 10 * LONGEST])
        if not code:
            return None
        scheme = _scheme(question)
        fits = len(code) <= LONGEST and re.fullmatch("[A-Z0-9]+", code)
        found = scheme.read(code) if fits else "wrong_form"
        if found in ("wrong_form", "checksum"):
            return Problem(question.id, found, params={"example": scheme.example} if found == "wrong_form" else {})
        return found

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        return {"": [str(value)]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | Problem | None:
        if isinstance(given, int) and not isinstance(given, bool):
            given = str(given) if abs(given) < 10**30 else "?"
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return Problem(question.id, "not_text")

    def encode(self, question: Question, value: Value) -> Any:
        return value

    def decode(self, question: Question, stored: Any) -> str:
        return str(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """Of the right form, with the right check digits."""
        chosen = str(question.settings.get("number", ""))
        return made_up(chosen if chosen in SCHEMES else next(iter(SCHEMES)), number)

    def inputmode(self, question: Question, part: str) -> str | None:
        return "numeric" if _scheme(question).digits else None

    def width(self, question: Question, part: str) -> str:
        return "20"

    def needed_hint(self, question: Question) -> str:
        return "It is on the letters that we send you"


def _scheme(question: Question) -> Scheme:
    """The scheme that the author chose; the first where none is said, which checks report."""
    return SCHEMES.get(question.settings.get("number", "")) or next(iter(SCHEMES.values()))

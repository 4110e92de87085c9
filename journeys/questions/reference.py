"""A reference or a document number, whose form the author says."""

from __future__ import annotations

import re

from journeys.expressions.kinds import Text, Value
from journeys.model import Question
from journeys.questions import made_up
from journeys.questions.base import Parts, Problem, Reading, Setting
from journeys.questions.codes import LONGEST, bare
from journeys.questions.forgive import one
from journeys.questions.limits import check_length
from journeys.questions.text import Words
from journeys.questions.wordings import words

_ALIKE = str.maketrans("OIL", "011")
_FORMS = {"digits": "[0-9]*", "letters": "[A-Z]*", "both": "[A-Z0-9]*"}
_SAMPLED = {"digits": "0123456789", "letters": "ABCDEFGHJKMNPQRSTUVWXYZ"}
_SAMPLED["both"] = _SAMPLED["digits"] + _SAMPLED["letters"]
"""What made-up ones are made of: nothing that `ours` reads as something else."""
_USUAL = 8


class Type(Words):
    """Read as str in capitals, without spaces and separators.

    `length` says how many characters it has, `min` and `max` where that varies. With `ours: true`
    (a reference that this service gives out, in an alphabet without look-alikes) O is read as 0,
    I and L as 1.
    """

    name = "reference"
    means = "A reference or a document number, such as on a letter or a passport."
    in_words = "A reference or a document number."
    noun = "a reference"
    order = 105
    longest = 50
    spellcheck = False
    autocapitalize = "none"
    settings = (
        Setting(
            "length",
            "How many characters it has.",
            {"type": "integer", "minimum": 1, "maximum": 50},
            9,
            says="Exactly {} characters",
        ),
        Setting(
            "characters",
            "What it is made of; `both` if absent.",
            {"enum": ["digits", "letters", "both"]},
            "digits",
            says={"digits": "Digits only", "letters": "Letters only", "both": "Letters and digits"},
            usual="both",
        ),
        Setting(
            "starts",
            "What each of them starts with.",
            {"type": "string", "pattern": "^[A-Z0-9]{1,10}$"},
            "FP",
            says="Starts with {}",
        ),
        Setting(
            "ours",
            "Letter O and number 0 are the same in it, and so are I, L and 1.",
            {"type": "boolean"},
            True,
            says="The letter O and the number 0 count as the same, and so do I, L and 1",
        ),
        Setting(
            "example",
            "One to show in a message; never a real one. If absent, one is made up.",
            {"type": "string", "minLength": 1, "maxLength": 60},
            "FP 123 4567",
            says="Example shown in messages: {}",
        ),
    )
    messages = words(
        "empty.text",
        "too_short",
        "too_long",
        "between_len",
        "not_text",
        "code.length",
        "code.starts",
        "code.digits",
        "code.letters",
        "code.both",
    )
    example = """\
case_number:
  ask: What is your case number?
  type: reference
  length: 9
  characters: digits
  hint: It is at the top of our letter
"""

    def kind(self, question: Question) -> Text:
        return Text(self.name)

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        raw = one(parts)
        value = bare(raw[: 10 * LONGEST])
        if len(raw) > 10 * LONGEST:
            value = value or "?" * LONGEST
        if not value:
            return None
        settings = question.settings
        if settings.get("ours"):
            value = value.translate(_ALIKE)
        characters = str(settings.get("characters", "both"))
        example = {"example": shown_example(question)}
        if not re.fullmatch(_FORMS[characters], value):
            return Problem(question.id, f"code.{characters}", params=example)
        starts = _start(question)
        if not value.startswith(starts):
            return Problem(question.id, "code.starts", params=example | {"starts": settings["starts"]})
        length = settings.get("length")
        if length is not None and len(value) != length:
            return Problem(question.id, "code.length", params=example | {"n": length})
        most = max(self.bounds(question, reading)[1], length or 0)
        return check_length(question, len(value), most, reading) or value

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        settings, starts = question.settings, _start(question)
        most = self.longest if longest is None else longest
        length = int(settings.get("length") or max(min(max(_USUAL, len(starts) + 2), most), shortest, 1))
        left = length - len(starts)
        alphabet = _SAMPLED[str(settings.get("characters", "both"))]
        return starts + (made_up.count(number, alphabet, left) if left > 0 else "")

    def needed_hint(self, question: Question) -> str:
        return "It is printed at the top of your letter"

    def width(self, question: Question, part: str) -> str:
        length = question.settings.get("length")
        if length is None:
            return super().width(question, part) if question.max else "20"
        return next((size for size in ("5", "10", "20") if length * 1.3 <= int(size)), "30")


def _start(question: Question) -> str:
    starts = str(question.settings.get("starts", ""))
    return starts.translate(_ALIKE) if question.settings.get("ours") else starts


def shown_example(question: Question) -> str:
    """The author's example, or one that is plainly made up."""
    settings = question.settings
    if "example" in settings:
        return str(settings["example"])
    starts, length = str(settings.get("starts", "")), int(settings.get("length", _USUAL))
    row = {"digits": "1234567890", "letters": "ABCDEFGHJK", "both": "A1B2C3D4E5"}[settings.get("characters", "both")]
    return starts + (row * 5)[: max(length - len(starts), 0)]

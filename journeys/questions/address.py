"""A postal address."""

from __future__ import annotations

import re
from typing import Any

from journeys.expressions.kinds import Record, Value
from journeys.model import Journey, Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.forgive import clean, clean_lines, fold, one
from journeys.questions.wordings import words

PARTS = ("line1", "line2", "town", "postcode")
_LABELS = {
    "line1": "Address line 1",
    "line2": "Address line 2",
    "town": "Town or city",
    "postcode": "Postcode",
}
_TOKENS = {"line1": "address-line1", "line2": "address-line2", "town": "address-level2", "postcode": "postal-code"}
_LINE, _LINES, _CODE = 100, 500, 12
# Area, district and a digit with two letters that are never C I K M O V; and the overseas codes.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR|[A-Z]{4})([0-9][ABD-HJLNP-UW-Z]{2})")


class Type(QuestionType):
    """Read as a dict of the parts that were given: line1, line2, town, postcode.

    With `country: any` it is one box of free lines, read as {"lines": …}. A British postcode is
    checked for its form and kept in capitals with its space, where the journey's currency is GBP
    or the question says `country: GB`; elsewhere a postcode is any short text.
    """

    name = "address"
    means = "A postal address: two lines, town and postcode, or free lines for any country."
    noun = "an address"
    order = 90
    spellcheck = False
    settings = (
        Setting(
            "country",
            "`GB` checks the postcode as British; `any` is one box for an address anywhere in the world.",
            {"enum": ["GB", "any"]},
            "any",
        ),
    )
    messages = words(
        "empty.text",
        "incomplete",
        "not_text",
        too_long="{P} must be {most:character} or less (you have {n})",
        wrong_form="Postcode must be a full postcode, like NM3 5QT",
    )
    example = """\
home:
  ask: What is your address?
  type: address
"""

    def kind(self, question: Question) -> Record:
        return Record(("lines",) if _free(question) else PARTS)

    def parts(self, question: Question) -> tuple[str, ...]:
        return ("",) if _free(question) else PARTS

    def read(self, question: Question, parts: Parts, reading: Reading) -> dict[str, str] | Problem | None:
        raw = {part: one(parts, part) for part in self.parts(question)}
        for part, text in raw.items():
            most = _LINES if part == "" else _LINE
            if len(text) > 10 * most or len(clean_lines(text)) > most:
                length = len(text) if len(text) > 10 * most else len(clean_lines(text))
                return Problem(question.id, "too_long", (part,) if part else (), {"most": most, "n": length})
        if _free(question):
            lines = clean_lines(raw[""])
            return {"lines": lines} if lines else None
        value = {part: clean(text) for part, text in raw.items()}
        if not any(value.values()):
            return None
        missing = tuple(part for part in PARTS if part != "line2" and not value[part])
        if missing:
            return Problem(question.id, "incomplete", missing, {"missing": missing})
        code = postcode(value["postcode"]) if british(question, reading.journey) else value["postcode"]
        if code is None or len(code) > _CODE:
            return Problem(question.id, "wrong_form", ("postcode",))
        return {part: text for part, text in (value | {"postcode": code}).items() if text}

    def empty(self, question: Question) -> Problem:
        parts = () if _free(question) else tuple(part for part in PARTS if part != "line2")
        return Problem(question.id, "empty.text", parts)

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        given = value if isinstance(value, dict) else {}
        if _free(question):
            return {"": [given.get("lines", "")]}
        return {part: [given.get(part, "")] for part in PARTS}

    def parse(self, question: Question, given: Any, reading: Reading) -> dict[str, str] | Problem | None:
        if given is None:
            return None
        if isinstance(given, str) and _free(question):
            return self.read(question, {"": [given]}, reading)
        if isinstance(given, str):
            return self.read(question, {part: [text] for part, text in _lines(given).items()}, reading)
        if not isinstance(given, dict) or not all(isinstance(text, (str, int)) for text in given.values()):
            return Problem(question.id, "not_text")
        parts = {("" if part == "lines" else str(part)): [str(text)] for part, text in given.items()}
        return self.read(question, parts, reading)

    def encode(self, question: Question, value: Value) -> Any:
        return dict(value) if isinstance(value, dict) else value

    def decode(self, question: Question, stored: Any) -> dict[str, str]:
        return {str(part): str(text) for part, text in stored.items()}

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS.get(part, "")

    def part_optional(self, question: Question, part: str) -> bool:
        return part == "line2"

    def token(self, question: Question, part: str) -> str | None:
        return _TOKENS.get(part, "street-address")

    def width(self, question: Question, part: str) -> str:
        return {"town": "20", "postcode": "10"}.get(part, "full")

    def grouped(self, question: Question) -> bool:
        return not _free(question)


def _free(question: Question) -> bool:
    return question.settings.get("country") == "any"


def british(question: Question, journey: Journey) -> bool:
    """Whether a postcode has to look British."""
    return question.settings.get("country") == "GB" or journey.currency == "GBP"


def postcode(text: str) -> str | None:
    """A British postcode in capitals with its space, or None; `o` and `i` for 0 and 1 are understood."""
    bare = re.sub(r"[^A-Z0-9]", "", fold(text).upper())
    if len(bare) < 5:
        return None
    outward, inward = bare[:-3], bare[-3:]
    inward = {"O": "0", "I": "1", "L": "1"}.get(inward[0], inward[0]) + inward[1:]
    return f"{outward} {inward}" if _POSTCODE.fullmatch(outward + inward) else None


def _lines(text: str) -> dict[str, str]:
    """An address as an author writes it, by commas or lines: first line, perhaps more, town, postcode."""
    lines = [line.strip() for line in re.split(r"[,\n]", text) if line.strip()]
    if len(lines) < 3:
        return dict(zip(("line1", "postcode"), lines, strict=False))
    return {"line1": lines[0], "line2": ", ".join(lines[1:-2]), "town": lines[-2], "postcode": lines[-1]}

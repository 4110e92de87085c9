"""A person's name: in one box, or in parts where a form needs them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar
from unicodedata import category

from journeys.expressions.kinds import Kind, Record, Value
from journeys.model import Question
from journeys.questions import made_up
from journeys.questions.base import Parts, Problem, Reading, Setting
from journeys.questions.forgive import one
from journeys.questions.text import Words
from journeys.questions.wordings import words

_PARTS = {"split": ("given", "family"), "with_middle": ("given", "middle", "family")}
_LABELS = {"given": "First name", "middle": "Middle names", "family": "Last name"}
_TOKENS = {"": "name", "given": "given-name", "middle": "additional-name", "family": "family-name"}
_ALLOWED = frozenset("'’‘ʼ`´-‐‑–.,()/&·•‧・\"“”„׳״ ")
"""Punctuation found in names: O’Neill, Jean-Luc, St. John, (née …), s/o, Gal·la, Ann & Bob."""


class Type(Words):
    """Read as str, never re-cased; with `parts` as a dict of those that were given.

    Letters of any script, digits and the punctuation of names are fine. Somebody who has only one
    name gives only that: it is doubted once, and taken.
    """

    name = "name"
    means = "A person's name, in one box unless `parts` asks for it in several."
    in_words = "A person's name."
    noun = "a full name"
    order = 80
    spellcheck = False
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "parts",
            "`split` asks for first and last name apart, `with_middle` for middle names too; `full` is one box.",
            {"enum": ["full", "split", "with_middle"]},
            "split",
            says={
                "full": "In one box",
                "split": "First and last name apart",
                "with_middle": "First, middle and last names apart",
            },
            usual="full",
        ),
    )
    messages = words(
        "empty.text",
        "bad_chars",
        "too_short",
        "too_long",
        "between_len",
        "not_text",
        "name.single",
        **{f"bad_chars:{part}": "{P} must not include {found}" for part in _LABELS},
        **{f"too_long:{part}": "{P} must be {most:character} or less (you have {n})" for part in _LABELS},
    )
    example = """\
full_name:
  ask: What is your full name?
  type: name
"""

    def kind(self, question: Question) -> Kind:
        parts = self.parts(question)
        return super().kind(question) if parts == ("",) else Record(parts, "name")

    def parts(self, question: Question) -> tuple[str, ...]:
        return _PARTS.get(question.settings.get("parts", ""), ("",))

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | dict[str, str] | Problem | None:  # type: ignore[override]
        if self.parts(question) == ("",):
            return self._one(question, one(parts), reading)
        value: dict[str, str] = {}
        for part in self.parts(question):
            found = self._one(question, one(parts, part), reading)
            if isinstance(found, Problem):
                return replace(found, parts=(part,))
            if found is not None:
                value[part] = found
        return value or None

    def _one(self, question: Question, raw: str, reading: Reading) -> str | Problem | None:
        value = super().read(question, {"": [raw]}, reading)
        if not isinstance(value, str) or (value.isascii() and value.replace(" ", "").isalpha()):
            return value
        found = tuple(dict.fromkeys(letter for letter in value if _strange(letter)))
        return Problem(question.id, "bad_chars", params={"found": found[:3]}) if found else value

    def doubt(self, question: Question, value: Value, reading: Reading) -> Problem | None:
        if not isinstance(value, dict) or ("given" in value and "family" in value):
            return None
        missing = tuple(part for part in ("given", "family") if part not in value)
        return Problem(question.id, "name.single", missing)

    def empty(self, question: Question) -> Problem:
        parts = self.parts(question)
        return Problem(question.id, "empty.text", tuple(part for part in parts if part not in ("", "middle")))

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        if isinstance(value, dict):
            return {part: [value.get(part, "")] for part in self.parts(question)}
        return super().fill(question, value)

    def parse(self, question: Question, given: Any, reading: Reading) -> str | dict[str, str] | Problem | None:  # type: ignore[override]
        parts = self.parts(question)
        if isinstance(given, dict) and parts != ("",):
            if not all(isinstance(text, (str, int)) for text in given.values()):
                return Problem(question.id, "not_text")
            return self.read(question, {str(part): [str(text)] for part, text in given.items()}, reading)
        if isinstance(given, str) and parts != ("",):
            first, _, last = given[: 10 * self.longest].strip().rpartition(" ")
            return self.read(question, {"given": [first or last], "family": [last if first else ""]}, reading)
        return super().parse(question, given, reading)

    def encode(self, question: Question, value: Value) -> Any:
        return dict(value) if isinstance(value, dict) else value

    def decode(self, question: Question, stored: Any) -> str | dict[str, str]:  # type: ignore[override]
        return {str(part): str(text) for part, text in stored.items()} if isinstance(stored, dict) else str(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        most = self.longest if longest is None else longest
        if self.parts(question) == ("",):
            return made_up.fitted(made_up.full_name(number), number, shortest, most)
        parts = {"given": made_up.given_name(number), "family": made_up.family_name(number)}
        return {part: made_up.fitted(said, number, shortest, most) for part, said in parts.items()}

    def grouped(self, question: Question) -> bool:
        return self.parts(question) != ("",)

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS.get(part, "")

    def part_optional(self, question: Question, part: str) -> bool:
        return part == "middle"

    def token(self, question: Question, part: str) -> str | None:
        return _TOKENS[part]


def _strange(letter: str) -> bool:
    """Whether a character can be in nobody's name: symbols, emoji and most ASCII punctuation."""
    if letter in _ALLOWED:
        return False
    return category(letter)[0] == "S" or letter in "@#%*!?;:_\\{}[]\ufffd"

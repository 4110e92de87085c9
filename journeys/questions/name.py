"""A person's full name, in one box."""

from __future__ import annotations

from unicodedata import category

from journeys.model import Question
from journeys.questions.base import Parts, Problem, Reading
from journeys.questions.text import Words
from journeys.questions.wordings import words

_ALLOWED = frozenset("'’‘ʼ`´-‐‑–.,()/&·•‧・\"“”„׳״ ")
"""Punctuation found in names: O’Neill, Jean-Luc, St. John, (née …), s/o, Gal·la, Ann & Bob."""


class Type(Words):
    """Read as str, never re-cased. Letters of any script, digits and the punctuation of names are fine."""

    name = "name"
    means = "A person's full name."
    noun = "a full name"
    order = 80
    spellcheck = False
    messages = words("empty.text", "bad_chars", "too_short", "too_long", "between_len", "not_text")
    example = """\
full_name:
  ask: What is your full name?
  type: name
"""

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        value = super().read(question, parts, reading)
        if not isinstance(value, str) or (value.isascii() and value.replace(" ", "").isalpha()):
            return value
        found = tuple(dict.fromkeys(letter for letter in value if _strange(letter)))
        return Problem(question.id, "bad_chars", params={"found": found[:3]}) if found else value

    def token(self, question: Question, part: str) -> str | None:
        return "name"


def _strange(letter: str) -> bool:
    """Whether a character can be in nobody's name: symbols, emoji and most ASCII punctuation."""
    if letter in _ALLOWED:
        return False
    return category(letter)[0] == "S" or letter in "@#%*!?;:_\\{}[]\ufffd"

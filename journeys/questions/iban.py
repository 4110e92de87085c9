"""An international bank account number (ISO 13616), with the bank's BIC where that is wanted."""

from __future__ import annotations

import re
from typing import Any

from journeys.expressions.kinds import Record, Text, Value
from journeys.model import Question
from journeys.questions.base import Parts, Problem, QuestionType, Reading, Setting
from journeys.questions.codes import LONGEST, bare, grouped, masked_code
from journeys.questions.forgive import one
from journeys.questions.wordings import words

_EXAMPLE = "GB00 BANK 1234 5612 3456 78"
_SHORTEST, _LONGEST_IBAN = 15, 34
_SEPA = frozenset({
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE",
    "SI", "SK", "SM", "VA",
})  # fmt: skip
"""Countries of the Single Euro Payments Area, where a bank is found by the IBAN alone."""
_LABELS = {"iban": "IBAN", "bic": "BIC or SWIFT code"}


class Type(QuestionType):
    """Read as str in capitals without spaces, its check digits right; with `bic` as a dict of iban and bic."""

    name = "iban"
    means = "A bank account of any country that has IBANs, with the bank's BIC if asked for."
    noun = "an IBAN"
    order = 116
    spellcheck = False
    settings = (
        Setting(
            "bic",
            "Whether the BIC of the bank is asked for too: `optional`, `needed`, or needed only `outside_sepa`. "
            "If absent, it is not.",
            {"enum": ["optional", "outside_sepa", "needed"]},
            "outside_sepa",
            says={
                "optional": "The BIC of the bank may be given",
                "outside_sepa": "The BIC of the bank is needed outside SEPA",
                "needed": "The BIC of the bank is needed",
            },
        ),
    )
    messages = words(
        "empty.text",
        "not_text",
        "incomplete",
        "iban.start",
        "iban.length",
        "iban.checksum",
        "iban.bic",
    )
    example = """\
account:
  ask: Which account should we pay into?
  called: your IBAN
  type: iban
  hint: It is on your bank card or statement
"""

    def kind(self, question: Question) -> Text | Record:
        return Record(("iban", "bic"), "bank") if _with_bic(question) else Text(self.name)

    def parts(self, question: Question) -> tuple[str, ...]:
        return ("iban", "bic") if _with_bic(question) else ("",)

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | dict[str, str] | Problem | None:
        if not _with_bic(question):
            return self._iban(question, one(parts), "")
        iban = self._iban(question, one(parts, "iban"), "iban")
        bic = bare(one(parts, "bic")[: 10 * LONGEST])
        if isinstance(iban, Problem) or (iban is None and not bic):
            return iban
        wanted = question.settings["bic"]
        bic_needed = wanted == "needed" or (wanted == "outside_sepa" and iban is not None and iban[:2] not in _SEPA)
        missing = tuple(part for part, gone in (("iban", not iban), ("bic", bic_needed and not bic)) if gone)
        if missing or iban is None:
            return Problem(question.id, "incomplete", missing, {"missing": missing})
        if bic and not re.fullmatch("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", bic):
            return Problem(question.id, "iban.bic", ("bic",))
        return {"iban": iban} | ({"bic": bic} if bic else {})

    def _iban(self, question: Question, raw: str, part: str) -> str | Problem | None:
        from stdnum import exceptions, iban

        parts = (part,) if part else ()
        code = bare(raw[: 10 * LONGEST]).removeprefix("IBAN")
        if not code:
            return None
        if not re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]*", code):
            return Problem(question.id, "iban.start", parts, {"example": _EXAMPLE})
        if not _SHORTEST <= len(code) <= _LONGEST_IBAN:
            return Problem(question.id, "iban.length", parts, {"least": _SHORTEST, "most": _LONGEST_IBAN})
        try:
            return str(iban.validate(code))
        except exceptions.ValidationError:
            return Problem(question.id, "iban.checksum", parts)

    def masked(self, question: Question, value: Value) -> Value:
        if isinstance(value, dict):
            return {**value, "iban": masked_code(value["iban"])}
        return masked_code(str(value))

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.text", ("iban",) if _with_bic(question) else ())

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        if isinstance(value, dict):
            return {"iban": [_shown(value["iban"])], "bic": [value.get("bic", "")]}
        return {"": [_shown(str(value))]}

    def parse(self, question: Question, given: Any, reading: Reading) -> str | dict[str, str] | Problem | None:
        if given is None or isinstance(given, str):
            return self.read(question, {"iban" if _with_bic(question) else "": [given or ""]}, reading)
        if isinstance(given, dict) and _with_bic(question) and all(isinstance(text, str) for text in given.values()):
            return self.read(question, {str(part): [text] for part, text in given.items()}, reading)
        return Problem(question.id, "not_text")

    def encode(self, question: Question, value: Value) -> Any:
        return dict(value) if isinstance(value, dict) else value

    def decode(self, question: Question, stored: Any) -> str | dict[str, str]:
        return {str(part): str(text) for part, text in stored.items()} if isinstance(stored, dict) else str(stored)

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """Of a British bank called TEST, which there is not; with right check digits."""
        from stdnum.iban import calc_check_digits

        account = f"TEST0000019{number % 10**7:07}"
        code = f"GB{calc_check_digits(f'GB00{account}')}{account}"
        return {"iban": code, "bic": "TESTGB21"} if _with_bic(question) else code

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS.get(part, "")

    def part_optional(self, question: Question, part: str) -> bool:
        return part == "bic" and question.settings.get("bic") != "needed"

    def width(self, question: Question, part: str) -> str:
        return "20" if part == "bic" else "full"

    def grouped(self, question: Question) -> bool:
        return _with_bic(question)


def _with_bic(question: Question) -> bool:
    return "bic" in question.settings


def _shown(code: str) -> str:
    """In fours, as on paper."""
    return grouped(code, (4,) * (len(code) // 4))

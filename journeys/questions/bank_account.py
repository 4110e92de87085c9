"""A British bank or building society account to pay into."""

from __future__ import annotations

import re
from typing import Any

from journeys.expressions.kinds import Record, Value
from journeys.model import Question
from journeys.questions import made_up
from journeys.questions.base import Parts, Problem, QuestionType, Reading
from journeys.questions.codes import LONGEST, bare, masked_code
from journeys.questions.forgive import clean, one
from journeys.questions.wordings import words

PARTS = ("payee", "sort_code", "account", "roll")
_LABELS = {
    "payee": "Name on the account",
    "sort_code": "Sort code",
    "account": "Account number",
    "roll": "Building society roll number",
}
_FORMS = {"sort_code": "[0-9]{6}", "account": "[0-9]{6,8}", "roll": "[A-Z0-9]{1,18}"}
_PAYEE = 70


class Type(QuestionType):
    """Read as a dict: payee, sort_code (6 digits), account (8 digits, padded with zeros), roll where there is one."""

    name = "bank_account"
    means = "A British bank or building society account: name, sort code and account number."
    noun = "bank details"
    order = 115
    spellcheck = False
    messages = words(
        "empty.text",
        "not_text",
        "incomplete",
        "bank.unlikely",
        "bank.sort_code",
        "bank.account",
        "bank.roll",
        too_long="{P} must be {most:character} or less (you have {n})",
    )
    example = """\
pay_into:
  ask: Which account should we pay into?
  called: your bank details
  type: bank_account
"""

    def kind(self, question: Question) -> Record:
        return Record(PARTS, "bank")

    def parts(self, question: Question) -> tuple[str, ...]:
        return PARTS

    def read(self, question: Question, parts: Parts, reading: Reading) -> dict[str, str] | Problem | None:
        payee = clean(one(parts, "payee")[: 100 * _PAYEE])
        value = {"payee": payee} | {part: bare(one(parts, part)[: 10 * LONGEST]) for part in PARTS[1:]}
        if not any(value.values()):
            return None
        missing = tuple(part for part in PARTS if part != "roll" and not value[part])
        if missing:
            return Problem(question.id, "incomplete", missing, {"missing": missing})
        if len(payee) > _PAYEE:
            return Problem(question.id, "too_long", ("payee",), {"most": _PAYEE, "n": len(payee)})
        for part, form in _FORMS.items():
            if value[part] and not re.fullmatch(form, value[part]):
                return Problem(question.id, f"bank.{part}", (part,))
        value["account"] = value["account"].rjust(8, "0")
        return {part: text for part, text in value.items() if text}

    def doubt(self, question: Question, value: Value, reading: Reading) -> Problem | None:
        if not isinstance(value, dict):
            return None
        unlikely = tuple(part for part in ("sort_code", "account") if _made_up(value[part]))
        return Problem(question.id, "bank.unlikely", unlikely) if unlikely else None

    def masked(self, question: Question, value: Value) -> Value:
        if not isinstance(value, dict):
            return value
        sort_code = "-".join(re.findall("..", value["sort_code"]))
        hidden = {part: masked_code(text) for part, text in value.items() if part in ("account", "roll")}
        return value | {"sort_code": sort_code} | hidden

    def empty(self, question: Question) -> Problem:
        return Problem(question.id, "empty.text", PARTS[:3])

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        given = value if isinstance(value, dict) else {}
        return {part: [given.get(part, "")] for part in PARTS}

    def parse(self, question: Question, given: Any, reading: Reading) -> dict[str, str] | Problem | None:
        if given is None or given == "":
            return None
        if not isinstance(given, dict) or not all(isinstance(text, (str, int)) for text in given.values()):
            return Problem(question.id, "not_text")
        return self.read(question, {str(part): [str(text)] for part, text in given.items()}, reading)

    def encode(self, question: Question, value: Value) -> Any:
        return dict(value) if isinstance(value, dict) else value

    def decode(self, question: Question, stored: Any) -> dict[str, str]:
        return {str(part): str(text) for part, text in stored.items()}

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """No bank has a sort code that starts with 00."""
        account = f"9{number % 10**7:07}"
        return {"payee": made_up.full_name(number), "sort_code": "000001", "account": account}

    def part_label(self, question: Question, part: str) -> str:
        return _LABELS[part]

    def part_optional(self, question: Question, part: str) -> bool:
        return part == "roll"

    def token(self, question: Question, part: str) -> str | None:
        return "name" if part == "payee" else None

    def inputmode(self, question: Question, part: str) -> str | None:
        return "numeric" if part in ("sort_code", "account") else None

    def width(self, question: Question, part: str) -> str:
        return {"payee": "full", "sort_code": "10", "account": "10"}.get(part, "20")

    def grouped(self, question: Question) -> bool:
        return True


def _made_up(digits: str) -> bool:
    """Whether a number is what people type to get past a form: one digit over and over, or a count."""
    bare_digits = digits.lstrip("0") or "0"
    return len(set(digits)) == 1 or (len(bare_digits) > 4 and bare_digits in "1234567890" + "0987654321")

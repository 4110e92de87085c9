"""An email address."""

from __future__ import annotations

import re

from journeys.expressions.kinds import Value
from journeys.model import Question
from journeys.questions.base import Parts, Problem, Reading
from journeys.questions.forgive import one
from journeys.questions.mail_slips import meant
from journeys.questions.text import Words
from journeys.questions.wordings import words

_BRACKETED = re.compile(r".*<([^<>]*)>")
_USUAL = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|uk)")


class Type(Words):
    """Read as str: the address alone, its domain in lower case; international addresses too.

    Only the form is judged, and a domain that looks like a slip is doubted. Whether anybody reads mail
    there is not asked of the network.
    """

    name = "email"
    means = "An email address."
    noun = "an email address"
    order = 100
    takes_bounds = False
    longest = 254
    input_type = "email"
    spellcheck = False
    autocapitalize = "none"
    messages = words(
        "empty.text",
        "too_long",
        "not_text",
        "email.typo",
        wrong_form="{T} must be in the right format[, like name@example.com]",
    )
    example = """\
email:
  ask: Email address
  type: email
  hint: We will only use this to tell you what happens next
"""

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        raw = one(parts)
        if len(raw) <= 64 and _USUAL.fullmatch(raw) and "--" not in raw:
            return raw
        value = super().read(question, parts, reading)
        if not isinstance(value, str):
            return value
        return address(value) or Problem(question.id, "wrong_form")

    def doubt(self, question: Question, value: Value, reading: Reading) -> Problem | None:
        name, _, domain = str(value).rpartition("@")
        better = meant(domain)
        return Problem(question.id, "email.typo", params={"guess": f"{name}@{better}"}) if better else None

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """At a domain that is kept for examples (RFC 2606)."""
        return f"person{number + 1}@example.com"

    def token(self, question: Question, part: str) -> str | None:
        return "email"


def address(text: str) -> str | None:
    """The email address that was meant, or None: drops `mailto:`, a name before `<…>`, spaces, a dot after."""
    from email_validator import EmailNotValidError, validate_email

    found = _BRACKETED.fullmatch(text.rstrip(" .,;"))
    bare = found[1] if found else text.replace("<", "").replace(">", "")
    bare = "".join(bare.replace("＠", "@").split())
    if bare[:7].casefold() == "mailto:":
        bare = bare[7:]
    bare = bare.strip(".,;:'\"“”‘’()[]")
    try:
        return validate_email(bare, check_deliverability=False, strict=True).normalized
    except (EmailNotValidError, ValueError, UnicodeError):
        return None

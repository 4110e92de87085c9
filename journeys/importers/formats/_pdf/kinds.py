"""Which type of question a field to type into is, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys.importers.formats._pdf.fields import PdfField

_ORGANISATION = re.compile(
    r"\b(?:court|county|school|employer'?s?|company|business|firm|bank|agency|program|door|mailbox|file|user|site|provider"
    r"|street|city|plan|product|organi[sz]ation|union|hospital|form)\b",
    re.IGNORECASE,
)
_RULES: tuple[tuple[str, str, str, Mapping[str, Any]], ...] = (
    ("email", r"\be-?mail\b", "email", {}),
    ("phone", r"\b(?:tele|cell)?phone\b|\bfax\b|\bmobile\b|\btel\b\.?", "phone", {}),
    ("signature", r"\bsignatures?\b|\bsign here\b", "signature", {}),
    ("last digits", r"\blast (?:four|4)\b", "text", {}),
    ("a social security number", r"\bssn\b|\bsocial security (?:number|no)\b", "national_id", {"number": "us_ssn"}),
    ("a National Insurance number", r"\bnational insurance (?:number|no)\b", "national_id",
     {"number": "uk_national_insurance"}),
    ("how often", r"\bfrequency\b|\bhow often\b|\bper\b.*\bwhat\b", "text", {}),
    ("date", r"\bdate\b|\bdob\b|\bbirth ?date\b|\bdd ?/ ?mm\b|\bmm ?/ ?dd\b|\bon or about\b", "date", {}),
    ("hours", r"\bnumber of hours\b|\bhours (?:worked|per|a|each)\b", "decimal", {}),
    ("number of", r"\bnumber of\b|\bhow many\b|\bno\. of\b", "integer", {}),
    ("zip code", r"\bzip\b|\bpost(?:al )?code\b", "text", {"autocomplete": "postal-code"}),
    ("money", r"\bhow much\b|\bamount\b|\bwages?\b|\bpay rate\b|\bsalary\b|\bearnings\b|\bincome\b|\bcosts?\b"
              r"|\bprice\b|\bfees?\b|\bpremiums?\b|\bbalance\b|\bdeductions?\b|\bexpenses?\b|\bpayments?\b"
              r"|\btax(?:es)?\b|\bbenefits? paid\b", "money", {}),
    ("age", r"\bage\b", "integer", {}),
)  # fmt: skip
_MONEY_SIGN = re.compile(r"[$£€]\s*\Z")
_PERSON = re.compile(
    r"\b(?:full|last|first|middle|given|family|maiden|sur|legal)[ -]?names?\b|\bsurname\b|\bnames?\s*(?:\(.*\))?\Z"
    r"|\bname of (?:plaintiff|defendant|applicant|person|child|parent|spouse|landlord|tenant)\b|\bnames?\b(?= shown)"
    r"|\bprint .*name\b|'s name\b|\A(?:plaintiff|defendant|landlord|tenant)\b.{0,30}\Z|\balias\b",
    re.IGNORECASE,
)
_DATE_FORM = re.compile(r"\b(mm|dd)\s*([/.-])\s*(mm|dd)\s*[/.-]\s*(yyyy|yy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """A type of question with its settings, and the word that it was taken from; "" where the field itself says it."""

    type: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    word: str = ""


def kind_of(one: PdfField, label: str, printed: str, before: str = "") -> Guess:
    """The type of a field to type into. `before` is what stands right before its box."""
    if one.file:
        return Guess("file")
    if one.multiline and one.box.height > 30:
        return Guess("long_text")
    words = re.sub(r"[\W_]+", " ", one.name.rpartition(".")[2])
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    for text in (label, printed, words):
        for word, pattern, type, settings in _RULES:
            if not re.search(pattern, text, re.IGNORECASE):
                continue
            if type in ("money", "decimal", "date") and re.search(
                r"\bnames?\b|\btype\b|\bsource\b|\blist\b|\bdescribe\b|\bexplain\b", label, re.IGNORECASE
            ):
                continue
            if type == "date" and re.search(r"\bdate,|\bplace\b", text, re.IGNORECASE):
                continue
            if type == "money" and one.max_length and one.max_length <= 4:
                continue
            return Guess(type, settings, word)
        named = _PERSON.search(text.strip()) if text is not words else re.search(r"\bname\b", words, re.IGNORECASE)
        if named and not _ORGANISATION.search(text):
            return Guess("name", {}, "name")
    if _MONEY_SIGN.search(before):
        return Guess("money", {}, before.strip()[-1])
    return Guess("text")


def date_form(text: str, american: bool) -> str:
    """How a day is written into a field: as its own words say, else as the country does."""
    found = _DATE_FORM.search(text)
    if found:
        parts = (found[1], found[3], found[4])
        return found[2].join(part.upper() for part in parts)
    return "MM/DD/YYYY" if american else "DD/MM/YYYY"

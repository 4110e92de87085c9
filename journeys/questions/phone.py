"""A phone number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from journeys.expressions.kinds import Value
from journeys.model import Journey, Question
from journeys.questions.base import Parts, Problem, Reading, Setting
from journeys.questions.forgive import fold
from journeys.questions.text import Words
from journeys.questions.wordings import words

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_GB_USUAL = re.compile(r"0[1237][0-9]{9}")
_BRITAIN = 44


class Type(Words):
    """Read as str, the way the citizen wrote it, spaces tidied; `e164` is the number it stands for.

    A number that is impossible (too short, too long) is refused; one that is not known to be in use is only
    doubted, as numbering plans change faster than software.
    """

    name = "phone"
    means = "A phone number, mobile or landline, of any country."
    noun = "a phone number"
    order = 110
    takes_bounds = False
    longest = 60
    input_type = "tel"
    spellcheck = False
    settings = (
        Setting(
            "country",
            "The country whose numbers may be written without +; taken from the currency and language if absent.",
            {"type": "string", "pattern": "^[A-Z]{2}$"},
            "GB",
            says="Numbers of the country {} may be written without + and its code",
        ),
    )
    messages = words(
        "empty.text",
        "too_long",
        "not_text",
        "phone.unknown",
        wrong_form="{T} must be a full number[, like {example}]",
    )
    example = """\
phone:
  ask: Phone number
  type: phone
  optional: true
"""

    def read(self, question: Question, parts: Parts, reading: Reading) -> str | Problem | None:
        value = super().read(question, parts, reading)
        if not isinstance(value, str):
            return value
        home = region(question, reading.journey)
        if home == "GB" and _GB_USUAL.fullmatch(value.replace(" ", "")):
            return value
        return value if e164(value, home) else Problem(question.id, "wrong_form")

    def doubt(self, question: Question, value: Value, reading: Reading) -> Problem | None:
        home = region(question, reading.journey)
        if home == "GB" and _GB_USUAL.fullmatch(str(value).replace(" ", "")):
            return None
        return None if in_use(str(value), home) else Problem(question.id, "phone.unknown")

    def sample(self, question: Question, number: int, shortest: int = 0, longest: int | None = None) -> Value:
        """Of those that Ofcom keeps free for drama, in the form that every country reads."""
        area = ("1632 960", "7700 900")[number // 1000 % 2]
        return f"+{_BRITAIN} {area} {number % 1000:03}"

    def token(self, question: Question, part: str) -> str | None:
        return "tel"

    def width(self, question: Question, part: str) -> str:
        return "20"


def region(question: Question, journey: Journey) -> str:
    """The country whose numbers are read without a country code."""
    chosen = question.settings.get("country")
    return str(chosen) if chosen else home_of(journey.currency, journey.language)


@lru_cache(maxsize=64)
def home_of(currency: str, language: str) -> str:
    """A country by its currency; where several use it, the one that the language comes from or is most spoken in."""
    from babel.core import get_global

    known = {"GBP": "GB", "USD": "US", "CHF": "CH", "AUD": "AU", "NZD": "NZ", "NOK": "NO", "DKK": "DK"}
    if currency in known:
        return known[currency]
    using = [
        place
        for place, history in sorted(get_global("territory_currencies").items())
        if any(code == currency and tender and end is None for code, _, end, tender in history)
    ]
    spoken, _, place = language.replace("-", "_").partition("_")
    place = place or str(get_global("likely_subtags").get(spoken, "")).rpartition("_")[2]
    if place in using or not using:
        return place or "GB"
    languages = get_global("territory_languages")
    return max(using, key=lambda each: languages.get(each, {}).get(spoken, {}).get("population_percent", 0))


def _number(text: str, home: str) -> PhoneNumber | None:
    """The number that was written, or None when it cannot be one."""
    import phonenumbers

    digits = fold(text)
    digits = re.sub(r"^\(?(\+|00)\)?", r"\1", digits).replace("(0)", "") if "(0)" in digits else digits
    try:
        number = phonenumbers.parse(digits, home)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def in_use(text: str, home: str) -> bool:
    """Whether numbers like this are given out, or set aside for fiction (Ofcom's 01632 960 and 07700 900)."""
    import phonenumbers

    number = _number(text, home)
    if number is None:
        return False
    return phonenumbers.is_valid_number(number) or (
        number.country_code == _BRITAIN and _GB_USUAL.fullmatch(f"0{number.national_number}") is not None
    )


def e164(text: str, home: str) -> str | None:
    """The number that was written, as +441632960142 (with ;ext=), or None when it cannot be one."""
    import phonenumbers

    number = _number(text, home)
    if number is None:
        return None
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


def example_number(home: str) -> str:
    """A number to show in a message; in Britain one that is set aside for fiction."""
    import phonenumbers

    if home == "GB":
        return "01632 960 142"
    number = phonenumbers.example_number(home)
    if number is None:
        return "+44 1632 960 142"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)

"""An amount of money in the journey's currency."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from journeys.expressions.currencies import amount, symbol
from journeys.expressions.kinds import Money, Value
from journeys.model import Journey, Question
from journeys.questions.base import Bounded, Parts, Problem, Reading, Setting
from journeys.questions.figures import LONGEST, Figure, marks, read_figure, typed_figure, unit_words, without_unit
from journeys.questions.forgive import fold, one
from journeys.questions.limits import check_number, never_negative
from journeys.questions.locales import locale_of
from journeys.questions.wordings import words

MOST = 99_999_999_999
"""£999,999,999.99 in pence: the default `max`, in minor units of any currency."""

_CENTS = frozenset({"c", "cent", "cents"})
_MINOR_WORDS = {"GBP": frozenset({"p", "pence", "penny"})} | dict.fromkeys(["EUR", "USD", "CAD", "AUD", "NZD"], _CENTS)
_SIGNED = re.compile(r"([-+]?) ?(.*)")
_COINS = re.compile(r"([0-9]+) ?([a-z]+)")


class Type(Bounded):
    """Read as an int of minor units (pence); from nothing to 999,999,999.99 unless `min` and `max` say otherwise."""

    name = "money"
    means = "An amount of money in the journey's currency."
    in_words = "An amount of money."
    noun = "an amount"
    order = 50
    settings = (
        Setting(
            "pence",
            "Whether pence (cents) may be given: optional, needed, or none (whole pounds only).",
            {"enum": ["optional", "needed", "none"]},
            "none",
            says={
                "optional": "Pence or cents may be given",
                "needed": "Pence or cents have to be given",
                "none": "Whole amounts only, without pence or cents",
            },
            usual="optional",
        ),
    )
    messages = words(
        "empty.text",
        "not_money",
        "needs_pence",
        "no_pence",
        "too_low",
        "too_high",
        "between_num",
        ambiguous_number="Write {t} without a comma or point, or with 2 decimals[, like {example}]",
    )
    example = """\
income:
  ask: How much do you earn a month before tax?
  type: money
"""

    def kind(self, question: Question) -> Money:
        return Money()

    def bounds(self, question: Question, reading: Reading) -> tuple[int, int]:
        low, high = reading.low, reading.high
        return low if isinstance(low, int) else 0, high if isinstance(high, int) else MOST

    def read(self, question: Question, parts: Parts, reading: Reading) -> int | Problem | None:
        raw = one(parts)
        text = fold(raw) if len(raw) <= LONGEST else "?"
        if not text:
            return None
        return self._amount(question, _figure(text, question, reading.journey.currency, reading.language), reading)

    def _amount(self, question: Question, figure: Figure | str, reading: Reading) -> int | Problem:
        digits, pence = minor_digits(question), question.settings.get("pence", "optional")
        if isinstance(figure, str):
            return Problem(question.id, "not_money" if figure == "not_number" else figure)
        if len(figure.rest) > digits:
            return Problem(question.id, "not_money")
        if figure.rest and pence == "none":
            return Problem(question.id, "no_pence")
        if not figure.decimals and pence == "needed" and digits:
            return Problem(question.id, "needs_pence")
        value = figure.scaled(digits)
        low, high = self.bounds(question, reading)
        return check_number(question, value, low, high, reading) or value

    def fill(self, question: Question, value: Value) -> dict[str, list[str]]:
        text = self.encode(question, value)
        # Three decimals could be thousands in another language; a fourth says that they are not.
        return {"": [f"{text}0" if minor_digits(question) == 3 else text]}

    def parse(self, question: Question, given: Any, reading: Reading) -> int | Problem | None:
        digits = minor_digits(question)
        if isinstance(given, str) and digits == 3 and re.fullmatch(r"-?[0-9]+\.[0-9]{3}", given):
            return self._amount(question, typed_figure(Fraction(given[:60])), reading)
        if given is None or isinstance(given, str):
            return self.read(question, {"": [given or ""]}, reading)
        return self._amount(question, typed_figure(given), reading)

    def write(self, question: Question, value: Value, journey: Journey) -> Any:
        """ "£20,000" in languages that write it so; where that could be read otherwise, the bare number."""
        text = self.encode(question, value)
        if marks(journey.language) != (".", ",") or minor_digits(question) == 3:
            return text
        whole, _, rest = text.lstrip("-").partition(".")
        if question.settings.get("pence") != "needed" and not rest.strip("0"):
            rest = ""
        return ("-" if text.startswith("-") else "") + amount(whole, rest, journey.currency)

    def encode(self, question: Question, value: Value) -> Any:
        digits = minor_digits(question)
        if not isinstance(value, int):
            raise TypeError(f"{question.id}: an amount is a whole number of minor units, not {value!r}")
        text = str(abs(value)).rjust(digits + 1, "0")
        whole, rest = text[: len(text) - digits], text[len(text) - digits :]
        return f"{'-' if value < 0 else ''}{whole}{'.' if rest else ''}{rest}"

    def decode(self, question: Question, stored: Any) -> int:
        return int(Fraction(stored) * 10 ** minor_digits(question))

    def inputmode(self, question: Question, part: str) -> str | None:
        if question.min is not None and not never_negative(question):
            return None
        return "numeric" if question.settings.get("pence") == "none" else "decimal"

    def width(self, question: Question, part: str) -> str:
        return "10"

    def affixes(self, question: Question, journey: Journey) -> tuple[str, str]:
        return symbol(journey.currency), ""


def minor_digits(question: Question) -> int:
    """How many digits the minor unit of the journey's currency has; the builder notes it in the settings."""
    return int(question.settings.get("minor_digits", 2))


def _figure(text: str, question: Question, currency: str, language: str) -> Figure | str:
    """Folded text of an amount, with or without sign, currency and unit -> its digits."""
    digits = minor_digits(question)
    figure = read_figure(text, language, digits)
    if figure != "not_number":
        return figure
    marks, names = currency_words(currency, language)
    sign, body = _SIGNED.fullmatch(text.casefold()).groups()  # type: ignore[union-attr]
    body = _without(marks, body)
    if not sign:
        sign, body = _SIGNED.fullmatch(body).groups()  # type: ignore[union-attr]
    minor = _MINOR_WORDS.get(currency, frozenset())
    coins = _COINS.fullmatch(body)
    if coins and coins[2] in minor and len(coins[1]) <= digits:
        return read_figure(f"{sign}0.{coins[1].rjust(digits, '0')}", "en", digits)
    allowed = names | unit_words(question) | (minor if "." in body else frozenset())
    number = without_unit(body, allowed)
    return "not_number" if number is None else read_figure(sign + number, language, digits)


def _without(marks: tuple[str, ...], body: str) -> str:
    """An amount without the currency's mark, which may stand before or after it."""
    for mark in marks:
        if body.startswith(mark):
            return body[len(mark) :].lstrip()
        if body.endswith(mark):
            return body[: -len(mark)].rstrip()
    return body


@lru_cache(maxsize=64)
def currency_words(currency: str, language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """How people write a currency, in lower case: its marks (`gbp`, `£`), and its name (`pounds`, `pound`)."""
    from babel.numbers import get_currency_name, get_currency_symbol

    locale = locale_of(language)
    marks = {get_currency_symbol(currency, locale).casefold(), symbol(currency), currency.casefold()}
    names = {get_currency_name(currency, count, locale).split()[-1].casefold() for count in (1, 2)}
    return tuple(sorted(marks, key=len, reverse=True)), frozenset(names)

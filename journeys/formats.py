"""Dates, amounts, numbers and lists as a language writes them (CLDR, through Babel).

Babel is read at the first value that is shown, not at import. One `Formats` per language and
currency is kept: a page shows many values in few languages. Digits are those of CLDR's default
(0 to 9 in Arabic too): keypads, references and postcodes have no others, and a page never mixes two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from datetime import date, time
from decimal import Decimal as Digits
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from journeys.expressions.currencies import symbol

if TYPE_CHECKING:
    from babel import Locale
    from babel.dates import DateTimePattern
    from babel.numbers import NumberPattern

NO_BREAK = "\u00a0"
YES_NO = {
    "en": ("Yes", "No"),
    "cy": ("Ie", "Na"),
    "ar": ("نعم", "لا"),
    "pl": ("Tak", "Nie"),
    "fr": ("Oui", "Non"),
    "es": ("Sí", "No"),
}
"""What stands for true and false. Welsh has no one word for yes: "Ie" and "Na" answer whatever was asked."""

_BEFORE_A_SOUND = {
    ("cy", "standard"): ("a(c)", "a", "ac", re.compile("[aâeêiîoôuûwŵyŷ]", re.I)),
    ("es", "standard"): ("y", "y", "e", re.compile("h?[ií](?![aeou])", re.I)),
    ("es", "or"): ("o", "o", "u", re.compile("h?[oó]|8|11(?![0-9])", re.I)),
}
"""A conjunction that changes with the sound after it: as CLDR has it, as it usually is, and before what it changes."""

_HOME_OF_ENGLISH = {
    "USD": "en_US",
    "CAD": "en_CA",
    "AUD": "en_AU",
    "NZD": "en_NZ",
    "INR": "en_IN",
    "ZAR": "en_ZA",
    "EUR": "en_IE",
    "SGD": "en_SG",
    "HKD": "en_HK",
}
_MOST_PLACES = 12


@lru_cache(maxsize=64)
def formats(language: str, currency: str, minor_digits: int) -> Formats:
    """The formats of a language (a BCP 47 tag) in a journey of this currency. An unknown one is shown in English."""
    from babel import Locale, UnknownLocaleError

    tag = language.replace("_", "-")
    if tag == "en":
        tag = _HOME_OF_ENGLISH.get(currency, "en_GB").replace("_", "-")
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en_GB")
    return Formats(locale, currency, minor_digits)


class Formats:
    """How one language writes values. English follows the country of the currency."""

    def __init__(self, locale: Locale, currency: str, minor_digits: int) -> None:
        self.locale = locale
        self.minor_digits = minor_digits
        self._yes, self._no = YES_NO.get(locale.language, YES_NO["en"])
        self._long_date = locale.date_formats["long"]
        self._weekday = _named_day(locale)
        self._numbers = {0: _with_places(locale.decimal_formats[None], 0, 0)}
        self._percent = _with_places(locale.percent_formats[None], 0, _MOST_PLACES)
        self._whole_money = _with_places(locale.currency_formats["standard"], 0, 0)
        self._money = _with_places(locale.currency_formats["standard"], minor_digits, minor_digits)
        self._symbol = self._currency_symbol(currency)

    def _currency_symbol(self, currency: str) -> str:
        """One journey has one currency, so its short symbol says enough: `$` in every English."""
        from babel.numbers import get_currency_symbol

        mark = symbol(currency)
        if mark == currency:
            mark = get_currency_symbol(currency, self.locale)
        return mark + NO_BREAK if _leads(self._money) and mark[-1:].isalpha() else mark

    def yes_no(self, value: bool) -> str:
        return self._yes if value else self._no

    def day(self, value: date) -> str:
        """`14 June 2027`, never broken over two lines."""
        return str(self._long_date.apply(value, self.locale)).replace(" ", NO_BREAK)

    def weekday(self, value: date) -> str:
        """`Monday 14 June 2027`, to plan by; where the name of the day comes first, it breaks only after that."""
        words = str(self._weekday.apply(value, self.locale))
        name = str(self.locale.days["format"]["wide"][value.weekday()])
        if not words.startswith(name):
            return words
        return name + words.removeprefix(name).replace(" ", NO_BREAK).replace(NO_BREAK, " ", 1)

    def month(self, value: date) -> str:
        """`June 2027`."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", value, locale=self.locale).replace(" ", NO_BREAK)

    def rough(self, value: str) -> str:
        """`2017`, `December 2017` or `3 December 2017`, from `2017`, `2017-12` or `2017-12-03`."""
        from babel.dates import format_skeleton

        year, *rest = (int(part) for part in value.split("-"))
        match rest:
            case [month, day]:
                return self.day(date(year, month, day))
            case [month]:
                return self.month(date(year, month, 1))
        return format_skeleton("y", date(year, 1, 1), locale=self.locale).replace(" ", NO_BREAK)

    def clock(self, value: time) -> str:
        """`14:30`."""
        from babel.dates import format_time

        return str(format_time(value, "short", locale=self.locale)).replace(" ", NO_BREAK)

    def number(self, value: int | Fraction, places: int = _MOST_PLACES) -> str:
        """`1,234.5`, with no more digits than needed."""
        pattern = self._numbers.get(places)
        if pattern is None:
            pattern = self._numbers[places] = _with_places(self._numbers[0], 0, places)
        return str(pattern.apply(_digits(value), self.locale))

    def percent(self, value: Fraction) -> str:
        """`17.5%`."""
        return str(self._percent.apply(_digits(value), self.locale))

    def money(self, minor_units: int) -> str:
        """`£1,482.50`, and `£80` when it is whole."""
        whole = minor_units % 10**self.minor_digits == 0
        amount = Digits(minor_units).scaleb(-self.minor_digits)
        words = str((self._whole_money if whole else self._money).apply(amount, self.locale))
        return words.replace("¤", self._symbol)

    def duration(self, count: int, unit: str) -> str:
        """`10 days`; months that make whole years are years."""
        if unit == "month" and count and count % 12 == 0:
            count, unit = count // 12, "year"
        patterns = self.locale._data["unit_patterns"][f"duration-{unit}"]
        sizes = [patterns.get(size, {}) for size in ("long", "short")]
        form = self.locale.plural_form(abs(count))
        # Where the long form is the same as the short one, CLDR has the short one only, and Babel no way to ask.
        pattern = next((found[form] for found in sizes if form in found), "{0} " + unit)
        return str(pattern).format(self.number(count)).replace(" ", NO_BREAK)

    def size(self, bytes: int) -> str:
        """`340 kB`, `1.2 MB`: how large a file is."""
        from babel.units import format_unit

        if bytes <= 999_000:
            return format_unit(-(-bytes // 1000), "digital-kilobyte", "short", locale=self.locale)
        megabytes = Digits(bytes).scaleb(-6).quantize(Digits("0.1")).normalize()
        return format_unit(megabytes, "digital-megabyte", "short", format="#,##0.#", locale=self.locale)

    def money_affixes(self) -> tuple[str, str]:
        """What stands before and after an amount that is typed: (`£`, ``) in English, (``, `£`) in French."""
        mark = self._symbol.rstrip(NO_BREAK)
        return (mark, "") if _leads(self._money) else ("", mark)

    def listed(self, words: Sequence[str]) -> str:
        """`Welsh, Irish and English`."""
        return self._joined(words, "standard")

    def either(self, words: Sequence[str]) -> str:
        """`Welsh, Irish or English`."""
        return self._joined(words, "or")

    def _joined(self, words: Sequence[str], style: Literal["standard", "or"]) -> str:
        from babel.lists import format_list

        joined = format_list(list(words), style, self.locale)
        changing = _BEFORE_A_SOUND.get((self.locale.language, style))
        if changing is None or len(words) < 2:
            return joined
        given, usual, other, sound = changing
        last = words[-1]
        conjunction = other if sound.match(last.lstrip("«“„\u2068")) else usual
        return f"{joined.removesuffix(f'{given} {last}')}{conjunction} {last}"


def _named_day(locale: Locale) -> DateTimePattern:
    """The long date with the name of the day; English that writes the day first needs no comma between them."""
    from babel.dates import parse_pattern

    full: DateTimePattern = locale.date_formats["full"]
    if locale.language == "en" and full.pattern.startswith("EEEE, d"):
        without: DateTimePattern = parse_pattern(full.pattern.replace(",", "", 1))
        return without
    return full


def _leads(pattern: NumberPattern) -> bool:
    """Whether the currency stands before the amount."""
    return str(pattern.pattern).lstrip("\u200e\u200f").startswith("¤")


def _with_places(pattern: NumberPattern, low: int, high: int) -> NumberPattern:
    """The same pattern with between `low` and `high` decimals."""
    same = copy(pattern)
    same.frac_prec = (low, high)
    return same


def _digits(value: int | Fraction) -> Digits:
    if isinstance(value, int):
        return Digits(value)
    return Digits(value.numerator) / Digits(value.denominator)

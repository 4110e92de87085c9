"""Values in words, by kind and language."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from journeys.expressions.kinds import (
    Choice,
    Choices,
    Date,
    Days,
    Decimal,
    Exact,
    Integer,
    Kind,
    Money,
    Month,
    Months,
    Percent,
    Record,
    Text,
    YesNo,
)
from journeys.formats import formats
from journeys.show import options_of, show
from tests.journeys.expressions.journeys_for_words import JOURNEY
from tests.journeys.expressions.small_journey import SmallNames, sentence

NAMES = SmallNames()
LANGUAGES = JOURNEY.questions["languages"].options


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Date(), date(2027, 6, 14), "14\u00a0June\u00a02027"),
        (Month(), date(2027, 6, 1), "June\u00a02027"),
        (Money(), 148_250, "£1,482.50"),
        (Money(), 8_000, "£80"),
        (Money(), 0, "£0"),
        (Money(), 5, "£0.05"),
        (Money(), -550, "-£5.50"),
        (Integer(), 12_345, "12,345"),
        (Integer(), -3, "-3"),
        (Decimal(2), Fraction(5, 4), "1.25"),
        (Decimal(2), Fraction(1234), "1,234"),
        (Decimal(1), Fraction(3, 2), "1.5"),
        (Decimal(2), 7, "7"),
        (Percent(), Fraction(7, 40), "17.5%"),
        (Percent(), Fraction(1, 5), "20%"),
        (Days(), 1, "1\u00a0day"),
        (Days(), 10, "10\u00a0days"),
        (Months(), 9, "9\u00a0months"),
        (Months(), 24, "2\u00a0years"),
        (Months(), 0, "0\u00a0months"),
        (YesNo(), True, "Yes"),
        (YesNo(), False, "No"),
        (Text(), "Zoë <b>", "Zoë <b>"),
        (
            Record(("line_1", "town", "postcode")),
            {"postcode": "AB1 2CD", "line_1": "1 High Street", "town": ""},
            "1 High Street, AB1 2CD",
        ),
        (Choice(("welsh", "irish")), "welsh", "Welsh"),
        (Choices(("welsh", "irish", "english")), ("english", "welsh"), "Welsh and English"),
        (Choices(("welsh", "irish", "english")), ("welsh", "irish", "english"), "Welsh, Irish and English"),
    ],
)
def test_a_value_in_english(kind: Kind, value: Any, words: str) -> None:
    assert show(kind, value, JOURNEY, "en", LANGUAGES) == words


def test_an_option_without_a_label_is_shown_by_its_id() -> None:
    assert show(Choice(("other",)), "other", JOURNEY, "en") == "other"


def test_an_exact_fraction_is_never_shown() -> None:
    with pytest.raises(ValueError, match="Exact"):
        show(Exact("money"), Fraction(1, 3), JOURNEY, "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "14 June 2027 | £1,482.50 | 1,234.5 | a, b and c"),
        ("en-US", "June 14, 2027 | £1,482.50 | 1,234.5 | a, b, and c"),
        ("cy", "14 Mehefin 2027 | £1,482.50 | 1,234.5 | a, b, a c"),
        ("de", "14. Juni 2027 | 1.482,50 £ | 1.234,5 | a, b und c"),
        ("pl", "14 czerwca 2027 | 1 482,50 £ | 1 234,5 | a, b i c"),
        ("zh-Hant", "2027年6月14日 | £1,482.50 | 1,234.5 | a、b和c"),
        ("xx", "14 June 2027 | £1,482.50 | 1,234.5 | a, b and c"),
        ("not a language", "14 June 2027 | £1,482.50 | 1,234.5 | a, b and c"),
    ],
)
def test_a_value_in_another_language(language: str, words: str) -> None:
    form = formats(language, "GBP", 2)
    shown = [form.day(date(2027, 6, 14)), form.money(148_250), form.number(Fraction(2469, 2)), form.listed("abc")]
    assert " | ".join(shown).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("currency", "minor_digits", "words"),
    [
        ("USD", 2, "$1,234.56 on June 14, 2027"),
        ("EUR", 2, "€1,234.56 on 14 June 2027"),
        ("CHF", 2, "CHF 1,234.56 on 14 June 2027"),
        ("JPY", 0, "¥123,456 on 14 June 2027"),
    ],
)
def test_english_follows_the_country_of_the_currency(currency: str, minor_digits: int, words: str) -> None:
    journey = replace(JOURNEY, currency=currency, minor_digits=minor_digits)
    money, day = (show(kind, value, journey, "en") for kind, value in ((Money(), 123_456), (Date(), date(2027, 6, 14))))
    assert f"{money} on {day}".replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("language", "currency", "words"),
    [
        ("en", "GBP", "Monday 14_June_2027"),
        ("en", "USD", "Monday, June_14,_2027"),
        ("de", "EUR", "Montag, 14._Juni_2027"),
        ("cy", "GBP", "Dydd Llun, 14_Mehefin_2027"),
        ("ar", "GBP", "الاثنين، 14_يونيو_2027"),
        ("pl", "PLN", "poniedziałek, 14_czerwca_2027"),
        ("fr", "EUR", "lundi 14_juin_2027"),
        ("es", "EUR", "lunes, 14_de_junio_de_2027"),
    ],
)
def test_a_day_to_plan_by_says_its_weekday_and_breaks_only_after_it(language: str, currency: str, words: str) -> None:
    journey = replace(JOURNEY, currency=currency)
    shown = show(Date(), date(2027, 6, 14), journey, language, weekdays=True)
    assert shown.replace("\u00a0", "_") == words


@pytest.mark.parametrize(
    ("language", "words", "both", "one"),
    [
        ("en", ["Welsh", "Irish"], "Welsh and Irish", "Welsh or Irish"),
        ("cy", ["Cymraeg", "Gwyddeleg"], "Cymraeg a Gwyddeleg", "Cymraeg neu Gwyddeleg"),
        ("cy", ["Cymraeg", "Almaeneg"], "Cymraeg ac Almaeneg", "Cymraeg neu Almaeneg"),
        ("cy", ["Ŵyn", "“ŵyn”"], "Ŵyn ac “ŵyn”", "Ŵyn neu “ŵyn”"),
        ("es", ["francés", "inglés"], "francés e inglés", "francés o inglés"),
        ("es", ["hierba", "hielo"], "hierba y hielo", "hierba o hielo"),
        ("es", ["siete", "ocho"], "siete y ocho", "siete u ocho"),
        ("es", ["7", "8"], "7 y 8", "7 u 8"),
        ("ar", ["نعم", "لا"], "نعم ولا", "نعم أو لا"),
        ("pl", ["tak", "nie"], "tak i nie", "tak lub nie"),
        ("fr", ["oui"], "oui", "oui"),
    ],
)
def test_a_conjunction_follows_the_sound_after_it(language: str, words: list[str], both: str, one: str) -> None:
    form = formats(language, "GBP", 2)
    assert (form.listed(words), form.either(words)) == (both, one)


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [
        ("en", "Yes", "No"),
        ("cy", "Ie", "Na"),
        ("ar", "نعم", "لا"),
        ("pl", "Tak", "Nie"),
        ("fr", "Oui", "Non"),
        ("es", "Sí", "No"),
    ],
)
def test_yes_and_no_are_said_in_the_readers_language(language: str, yes: str, no: str) -> None:
    assert [show(YesNo(), value, JOURNEY, language) for value in (True, False)] == [yes, no]


def test_every_language_that_babel_knows_shows_every_kind() -> None:
    from babel.localedata import locale_identifiers

    values: list[tuple[Kind, Any]] = [
        (Date(), date(2027, 6, 14)),
        (Month(), date(2027, 6, 1)),
        (Money(), 148_250),
        (Decimal(2), Fraction(5, 4)),
        (Percent(), Fraction(1, 5)),
        (Days(), 10),
        (Months(), 9),
        (YesNo(), True),
    ]
    for language in sorted({name.split("_")[0] for name in locale_identifiers()} | {"zh-Hant", "pt-BR", "sr-Latn"}):
        for kind, value in values:
            assert show(kind, value, JOURNEY, language).strip()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("vehicle", ["Car", "Moped", "Tractor"]),
        ("full_purpose", ["Tourism", "Work", "Study", "Transit"]),
        ("languages", ["Welsh", "Irish", "English"]),
        ("age + 1", []),
    ],
)
def test_labels_come_from_the_questions_read(text: str, labels: list[str]) -> None:
    options = options_of(sentence(text, NAMES).tree, JOURNEY)
    assert [show(Choice((option.id,)), option.id, JOURNEY, "en", options) for option in options] == labels


def test_babel_is_not_read_before_a_value_is_shown() -> None:
    code = "import sys, journeys.show, journeys.texts, journeys.expressions.resolve; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

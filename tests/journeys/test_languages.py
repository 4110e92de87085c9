"""What is known of a language: its own name, its direction, its plural forms, and how a value is kept apart in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeys
from journeys.formats import YES_NO
from journeys.languages import (
    BUILT_IN,
    built_in,
    direction,
    is_english,
    isolated,
    own_name,
    plural_form,
    plural_forms,
)


def test_the_languages_with_built_in_words_are_those_that_have_files() -> None:
    files = {file.stem for file in (Path(journeys.__file__).parent / "wordings").glob("*.yaml")}
    assert files == set(BUILT_IN) - {"en"}
    assert set(YES_NO) == set(BUILT_IN)


def test_every_language_says_its_own_name() -> None:
    assert [own_name(language) for language in (*BUILT_IN, "xx", "")] == [
        "English", "Cymraeg", "العربية", "Polski", "Français", "Español", "xx", ""
    ]  # fmt: skip


def test_arabic_runs_from_right_to_left() -> None:
    assert [direction(language) for language in (*BUILT_IN, "ar-EG", "he", "xx")] == [
        "ltr", "ltr", "rtl", "ltr", "ltr", "ltr", "rtl", "rtl", "ltr"
    ]  # fmt: skip


def test_a_country_does_not_make_another_language() -> None:
    assert [built_in(language) for language in ("en-GB", "cy_GB", "ar-SA", "de", "x")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [is_english(language) for language in ("en", "en-GB", "eng", "cy")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("one", "other")),
        ("cy", ("zero", "one", "two", "few", "many", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("pl", ("one", "few", "many", "other")),
        ("fr", ("one", "many", "other")),
        ("es", ("one", "many", "other")),
        ("xx", ("other",)),
    ],
)
def test_the_plural_forms_are_those_of_cldr(language: str, forms: tuple[str, ...]) -> None:
    assert plural_forms(language) == forms
    assert {plural_form(number, language) for number in range(1000)} <= set(forms)


def test_a_number_chooses_the_form() -> None:
    assert [plural_form(number, "pl") for number in (1, 2, 5, 22, 25)] == ["one", "few", "many", "few", "many"]
    assert [plural_form(number, "ar") for number in (0, 1, 2, 3, 11, 100)] == [
        "zero", "one", "two", "few", "many", "other"
    ]  # fmt: skip
    assert plural_form(-1, "en") == "one"


@pytest.mark.parametrize(
    ("language", "text", "apart"),
    [
        ("ar", "01632 960 142", True),
        ("ar", "name@example.com", True),
        ("ar", "عنوان", False),
        ("ar", "", False),
        ("ar", "…", False),
        ("en", "name@example.com", False),
        ("en", "Zoë", False),
        ("en", "محمد", True),
        ("cy", "Tŷ Hir", False),
        ("ar", "\u2068a.pdf\u2069 و\u2068b.jpg\u2069", False),
        ("ar", "\u2068a.pdf\u2069", False),
        ("en", "\u2068محمد\u2069", False),
        ("ar", "رقم 5", False),
        ("ar", "14 يونيو 2027", False),
        ("ar", "1,482.50", False),
        ("ar", "17.5%", False),
        ("ar", "+441632960142", True),
        ("ar", "NM3 5QT", True),
    ],
)
def test_a_value_that_runs_the_other_way_is_kept_apart(language: str, text: str, apart: bool) -> None:
    assert isolated(text, language) == (f"\u2068{text}\u2069" if apart else text)


def test_each_line_is_kept_apart_by_itself() -> None:
    assert isolated("12 Tannery Row\nالقاهرة\n11511", "ar") == "\u206812 Tannery Row\u2069\nالقاهرة\n11511"
    assert isolated("One\nمحمد", "en") == "One\n\u2068محمد\u2069"


@given(st.text(), st.sampled_from(BUILT_IN))
def test_keeping_apart_adds_only_the_two_marks_and_no_second_pair(text: str, language: str) -> None:
    once = isolated(text, language)
    assert once.replace("\u2068", "").replace("\u2069", "") == text.replace("\u2068", "").replace("\u2069", "")
    if "\u2068" not in text and "\u2069" not in text:
        assert isolated(once, language) == once


def test_babel_is_not_read_before_a_language_is_asked_about() -> None:
    code = "import sys, journeys.languages, journeys.questions.translations; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

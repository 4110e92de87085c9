"""Footpath's own words in every language: the same keys, placeholders and plural forms, and nothing left in English."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from journeys import document
from journeys.formats import YES_NO
from journeys.languages import BUILT_IN, plural_forms
from renderers.html import wording
from renderers.html.wording import Counted, read, words

FOLDER = Path(wording.__file__).parent / "wording"
OTHERS = [language for language in BUILT_IN if language != "en"]


def file_of(language: str) -> dict[str, Any]:
    return dict(document.read(language, (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")).value)


def forms_of(value: Any) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else [value]


def slots(value: Any) -> set[str]:
    return {name for form in forms_of(value) for name in re.findall(r"\{([a-z]+)\}", form)}


def test_there_is_a_file_for_every_built_in_language() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(BUILT_IN)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_of_english(language: str) -> None:
    english, own = list(file_of("en")), list(file_of(language))
    assert sorted(own) == sorted(english)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_placeholders_of_english(language: str) -> None:
    english, own = file_of("en"), file_of(language)
    assert {key: slots(own[key]) for key in english} == {key: slots(english[key]) for key in english}


@pytest.mark.parametrize("language", BUILT_IN)
def test_a_wording_with_a_number_has_every_plural_form_of_its_language(language: str) -> None:
    for key, value in file_of(language).items():
        if isinstance(value, dict):
            assert tuple(value) == plural_forms(language), key
            assert [form for form, said in value.items() if "{n}" not in said and form not in ("one", "two")] == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    english, own = file_of("en"), file_of(language)
    worded = {key for key in english if re.search(r"[a-z]", re.sub(r"\{.*?\}", "", " ".join(forms_of(english[key]))))}
    same = {key for key in worded if own[key] == english[key]}
    alike = {"fr": {"cookies", "cookies_title"}, "es": {"cookies", "cookies_title", "no", "title_error", "error"}}
    assert same - {"items_number"} <= alike.get(language, set())


@pytest.mark.parametrize("language", BUILT_IN)
def test_spaces_line_ends_and_marks_are_those_of_english(language: str) -> None:
    english, own = file_of("en"), file_of(language)
    for key, value in own.items():
        for form, said in zip(forms_of(english[key]), forms_of(value), strict=False):
            assert said.endswith(" ") == form.endswith(" "), key
            assert said.startswith(" ") == form.startswith(" "), key
            assert said.count("\n- ") == form.count("\n- "), key
            assert said.rstrip().endswith((".", "؟", "?")) == form.rstrip().endswith((".", "?")), key
        for said in forms_of(value):
            assert "<" not in said
            assert said.count("(") == said.count(")")
            assert said.count("“") == said.count("”") or said.count("„") == said.count("”")
            assert said.count("«") == said.count("»")


BANNED = {
    "cy": r"\b(os gwelwch yn dda|annilys|gorfodol|cliciwch)\b",
    "ar": "من فضلك|يرجى|الرجاء|غير صالح|انقر|اضغط",
    "pl": r"\b(proszę|nieprawidłow\w*|niepoprawn\w*|kliknij|Pan|Pani|Państwo|\w+łeś|\w+łaś)\b",
    "fr": r"\b(veuillez|s’il vous plaît|invalide|obligatoire|cliquez|tu|ton|ta)\b",
    "es": r"\b(por favor|inválid\w*|no válid\w*|obligatori\w*|haga clic|tú|tu|tus)\b",
}


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_blames_or_begs(language: str) -> None:
    found = {
        key: hit[0]
        for key, value in file_of(language).items()
        for said in forms_of(value)
        if (hit := re.search(BANNED[language], said, re.I))
    }
    assert found == {}


@pytest.mark.parametrize("language", BUILT_IN)
def test_pages_and_values_say_yes_and_no_alike(language: str) -> None:
    assert (words(language).yes, words(language).no) == YES_NO[language]


@pytest.mark.parametrize("language", OTHERS)
def test_quotes_and_apostrophes_are_those_of_print_where_the_language_has_them(language: str) -> None:
    straight = [key for key, value in file_of(language).items() for said in forms_of(value) if '"' in said]
    assert straight == []


def test_a_form_is_chosen_by_the_number_which_is_written_as_the_language_writes_it() -> None:
    assert words("pl").cookies_days.of(22) == "22 dni od ostatniej wysłanej strony"
    assert words("pl").limit.of(2000).replace("\u00a0", " ") == "Można wpisać najwyżej 2 000 znaków"
    assert words("ar").limit.of(2) == "يمكن كتابة حرفين على الأكثر"
    assert words("cy").cookies_days.of(2) == "2 ddiwrnod ar ôl y dudalen ddiwethaf a anfonwyd gennych"
    assert words("en").cookies_days.of(1) == "1 day after the last page you sent"
    assert Counted({"one": "{n} {what}", "other": "{n} {what}s"}, "en").of(1200, what="page") == "1,200 pages"


def test_a_dialect_is_told_in_its_language() -> None:
    assert words("cy-GB") == words("cy")
    assert words("ar-EG") == words("ar")


def test_a_missing_plural_form_and_one_too_many_are_named() -> None:
    english = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    with pytest.raises(KeyError, match="limit"):
        read(re.sub(r"limit:\n.*\n.*\n", "limit: You can write\n", english, count=1))
    with pytest.raises(KeyError, match="skip"):
        read(english.replace("skip: Skip to main content\n", "skip:\n  one: Skip\n"))

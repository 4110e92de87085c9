"""What question types say in Welsh, Arabic, Polish, French and Spanish: complete, and by the rules of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.expressions.known import Known
from journeys.languages import BUILT_IN, plural_forms
from journeys.model import Question, Text
from journeys.questions import all_types, type_of
from journeys.questions.base import Problem, QuestionType
from journeys.questions.called import heading
from journeys.questions.messages import called, message
from journeys.questions.presented import affixes, part_label
from journeys.questions.translations import Wordings, wordings
from journeys.questions.wordings import TEMPLATES
from tests.journeys.questions.given import TODAY, journey, parts, question, reading, text
from tests.journeys.questions.test_messages import problems

KNOWN = Known(today=TODAY)
OTHERS = [language for language in BUILT_IN if language != "en"]
EVERY = [
    (language, type, rule)
    for language in OTHERS
    for type, kind in all_types().items()
    for rule in sorted(kind.messages)
]
GRAMMAR = {"t", "T", "P", "statement"}
"""Placeholders that English grammar needs, and others have no use for."""


def said_in(language: str) -> Wordings:
    found = wordings(language)
    assert found is not None
    return found


def slots(template: str) -> set[str]:
    return set(re.findall(r"\{([A-Za-z]+)", template)) - GRAMMAR


def templates(said: Wordings) -> Iterator[str]:
    yield from said.messages.values()
    for own in said.types.values():
        yield from own.values()


@pytest.mark.parametrize(("language", "type", "rule"), EVERY)
def test_every_rule_has_words_with_the_same_placeholders_and_example(language: str, type: str, rule: str) -> None:
    english = type_of(type).messages[rule]
    found = said_in(language).template(type, rule, rule.partition(":")[0])
    assert found is not None
    assert slots(found) == slots(english)
    assert ("[" in found) == ("[" in english)


@pytest.mark.parametrize("language", OTHERS)
def test_no_file_holds_what_nothing_says(language: str) -> None:
    said = said_in(language)
    assert set(said.messages) <= set(TEMPLATES) | {f"{rule}:called" for rule in TEMPLATES}
    kinds = all_types()
    assert set(said.types) <= set(kinds)
    assert [(type, rule) for type, own in said.types.items() for rule in own if rule not in kinds[type].messages] == []
    assert {rule for rule in said.messages if rule.endswith(":called") and "{t}" not in said.messages[rule]} == set()


def asked_of(type: str) -> Iterator[Question]:
    """Questions of a type that show each of its parts."""
    kind = type_of(type)
    options = {"a": "A", "b": "B"} if kind.takes_options else None
    settings: list[dict[str, Any]] = [{}]
    for setting in kind.settings:
        values = setting.schema.get("enum", [True] if setting.schema.get("type") == "boolean" else [setting.example])
        settings += [{setting.name: value} for value in values]
    needed = {each.name: each.example for each in kind.settings if each.needed}
    for chosen in settings:
        yield question(type, options=options, settings=needed | chosen)


@pytest.mark.parametrize("language", OTHERS)
def test_every_part_of_an_answer_has_a_label_and_a_name_in_messages(language: str) -> None:
    said = said_in(language)
    labelled, asked_for = set(), set()
    for type, kind in all_types().items():
        for asked in asked_of(type):
            for part in kind.parts(asked):
                if kind.part_label(asked, part):
                    assert part_label(asked, part, language) != ""
                    labelled.add(f"{type}.{part}")
                    if any("{missing}" in words for words in kind.messages.values()) and not kind.part_optional(
                        asked, part
                    ):
                        asked_for.add(f"{type}.{part}")
    assert set(said.labels) == labelled
    assert set(said.missing) == asked_for


@pytest.mark.parametrize("language", OTHERS)
def test_every_noun_beside_a_number_has_every_plural_form_of_the_language(language: str) -> None:
    said = said_in(language)
    english = [template for kind in all_types().values() for template in kind.messages.values()]
    nouns = {noun for template in [*english, *templates(said)] for noun in re.findall(r"\{[a-z]+:([^}]*)\}", template)}
    assert set(said.counts) == nouns
    for noun, forms in said.counts.items():
        assert tuple(forms) == plural_forms(language), noun
        assert [form for form, words in forms.items() if "{n}" not in words and form not in ("one", "two")] == []


BANNED = {
    "cy": r"\b(os gwelwch yn dda|annilys|gorfodol|cliciwch)\b",
    "ar": "من فضلك|يرجى|الرجاء|غير صالح|انقر",
    "pl": r"\b(proszę|nieprawidłow\w*|niepoprawn\w*|kliknij|Pan|Pani|Państwo|\w+łeś|\w+łaś)\b",
    "fr": r"\b(veuillez|s’il vous plaît|invalide|obligatoire|cliquez|tu|ton|ta)\b",
    "es": r"\b(por favor|inválid\w*|no válid\w*|obligatori\w*|haga clic|tú|tu|tus)\b",
}


@pytest.mark.parametrize("language", OTHERS)
def test_messages_are_plain_blame_nobody_and_end_without_a_stop(language: str) -> None:
    said = said_in(language)
    assert [words for words in templates(said) if re.search(BANNED[language], words, re.I)] == []
    assert [words for words in templates(said) if words.endswith(".") or words != words.strip() or "  " in words] == []
    for words in templates(said):
        assert words.count("{") == words.count("}")
        assert words.count("[") == words.count("]")
        assert words.count("\u2068") == words.count("\u2069")
        assert words.count("(") == words.count(")")
        assert not words[0].islower() or language == "ar"


ASKED = {
    "cy": ("Beth yw eich dyddiad geni?", "eich dyddiad geni", "Rhif ffôn"),
    "ar": ("ما هو تاريخ ميلادك؟", "تاريخ ميلادك", "رقم الهاتف"),
    "pl": ("Kiedy się urodziłaś?", "data urodzenia", "Numer telefonu"),
    "fr": ("Quelle est votre date de naissance\u202f?", "votre date de naissance", "Numéro de téléphone"),
    "es": ("¿Cuál es su fecha de nacimiento?", "su fecha de nacimiento", "Número de teléfono"),
}


def told(asked: Question, typed: Any, language: str, **how: Any) -> str:
    kind = type_of(asked.type)
    read = kind.read(asked, parts(typed, kind.parts(asked)), reading(language=language, **how)) or kind.empty(asked)
    assert isinstance(read, Problem)
    return message(read, asked, KNOWN, journey(language), language).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "alone", "month_missing", "empty", "named", "phone"),
    [
        (
            "cy",
            "Rhowch ddyddiad",
            "Rhowch y dyddiad cyfan (mae mis ar goll)",
            "Rhowch eich dyddiad geni",
            "Dyddiad geni: rhowch y dyddiad cyfan (mae mis ar goll)",
            "Rhif ffôn: rhowch rif ffôn llawn, fel 01632 960 142",
        ),
        (
            "ar",
            "يجب إدخال تاريخ",
            "يجب إدخال الشهر أيضًا",
            "يجب إدخال تاريخ ميلادك",
            "تاريخ ميلادك: يجب إدخال الشهر أيضًا",
            "رقم الهاتف: يجب إدخال رقم هاتف كامل، مثل \u206801632 960 142\u2069",
        ),
        (
            "pl",
            "Podaj datę",
            "Podaj miesiąc",
            "Data urodzenia: podaj datę",
            "Data urodzenia: podaj miesiąc",
            "Numer telefonu: podaj pełny numer telefonu, na przykład 01632 960 142",
        ),
        (
            "fr",
            "Indiquez une date",
            "Indiquez aussi le mois",
            "Indiquez votre date de naissance",
            "Date de naissance : indiquez aussi le mois",
            "Numéro de téléphone : indiquez un numéro de téléphone complet, par exemple 01632 960 142",
        ),
        (
            "es",
            "Indique una fecha",
            "Indique también el mes",
            "Indique su fecha de nacimiento",
            "Fecha de nacimiento: indique también el mes",
            "Número de teléfono: escriba un número de teléfono completo, por ejemplo 01632 960 142",
        ),
    ],
)
def test_a_message_stands_alone_or_after_what_the_answer_is_called(
    language: str, alone: str, month_missing: str, empty: str, named: str, phone: str
) -> None:
    ask, noun, label = ASKED[language]
    blank, no_month = ["", "", ""], ["27", "", "2007"]
    assert told(question("date", ask), blank, language) == alone
    assert told(question("date", ask), no_month, language) == month_missing
    assert told(question("date", ask, called=noun), blank, language) == empty
    assert told(question("date", ask, called=noun), no_month, language) == named
    assert told(question("phone", label), "12", language) == phone


@pytest.mark.parametrize(
    ("language", "two", "five"),
    [
        ("cy", "Rhowch 2 nod neu fwy", "Rhowch 5 nod neu fwy"),
        ("ar", "يجب كتابة حرفين على الأقل", "يجب كتابة 5 أحرف على الأقل"),
        ("pl", "Wpisz co najmniej 2 znaki", "Wpisz co najmniej 5 znaków"),
        ("fr", "Saisissez au moins 2 caractères", "Saisissez au moins 5 caractères"),
        ("es", "Escriba 2 caracteres o más", "Escriba 5 caracteres o más"),
    ],
)
def test_a_noun_takes_the_form_of_its_number(language: str, two: str, five: str) -> None:
    asked = question("text", "?")
    assert told(asked, "x", language, low=2) == two
    assert told(asked, "x", language, low=5) == five


@pytest.mark.parametrize("kind", all_types().values(), ids=list(all_types()))
@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_whole_in_every_language(language: str, kind: QuestionType) -> None:
    options = {"a": "Pierwsza", "b": "Druga"} if kind.takes_options else None
    for asked in (question(kind.name, "?", options), question(kind.name, "?", options, called="Nazwa")):
        for rule, problem in problems(kind):
            if "missing" in problem.params:
                wanted = [part for part in said_in(language).missing if part.startswith(f"{kind.name}.")]
                params = {**problem.params, "missing": tuple(part.partition(".")[2] for part in wanted[:2])}
                problem = Problem("asked", rule, params=params)
            words = message(problem, asked, KNOWN, journey(language), language)
            assert not re.search(r"[{}\[\]]|None\b|  |: .*: .*: ", words), (rule, words)
            assert not words.endswith(".")


@given(
    st.sampled_from(sorted(all_types())),
    st.sampled_from(BUILT_IN),
    st.lists(st.one_of(st.text(max_size=40), st.sampled_from(["1.200", "x" * 250, "31", "-1", "@", "13"])), min_size=4),
)
def test_whatever_was_typed_its_problem_can_be_told_in_every_language(
    type: str, language: str, typed: list[str]
) -> None:
    kind = type_of(type)
    needed = {each.name: each.example for each in kind.settings if each.needed}
    asked = question(type, "?", {"a": "A", "b": "B"} if kind.takes_options else None, settings=needed)
    sent = {part: [words] for part, words in zip(kind.parts(asked), typed, strict=False)}
    for read in (kind.read(asked, sent, reading(language=language)), kind.empty(asked)):
        if isinstance(read, Problem):
            assert message(read, asked, KNOWN, journey(language), language).strip() != ""


def test_several_parts_and_options_are_joined_as_the_language_joins_them() -> None:
    birth = question("date", "¿Cuándo?")
    assert told(birth, ["", "", "2007"], "es") == "Indique también el día y el mes"
    assert told(birth, ["", "", "2007"], "cy") == "Rhowch y dyddiad cyfan (mae diwrnod a mis ar goll)"
    two = question("choice", "¿Qué?", {"a": "Ayer", "b": "Hoy"})
    assert told(two, "", "es") == "Seleccione «Ayer» u «Hoy»"
    assert told(two, "", "pl") == "Wybierz „Ayer” lub „Hoy”"


def test_a_message_uses_the_labels_and_the_hint_of_its_language() -> None:
    hint = Text(text("We only use it to reply").rules, (), to={"pl": text("np. ja@example.org")})
    mail = question("email", "?")
    asked = Question("asked", "email", mail.ask, (), hint=hint)
    assert told(asked, "x", "pl") == "Podaj poprawnie zapisany adres e-mail"
    assert told(mail, "x", "pl") == "Podaj poprawnie zapisany adres e-mail, na przykład name@example.com"


def test_the_part_at_fault_comes_before_a_message_about_it() -> None:
    home = question("address", "Adres")
    long = ["x" * 101, "", "", ""]
    assert told(home, long, "pl") == "Pierwszy wiersz adresu: wpisz najwyżej 100 znaków (teraz jest ich 101)"


def test_numbers_in_messages_are_written_in_the_readers_language() -> None:
    asked = question("integer", "?")
    assert told(asked, "9" * 12, "pl") == "Podaj 1 000 000 000 lub mniej"
    assert told(asked, "9" * 12, "es") == "Indique 1.000.000.000 o menos"
    assert told(asked, "9" * 12, "ar") == "يجب إدخال 1,000,000,000 أو أقل"


@pytest.mark.parametrize(
    ("language", "noun", "expected"),
    [
        ("fr", "votre date de naissance", "Date de naissance"),
        ("fr", "l’adresse", "Adresse"),
        ("es", "su nombre", "Nombre"),
        ("cy", "eich enw", "Enw"),
        ("cy", "y wlad", "Y wlad"),
        ("pl", "data urodzenia", "Data urodzenia"),
        ("ar", "تاريخ ميلادك", "تاريخ ميلادك"),
        ("de", "die Miete", "Die Miete"),
    ],
)
def test_what_an_answer_is_called_at_the_start_of_a_row(language: str, noun: str, expected: str) -> None:
    assert heading(noun, language) == expected


def test_a_label_is_what_its_answer_is_called_and_a_question_is_not() -> None:
    assert called(question("phone", "Numer telefonu:"), KNOWN, journey("pl"), "pl") == "Numer telefonu"
    assert called(question("phone", "Jaki jest numer?"), KNOWN, journey("pl"), "pl") is None
    assert called(question("phone", "ما هو الرقم؟"), KNOWN, journey("ar"), "ar") is None
    assert called(question("declaration", "Wszystko to prawda"), KNOWN, journey("pl"), "pl") is None


def test_a_currency_stands_where_the_language_writes_it() -> None:
    rent = question("money")
    assert affixes(rent, journey("en"), "en") == ("£", "")
    assert affixes(rent, journey("cy"), "cy") == ("£", "")
    assert affixes(rent, journey("fr"), "fr") == ("", "£")
    hours = Text(text("hours").rules, (), to={"fr": text("heures")})
    asked = question("integer", settings={"unit": "hours"}, unit=hours)
    assert affixes(asked, journey("en"), "en") == ("", "hours")
    assert affixes(asked, journey("fr"), "fr") == ("", "heures")


def test_english_and_languages_without_words_of_their_own_are_told_in_english() -> None:
    assert [wordings(language) for language in ("en", "en-GB", "de", "xx", "not a language")] == [None] * 5
    assert wordings("cy-GB") is wordings("cy-GB") is not None

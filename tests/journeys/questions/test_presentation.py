"""What templates draw without deciding anything: autofill, keypads, widths, groups, labels of parts."""

from __future__ import annotations

import pytest

from journeys.model import Question
from journeys.questions import all_types, type_of
from journeys.questions.choice import Type as Choice
from tests.journeys.questions.given import journey, literal, question

ANYWHERE = {"country": "any"}
MANY = {f"town_{at}": f"Town {at}" for at in range(16)}


def tokens(asked: Question) -> dict[str, str | None]:
    kind = type_of(asked.type)
    return {part: kind.autocomplete(asked, part) for part in kind.parts(asked)}


def test_autofill_is_offered_for_what_a_browser_knows_of_the_citizen() -> None:
    assert tokens(question("email")) == {"": "email"}
    assert tokens(question("phone")) == {"": "tel"}
    assert tokens(question("name")) == {"": "name"}
    assert tokens(question("name", settings={"parts": "with_middle"})) == {
        "given": "given-name",
        "middle": "additional-name",
        "family": "family-name",
    }
    assert tokens(question("signature")) == {"": "name"}
    assert tokens(question("bank_account"))["payee"] == "name"
    assert tokens(question("text")) == {"": None}
    assert tokens(question("text", settings={"autocomplete": "organization"})) == {"": "organization"}
    assert tokens(question("date")) == {"day": None, "month": None, "year": None}
    assert tokens(question("date", settings={"birthday": True})) == {
        "day": "bday-day",
        "month": "bday-month",
        "year": "bday-year",
    }
    assert tokens(question("address")) == {
        "line1": "address-line1",
        "line2": "address-line2",
        "town": "address-level2",
        "postcode": "postal-code",
    }
    assert tokens(question("address", settings=ANYWHERE)) == {"country": "country-name", "lines": "street-address"}


def test_autofill_is_off_where_the_answer_is_about_somebody_else() -> None:
    assert tokens(question("name", someone_else=True)) == {"": "off"}
    assert set(tokens(question("address", someone_else=True)).values()) == {"off"}
    assert tokens(question("integer", someone_else=True)) == {"": None}


@pytest.mark.parametrize(
    ("name", "low", "settings", "expected"),
    [
        ("integer", "0", {}, "numeric"),
        ("integer", None, {}, None),
        ("integer", "-5", {}, None),
        ("integer", "smallest_age", {}, None),
        ("decimal", "0.5", {}, "decimal"),
        ("decimal", None, {}, None),
        ("money", None, {}, "decimal"),
        ("money", "£10", {}, "decimal"),
        ("money", "-£10", {}, None),
        ("money", None, {"pence": "none"}, "numeric"),
        ("text", None, {}, None),
        ("phone", None, {}, None),
    ],
)
def test_a_keypad_of_digits_comes_only_where_no_minus_can_be_needed(
    name: str, low: str | None, settings: dict[str, str], expected: str | None
) -> None:
    asked = question(name, min=literal(low) if low else None, settings=settings)
    assert type_of(name).inputmode(asked, "") == expected


def test_boxes_are_as_wide_as_the_answer_is_long() -> None:
    widths = {
        name: [kind.width(asked, part) for part in kind.parts(asked)]
        for name, kind in all_types().items()
        for asked in [question(name)]
    }
    assert widths == {
        "text": ["full"],
        "long_text": ["full"],
        "integer": ["10"],
        "decimal": ["10"],
        "money": ["10"],
        "date": ["2", "2", "4"],
        "yes_no": ["full"],
        "choice": ["full"],
        "choices": ["full"],
        "name": ["full"],
        "address": ["full", "full", "20", "10"],
        "email": ["full"],
        "phone": ["20"],
        "declaration": ["full"],
        "month_year": ["2", "4"],
        "rough_date": ["20"],
        "day": ["20"],
        "time": ["10"],
        "location": ["full"],
        "reference": ["20"],
        "national_id": ["20"],
        "bank_account": ["full", "10", "10", "20"],
        "iban": ["full"],
        "file": ["full", "full"],
        "signature": ["full"],
    }
    assert type_of("reference").width(question("reference", settings={"length": 9}), "") == "20"
    assert type_of("text").width(question("text", max=literal("8")), "") == "10"


def test_groups_have_a_legend_and_single_boxes_a_label() -> None:
    grouped = {name for name, kind in all_types().items() if kind.grouped(question(name))}
    assert grouped == {
        "date", "month_year", "yes_no", "choice", "choices", "address", "declaration", "bank_account"
    }  # fmt: skip
    assert type_of("name").grouped(question("name", settings={"parts": "split"}))
    assert type_of("iban").grouped(question("iban", settings={"bic": "optional"}))
    assert not type_of("choice").grouped(question("choice", options=MANY))


def test_a_long_list_becomes_a_drop_down_unless_the_author_chose() -> None:
    kind = Choice()
    assert kind.presentation(question("choice", options=dict(list(MANY.items())[:15]))) == "radios"
    assert kind.presentation(question("choice", options=MANY)) == "select"
    assert kind.presentation(question("choice", options=MANY, settings={"presentation": "search"})) == "search"


def test_money_shows_its_currency_and_a_number_its_unit() -> None:
    assert type_of("money").affixes(question("money"), journey()) == ("£", "")
    assert type_of("money").affixes(question("money"), journey("de", "EUR")) == ("€", "")
    assert type_of("integer").affixes(question("integer", settings={"unit": "hours"}), journey()) == ("", "hours")


def test_parts_have_labels_and_only_the_second_address_line_may_stay_empty() -> None:
    labels = {
        name: [(kind.part_label(asked, part), kind.part_optional(asked, part)) for part in kind.parts(asked)]
        for name in ("date", "address", "text")
        for kind, asked in [(type_of(name), question(name))]
    }
    assert labels == {
        "date": [("Day", False), ("Month", False), ("Year", False)],
        "address": [
            ("Address line 1", False),
            ("Address line 2", True),
            ("Town or city", False),
            ("Postcode", False),
        ],
        "text": [("", False)],
    }


def test_browsers_do_not_correct_what_is_nobody_elses_to_spell() -> None:
    assert {name for name, kind in all_types().items() if not kind.spellcheck} == {
        "name", "address", "email", "phone", "signature", "location", "reference", "national_id", "bank_account", "iban"
    }  # fmt: skip
    assert {name for name, kind in all_types().items() if kind.autocapitalize == "none"} == {
        "email", "reference", "national_id"
    }  # fmt: skip
    assert {kind.input_type for kind in all_types().values()} == {"text", "email", "tel"}


def test_a_code_is_not_marked_as_misspelt() -> None:
    assert type_of("text").spellchecked(question("text"))
    assert not type_of("text").spellchecked(question("text", settings={"code": True}))
    assert not type_of("name").spellchecked(question("name"))

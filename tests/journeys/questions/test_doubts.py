"""What a type doubts in an answer that it can read, and what it shows of an account."""

from __future__ import annotations

from typing import Any

import pytest

from journeys.questions import type_of
from journeys.questions.mail_slips import meant, one_slip
from journeys.questions.schemes import SCHEMES
from tests.journeys.questions.given import question, reading

BANK = {"payee": "Ann Smith", "sort_code": "309430", "account": "00733245"}


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("hotmial.co.uk", "hotmail.co.uk"),
        ("yahoo.couk", "yahoo.co.uk"),
        ("outlok.com", "outlook.com"),
        ("example.con", "example.com"),
        ("example.com", None),
        ("gmail.com", None),
        ("email.com", None),
        ("nhs.net", None),
        ("hotmail.de", None),
        ("wp.pl", None),
        ("", None),
    ],
)
def test_q20_domains_that_look_like_a_slip_and_those_that_only_look_strange(domain: str, expected: str | None) -> None:
    assert meant(domain) == expected


def test_one_slip_is_one_letter_left_out_doubled_wrong_or_swapped() -> None:
    said = {
        typed: one_slip(typed, "mail") for typed in ("mil", "maill", "mall", "amil", "mial", "mail", "mli", "mailbox")
    }
    assert said == {
        "mil": True, "maill": True, "mall": True, "amil": True, "mial": True, "mail": False, "mli": False,
        "mailbox": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ({}, None),
        ({"sort_code": "000000"}, ("sort_code",)),
        ({"sort_code": "123456"}, ("sort_code",)),
        ({"account": "11111111"}, ("account",)),
        ({"account": "12345678", "sort_code": "999999"}, ("sort_code", "account")),
        ({"account": "00123456"}, ("account",)),
    ],
)
def test_q25_details_that_are_typed_to_get_past_a_form_are_doubted(
    changed: dict[str, str], parts: tuple[str, ...] | None
) -> None:
    found = type_of("bank_account").doubt(question("bank_account"), BANK | changed, reading())
    assert (found and found.parts) == parts


def test_q16_one_name_alone_is_doubted_and_two_are_not() -> None:
    kind, asked = type_of("name"), question("name", settings={"parts": "split"})
    told = [
        found and (found.rule, found.parts)
        for value in ({"given": "Sukarno"}, {"family": "Sukarno"}, {"given": "Ann", "family": "Smith"})
        for found in [kind.doubt(asked, value, reading())]
    ]
    assert told == [("name.single", ("family",)), ("name.single", ("given",)), None]


@pytest.mark.parametrize(
    ("type", "settings", "value", "expected"),
    [
        ("bank_account", {}, BANK, BANK | {"sort_code": "30-94-30", "account": "•••• 3245"}),
        (
            "bank_account",
            {},
            BANK | {"roll": "A1"},
            BANK | {"sort_code": "30-94-30", "account": "•••• 3245", "roll": "•••• 1"},
        ),
        ("iban", {}, "GB82WEST12345698765432", "•••• 5432"),
        (
            "iban",
            {"bic": "optional"},
            {"iban": "GB82WEST12345698765432", "bic": "MIDLGB22"},
            {"iban": "•••• 5432", "bic": "MIDLGB22"},
        ),
        ("text", {}, "as it is", "as it is"),
    ],
)
def test_q25_accounts_are_shown_by_their_last_digits(
    type: str, settings: dict[str, Any], value: Any, expected: Any
) -> None:
    assert type_of(type).masked(question(type, settings=settings), value) == expected


@pytest.mark.parametrize("name", SCHEMES)
def test_q23_no_example_is_a_number_that_is_given_out(name: str) -> None:
    from journeys.questions.codes import bare

    assert SCHEMES[name].read(bare(SCHEMES[name].example)) == "checksum"

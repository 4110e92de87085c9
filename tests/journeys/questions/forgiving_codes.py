"""What people type for numbers, references and accounts that they copy from a card or a letter."""

from __future__ import annotations

from tests.journeys.questions.given import question
from tests.journeys.questions.table import Table, blank, no, tables

INSURANCE = Table(
    question("national_id", settings={"number": "uk_national_insurance"}),
    [
        ("AB123456C", "AB123456C"),
        ("ab 12 34 56 c", "AB123456C"),
        ("AB-12-34-56-C", "AB123456C"),
        ("ＡＢ１２３４５６Ｃ", "AB123456C"),
        ("AB 12 34 56 C.", "AB123456C"),
        ("", blank),
        ("  ", blank),
        ("QQ123456C", no("checksum")),
        ("AB123456E", no("checksum")),
        ("AB123456", no("wrong_form")),
        ("A123456C", no("wrong_form")),
        ("AB1234567C", no("wrong_form")),
        ("12345678", no("wrong_form")),
        ("AB 12 34 S6 C", no("wrong_form")),
        ("BG123456A", no("checksum")),
        ("DA123456A", no("checksum")),
        ("x" * 5000, no("wrong_form")),
    ],
)

NHS = Table(
    question("national_id", settings={"number": "uk_nhs"}),
    [
        ("943 476 5919", "9434765919"),
        ("9434765919", "9434765919"),
        ("943-476-5919", "9434765919"),
        ("943 476 5918", no("checksum")),
        ("943 476 591", no("wrong_form")),
        ("94347659191", no("wrong_form")),
        ("ABC", no("wrong_form")),
        ("٩٤٣٤٧٦٥٩١٩", "9434765919"),
    ],
)

PESEL = Table(
    question("national_id", settings={"number": "pl_pesel"}),
    [
        ("44051401359", "44051401359"),
        ("440514 01359", "44051401359"),
        ("44051401358", no("checksum")),
        ("4405140135", no("wrong_form")),
    ],
)

DNI = Table(
    question("national_id", settings={"number": "es_dni"}),
    [
        ("54362315K", "54362315K"),
        ("54362315-k", "54362315K"),
        ("54362315Z", no("checksum")),
        ("5436231K", no("wrong_form")),
    ],
)

PPS = Table(
    question("national_id", settings={"number": "ie_pps"}),
    [
        ("6433435F", "6433435F"),
        ("6433435 f", "6433435F"),
        ("6433435E", no("checksum")),
        ("643343F", no("wrong_form")),
    ],
)

NIR = Table(
    question("national_id", settings={"number": "fr_nir"}),
    [
        ("2 95 10 99 126 111 93", "295109912611193"),
        ("295109912611193", "295109912611193"),
        ("295109912611199", no("checksum")),
    ],
)

REFERENCE = Table(
    question("reference", settings={"length": 9, "characters": "digits"}),
    [
        ("123456789", "123456789"),
        ("123 456 789", "123456789"),
        ("123-456-789", "123456789"),
        ("123.456.789", "123456789"),
        ("No: 123456789", no("code.digits")),
        ("#123456789", "123456789"),
        ("١٢٣٤٥٦٧٨٩", "123456789"),
        ("", blank),
        ("12345678", no("code.length")),
        ("1234567890", no("code.length")),
        ("12345678a", no("code.digits")),
        ("x" * 5000, no("code.digits")),
    ],
)

OURS = Table(
    question("reference", settings={"length": 9, "ours": True, "starts": "FP"}),
    [
        ("FP0123456", "FP0123456"),
        ("fp o123456", "FP0123456"),
        ("FPO1234S6", "FP01234S6"),
        ("FPI23 456 7", "FP1234567"),
        ("fp-l23-456-7", "FP1234567"),
        ("XX0123456", no("code.starts")),
        ("FP012345", no("code.length")),
    ],
)

PASSPORT = Table(
    question("reference", settings={"characters": "both"}),
    [
        ("ab 123/4", "AB1234"),
        ("AB1234", "AB1234"),
        ("ÄB1", no("code.both")),
        ("🚀", no("code.both")),
        ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", no("too_long")),
        ("  ", blank),
    ],
)

LETTERS = Table(
    question("reference", settings={"characters": "letters", "length": 3}),
    [
        ("abc", "ABC"),
        ("a-b-c", "ABC"),
        ("ab1", no("code.letters")),
    ],
)

BANK = Table(
    question("bank_account"),
    [
        (["Ann Smith", "309430", "12345670", ""], {"payee": "Ann Smith", "sort_code": "309430", "account": "12345670"}),
        (
            ["Ann Smith", "30-94-30", "1234567", ""],
            {"payee": "Ann Smith", "sort_code": "309430", "account": "01234567"},
        ),
        (["Ann Smith", "30 94 30", "123456", ""], {"payee": "Ann Smith", "sort_code": "309430", "account": "00123456"}),
        (
            ["Ann Smith", "30.94.30", "1234 5670", "a/1234-5"],
            {"payee": "Ann Smith", "sort_code": "309430", "account": "12345670", "roll": "A12345"},
        ),
        (
            ["Ann Smith", "３０９４３０", "١٢٣٤٥٦٧٠", ""],
            {"payee": "Ann Smith", "sort_code": "309430", "account": "12345670"},
        ),
        (
            ["Ann Smith", "30\u201394\u201330", "12345670", ""],
            {"payee": "Ann Smith", "sort_code": "309430", "account": "12345670"},
        ),
        (["", "", "", ""], blank),
        ([" ", "-", " ", ""], blank),
        (["", "309430", "12345670", ""], no("incomplete", "payee")),
        (["Ann", "", "12345670", ""], no("incomplete", "sort_code")),
        (["Ann", "309430", "", ""], no("incomplete", "account")),
        (["Ann", "", "", ""], no("incomplete", "sort_code", "account")),
        (["Ann", "30943", "12345670", ""], no("bank.sort_code", "sort_code")),
        (["Ann", "3094301", "12345670", ""], no("bank.sort_code", "sort_code")),
        (["Ann", "309430", "12345", ""], no("bank.account", "account")),
        (["Ann", "309430", "123456701", ""], no("bank.account", "account")),
        (["Ann", "309430", "1234567a", ""], no("bank.account", "account")),
        (["x" * 71, "309430", "12345670", ""], no("too_long", "payee")),
        (["Ann", "309430", "12345670", "RRRRRRRRRRRRRRRRRRR"], no("bank.roll", "roll")),
        (["Ann", "309430", "12345670", "€5"], no("bank.roll", "roll")),
    ],
)

IBAN = Table(
    question("iban"),
    [
        ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        ("gb82west12345698765432", "GB82WEST12345698765432"),
        ("IBAN GB82WEST12345698765432", "GB82WEST12345698765432"),
        ("IBAN: GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        ("DE89-3704-0044-0532-0130-00", "DE89370400440532013000"),
        ("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        ("PL61109010140000071219812874", "PL61109010140000071219812874"),
        ("ES9121000418450200051332", "ES9121000418450200051332"),
        ("", blank),
        ("  ", blank),
        ("GB82WEST12345698765431", no("iban.checksum")),
        ("82WEST", no("iban.start")),
        ("12345678", no("iban.start")),
        ("GB82", no("iban.length")),
        ("GB82WEST123456987654323456789012345", no("iban.length")),
        ("x" * 5000, no("iban.start")),
        ("GB８２ WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
    ],
)

IBAN_AND_BIC = Table(
    question("iban", settings={"bic": "outside_sepa"}),
    [
        (["GB82 WEST 1234 5698 7654 32", ""], {"iban": "GB82WEST12345698765432"}),
        (["GB82 WEST 1234 5698 7654 32", "midlgb22"], {"iban": "GB82WEST12345698765432", "bic": "MIDLGB22"}),
        (["AE07 0331 2345 6789 0123 456", ""], no("incomplete", "bic")),
        (["AE07 0331 2345 6789 0123 456", "EBILAEAD"], {"iban": "AE070331234567890123456", "bic": "EBILAEAD"}),
        (["", ""], blank),
        (["", "EBILAEAD"], no("incomplete", "iban")),
        (["GB82 WEST 1234 5698 7654 32", "MIDL"], no("iban.bic", "bic")),
        (["GB82", ""], no("iban.length", "iban")),
    ],
)

TABLES = tables(vars())

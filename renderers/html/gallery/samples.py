"""What the citizens of the gallery type, and what problems are told with: one line for every type and rule.

The people, accounts and numbers are made up; the phone number is one that is kept free for use in films.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from journeys.expressions.kinds import Upload
from journeys.questions.base import Parts
from journeys.questions.found_addresses import packed

TODAY = date(2026, 11, 23)
"""The day on which the gallery is open: its pages are the same on every day."""

UPLOADS: Mapping[str, Upload] = {
    upload.id: upload
    for upload in (
        Upload("gallery1", "council-tax-bill.pdf", "application/pdf", 182_400),
        Upload("gallery2", "photo of the letter, taken at the kitchen table.jpg", "image/jpeg", 3_420_000),
    )
}  # fmt: skip
"""Files that were sent."""

ADDRESS: Parts = {
    "line1": ["Flat 4"],
    "line2": ["12 Tannery Row"],
    "town": ["Northmere"],
    "postcode": ["NM3 5QT"],
}

FOUND = packed(
    {"line1": f"{number} Tannery Row", "line2": "", "town": "Northmere", "postcode": "NM3 5QT"}
    for number in (10, 12, 14)
)
"""What looking an address up gave."""

FILLED: Mapping[str, Parts] = {
    "text": {"": ["The old library"]},
    "long_text": {"": ["A branch came down in the night.\nIt lies across the path."]},
    "integer": {"": ["37"]},
    "decimal": {"": ["2.5"]},
    "money": {"": ["1,482.50"]},
    "date": {"day": ["27"], "month": ["3"], "year": ["1987"]},
    "month_year": {"month": ["3"], "year": ["27"]},
    "rough_date": {"": ["December 2017"]},
    "day": {"": ["4 12 2026"]},
    "time": {"": ["14:30"]},
    "yes_no": {"": ["yes"]},
    "choice": {"": ["moped"]},
    "choices": {"": ["english", "other"]},
    "name": {"": ["Miriam Adeyemi-Castellanos"]},
    "address": ADDRESS,
    "location": {"": ["51.5033, -0.1276"]},
    "email": {"": ["miriam.adeyemi-castellanos@example.com"]},
    "reference": {"": ["482 119 306"]},
    "national_id": {"": ["AB 12 34 56 C"]},
    "phone": {"": ["07700 900 982"]},
    "bank_account": {"payee": ["M Adeyemi"], "sort_code": ["09-01-28"], "account": ["00733245"]},
    "iban": {"": ["GB29 NWBK 6016 1331 9268 19"]},
    "declaration": {"": ["yes"]},
    "signature": {"": ["Miriam Adeyemi-Castellanos"]},
    "file": {"kept": list(UPLOADS)},
}
"""What is typed where an answer is right, by type of question."""

MORE_FILLED: Mapping[str, Parts] = {
    "split_name": {"given": ["Miriam"], "middle": [""], "family": ["Adeyemi-Castellanos"]},
    "look_up": {"find": ["NM3 5QT"], "house": [""], "found": [FOUND], "pick": [FOUND.split(";")[1]]},
    "abroad": {"country": ["Ireland"], "lines": ["3 Quay Street\nGalway"]},
    "bus": {"": ["n7"]},
    "stops": {"": ["n3", "n4", "n21"]},
    "born_in": {"": ["japan"]},
    "helpers": {"": ["family", "carer"]},
    "collect_on": {"": ["25/11/2026"]},
    "rent": {"": ["1,250"]},
    "long_words": {"": ["near"]},
}
"""The same by question, for the journey of all questions."""

ARABIC: Mapping[str, Parts] = {
    "text": {"": ["المكتبة القديمة"]},
    "long_text": {"": ["سقط غصن في الليل.\nوهو يسد الممر قرب المنزل رقم 12."]},
    "name": {"": ["مريم العبد الله"]},
    "signature": {"": ["مريم العبد الله"]},
}
"""What is typed from right to left instead."""

TYPED: Mapping[str, str] = {
    "too_short": "ab",
    "too_long": "one line that goes on for far longer than there is room for in the box, and then a little more",
    "between_len": "ab",
    "not_number": "about thirty",
    "not_whole": "37.5",
    "ambiguous_number": "1.234,5,6",
    "too_many_decimals": "2.513",
    "not_money": "a lot",
    "needs_pence": "120",
    "no_pence": "120.50",
    "too_low": "0",
    "too_high": "9999",
    "between_num": "9999",
    "bad_chars": "Miriam <Adeyemi>",
    "wrong_form": "12",
    "checksum": "QQ 12 34 56 X",
    "not_in_list": "Irland",
    "rough.no_year": "in December",
    "rough.unclear": "10/11/12",
    "day.not_real": "the 42nd",
    "day.not_available": "6 12 2026",
    "time.not_real": "25:00",
    "code.length": "482 119",
    "code.digits": "4B2 119 3O6",
    "email.typo": "miriam@gmial.com",
    "phone.unknown": "+1 111 111 1111",
    "iban.checksum": "GB29 NWBK 6016 1331 9268 18",
    "iban.start": "29 NWBK 6016",
    "iban.length": "GB29 NWBK",
}
"""What stands in a box that a problem is about, by rule; where nothing is said, what is right by itself."""

PARAMS: Mapping[str, Any] = {
    "least": 3,
    "most": 20,
    "n": 96,
    "over": 76,
    "places": 1,
    "min": 1,
    "max": 48,
    "side": "max",
    "found": ("<", ">"),
    "guess": "miriam@gmail.com",
    "starts": "FP",
    "name": "holiday.mov",
    "types": "PDF, JPG, PNG",
    "size": 10_000_000,
}
"""What a message is filled with, by placeholder."""

DAYS: Mapping[str, Any] = {"min": date(2026, 11, 24), "max": date(2026, 12, 21), "days": (date(2026, 12, 4),)}
TIMES: Mapping[str, Any] = {"min": time(9), "max": time(17, 30)}
BY_TYPE: Mapping[str, Mapping[str, Any]] = {
    "date": DAYS,
    "month_year": DAYS,
    "rough_date": DAYS,
    "day": DAYS,
    "time": TIMES,
    "money": {"min": 1_000, "max": 48_000},
    "reference": {"example": "482 119 306", "n": 9},
    "national_id": {"example": "QQ 12 34 56 C"},
    "iban": {"missing": ("bic",), "example": "GB29 NWBK 6016 1331 9268 19", "least": 15, "most": 34},
}
"""The same where it depends on the type."""

DOUBTS: Mapping[str, Parts] = {
    "split_name": {"given": ["Miriam"], "middle": [""], "family": [""]},
    "email": {"": ["miriam@gmial.com"]},
    "phone": {"": ["+1 111 111 1111"]},
    "pay_into": {"payee": ["M Adeyemi"], "sort_code": ["00-00-00"], "account": ["12345678"]},
}
"""What is probably a slip, by question."""

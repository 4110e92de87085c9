"""`footpath fill`: the form that a journey was made of, filled from the answers to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from renderers.filled_form import held_values
from tests.journeys.importers.made_pdfs import CLUB

ANSWERS: dict[str, Any] = {
    "full_name": {"given": "Ann", "family": "Lee"}, "birth_day": "1990-03-27",
    "address": {"line1": "1 Mill Lane", "town": "Ashby", "postcode": "NM3 5QT"}, "can_swim": True, "how_far": "1 mile",
    "pools_go": ["pool_south"], "pays": "t", "gift_amount": "20", "notes": "None.",
    "children": [{"name": "Ben Lee", "born": "2015-05-01"}], "signature": "Ann Lee",
}  # fmt: skip
FILLED = {
    "FIRST_NAME": "Ann", "LAST_NAME": "Lee", "BIRTH_DAY": "27", "BIRTH_MONTH": "03", "BIRTH_YEAR": "1990",
    "STREET": "1 Mill Lane", "TOWN": "Ashby", "POSTCODE": "NM3 5QT", "CAN_SWIM": "Y", "HOW_FAR": "1 mile",
    "POOL_NORTH": "", "POOL_SOUTH": "On", "PAYS": "T", "GIFT_AMOUNT": "20.00", "NOTES": "None.",
    "CHILD_NAME_1": "Ben Lee", "CHILD_BORN_1": "01/05/2015", "CHILD_NAME_2": "", "CHILD_BORN_2": "", "CHILD_NAME_3": "",
    "CHILD_BORN_3": "", "SIGNATURE": "Ann Lee", "SIGNED_ON": "01/06/2026", "MEMBER_NUMBER": "", "PRINT": "",
}  # fmt: skip


@pytest.fixture
def club(say, here: Path) -> Path:
    """A folder with the form, the journey made of it, and answers."""
    (here / "club.pdf").write_bytes(CLUB)
    assert say("import", "club.pdf", "-o", "club")[0] == 0
    (here / "ann.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    return here


def test_a_form_is_filled_from_answers(say, club: Path):
    code, said, err = say("fill", "club.pdf", "--answers", "ann.json", "-o", "ann.pdf", "--today", "2026-06-01")
    assert (code, err) == (0, "")
    assert said == "ann.pdf: 18 fields filled from these answers; they lead to sent\n"
    assert held_values((club / "ann.pdf").read_bytes()) == FILLED


def test_a_stored_submission_fills_the_form_as_of_the_day_it_was_sent(say, club: Path):
    children = [{"id": "k3f9", **each, "facts": {}} for each in ANSWERS["children"]]
    sent = {"reference": "X7K2MPQTT", "journey": "join_the_swimming_club", "today": "2026-06-01", "facts": {},
            "answers": {**ANSWERS, "children": children}}  # fmt: skip
    (club / "sent.json").write_text(json.dumps(sent), encoding="utf-8")
    code, _, err = say("fill", "club.pdf", "--answers", "sent.json", "-o", "sent.pdf", "--journey", "club")
    assert (code, err) == (0, "")
    assert held_values((club / "sent.pdf").read_bytes()) == FILLED


def test_what_does_not_fit_is_told_and_the_form_is_written(say, club: Path):
    more = {**ANSWERS, "can_swim": False, "children": ANSWERS["children"] * 2, "colour": "red", "how_far": "2 miles"}
    (club / "more.json").write_text(json.dumps(more), encoding="utf-8")
    code, said, err = say("fill", "club.pdf", "--answers", "more.json", "-o", "more.pdf", "--today", "2026-06-01")
    assert (code, err) == (3, "")
    assert said == (
        "more.pdf: 19 fields filled from these answers; they lead to sent\n"
        "What did not fit:\n"
        "  colour: nothing in the journey asks for it\n"
        "  how_far: it is off the path of these answers\n"
    )
    assert held_values((club / "more.pdf").read_bytes())["CAN_SWIM"] == "N"


def test_a_journey_that_is_not_found_is_said_with_a_way_out(say, here: Path):
    (here / "club.pdf").write_bytes(CLUB)
    (here / "ann.json").write_text("{}", encoding="utf-8")
    assert say("fill", "club.pdf", "--answers", "ann.json", "-o", "out.pdf") == (
        2,
        "",
        "footpath: no journey that was made of club.pdf is here or beside it\n  Name its folder with --journey.\n",
    )


def test_a_mapping_that_is_none_is_told_with_its_place(say, club: Path):
    (club / "club" / "form.mapping.yaml").write_text(
        "form: club.pdf\nfields:\n  TOWN: {answers: town}\n", encoding="utf-8"
    )
    assert say("fill", "club.pdf", "--answers", "ann.json", "-o", "out.pdf", "--journey", "club") == (
        1,
        "",
        "footpath: form.mapping.yaml: TOWN has the unknown key 'answers' (at fields, TOWN)\n"
        "  write one of answer, item, part, date, values, otherwise, sent, fixed\n",
    )

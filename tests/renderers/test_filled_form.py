"""A filled form holds what was put in, shows it, and tells what had no room."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from journeys.importers import ImportFault
from renderers.filled_form import NoRoom, filled_form, held_values
from tests.journeys.importers.made_pdfs import CLUB
from tests.pdf_forms import Box, Radio, Sheet, Text, form

SMALL = form(
    Sheet(
        [Text(50, 704, "Name")],
        [
            Box("NAME", 150, 700, 100),
            Box("NUMBER", 150, 680, 90, extra="/MaxLen 9 /Ff 16777216"),
            Box("OPEN", 150, 660, kind="check", on="On"),
            Radio("POOL", [("N", 150, 640), ("S", 180, 640)]),
            Box("SIZE", 150, 620, kind="list", extra="/Opt [[(s) (Small)] [(l) (Large)]]"),
            Box("STORY", 150, 500, 200, 60, extra="/Ff 4096"),
        ],
    ),
    acroform="/XFA [(template) 1 0 R]",
)
VALUES = {"NAME": "Zoë Ångström", "NUMBER": "536904399", "OPEN": "On", "POOL": "S", "SIZE": "l", "STORY": "One.\nTwo."}


def test_fields_hold_what_was_put_in_and_others_stay_as_they_were():
    data, no_room = filled_form("small.pdf", SMALL, VALUES)
    assert (held_values(data), no_room) == (VALUES, ())
    held = held_values(filled_form("club.pdf", CLUB, {"TOWN": "Ashby"})[0])
    assert held == {**dict.fromkeys(held_values(CLUB), ""), "TOWN": "Ashby"}


def test_viewers_show_what_was_put_in():
    data, _ = filled_form("small.pdf", SMALL, VALUES)
    reader = PdfReader(BytesIO(data))
    acroform = reader.trailer["/Root"]["/AcroForm"]
    assert acroform["/NeedAppearances"]
    assert "/XFA" not in acroform
    shown = {each.get_object().get("/T"): each.get_object() for each in reader.pages[0]["/Annots"]}
    assert b"Zo\xeb \xc5ngstr\xf6m" in shown["NAME"]["/AP"]["/N"].get_data()
    assert shown["OPEN"]["/AS"] == "/On"
    states = [each.get_object()["/AS"] for each in reader.pages[0]["/Annots"] if "/Parent" in each.get_object()]
    assert states == ["/Off", "/S"]


def test_a_number_loses_its_dashes_where_only_then_it_fits():
    data, no_room = filled_form("small.pdf", SMALL, {"NUMBER": "536-90-4399"})
    assert (held_values(data)["NUMBER"], no_room) == ("536904399", ())


@pytest.mark.parametrize(
    ("field", "value", "held", "why"),
    [
        ("NUMBER", "12345678901", "123456789", "it has 11 characters, and the field takes 9: it was cut"),
        ("NAME", "N" * 60, "N" * 60, "it is too long for its box: it is all in the field, but not all of it shows"),
        ("OPEN", "Yes", "", "the box knows only On"),
        ("POOL", "E", "", "the box knows only N, S"),
        ("SIZE", "m", "", "the list of the form has no such entry"),
        ("NOTHING", "x", "", "the form has no such field: was it made of another edition?"),
    ],
)
def test_what_has_no_room_is_told(field: str, value: str, held: str, why: str):
    data, no_room = filled_form("small.pdf", SMALL, {field: value})
    assert no_room == (NoRoom(field, value, why),)
    assert held_values(data).get(field, "") == held


def test_a_damaged_form_is_refused():
    with pytest.raises(ImportFault):
        filled_form("club.pdf", b"%PDF-1.7 and no more", {"TOWN": "Ashby"})

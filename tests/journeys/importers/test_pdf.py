"""A fillable PDF becomes a journey with a mapping back to it, every field is told of, and broken ones are refused."""

from __future__ import annotations

import random
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from journeys.importers import Imported, ImportFault, Source, import_form, mapping
from journeys.importers.formats import pdf
from journeys.importers.formats._pdf.opening import AGAIN
from tests.journeys.importers.made import fates, unaccounted
from tests.journeys.importers.made_pdfs import CLUB
from tests.pdf_forms import Box, Radio, Sheet, Text, form

NO_FIELDS = "add fields with a PDF editor, or build the journey by hand"
WRITTEN = Path(__file__).parent / "made_journeys"


def made(data: bytes, name: str = "form.pdf") -> Imported:
    return import_form(Source(name, data))


def journey(*parts: Text | Box | Radio) -> str:
    """The steps of a journey made of one page."""
    texts = [part for part in parts if isinstance(part, Text)]
    text = made(form(Sheet(texts, [part for part in parts if not isinstance(part, Text)]))).files["journey.yaml"]
    return text.partition("steps:\n\n")[2].partition("\noutcomes:")[0]


def test_a_form_becomes_a_journey_with_a_mapping():
    found = made(CLUB, "club.pdf")
    assert found.errors == ()
    assert found.files == {
        "journey.yaml": (WRITTEN / "club.yaml").read_text(encoding="utf-8"),
        "form.mapping.yaml": (WRITTEN / "club.mapping.yaml").read_text(encoding="utf-8"),
    }


def test_every_part_is_in_the_ledger_exactly_once():
    assert unaccounted(Source("club.pdf", CLUB), made(CLUB, "club.pdf")) == ([], [])


def test_a_field_is_in_the_mapping_or_told_as_left_out():
    found = made(CLUB, "club.pdf")
    mapped = {put.field for put in mapping.read("club", found.files[mapping.FILE]).puts}
    told = fates(found, "field")
    assert {name for name, fate in told.items() if fate == "dropped"} == {"MEMBER_NUMBER", "PRINT"}
    assert mapped == set(told) - {"MEMBER_NUMBER", "PRINT"}


def test_a_mapping_is_read_as_it_was_written():
    text = made(CLUB, "club.pdf").files[mapping.FILE]
    assert mapping.written(mapping.read("club", text)) == text


def test_what_was_guessed_says_how():
    reasons = {entry.place: entry.reason for entry in made(CLUB).ledger.entries if entry.kind == "field"}
    assert reasons["HOW_FAR"] == (
        "its words are the text left of it; asked only of those it follows from, guessed from “If yes,”"
    )
    assert reasons["MEMBER_NUMBER"] == "the office fills it in (under “FOR OFFICE USE ONLY”)"
    assert reasons["PAYS"] == ""


def test_a_tooltip_says_what_a_field_asks_where_no_text_says_it_better():
    box = Box("a", 200, 600, extra="/TU (What is your favourite colour?)")
    assert journey(Text(50, 604, "Colour of your choice:"), box) == (
        "  what_your_favourite_colour:\n    ask: What is your favourite colour?\n    type: text\n"
    ).replace("what_your_favourite_colour", "favourite_colour")


def test_a_text_under_a_line_names_the_field_on_it():
    assert "ask: Borrower" in journey(
        Text(50, 604, "a.___________________________"), Box("x1", 60, 600), Text(60, 588, "Borrower"),
    )  # fmt: skip


def test_limits_and_combs_and_lists_are_kept():
    assert journey(
        Text(50, 704, "Reference:"), Box("ref", 150, 700, extra="/MaxLen 6 /Ff 16777216"),
        Text(50, 664, "Size:"), Box("size", 150, 660, kind="list", extra="/Opt [(-- choose --) (Small) (Large)]"),
        Text(50, 624, "Extras:"), Box("extras", 150, 620, kind="list", extra="/Ff 2097152 /Opt [(Salt) (Oil)]"),
    ) == (
        "  ref:\n    ask: Reference\n    type: text\n    max: 6\n\n"
        "  size:\n    ask: Size\n    type: choice\n    options:\n      small: Small\n      large: Large\n\n"
        "  extras:\n    ask: Extras\n    type: choices\n    options:\n      salt: Salt\n      oil: Oil\n"
    )  # fmt: skip


def test_rows_of_yes_and_no_become_one_question_with_its_amounts_beside():
    texts, fields = [Text(50, 625, "Do you pay for any of these?")], []
    for number, name in enumerate(("Rent", "Heating", "Water")):
        y = 600 - 20 * number
        texts += [Text(50, y + 2, name), Text(163, y + 2, "Yes"), Text(203, y + 2, "No")]
        fields += [
            Radio(name.upper(), [("Yes", 150, y), ("No", 190, y)]),
            Box(f"{name.upper()}_AMOUNT", 250, y - 2, 80, extra="/TU (Amount)"),
        ]
    found = made(form(Sheet(texts, fields)))
    text = found.files["journey.yaml"]
    assert "    ask: Do you pay for any of these?\n    type: choices\n" in text
    assert "      rent: Rent\n      heating: Heating\n      water: Water\n" in text
    assert "when: pay_these was answered and pay_these includes heating" in text
    heating = next(put for put in mapping.read("m", found.files[mapping.FILE]).puts if put.field == "HEATING")
    assert (heating.values, heating.otherwise) == ({"heating": "Yes"}, "No")


def test_numbered_names_that_ask_different_things_are_no_repeat():
    text = journey(
        Text(50, 604, "Wages"), Box("f1_01[0]", 150, 600), Text(50, 584, "Taxes"), Box("f1_02[0]", 150, 580),
    )  # fmt: skip
    assert "repeat:" not in text
    assert "ask: Wages" in text
    assert "ask: Taxes" in text


def test_a_field_without_words_is_asked_and_marked():
    text = journey(
        Text(50, 700, "A lone heading that is far away from the box, and so names nothing."), Box("f1_9[0]", 60, 300)
    )
    assert "# look at this: no words are near this box: word it as the form means it" in text


def test_read_only_and_hidden_fields_are_told():
    found = made(form(Sheet([Text(50, 604, "Name:")], [Box("NAME", 150, 600), Box("SUM", 150, 560, extra="/Ff 1")])))
    assert fates(found, "field") == {"NAME": "guessed", "SUM": "dropped"}


def refused(data: bytes) -> str:
    begun = time.perf_counter()
    with pytest.raises(ImportFault) as fault:
        made(data)
    assert time.perf_counter() - begun < 5
    assert fault.value.help
    return str(fault.value)


def test_a_pdf_without_fields_says_so_with_a_way_out():
    assert refused(form(Sheet([Text(50, 700, "Only text")]))) == "form.pdf has no fields to fill in"


def test_a_scan_is_told_from_a_form_without_fields():
    scan = form(Sheet()).replace(b"/Font << /F1", b"/Fxxx << /F1")
    assert refused(scan) == "form.pdf is a scan: it has neither fields nor text"


def test_an_xfa_form_is_refused():
    assert refused(form(Sheet([Text(50, 700, "Please wait")]), acroform="/XFA [(template) 1 0 R]")).startswith(
        "form.pdf is an XFA form"
    )


def test_a_locked_form_is_refused():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(CLUB)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "form.pdf is locked with a password"


def test_a_field_tree_that_leads_back_to_itself_ends():
    looped = CLUB.replace(b"/Ff 32768 /T (CAN_SWIM)", b"/Ff 32768 /Parent 5 0 R /T (CAN_SWIM)")
    assert made(looped).errors == ()
    kids = form(Sheet([Text(50, 604, "Name:")], [Box("NAME", 150, 600, extra="/Parent 6 0 R")]))
    assert made(kids).errors == ()


def test_a_form_with_100_000_fields_is_refused_in_time():
    boxes = [Box(f"n{number}", 50, 50) for number in range(100_000)]
    assert "fields" in refused(form(Sheet((), boxes)))


def test_a_drawing_that_unfolds_without_end_is_refused():
    bomb = zlib.compress(b" " * 60_000_000, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    plain = form(Sheet([Text(50, 604, "Name:")], [Box("NAME", 150, 600)]))
    start = plain.rindex(b"<< /Length ")
    end = plain.index(b"endstream", start) + len(b"endstream")
    assert "damaged" in refused(plain[:start] + stream + plain[end:])


def way_out(data: bytes) -> str:
    """What is said to do of a form that cannot be read; "" of one that became a sound journey."""
    try:
        found = made(data)
    except ImportFault as fault:
        return fault.help
    assert found.errors == ()
    return ""


@pytest.mark.parametrize("part", range(1, 20))
def test_a_file_that_is_broken_off_is_refused_or_read(part: int):
    broken = CLUB[: len(CLUB) * part // 20]
    assert way_out(broken) in ("", AGAIN, "add fields with a PDF editor, then import it", NO_FIELDS)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_never_breaks_the_import(seed: int):
    chance = random.Random(seed)
    data = bytearray(CLUB)
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(4)] = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    way_out(bytes(data))


def test_a_pdf_is_known_by_its_first_bytes():
    assert pdf.looks_like(Source("x.bin", CLUB)) > 0.9
    assert pdf.looks_like(Source("x.pdf", b'{"pages": []}')) == 0

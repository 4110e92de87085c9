"""Broken, hostile and random XLSForms: a journey, or a clear error with a way out, in bounded time; never a crash."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.importers import ImportFault, Source, import_form
from tests.journeys.importers.made import unaccounted
from tests.journeys.importers.made_xlsform import LOAN, joined_csv, markdown, one_csv, workbook, zipped

WORDS = [
    "", "begin group", "end group", "begin repeat", "end repeat", "select_one tools", "select_multiple tools or_other",
    "rank tools", "note", "calculate", "text", "integer", "date", "yes", "${born}", "${helper_age} > 3", "not(", "${",
    ". > 3", "regex(., '[')", "count-selected(.) > 1", "today() - ${born} > 99999999", "1 div 0 = ${age}", "{{ x }}",
    "{% if %}", "\x07\u2028", "x" * 3000, "=SUM(A1:A9)", "-1", "1e400", "0x1", "::", "label::", "|", "\\", "true()",
]  # fmt: skip


def tried(source: Source) -> bool:
    """Whether a form is read; if not, it is told why, with a way out. Either takes less than ten seconds."""
    begun = time.perf_counter()
    told: ImportFault | None = None
    try:
        made = import_form(source, format="xlsform")
    except ImportFault as fault:
        told = fault
    assert time.perf_counter() - begun < 10
    if told is not None:
        assert told.message
        assert told.help
        return False
    assert unaccounted(source, made) == ([], [])
    return True


@pytest.mark.parametrize("written", [workbook, joined_csv, markdown, zipped])
def test_a_file_that_is_cut_off_or_scratched_is_read_or_told(written):
    data = written(LOAN)
    chance = random.Random(7)
    for _ in range(25):
        cut = data[: chance.randrange(len(data))]
        tried(Source("form.xlsx", cut))
        scratched = bytearray(data)
        for _ in range(chance.randrange(1, 8)):
            scratched[chance.randrange(len(data))] = chance.randrange(256)
        tried(Source("form.xlsx", bytes(scratched)))


def test_workbooks_of_the_older_kind_that_are_cut_off_or_scratched_are_read_or_told():
    from tests.journeys.importers.corpora import folder

    path: Path = folder("xlsform") / "widgets.xls"
    data = path.read_bytes()
    chance = random.Random(11)
    for _ in range(25):
        tried(Source("form.xls", data[: chance.randrange(len(data))]))
        scratched = bytearray(data)
        for _ in range(chance.randrange(1, 40)):
            scratched[chance.randrange(len(data))] = chance.randrange(256)
        tried(Source("form.xls", bytes(scratched)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_forms_with_any_cells_changed_are_read_and_every_part_is_accounted_for(data: st.DataObject):
    sheets = {name: [list(row) for row in rows] for name, rows in LOAN.items()}
    for _ in range(data.draw(st.integers(1, 8))):
        rows = sheets[data.draw(st.sampled_from(["survey", "survey", "survey", "choices", "settings"]))]
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(WORDS) | st.text(max_size=12))
    tried(Source("form.csv", joined_csv(sheets)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*(st.sampled_from(WORDS) for _ in range(6))), max_size=15))
def test_random_rows_are_read_or_told(rows: list[tuple[str, ...]]):
    head = ["type", "name", "label", "relevant", "constraint", "required"]
    tried(Source("form.csv", one_csv([head, *rows])))


def _with(data: bytes, name: str, change) -> bytes:
    """A workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            inside = old.read(entry)
            new.writestr(entry.filename, change(inside) if entry.filename == name else inside)
    return out.getvalue()


def test_a_workbook_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked():
    bomb = _with(workbook(LOAN), "docProps/app.xml", lambda _: b" " * 61_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(ImportFault, match="would unpack to more than a form can be"):
        import_form(Source("form.xlsx", bomb), format="xlsform")


def test_a_workbook_with_entities_is_refused():
    def grown(data: bytes) -> bytes:
        return data.replace(b"<workbook", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook', 1)

    hostile = _with(workbook(LOAN), "xl/workbook.xml", grown)
    with pytest.raises(ImportFault, match=r"declares entities, which no workbook needs \(at xl/workbook.xml\)"):
        import_form(Source("form.xlsx", hostile), format="xlsform")


def test_a_sheet_with_a_cell_in_its_last_row_is_read_in_no_time():
    book = openpyxl.load_workbook(io.BytesIO(workbook(LOAN)))
    book["survey"].cell(1_048_576, 16_384).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    begun = time.process_time()
    assert import_form(Source("form.xlsx", out.getvalue())).errors == ()
    assert time.process_time() - begun < 8


@pytest.mark.parametrize("reference", [b'r="999999999"', b'r="-5"', b'r="x"'])
def test_a_row_with_an_impossible_number_is_read_or_told(reference: bytes):
    data = _with(
        workbook(LOAN), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<row r="3"', b"<row " + reference)
    )
    tried(Source("form.xlsx", data))


def test_too_many_cells_rows_and_long_cells_are_refused_with_the_place():
    head = ["type", "name", "label"]
    for rows, said in (
        ([head, *([["text", "x", "y"]] * 70_000)], "survey has too many cells to be a form (at survey!A66667)"),
        ([head, ["text", "x", "y" * 40_000]], "a cell has more than 32,767 characters (at survey!C2)"),
        ([head, *([["text", "x", "y"]] * 3_001)], "form.csv has more than 3,000 rows of questions"),
    ):
        with pytest.raises(ImportFault) as caught:
            import_form(Source("form.csv", one_csv(rows)), format="xlsform")
        assert str(caught.value) == said
        assert caught.value.help


def test_of_a_formula_the_saved_value_is_read_and_told():
    sheets = {"survey": [["type", "name", "label"], ["text", "a", "A?"], ["text", "b", "=1+1"]]}
    made = import_form(Source("form.xlsx", workbook(sheets)))
    told = [(entry.place, entry.words, entry.fate) for entry in made.ledger.entries if entry.kind == "formula"]
    assert told == [("survey!C3", "=1+1", "changed")]

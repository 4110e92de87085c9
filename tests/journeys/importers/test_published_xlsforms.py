"""Published XLSForms, some of them faulty on purpose: all become journeys, and no cell is lost silently."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.importers import Entry, Imported, Source, import_form
from journeys.importers.xlsform.book import Sheet, opened
from journeys.importers.xlsform.columns import ASKED, OFFERED, columns_of
from tests.conftest import ROOT
from tests.journeys.importers.corpora import folder
from tests.journeys.importers.made import unaccounted

pytestmark = pytest.mark.shared

CELLS = {
    "hint": {"hint"}, "guidance_hint": {"hint"}, "relevant": {"rule", "condition"}, "constraint": {"validation"},
    "required": {"validation"}, "choice_filter": {"rule"}, "calculation": {"calculation"}, "repeat_count": {"repeat"},
    "appearance": {"appearance"}, "default": {"default"}, "image": {"picture"}, "audio": {"sound"}, "video": {"film"},
}  # fmt: skip
"""For each column of a survey: what the ledger may call a filled cell of it."""


def forms() -> list[Path]:
    found = sorted(folder("xlsform").glob("*.xls*"))
    assert len(found) == 16
    return found


def source(path: Path) -> Source:
    return Source(path.name, path.read_bytes())


def cells(sheet: Sheet, also: dict[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every filled cell whose column has a meaning: its key, its place, its row by key."""
    columns = [column for column in columns_of(sheet, dict(also))[1] if not column.language]
    for row in sheet.rows[1:]:
        texts = {column.key: row.cells[column.number] for column in columns if column.number in row.cells}
        seen = set()
        for column in columns:
            if column.number in row.cells and column.key not in seen:
                seen.add(column.key)
                yield column.key, sheet.place(row.number, column.number), texts


@pytest.mark.parametrize("keep_pages", [True, False])
def test_every_form_becomes_a_journey_without_errors_and_every_part_is_accounted_for(keep_pages: bool):
    for path in forms():
        made = import_form(source(path), keep_pages=keep_pages)
        assert made.ledger.format == "xlsform"
        assert made.errors == (), path
        assert unaccounted(source(path), made) == ([], []), path


def test_every_filled_cell_is_in_the_ledger_exactly_once():
    seen = Counter[str]()
    for path in forms():
        made = import_form(source(path))
        entries = Counter((entry.place, entry.kind) for entry in made.ledger.entries)
        book = opened(source(path))
        for key, place, row in cells(book.sheets["survey"], dict(ASKED)):
            if key in CELLS:
                assert _once(entries, place, CELLS[key]), (path, place, key)
                seen[key] += 1
            elif key == "type" and not re.match(r"end[ _]", row["type"]):
                kinds = {"question", "text", "section", "group", "page", "repeat", "device value", "nesting"}
                assert _told_of(entries, place, kinds, made, row), (path, place, row)
                seen["type"] += 1
        if "choices" in book.sheets:
            for key, place, row in cells(book.sheets["choices"], dict(OFFERED)):
                if key == "name" and "list_name" in row:
                    assert _once(entries, place, {"option"}), (path, place)
                    seen["option"] += 1
    assert seen["type"] > 250
    assert seen["option"] > 150
    assert seen["relevant"] > 20


def _once(entries: Counter[tuple[str, str]], place: str, kinds: set[str]) -> bool:
    return sum(entries[place, kind] for kind in kinds) == 1


def _told_of(
    entries: Counter[tuple[str, str]], place: str, kinds: set[str], made: Imported, row: dict[str, str]
) -> bool:
    """Whether a row is told of: at its type, or for a group and a calculation at what it says."""
    if row["type"].startswith(("begin", "calculate")):
        number = place.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return any(_row(entry) == number for entry in made.ledger.entries)
    return _once(entries, place, kinds)


def _row(entry: Entry) -> str:
    return entry.place.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").partition(" ")[0]


def test_what_is_wrong_in_the_forms_is_told():
    faults = {}
    for path in forms():
        wrong = [entry for entry in import_form(source(path)).ledger.of("fault") if entry.kind != "list"]
        if wrong:
            faults[path.name] = [(entry.kind, entry.place, entry.reason) for entry in wrong]
    twice = "the column 'label' is there twice; the first one counts"
    assert faults == {
        "duplicate_columns.xlsx": [("column", "survey!E1", twice)],
        "spaces_in_choices_header.xls": [("column", "choices!F1", "its column has no heading")],
    }


def test_the_largest_form_takes_less_than_3_seconds():
    largest = max(forms(), key=lambda path: path.stat().st_size)
    begun = time.process_time()
    import_form(source(largest))
    assert time.process_time() - begun < 3


def test_the_table_in_the_docs_is_what_is_found():
    ledgers = [import_form(source(path)).ledger for path in forms()]
    cells = ["XLSForm", str(len(ledgers))]
    for kinds in (("question",), ("condition", "rule")):
        fates = Counter(entry.fate for ledger in ledgers for entry in ledger.entries if entry.kind in kinds)
        carried = fates["carried"] + fates["changed"] + fates["guessed"]
        cells += [str(fates.total()), str(carried), str(fates.total() - carried)]
    row = f"| {' | '.join(cells)} |"
    assert row in (ROOT / "docs" / "importing.md").read_text(encoding="utf-8"), row

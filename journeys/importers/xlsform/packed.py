"""Workbooks and ZIP files -> sheets, within limits: what a file could grow to is known before it is unpacked."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from journeys.importers.fault import ImportFault
from journeys.importers.source import Source
from journeys.importers.xlsform.book import MOST_ROWS, SHEETS, Book, Sheet, one_sheet, rows_of

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 60_000_000
MOST_FILES = 2000
MOST_FORMULAS = 200
"""So many of a sheet are told of one by one."""
_FORMULA = re.compile(rb'<c\s[^<>]*?\br="([A-Z]{1,3}\d{1,7})"[^<>]*>\s*<f\b[^<>]*>([^<]*)<')
_AGAIN = "open it in a spreadsheet program and save it again"


def zipped(source: Source) -> Book:
    """An xlsx workbook, or a ZIP file whose CSV files are the sheets and the lists that they name."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = _within_limits(source.name, archive)
            if "xl/workbook.xml" in names:
                return _of_xlsx(source, _formulas(source.name, archive))
            texts = {
                name.rpartition("/")[2]: Source(name, archive.read(name)).text
                for name in names
                if name.lower().endswith(".csv") and not name.startswith("__MACOSX")
            }
    except ImportFault:
        raise
    except Exception as fault:  # a damaged archive shows itself in many ways
        raise _broken(source, fault) from None
    sheets = {name[:-4].lower(): one_sheet(name[:-4].lower(), text) for name, text in texts.items()}
    mine = {name: sheet for name, sheet in sheets.items() if name in SHEETS}
    rest = {name: one_sheet(name, text) for name, text in texts.items() if name[:-4].lower() not in SHEETS}
    return Book(mine, rest)


def of_xls(source: Source) -> Book:
    """A workbook of the older kind."""
    import xlrd  # type: ignore[import-untyped]  # it carries no types

    try:
        with xlrd.open_workbook(
            file_contents=source.data, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            sheets = {}
            for name in book.sheet_names():
                sheet = book.sheet_by_name(name)
                title = name.strip()
                rows = ((number + 1, _xls_row(sheet, number, book.datemode)) for number in range(sheet.nrows))
                sheets[title.lower()] = Sheet(title, rows_of(title, rows))
            return Book(sheets)
    except ImportFault:
        raise
    except Exception as fault:  # xlrd tells of a damaged workbook in many ways
        raise _broken(source, fault) from None


def _xls_row(sheet: Any, number: int, datemode: int) -> Iterator[Any]:
    import xlrd

    for cell in sheet.row(number):
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            yield bool(cell.value)
        elif cell.ctype == xlrd.XL_CELL_DATE:
            try:
                yield xlrd.xldate_as_datetime(cell.value, datemode)
            except (xlrd.xldate.XLDateError, ValueError, OverflowError):
                yield cell.value  # no day that there is: the number that the cell holds
        else:
            yield None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def _of_xlsx(source: Source, formulas: Mapping[str, Mapping[str, str]]) -> Book:
    """A workbook. Of a cell with a formula it has the value that it had when the file was saved."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, keep_links=False, data_only=True)
    sheets = {}
    try:
        for sheet in book.worksheets:
            title = sheet.title.strip()
            worked_out = tuple((f"{title}!{at}", words) for at, words in formulas.get(sheet.title, {}).items())
            sheets[title.lower()] = Sheet(title, rows_of(title, _xlsx_rows(sheet)), worked_out)
    finally:
        book.close()
    return Book(sheets)


def _xlsx_rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows with anything in them, by number; a sheet may have a million others."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MOST_ROWS:
            raise ImportFault(f"{sheet.title} has more than {MOST_ROWS:,} rows", help=_AGAIN)
        if row:
            yield number, row


def _within_limits(name: str, archive: zipfile.ZipFile) -> list[str]:
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or whole > MOST_UNPACKED:
        raise ImportFault(
            f"{name} would unpack to more than a form can be",
            help=f"at most {MOST_FILES:,} files and {MOST_UNPACKED // 1_000_000} MB; take out pictures and empty rows",
        )
    return [entry.filename for entry in entries if not entry.is_dir()]


def _formulas(name: str, archive: zipfile.ZipFile) -> dict[str, dict[str, str]]:
    """The formulas of each sheet by cell. ImportFault where a part declares entities: a workbook needs none, and they
    would only make whoever reads it write them out."""
    parts: dict[str, bytes] = {}
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            data = archive.read(entry)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0" in data:
                raise ImportFault(f"{name} declares entities, which no workbook needs", entry.filename, _AGAIN)
            parts[entry.filename] = data
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in _tags(parts.get("xl/_rels/workbook.xml.rels", b""), b"Relationship")
    }
    found = {}
    for sheet in _tags(parts["xl/workbook.xml"], b"sheet"):
        title, target = html.unescape(sheet.get("name", "")), targets.get(sheet.get("r:id", ""), "")
        if title.strip().lower() in SHEETS:
            data = parts.get(target.removeprefix("/") if target.startswith("/") else f"xl/{target}", b"")
            cells = _FORMULA.findall(data)[:MOST_FORMULAS]
            found[title] = {at.decode(): "=" + html.unescape(words.decode(errors="replace")) for at, words in cells}
    return found


def _tags(data: bytes, tag: bytes) -> Iterator[dict[str, str]]:
    """The attributes of every tag of a kind."""
    for each in re.findall(rb"<(?:\w+:)?" + tag + rb"\s([^<>]*)>", data):
        yield dict(re.findall(r'([\w:]+)="([^"]*)"', each.decode(errors="replace")))


def _broken(source: Source, fault: Exception) -> ImportFault:
    words = " ".join(str(fault).split())[:120]
    return ImportFault(f"{source.name} cannot be read as a workbook{f': {words}' if words else ''}", help=_AGAIN)

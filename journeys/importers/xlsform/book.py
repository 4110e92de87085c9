"""The sheets of a form as text cells with their places, whatever kind of file they came in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from journeys.importers.fault import ImportFault
from journeys.importers.source import Source
from journeys.importers.values import printable

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
"""The sheets that XLSForm has; others are told of, not read."""
MOST_ROWS = 1_048_576
MOST_CELLS = 3_000_000
"""Cells that are looked at in one sheet, empty ones included: what a spreadsheet's own limits could make of it."""
MOST_FILLED = 200_000
MOST_OF_A_CELL = 32_767
_WHERE = "is this the right file? A form has one row for each question"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as a spreadsheet counts, and its filled cells by column, from 0."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its rows that are not empty. `worked_out` are the cells that hold a formula."""

    name: str
    rows: tuple[Row, ...]
    worked_out: tuple[tuple[str, str], ...] = ()

    def place(self, row: int, column: int) -> str:
        """`survey!C7`."""
        return f"{self.name}!{letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets by name, in lower case. `tables` are files of options that came with them, by file name."""

    sheets: Mapping[str, Sheet]
    tables: Mapping[str, Sheet] = field(default_factory=dict)


def letters(column: int) -> str:
    """A column as a spreadsheet names it: A of 0, AA of 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=8)
def opened(source: Source) -> Book:
    """The sheets of a file: xlsx, xls, CSV, Markdown, or a ZIP of CSV files. ImportFault where it is none of them."""
    from journeys.importers.xlsform import packed

    if source.data.startswith(packed.ZIP):
        return packed.zipped(source)
    if source.data.startswith(packed.OLE):
        return packed.of_xls(source)
    text = source.text
    if re.search(r"(?m)^\s*\|", text) and not re.match(r"[^|\n]*,", text.lstrip()):
        return Book(_apart(_of_markdown(text)))
    sheets = _apart(_of_csv(text, source.name))
    if list(sheets) != ["survey"]:
        return Book(sheets)
    others = {name[:-4].lower(): data for name, data in source.beside.items() if name.lower().endswith(".csv")}
    more = {stem: one_sheet(stem, Source(stem, data).text) for stem, data in others.items() if stem in SHEETS}
    return Book({**more, **sheets})


def beside(source: Source, book: Book, name: str) -> Sheet | None:
    """A file of options that came with a form, in its ZIP or beside it."""
    if name in book.tables:
        return book.tables[name]
    data = source.beside.get(name)
    return None if data is None else one_sheet(name, Source(name, data).text)


def one_sheet(name: str, text: str) -> Sheet:
    """A CSV file that is one sheet."""
    return Sheet(name, rows_of(name, enumerate(_of_csv(text, name), start=1)))


def rows_of(sheet: str, rows: Iterable[tuple[int, Iterable[Any]]]) -> tuple[Row, ...]:
    """Rows of values as rows of text. ImportFault where there are more than a form can have."""
    found: list[Row] = []
    seen = filled = 0
    for number, values in rows:
        if number > MOST_ROWS:
            raise ImportFault(f"{sheet} has more than {MOST_ROWS:,} rows", f"{sheet}!A{number}", _WHERE)
        cells = {}
        for column, value in enumerate(values):
            seen += 1
            text = "" if value is None else plain(value)
            if text:
                if len(text) > MOST_OF_A_CELL:
                    at = f"{sheet}!{letters(column)}{number}"
                    raise ImportFault(f"a cell has more than {MOST_OF_A_CELL:,} characters", at, "shorten it")
                cells[column] = text
        filled += len(cells)
        if seen > MOST_CELLS or filled > MOST_FILLED:
            raise ImportFault(f"{sheet} has too many cells to be a form", f"{sheet}!A{number}", _WHERE)
        if cells:
            found.append(Row(number, cells))
    return tuple(found)


def plain(value: Any) -> str:
    """What a cell holds, as text: whole numbers without a point, days as 2026-01-31."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return printable(str(value)).strip()


def _of_csv(text: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        yield from reader
    except csv.Error as fault:
        raise ImportFault(f"{name} stops being CSV: {fault}", f"line {reader.line_num}", "save it again") from None


def _of_markdown(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        row = line.strip()
        if not row.startswith("|") or (re.fullmatch(r"[|\s:-]+", row) and "-" in row):
            yield []
            continue
        cells = re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))
        yield [cell.strip().replace("\\|", "|") for cell in cells]


def _apart(lines: Iterable[list[str]]) -> dict[str, Sheet]:
    """The sheets of one text: their names stand in the first column, their rows behind it; or it is a survey alone."""
    numbered = list(enumerate(lines, start=1))
    first = next((line for _, line in numbered if any(cell.strip() for cell in line)), [])
    if "type" in [cell.strip().lower() for cell in first]:
        return {"survey": Sheet("survey", rows_of("survey", numbered))}
    inside: dict[str, list[tuple[int, list[str]]]] = {}
    here = ""
    for number, line in numbered:
        if line and line[0].strip():
            here = line[0].strip().lower()
        if here and any(cell.strip() for cell in line[1:]):
            inside.setdefault(here, []).append((number, ["", *line[1:]]))
    return {sheet: Sheet(sheet, rows_of(sheet, rows)) for sheet, rows in inside.items()}

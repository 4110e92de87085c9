"""CSV files beside a journey: decision tables, rates and lists, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journeys.diagnostics import Diagnostic, Label, Level, Spot

MAX_ROWS = 20_000
MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and where it stands (line, first column, column after it; from 0)."""

    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Table:
    """A CSV file as read: a header, and rows. A row with more or fewer cells than the header is among the faults.

    `rows` are numbered from 1, as routes number them; blank lines and comments are left out of `rows`
    but not of line numbers.
    """

    name: str
    text: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    faults: tuple[Diagnostic, ...]

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the header."""
        return tuple(cell.text for cell in self.header)

    def place(self, row: int, column: str | None) -> tuple[int, int, int]:
        """Line and columns of a cell, from 0; row 0 is the header, no column the whole row."""
        cells = self.header if row <= 0 else self.rows[row - 1] if row <= len(self.rows) else ()
        if not cells:
            return 0, 0, len(self.lines[0])
        names = self.columns
        if column is None or column not in names:
            return cells[0].line, cells[0].start, max(cell.end for cell in cells if cell.line == cells[0].line)
        cell = cells[min(names.index(column), len(cells) - 1)]
        return cell.line, cell.start, cell.end


def read_table(name: str, text: str) -> Table:
    """Reads a CSV file with commas and a header. What is wrong with it is in `faults`; nothing is raised."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        return _refused(name, text, f"This file has {len(text):,} characters; {MAX_CHARACTERS:,} are allowed")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return _refused(name, text, "This file is not UTF-8 text", "save the file with the encoding UTF-8")
    if "\x00" in text:
        return _refused(name, text, "This file is not text", "save the sheet as CSV with the encoding UTF-8")
    records = list(_records(text))
    if not records:
        return _refused(name, text, "This file is empty", "the first row names the columns")
    header = records[0]
    if len(header) == 1 and (";" in header[0].text or "\t" in header[0].text):
        sign = "semicolons" if ";" in header[0].text else "tabs"
        return _refused(name, text, f"The columns of this file are parted by {sign}", "save it with commas")
    faults: list[Diagnostic] = []

    def fault(message: str, row: int, column: str | None = None, help: str = "") -> None:
        route = (name, row) if column is None else (name, row, column)
        faults.append(Diagnostic("bad-table", Level.ERROR, message, Label(Spot(route)), help=help))

    names = [cell.text for cell in header]
    for number, title in enumerate(names, 1):
        if not title:
            fault(f"Column {number} has no name", 0, help="name it in the first row, or remove the column")
        elif title in names[: number - 1]:
            fault(f"Two columns are named `{title}`", 0, title, "keep one of them")
    if len(records) > MAX_ROWS:
        fault(f"This table has more than {MAX_ROWS:,} rows", 0)
        records = records[: MAX_ROWS + 1]
    rows: list[tuple[Cell, ...]] = []
    for record in records[1:]:
        rows.append(tuple(record))
        if len(record) != len(names):
            more = "more" if len(record) > len(names) else "fewer"
            help = 'put a cell that holds a comma in quotes: "Bonaire, Sint Eustatius"' if more == "more" else ""
            cells = f"{len(record)} cell{'s' if len(record) != 1 else ''}"
            fault(f"This row has {cells}, {more} than the {len(names)} of the header", len(rows), help=help)
    return Table(name, text, tuple(header), tuple(rows), tuple(faults))


def _refused(name: str, text: str, message: str, help: str = "") -> Table:
    found = Diagnostic("bad-table", Level.ERROR, message, Label(Spot((name, 0))), help=help)
    return Table(name, text[:100_000], (), (), (found,))


def _records(text: str) -> Iterator[list[Cell]]:
    """Rows of cells as RFC 4180 has them; blank lines and lines that start with `#` are left out."""
    line = column = at = 0
    length = len(text)
    while at < length:
        if text[at] in "\r\n" or (text[at] == "#" and column == 0):
            at = _line_end(text, at)
            at = _after_break(text, at)
            line += 1
            continue
        cells: list[Cell] = []
        column = 0
        while True:
            cell, at, line, column = _cell(text, at, line, column)
            cells.append(cell)
            if at < length and text[at] == ",":
                at, column = at + 1, column + 1
                continue
            at = _after_break(text, at)
            line, column = line + 1, 0
            break
        if any(cell.text for cell in cells):
            yield cells


def _cell(text: str, at: int, line: int, column: int) -> tuple[Cell, int, int, int]:
    """One cell from here; then the offset, line and column after it."""
    length = len(text)
    if at < length and text[at] == '"':
        begin_line, begin = line, column
        pieces: list[str] = []
        at, column = at + 1, column + 1
        while at < length:
            sign = text[at]
            if sign == '"':
                if text[at + 1 : at + 2] != '"':
                    at, column = at + 1, column + 1
                    break
                at, column = at + 1, column + 1
            if sign == "\n":
                line, column = line + 1, -1
            pieces.append(sign)
            at, column = at + 1, column + 1
        end = column if line == begin_line else begin + 1
        rest = at
        while at < length and text[at] not in ",\r\n":
            at, column = at + 1, column + 1
        value = "".join(pieces) + text[rest:at]
        return Cell(value.strip(), begin_line, begin, end), at, line, column
    stop = at
    while stop < length and text[stop] not in ",\r\n":
        stop += 1
    written = text[at:stop]
    value = written.strip()
    first = column + len(written) - len(written.lstrip())
    return Cell(value, line, first, first + len(value)), stop, line, column + stop - at


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "\r\n":
        at += 1
    return at


def _after_break(text: str, at: int) -> int:
    return at + (2 if text[at : at + 2] == "\r\n" else 1)

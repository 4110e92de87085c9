"""Rows of a sheet with their cells by what they hold; words in all languages together; what nobody reads is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journeys.importers.draft import SILENT, Remark, Words
from journeys.importers.values import short
from journeys.importers.xlsform.book import Row, Sheet, letters
from journeys.importers.xlsform.columns import TOLD, Column, columns_of, tag_of
from journeys.languages import built_in


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its sheet and number, its words by key, and the column that each key stands in."""

    sheet: str
    number: int
    cells: Mapping[str, Words]

    def text(self, key: str) -> str:
        """What a cell says; "" where it is empty."""
        return self.cells.get(key, SILENT).text

    def words(self, key: str) -> Words:
        """The same in all languages, with its place."""
        return self.cells.get(key, SILENT)

    def place(self, key: str) -> str:
        """Where a cell stands, or the row where it is empty; "" in a row that was made of another."""
        if key in self.cells:
            return self.cells[key].place
        return f"{self.sheet}!{self.number}" if self.sheet else ""


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of a form: the main one, what headings call it, and the tags of all by their headings."""

    main: str
    called: frozenset[str]
    tags: Mapping[str, str]


@dataclass(slots=True)
class Lines:
    """All rows of a sheet, and what its headings are told for."""

    lines: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    columns: tuple[Column, ...] = ()


def tongues(headings: list[str], default: str) -> Tongues:
    """The languages that headings name; "" is one that names none. The main one is the form's default, where Footpath's
    own words are there in it; else one in which they are. Words without a language are taken for English."""
    tags = {each: tag_of(each) for each in dict.fromkeys(headings) if each}
    wanted = tag_of(default) if default else "en" if "" in headings else ""
    known = [tag for tag in tags.values() if tag]
    choice = [wanted, *(["en"] if "en" in known or not known else known)] if wanted != "en" else ["en"]
    main = next((tag for tag in choice if tag and built_in(tag)), "") or next((tag for tag in choice if tag), "en")
    called = frozenset(each for each, tag in tags.items() if tag == main)
    return Tongues(main, called, tags)


def lines_of(sheet: Sheet, also: Mapping[str, str], read: frozenset[str], speech: Tongues) -> Lines:
    """The rows of a sheet. `read` are the keys that somebody reads; columns of others are told of as a whole."""
    out = Lines()
    head, columns = columns_of(sheet, also)
    if head is None:
        return out
    out.columns = columns
    kept: list[Column] = []
    for column in columns:
        place = f"{sheet.name}!{letters(column.number)}{head.number}"
        why = _unread(column, kept, read, speech)
        if not why:
            kept.append(column)
            continue
        filled = [row.cells[column.number] for row in sheet.rows[1:] if column.number in row.cells]
        if filled:
            words = f"{column.heading}: {len(filled)} filled cell{'s' if len(filled) > 1 else ''}, {short(filled[0])}"
            fate = "fault" if "there twice" in why else "dropped"
            out.remarks.append(Remark("column", place, words, fate, why))  # type: ignore[arg-type]
    nameless = sorted({at for row in sheet.rows[1:] for at in row.cells} - {each.number for each in columns})
    for at in nameless:
        place = f"{sheet.name}!{letters(at)}{head.number}"
        first = next(row.cells[at] for row in sheet.rows[1:] if at in row.cells)
        out.remarks.append(Remark("column", place, short(first), "fault", "its column has no heading"))
    for row in sheet.rows[1:]:
        cells = dict(_cells(sheet, row.number, row.cells, kept, speech))
        if cells:
            out.lines.append(Line(sheet.name, row.number, cells))
            out.remarks += _not_first(sheet, row, kept, cells)
    return out


def _unread(column: Column, kept: list[Column], read: frozenset[str], speech: Tongues) -> str:
    """Why nobody reads a column; "" where somebody does."""
    if column.key not in read:
        return "a journey has no place for it"
    if column.language and not speech.tags.get(column.language):
        return f"no language is called {column.language!r}"
    if any((each.key, each.language) == (column.key, column.language) for each in kept):
        return f"the column {column.heading!r} is there twice; the first one counts"
    return ""


def _not_first(sheet: Sheet, row: Row, columns: list[Column], cells: Mapping[str, Words]) -> Iterator[Remark]:
    """Cells that say again what another column of the same language says, and pictures for each language."""
    for column in columns:
        words = cells.get(column.key)
        if column.number not in row.cells or words is None or words.place == sheet.place(row.number, column.number):
            continue
        kind = TOLD.get(column.key, "setting")
        if kind in ("picture", "sound", "film") or row.cells[column.number] not in words.to.values():
            why = (
                f"{words.place} says the same" if kind in ("words", "hint", "message") else "a question has words only"
            )
            text = short(row.cells[column.number])
            yield Remark(kind, sheet.place(row.number, column.number), text, "dropped", why)


def _cells(
    sheet: Sheet, number: int, cells: Mapping[int, str], columns: list[Column], speech: Tongues
) -> Iterator[tuple[str, Words]]:
    """The cells of a row by key: the main language's words in front, or those that there are."""
    for key in dict.fromkeys(column.key for column in columns):
        said = [(column, cells[column.number]) for column in columns if column.key == key and column.number in cells]
        if not said:
            continue
        own = next((each for each in said if each[0].language in speech.called), None)
        plain = next((each for each in said if not each[0].language), None)
        first, text = plain or own or said[0]
        if own and plain and key in TOLD:
            first, text = own
        to = {speech.tags[column.language]: words for column, words in said if column.language and column is not first}
        to.pop(speech.main, None)
        yield key, Words(text, to, sheet.place(number, first.number))

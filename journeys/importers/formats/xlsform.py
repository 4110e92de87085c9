"""XLSForm: a workbook (xlsx, xls), CSV or Markdown with the sheets `survey`, `choices` and `settings`."""

from __future__ import annotations

import re

from journeys.importers.draft import Draft
from journeys.importers.fault import ImportFault
from journeys.importers.source import Source
from journeys.importers.xlsform.book import SHEETS, opened
from journeys.importers.xlsform.columns import ASKED, columns_of
from journeys.importers.xlsform.types import meaning_of

TITLE = "XLSForm (xlsx, xls, CSV, Markdown)"
_TEXT = re.compile(r"(?im)^\W*survey\b|^[^\n]*\btype\b[^\n]*\bname\b|^[^\n]*\bname\b[^\n]*\btype\b")


def looks_like(source: Source) -> float:
    """Sure where there is a sheet called survey whose columns are a question's."""
    if source.is_text and not _TEXT.search(source.text[:20_000]):
        return 0.0
    try:
        book = opened(source)
    except ImportFault:
        return 0.0
    survey = book.sheets.get("survey")
    if survey is None:
        return 0.0
    keys = {column.key for column in columns_of(survey, ASKED)[1]}
    return 0.95 if {"type", "name"} <= keys else 0.6 if "type" in keys else 0.0


def read(source: Source) -> Draft:
    """The form."""
    from journeys.importers.xlsform.form import read_book

    return read_book(source, opened(source))


def beside(source: Source) -> tuple[str, ...]:
    """The files of options that it names, and the other sheets of a form whose sheets are files."""
    survey = opened(source).sheets.get("survey")
    if survey is None:
        return ()
    _, columns = columns_of(survey, ASKED)
    types = [row.cells.get(each.number, "") for each in columns if each.key == "type" for row in survey.rows[1:]]
    named = [means.list for means in (meaning_of(words, True) for words in types) if means.file]
    sheets = [f"{name}.csv" for name in SHEETS] if source.name.lower() == "survey.csv" else []
    return tuple(dict.fromkeys((*named, *sheets)))

"""The sheets of a form -> its draft, with its settings, its languages, and what else stands in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeys.importers.draft import Draft, Remark, Words
from journeys.importers.fault import ImportFault
from journeys.importers.source import Source
from journeys.importers.values import short
from journeys.importers.xlsform.book import Book, Sheet
from journeys.importers.xlsform.columns import ASKED, OFFERED, columns_of
from journeys.importers.xlsform.deciding import Deciding
from journeys.importers.xlsform.lists import Lists, columns_named, lists_of
from journeys.importers.xlsform.naming import names_of
from journeys.importers.xlsform.nesting import nested, unrolled
from journeys.importers.xlsform.pages import Pages
from journeys.importers.xlsform.questions import READ, Asking
from journeys.importers.xlsform.rows import Tongues, lines_of, tongues

MOST_ROWS = 3000
NO_MARKS = "so all have to be, save those that take several options or a file: say `optional: true` where one need not"
_TITLES = ("form_title", "title", "form_id", "id_string", "name")
_IDS = ("form_id", "id_string", "name")
_READING = ("default_language", "allow_choice_duplicates")
_READ = ("survey", "choices", "settings", "external_choices")


def read_book(source: Source, book: Book) -> Draft:
    """The form. ImportFault where there is no sheet of questions."""
    survey = _survey(source, book)
    settings, remarks = _settings(book.sheets.get("settings"))
    offered = [book.sheets[name] for name in ("choices", "external_choices") if name in book.sheets]
    headings = [column.language for column in columns_of(survey, ASKED)[1] if column.key == "label" or column.language]
    headings += [column.language for sheet in offered for column in columns_of(sheet, OFFERED)[1] if column.language]
    speech = tongues(headings, settings.get("default_language", ""))
    rows = lines_of(survey, ASKED, READ, speech)
    if len(rows.lines) > MOST_ROWS:
        raise ImportFault(f"{source.name} has more than {MOST_ROWS:,} rows of questions", help="split the form up")
    lists, more = _lists(offered, columns_named([each.text("choice_filter") for each in rows.lines]), speech)
    tree = nested(rows.lines)
    top = unrolled(tree.top, lists)
    names = names_of(top, lists)
    remarks += [*rows.remarks, *more, *lists.remarks, *tree.remarks, *names.remarks, *_others(book)]
    marks = any(each.text("required") for each in rows.lines)
    if not marks:
        remarks.append(
            Remark("setting", "survey", "no question says whether it has to be answered", "guessed", NO_MARKS)
        )
    asking = Asking(source, book, lists, Deciding(names.known), marks, names.whole)
    title = next((settings[key] for key in _TITLES if key in settings), "") or _of_file(source.name)
    pages = Pages(names, asking, Words(title)).all(top)
    whole = [each.plain() for each in lists.named.values() if _stays(each.name, pages.fields, asking)]
    remarks += [
        *pages.remarks,
        *pages.calculated(),
        *asking.remarks,
        *_of_yes_no(lists, names.whole, pages.fields, asking),
    ]
    return Draft(
        "xlsform",
        next((settings[key] for key in _IDS if key in settings), title),
        Words(title),
        tuple(pages.pages),
        in_order=True,
        lists=tuple(whole),
        sections=tuple(pages.sections),
        definitions=tuple(pages.definitions),
        remarks=tuple(remarks),
        language=speech.main,
        languages=tuple(dict.fromkeys(tag for tag in speech.tags.values() if tag and tag != speech.main)),
        quotes=pages.quotes,
        named=True,
    )


def _survey(source: Source, book: Book) -> Sheet:
    survey = book.sheets.get("survey")
    if survey is None or not survey.rows:
        raise ImportFault(f"{source.name} has no sheet called survey with questions in it", help="is it an XLSForm?")
    if not any(column.key == "type" for column in columns_of(survey, ASKED)[1]):
        at = f"survey!A{survey.rows[0].number}"
        raise ImportFault("the sheet survey has no column called type", at, "is it an XLSForm?")
    return survey


def _of_file(name: str) -> str:
    """A title made of a file's name."""
    words = name.rpartition(".")[0].replace("_", " ").replace("-", " ").strip() or name
    return words[:1].upper() + words[1:]


def _lists(sheets: Sequence[Sheet], filters: frozenset[str], speech: Tongues) -> tuple[Lists, list[Remark]]:
    read = frozenset(("list_name", "name", "label", "image", "big-image", "audio", "video")) | filters
    all_of_it = [lines_of(sheet, OFFERED, read, speech) for sheet in sheets]
    found = lists_of([line for each in all_of_it for line in each.lines])
    return found, [remark for each in all_of_it for remark in each.remarks]


def _stays(name: str, fields: Sequence[str], asking: Asking) -> bool:
    """Whether a list is one of the draft: a question has it, or none does and that is told of it."""
    return name in fields or (name not in asking.told and not asking.whole[name])


def _of_yes_no(lists: Lists, whole: Mapping[str, int], fields: Sequence[str], asking: Asking) -> list[Remark]:
    """What became of lists that no question names any more, since Footpath has words of its own for yes and no."""
    found = []
    for each in lists.named.values():
        if each.name in fields or each.name in asking.told or not whole[each.name]:
            continue
        fate, why = (
            ("carried", "it became yes or no") if each.yes_no else ("dropped", "its question is not in the journey")
        )
        found.append(Remark("list", each.place, each.name, fate, why))  # type: ignore[arg-type]
        found += [
            Remark("option", choice.place, choice.label.text or choice.value, fate, why)  # type: ignore[arg-type]
            for choice in each.choices
        ]
    return found


def _settings(sheet: Sheet | None) -> tuple[Mapping[str, str], list[Remark]]:
    """The settings by key, and what becomes of each."""
    if sheet is None or len(sheet.rows) < 2:
        return {}, []
    row = sheet.rows[1]
    columns = [column for column in columns_of(sheet, {})[1] if column.number in row.cells]
    found = {column.key: row.cells[column.number] for column in columns}
    remarks = []
    for column in columns:
        words = f"{column.heading}: {short(row.cells[column.number])}"
        if column.key in _TITLES:
            fate, why = "carried", "as the journey's title or id"
        elif column.key in _READING:
            fate, why = "carried", "it says how the form is to be read"
        else:
            fate, why = "dropped", "it is for the program that collects answers"
        remarks.append(Remark("setting", sheet.place(row.number, column.number), words, fate, why))  # type: ignore[arg-type]
    return found, remarks


def _others(book: Book) -> list[Remark]:
    """Sheets that nobody reads, and cells that a spreadsheet worked out."""
    found = []
    for name, sheet in book.sheets.items():
        if name not in _READ and sheet.rows:
            words = f"{len(sheet.rows)} rows: {short(', '.join(sheet.rows[0].cells.values()))}"
            found.append(Remark("sheet", sheet.name, words, "dropped", "no sheet of a form is called that"))
        elif name in _READ:
            why = "the value that it had when the file was saved was read"
            found += [Remark("formula", place, short(formula), "changed", why) for place, formula in sheet.worked_out]
    return found

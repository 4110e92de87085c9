"""A small XLSForm made up for these tests, as a workbook, as CSV, as Markdown and as a ZIP of CSV files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from journeys.importers import Imported, Source, import_form

Sheets = Mapping[str, Sequence[Sequence[object]]]

LOAN: Sheets = {
    "survey": [
        ["type", "name", "label", "label::Welsh (cy)", "hint", "required", "relevant", "constraint",
         "constraint_message", "appearance", "choice_filter", "calculation", "repeat_count", "parameters"],
        ["start", "started"],
        ["note", "welcome", "You can borrow tools from the library for two weeks.",
         "Gallwch fenthyg offer o'r llyfrgell am bythefnos."],
        ["begin group", "about_you", "About you", "Amdanoch chi"],
        ["text", "full_name", "What is your full name?", "Beth yw eich enw llawn?", "", "yes"],
        ["date", "born", "What is your date of birth?", "Beth yw eich dyddiad geni?", "For example, 27 3 1990", "yes",
         "", ". <= today()", "Your date of birth must be in the past"],
        ["calculate", "age", "", "", "", "", "", "", "", "", "", "int((today() - ${born}) div 365.25)"],
        ["text", "guardian", "Who is responsible for you?", "Pwy sy'n gyfrifol amdanoch?", "", "yes", "${age} < 18"],
        ["text", "mail", "What is your email address?", "Beth yw eich cyfeiriad e-bost?", "", "no", "",
         r"regex(., '^[^@]+@[^@]+\.[a-z]+$')", "Enter an email address"],
        ["end group"],
        ["begin group", "the_loan", "What you borrow", "Beth rydych yn ei fenthyg", "", "", "${age} >= 12"],
        ["select_one branches", "branch", "Which library do you go to?", "I ba lyfrgell ydych chi'n mynd?", "", "yes",
         "", "", "", "minimal"],
        ["select_multiple tools", "wanted", "What would you like to borrow?", "Beth hoffech chi ei fenthyg?", "", "yes",
         "", "count-selected(.) <= 2", "", "", "branch = ${branch}"],
        ["select_one yes_no", "sharp", "Have you used a saw before?", "Ydych chi wedi defnyddio llif o'r blaen?", "",
         "yes", "selected(${wanted}, 'saw')"],
        ["range", "days", "How many days do you need it?", "Am faint o ddyddiau?", "", "yes", "", "", "", "", "", "",
         "", "start=1 end=14 step=1"],
        ["end group"],
        ["begin repeat", "helpers", "Who helps you?", "Pwy sy'n eich helpu?", "", "", "${sharp} = 'no'"],
        ["text", "helper_name", "What is their name?", "Beth yw ei enw?", "", "yes"],
        ["integer", "helper_age", "How old are they?", "Beth yw ei oedran?", "", "yes", "", ". >= 18",
         "A helper has to be 18 or older"],
        ["select_one yes_no", "helper_old", "Can they lift 20 kg?", "Ydyn nhw'n gallu codi 20 kg?", "", "yes",
         "${helper_age} > 70"],
        ["end repeat"],
        ["rank tools", "ranked", "Which tool matters most?", "Pa offeryn sydd bwysicaf?", "Drag them", "",
         "${days} > 3"],
        ["text", "odd", "Anything else?", "Unrhyw beth arall?", "", "", "${nobody} = 'x'", "", "", "multiline"],
        ["acknowledge", "agree", "I bring everything back clean.", "Byddaf yn dod â phopeth yn ôl yn lân.", "", "yes"],
    ],
    "choices": [
        ["list_name", "name", "label", "label::Welsh (cy)", "branch", "image"],
        ["branches", "north", "North library", "Llyfrgell y Gogledd"],
        ["branches", "harbour", "Harbour library", "Llyfrgell yr Harbwr"],
        ["tools", "drill", "A drill", "Dril", "north"],
        ["tools", "saw", "A saw", "Llif", "harbour"],
        ["tools", "ladder", "A ladder", "Ysgol", "north", "ladder.jpg"],
        ["yes_no", "yes", "Yes", "Ydw"],
        ["yes_no", "no", "No", "Nac ydw"],
        ["forgotten", "a", "A", "A"],
    ],
    "settings": [["form_title", "form_id", "version"], ["Borrow a tool", "borrow_a_tool", "2026.1"]],
}  # fmt: skip
"""Groups, a calculation, a filter, a repeat, two languages, and three faults: a name that nothing has, a list that
nothing uses, a type that no question has."""


def workbook(sheets: Sheets) -> bytes:
    """The sheets as xlsx."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one_csv(rows: Sequence[Sequence[object]]) -> bytes:
    """One sheet as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def joined_csv(sheets: Sheets) -> bytes:
    """All sheets in one CSV file, each under its name in the first column."""
    rows: list[list[object]] = []
    for name, inside in sheets.items():
        rows += [[name], *(["", *row] for row in inside)]
    return one_csv(rows)


def markdown(sheets: Sheets) -> bytes:
    """All sheets as tables of Markdown."""
    lines = []
    for name, rows in sheets.items():
        lines.append(f"| {name} |")
        lines += ["| | " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines).encode()


def zipped(sheets: Sheets) -> bytes:
    """Each sheet as a CSV file of a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, rows in sheets.items():
            archive.writestr(f"{name}.csv", one_csv(rows))
    return out.getvalue()


def survey(*rows: Sequence[object], choices: Sequence[Sequence[object]] = (), head: str = "") -> Imported:
    """The journey of a form of some rows: `type name label relevant constraint`, or what `head` says."""
    columns = (head or "type name label relevant constraint").split()
    sheets = {"survey": [columns, *rows], "choices": [["list_name", "name", "label"], *choices]}
    return import_form(Source("form.xlsx", workbook(sheets)))

"""Make a journey of a form that exists, and report what became of every part of it.

SOURCE is a form in a format that Footpath reads, which it sees from the content; or a folder of forms, which become one
journey with a task list. A file beside it with the same name and a language, such as form-cy.json, is the same form in
that language; files that the form names, such as lists of options, are read from its folder. The journey, its lists,
its other languages, a made-up citizen for each outcome and the report go into a folder, which must be new or empty.
The journey is proved, so that the report tells of faults that the form had, each with its place there.
Exit code: 0 done, 1 the source cannot be read, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from service.commands.check import seconds
from service.importing import SECONDS

if TYPE_CHECKING:
    from journeys.importers import Imported, Source


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to import, and where to."""
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the form, or a folder of forms")
    parser.add_argument(
        "--from", dest="format", metavar="FORMAT", default="", help="its format (default: what it looks like)"
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="the folder to write (default: the journey's id)"
    )
    parser.add_argument("--keep-pages", action="store_true", help="keep pages and ways on as they are in the source")
    parser.add_argument("--no-scenarios", action="store_true", help="make up no citizens")
    parser.add_argument("--no-proof", action="store_true", help="prove nothing of the journey")
    parser.add_argument(
        "--seconds",
        metavar="N",
        type=seconds,
        default=SECONDS,
        help="how long it is proved, and citizens are looked for, at most (default: 20)",
    )
    parser.add_argument(
        "--format",
        dest="report",
        choices=("text", "json", "html"),
        default="text",
        help="how the report is printed (default: text)",
    )


def run(given: argparse.Namespace) -> int:
    """Reads the form, writes the folder, prints the report."""
    import sys
    from datetime import UTC, datetime

    from journeys.importers import ImportFault
    from renderers import import_report
    from service import terminal
    from service.importing import looked_over
    from service.refusal import Refusal

    try:
        made = made_of(given.source, given.format, given.keep_pages)
    except ImportFault as fault:
        raise Refusal(str(fault), fault.help, code=1) from None
    folder = given.output or Path(made.id)
    _refuse_unless_empty(folder)
    files, review = looked_over(
        made,
        datetime.now(UTC).date(),
        proofs=not given.no_proof,
        citizens=not given.no_scenarios,
        seconds=given.seconds,
    )
    ledgers = [(_title(ledger.format), ledger) for ledger in made.ledgers]
    page = import_report.as_html(ledgers, made.title, review)
    whole = import_report.text(ledgers, everything=True, review=review)
    _write(folder, {**files, "report.txt": whole, "report.html": page})
    if given.report == "json":
        print(import_report.as_json(made.id, made.ledgers, review))
    elif given.report == "html":
        print(page, end="")
    else:
        print(import_report.text(ledgers, colour=terminal.colour(sys.stdout), review=review))
        for error in made.errors:
            print(f"footpath check will find: {error.message}")
        print(f"Written to {folder}. Next: footpath check {folder}, then footpath serve {folder}")
    return 0


def made_of(path: Path, format: str = "", keep_pages: bool = False) -> Imported:
    """The journey of a form, or of a folder of forms. Raises `ImportFault`, and `Refusal` for what cannot be read."""
    from journeys.importers import import_form, import_forms
    from service.refusal import Refusal

    survey = path / "survey.csv"  # a form whose sheets are files
    if not path.is_dir() or survey.is_file():
        return import_form(_source(survey if path.is_dir() else path, format), format, keep_pages)
    sources = _forms(path, format)
    if not sources:
        raise Refusal(f"{path} holds no form in a format that we know", "Name one form, or its format with --from.")
    return import_forms(
        sources, path.resolve().name.replace("_", " ").replace("-", " ").capitalize(), format, keep_pages
    )


def _forms(folder: Path, format: str) -> Sequence[Source]:
    """The forms in a folder, those in other languages beside theirs; other files are passed over."""
    from journeys.importers import ImportFault
    from journeys.importers.recognise import recognised
    from journeys.importers.twins import is_twin

    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    names = frozenset(path.name for path in files)
    found = []
    for path in files:
        if is_twin(path.name, names):
            continue
        source = _source(path, format)
        try:
            recognised(source, format)
        except ImportFault:
            continue
        found.append(source)
    return found


def _source(path: Path, format: str) -> Source:
    """A file, with the same form in other languages, and the files that it names."""
    from journeys.importers import Source
    from journeys.importers.recognise import files_beside
    from journeys.importers.source import MOST_BYTES
    from journeys.importers.twins import language_of

    beside = {
        each.name: _bytes(each, MOST_BYTES)
        for each in (sorted(path.parent.iterdir()) if path.parent.is_dir() else ())
        if each.is_file() and language_of(each.name, path.name)
    }
    source = Source(path.name, _bytes(path, MOST_BYTES), beside)
    named = [path.parent / name for name in files_beside(source, format)]
    found = {each.name: _bytes(each, MOST_BYTES) for each in named if each.is_file()}
    return Source(source.name, source.data, {**beside, **found}) if found else source


def bytes_of(path: Path) -> bytes:
    """A form's bytes. Refusal where they cannot be read."""
    from journeys.importers.source import MOST_BYTES

    return _bytes(path, MOST_BYTES)


def _bytes(path: Path, most: int) -> bytes:
    """A file's bytes; one more than may be, where there are too many."""
    from service.refusal import Refusal

    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise Refusal(f"{path} cannot be read: {fault.strerror or fault}") from fault


def _title(format: str) -> str:
    from journeys.importers import all_formats

    return all_formats()[format].TITLE


def _refuse_unless_empty(folder: Path) -> None:
    from service.refusal import Refusal

    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refusal(f"{folder} is there already and not empty", "Name another folder with -o.")
    except OSError as fault:
        raise Refusal(f"{folder} cannot be read: {fault.strerror or fault}") from fault


def _write(folder: Path, files: Mapping[str, str]) -> None:
    from service.refusal import Refusal

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Refusal(f"{folder} cannot be written: {fault.strerror or fault}") from fault

"""Make a journey of a form that exists, and report what became of every part of it.

SOURCE is a form in one of the formats that Footpath reads (docs/importing.md); what it is in is seen from its content.
The journey, its lists and other languages, and the report are written to a folder, which must be new or empty.
Exit code: 0 done, 1 the source cannot be read, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to import, and where to."""
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the form: a file")
    parser.add_argument(
        "--from", dest="format", metavar="FORMAT", default="", help="its format (default: what it looks like)"
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="the folder to write (default: the journey's id)"
    )
    parser.add_argument("--keep-pages", action="store_true", help="keep pages of several questions as they are")
    parser.add_argument(
        "--format", dest="report", choices=("text", "json", "html"), default="text",
        help="how the report is printed (default: text)",
    )  # fmt: skip


def run(given: argparse.Namespace) -> int:
    """Reads the form, writes the folder, prints the report."""
    import sys

    from journeys.importers import ImportFault, Source, import_form
    from journeys.importers.recognise import all_formats
    from renderers import import_report
    from service import terminal
    from service.refusal import Refusal

    try:
        source = Source(given.source.name, _bytes(given.source))
        made = import_form(source, given.format, given.keep_pages)
    except ImportFault as fault:
        raise Refusal(str(fault), fault.help, code=1) from None
    folder = given.output or Path(made.id)
    title = all_formats()[made.ledger.format].TITLE
    _write(folder, {**made.files, "report.txt": import_report.text(made.ledger, title, everything=True)})
    if given.report == "json":
        print(import_report.as_json([(made.id, made.ledger)]))
    else:
        print(import_report.text(made.ledger, title, colour=terminal.colour(sys.stdout)))
        print(f"Written to {folder}. Next: footpath check {folder}, then footpath serve {folder}")
    return 0


def _bytes(path: Path) -> bytes:
    from service.refusal import Refusal

    try:
        return path.read_bytes()
    except OSError as fault:
        raise Refusal(f"{path} cannot be read: {fault.strerror}") from fault


def _write(folder: Path, files: dict[str, str]) -> None:
    from service.refusal import Refusal

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} is there already and not empty", "Name another folder with -o.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Refusal(f"{folder} cannot be written: {fault.strerror}") from fault

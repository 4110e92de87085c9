"""Write a journey in another format: for programs, for other form builders, or for people who cannot go online.

jsonschema describes what the journey sends, xlsform is a workbook for survey tools, html and pdf are the journey as a
form on paper. What the format has no words for is told at the end, and with --report as a file.
Exit code: 0 done, 1 the journey has errors, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.model import Journey
    from journeys.service import Service
    from renderers.exports import Unsaid

Made = tuple[bytes, "Sequence[Unsaid]"]
"""What is written, and what could not be said in it."""

_ENDINGS = {"jsonschema": "schema.json", "xlsform": "xlsx", "html": "html", "pdf": "pdf"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The journey, the format, and where to."""
    parser.add_argument("journey", metavar="JOURNEY", type=Path, help="a journey file or its folder")
    parser.add_argument("--to", choices=tuple(_ENDINGS), required=True, help="the format")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the file to write; - prints it (default: the journey's id with its ending)",
    )
    parser.add_argument(
        "--language", metavar="LANGUAGE", default="", help="one of the journey's languages (default: its own)"
    )
    parser.add_argument("--today", metavar="DATE", help="the day whose rates are meant (default: today)")
    parser.add_argument("--report", metavar="FILE", type=Path, help="also write what could not be said, as JSON")


def run(given: argparse.Namespace) -> int:
    """Writes the file, and tells what it could not say."""
    import sys

    from service.reading import one_journey, read_or_refuse
    from service.refusal import Refusal

    journey = one_journey(given.journey)
    service = read_or_refuse(given.journey).service
    language = given.language or journey.language
    if language not in journey.languages:
        raise Refusal(f"the journey has no {language!r}", f"It has {', '.join(journey.languages)}.")
    data, unsaid = _made(given.to, journey, service, language, _day(given.today))
    name = given.output or f"{journey.id}.{_ENDINGS[given.to]}"
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _write(Path(name), data)
        print(f"Written to {name}")
    if given.report is not None:
        import json

        plain = [{"part": each.part, "what": each.what, "why": each.why} for each in unsaid]
        _write(given.report, (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode())
    if unsaid:
        print(told(given.to, unsaid), file=sys.stderr if name == "-" else sys.stdout)
    return 0


def told(format: str, unsaid: Sequence[Unsaid]) -> str:
    """What a format could not say, by reason, with the parts that it concerns."""
    from textwrap import wrap

    from renderers.report import visible

    by_reason: dict[str, list[str]] = {}
    for each in unsaid:
        by_reason.setdefault(each.why, []).append(f"{each.part} ({each.what})" if each.what else each.part)
    count = len(unsaid)
    lines = ["", f"{count} {'part' if count == 1 else 'parts'} of the journey cannot be said as {format}:"]
    for why, parts in by_reason.items():
        lines += ["", *wrap(visible(f"{why[:1].upper()}{why[1:]}"), 100, initial_indent="  ", subsequent_indent="  ")]
        lines += [
            line
            for part in parts
            for line in wrap(visible(part), 96, initial_indent="    ", subsequent_indent="      ")
        ]
    return "\n".join(lines)


def _made(to: str, journey: Journey, service: Service, language: str, today: date) -> Made:
    if to == "jsonschema":
        return _schema(journey, language, today)
    if to == "xlsform":
        return _workbook(journey, today)
    return (_page if to == "html" else _pdf)(journey, service, language, today)


def _schema(journey: Journey, language: str, today: date) -> Made:
    import json

    from renderers.exports.jsonschema import json_schema

    schema, unsaid = json_schema(journey, language, today)
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode(), unsaid


def _workbook(journey: Journey, today: date) -> Made:
    from renderers.exports.xlsform import as_workbook, xlsform

    form, unsaid = xlsform(journey, today)
    return as_workbook(form), unsaid


def _page(journey: Journey, service: Service, language: str, today: date) -> Made:
    from renderers.paper.html import as_html
    from renderers.paper.making import paper_of

    paper, unsaid = paper_of(journey, service, language, today)
    return as_html(paper, service).encode(), unsaid


def _pdf(journey: Journey, service: Service, language: str, today: date) -> Made:
    from renderers.paper.making import paper_of
    from renderers.paper.pdf import EXTRA, NotInstalled, as_pdf
    from service.refusal import Refusal

    paper, unsaid = paper_of(journey, service, language, today)
    try:
        return as_pdf(paper, service), unsaid
    except NotInstalled:
        way = f'Install it with: pip install "footpath[{EXTRA}]". Or use --to html, and print that page.'
        raise Refusal("PDFs are set by typst, which is not installed", way, code=1) from None


def _day(given: str | None) -> date:
    from service.refusal import Refusal

    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Refusal(f"{given!r} is no day", "Write it as year-month-day, such as 2026-11-22.") from None


def _write(path: Path, data: bytes) -> None:
    from service.refusal import Refusal

    try:
        path.write_bytes(data)
    except OSError as fault:
        raise Refusal(f"{path} cannot be written: {fault.strerror or fault}") from fault

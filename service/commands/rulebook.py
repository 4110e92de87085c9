"""Write all that a journey does in plain English, to be read aloud, checked against the law, and signed.

One HTML page that prints well and needs nothing else, or Markdown: the ending of the file says which. Without a file,
Markdown is printed. The journey's own texts are in its own language, or in the one that is asked for.
Exit code: 0 written, 1 the journey has errors or the file cannot be written, 2 wrong usage.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """The journey, where to, and in which language."""
    parser.add_argument("journey", metavar="JOURNEY", type=Path, help="a journey file or its folder")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="the file to write; its name ends in .html or .md"
    )
    parser.add_argument("--language", metavar="L", help="the language of the journey's own texts, such as cy")
    parser.add_argument(
        "--today", metavar="DATE", help="the day that stands on the cover, such as 2026-11-22 (default: today)"
    )


def run(given: argparse.Namespace) -> int:
    """Writes the book, or prints it."""
    import sys
    from datetime import UTC, datetime

    from engine.session import civil_day
    from renderers.rulebook import html, markdown
    from renderers.rulebook.chapters import rulebook
    from service.commands.walk import day_of
    from service.reading import journey_and_service
    from service.refusal import Refusal

    ending = _ending(given.output)
    journey, service = journey_and_service(given.journey)
    if given.language is not None and given.language not in journey.languages:
        raise Refusal(
            f"{given.journey} is not offered in {given.language!r}", f"Choose one of {', '.join(journey.languages)}."
        )
    today = day_of(given.today) if given.today is not None else civil_day(datetime.now(UTC), journey.time_zone)
    book = rulebook(journey, today, given.language or "", service.organisation or service.name)
    text = html.page(book, service) if ending == ".html" else markdown.document(book)
    if given.output is None:
        sys.stdout.write(text)
        return 0
    try:
        given.output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise Refusal(f"{given.output} cannot be written: {fault.strerror or fault}", code=1) from fault
    print(f"{given.output}: {len(book.chapters)} chapters")
    return 0


def _ending(output: Path | None) -> str:
    """`.html` or `.md`, by the name of the file; Markdown where there is none."""
    from service.refusal import Refusal

    if output is None:
        return ".md"
    ending = output.suffix.lower()
    if ending not in (".html", ".md"):
        raise Refusal(f"{output} says neither HTML nor Markdown", "Give the file a name that ends in .html or .md.")
    return ending

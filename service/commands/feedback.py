"""Read what people said about the service on its feedback page.

Nothing in it leads to who said it: it holds the hour, the page, five steps from very difficult to very easy, and words.
What is older than a year is deleted while the service runs.
Exit code: 0; 1 if the database cannot be read.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.store.feedback import Feedback

EASE = ("very difficult", "difficult", "neither", "easy", "very easy")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take words for a formula."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which database, which journey, for whom."""
    parser.add_argument("--database", metavar="URL", help="where answers are kept (default: as for footpath serve)")
    parser.add_argument("--journey", metavar="ID", help="only what was said about this journey")
    parser.add_argument(
        "--format",
        choices=("text", "csv", "json"),
        default="text",
        help="text for people, csv for spreadsheets, json for programs (default: text)",
    )


def run(given: argparse.Namespace) -> int:
    """Prints all of it, the oldest first."""
    import os
    import sys

    from engine.store import CannotOpen
    from engine.store.feedback import read
    from service.refusal import Refusal
    from service.settings import DATABASE

    url = given.database or os.environ.get("FOOTPATH_DATABASE") or DATABASE
    try:
        found = [each for each in read(url) if given.journey in (None, each.journey)]
    except CannotOpen as cannot:
        raise Refusal(cannot.message, cannot.help, code=1) from cannot
    sys.stdout.write({"text": in_words, "csv": in_cells, "json": in_json}[given.format](found))
    return 0


def in_words(found: Sequence[Feedback]) -> str:
    """For each journey how many chose which step, then what was written, by page."""
    if not found:
        return "No feedback yet.\n"
    lines: list[str] = []
    for journey in sorted({each.journey for each in found}):
        own = [each for each in found if each.journey == journey]
        lines += [""] if lines else []
        lines.append(f"{journey or '(no journey)'}: {len(own)} in all")
        for ease in range(5, 0, -1):
            lines.append(f"  {EASE[ease - 1]:<15} {sum(each.ease == ease for each in own)}")
        for each in own:
            if each.words:
                lines.append(f"  {each.hour.date().isoformat()}  {each.page or '(no page)'}")
                lines += [f"    {_printable(line)}" for line in each.words.splitlines()]
    return "\n".join(lines) + "\n"


def in_cells(found: Sequence[Feedback]) -> str:
    """A row each; no cell can be taken for a formula."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("hour", "journey", "page", "ease", "words", "language"))
    for each in found:
        words = f"'{each.words}" if each.words.startswith(FORMULAS) else each.words
        ease = "" if each.ease is None else each.ease
        writer.writerow((each.hour.isoformat(), each.journey, each.page, ease, words, each.language))
    return out.getvalue()


def in_json(found: Sequence[Feedback]) -> str:
    """A list of them."""
    import json
    from dataclasses import asdict

    rows = [{**asdict(each), "hour": each.hour.isoformat()} for each in found]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _printable(line: str) -> str:
    """What somebody wrote, without what would steer a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in line)

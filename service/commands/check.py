"""Find what is wrong with journeys, with the line and the mend.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder.
Exit code: 0 no errors, 1 errors, 2 wrong usage. Warnings and advice do not change it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """The paths, and how to print."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="what to check")
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="text for people, json for programs, github for annotations, sarif for code scanners (default: text)",
    )


def run(given: argparse.Namespace) -> int:
    """Reads and checks every path, and prints all that was found at once."""
    from renderers import report, report_data
    from service import terminal
    from service.reading import has_errors, read_or_refuse

    reads = [read_or_refuse(path) for path in given.paths]
    found = tuple(finding for one in reads for finding in one.findings)
    journeys = sum(len(one.journeys) for one in reads)
    if given.format == "text":
        if found:
            print(report.text(found, terminal.colour(sys.stdout)))
        print(report.summary(found, journeys))
    elif given.format == "json":
        print(report_data.as_json(found, journeys))
    elif given.format == "github":
        if found:
            print(report_data.github(found))
    else:
        from journeys.checks import all_checks
        from service.cli import version

        titles = {slug: check.title for slug, check in all_checks().items()}
        print(report_data.sarif(found, titles, version()))
    return 1 if has_errors(found) else 0

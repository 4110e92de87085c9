"""Find what is wrong with journeys, with the line and the mend, and prove what is true of every citizen.

A PATH is a journey file, a journey folder, a folder of journeys, or a service folder. A journey without errors is
proved: that nobody gets stuck, is asked in vain, or is judged on an answer never given. Whoever shows otherwise is told
with the finding.
Exit code: 0 no errors, 1 errors, 2 wrong usage. Warnings and advice do not change it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.proof.verdicts import Proofs
    from service.reading import Prove, Read, ReadJourney


def arguments(parser: argparse.ArgumentParser) -> None:
    """The paths, and how to print."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="what to check")
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="text for people, json for programs, github for annotations, sarif for code scanners (default: text)",
    )
    parser.add_argument("--no-proof", action="store_true", help="check only what needs no solver, which takes a moment")
    parser.add_argument(
        "--require-proof",
        action="store_true",
        help="count what could not be analysed, or was not proved at all, as an error",
    )
    parser.add_argument(
        "--seconds",
        metavar="N",
        type=seconds,
        default=60.0,
        help="how long each journey is proved at most (default: 60)",
    )
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until Ctrl-C")


def seconds(text: str) -> float:
    """How long something may take, as it is typed."""
    try:
        found = float(text)
    except ValueError:
        found = 0
    if not 0 < found <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 1 to 86400")
    return found


def run(given: argparse.Namespace) -> int:
    """Checks once, or again and again."""
    from service.refusal import Refusal

    if given.no_proof and given.require_proof:
        raise Refusal("--no-proof and --require-proof do not go together", "leave one of them out")
    if not given.watch:
        return _check(given)
    from service.watching import watched

    try:
        for _ in watched(given.paths):
            try:
                _check(given)
            except Refusal as refusal:
                print(f"footpath: {refusal.message}")
            sys.stdout.flush()
    except KeyboardInterrupt:
        pass
    return 0


def _check(given: argparse.Namespace) -> int:
    """Reads, checks and proves every path, and prints all that was found at once."""
    from renderers import report, report_data
    from service import terminal
    from service.reading import has_errors, read_or_refuse

    prove: Prove = "where needed" if given.no_proof else "all"
    reads = [read_or_refuse(path, prove=prove, seconds=given.seconds) for path in given.paths]
    found = tuple(finding for one in reads for finding in one.findings)
    journeys = sum(len(one.journeys) for one in reads)
    if given.format == "text":
        if found:
            print(report.text(found, terminal.colour(sys.stdout)))
        if not given.no_proof:
            for line in _proofs(reads):
                print(line)
        print(report.summary(found, journeys))
    elif given.format == "json":
        print(report_data.as_json(found, journeys, _proved(reads)))
    elif given.format == "github":
        if found:
            print(report_data.github(found))
    else:
        from journeys.checks import all_checks
        from service.cli import version

        titles = {slug: check.title for slug, check in all_checks().items()}
        print(report_data.sarif(found, titles, version()))
    unproved = given.require_proof and not all(_is_proved(each) for one in reads for each in one.journeys)
    return (
        1
        if has_errors(found)
        or unproved
        or any(each.proofs and each.proofs.defects for one in reads for each in one.journeys)
        else 0
    )


def _is_proved(one: ReadJourney) -> bool:
    """Whether everything was settled of a journey."""
    return one.proofs is not None and not one.proofs.count("not analysed")


def _name(one: ReadJourney) -> str:
    return one.path.stem if one.loaded.journey is None else one.loaded.journey.id


def _proofs(reads: list[Read]) -> Iterator[str]:
    """What was proved of each journey, and what was not."""
    from renderers import proof_report

    for one in (each for read in reads for each in read.journeys):
        if one.proofs is None:
            yield f"{_name(one)}: not proved while it has errors"
            continue
        yield f"{_name(one)}: {proof_report.summary(one.proofs)}"
        yield from proof_report.open_lines(one.proofs, one.loaded.sources, one.where)
        yield from proof_report.defect_lines(one.proofs)


def _proved(reads: list[Read]) -> dict[str, Proofs | None]:
    return {_name(one): one.proofs for read in reads for one in read.journeys}

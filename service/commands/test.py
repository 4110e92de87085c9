"""Run the scenarios of journeys: replay each citizen, and render each page on the way.

Prints what did not come out as written, then the outcomes, rules and options that no scenario reaches. With --coverage
it tells all that scenarios can reach, and all that they leave out: lines of facts, what is shown and passed over,
answers that are refused, and both sides of every comparison. With --generate it makes up scenarios for what they leave
out, to be read and kept, and tells of what it is proved that nobody can reach it.
Exit code: 0 all as expected, 1 not, 2 wrong usage. What no scenario reaches changes it only with --require-coverage.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.coverage import Coverage
    from engine.scenarios import ScenarioResult
    from journeys.diagnostics import Spot
    from journeys.service import Service
    from journeys.sources import Place
    from service.reading import ReadJourney


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to test, and what to tell of it."""
    parser.add_argument(
        "path", metavar="PATH", type=Path, help="a journey file, a journey folder, a folder of journeys, or a service"
    )
    parser.add_argument(
        "--coverage", action="store_true", help="tell how much of each journey its scenarios reach, and what they miss"
    )
    parser.add_argument(
        "--require-coverage", action="store_true", help="the same, and exit with 1 where they miss anything"
    )
    parser.add_argument(
        "--generate", action="store_true", help="write scenarios for what is left out, to a new file beside the journey"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="with --generate: the file to write; - prints them (default: scenarios.generated.yaml)",
    )
    parser.add_argument("--limit", metavar="N", type=int, help="with --generate: so many scenarios at the most")
    parser.add_argument(
        "--all", action="store_true", help="with --generate: scenarios for everything, not only for what is left out"
    )
    parser.add_argument(
        "--today",
        metavar="DATE",
        help="with --generate: the day on which they come, such as 2026-11-22 (default: today)",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people, json for programs (default: text)"
    )


def run(given: argparse.Namespace) -> int:
    """Runs every scenario of every journey; journeys with errors are not run, and count as failed."""
    import json
    import sys

    from renderers import report, report_data
    from service import terminal
    from service.reading import has_errors, read_or_refuse

    found = read_or_refuse(given.path)
    if has_errors(found.findings):
        if given.format == "json":
            print(report_data.as_json(found.findings, len(found.journeys)))
        else:
            print(report.text(found.findings, terminal.colour(sys.stdout)))
            print(report.summary(found.findings, len(found.journeys)))
        return 1
    if given.generate:
        from service.generating import generate

        return generate(found, given)
    _only_with_generate(given)
    tested = [_tested(one, found.service) for one in found.journeys]
    told = given.coverage or given.require_coverage
    if given.format == "json":
        print(json.dumps({"journeys": [_data(each, told) for each in tested]}, ensure_ascii=False, indent=2))
    else:
        for each in tested:
            for line in _lines(each, told):
                print(line)
    failed = any(each.failed for each in tested)
    short = given.require_coverage and any(each.coverage.missing for each in tested)
    return 1 if failed or short else 0


def _only_with_generate(given: argparse.Namespace) -> None:
    from service.refusal import Refusal

    said = {"-o": given.output, "--limit": given.limit, "--all": given.all or None, "--today": given.today}
    for option, value in said.items():
        if value is not None:
            raise Refusal(f"{option} says how scenarios are made up", f"write --generate {option} …, or leave it out")


@dataclass(frozen=True, slots=True)
class _Tested:
    """One journey after its scenarios were run: those that failed, each with what was wrong with its pages."""

    one: ReadJourney
    id: str
    scenarios: int
    pages: int
    failed: tuple[tuple[ScenarioResult, tuple[str, ...]], ...]
    coverage: Coverage

    def locate(self, spot: Spot) -> Place:
        """A place, its file as the reader calls it."""
        return self.one.locate(spot)


def _tested(one: ReadJourney, service: Service) -> _Tested:
    from engine.coverage import coverage
    from engine.scenarios import run_scenario
    from renderers.html.book import Book
    from renderers.html.site import Site
    from service.rendering import pages_of

    journey = one.loaded.journey
    assert journey is not None
    books = [Book(journey, Site(service, language=language)) for language in journey.languages]
    results = [run_scenario(journey, scenario) for scenario in journey.scenarios.values()]
    pages = 0
    failed = []
    for result in results:
        faults = []
        for book in books:
            said = "" if len(books) == 1 else f" in the language {book.language}"
            for page in pages_of(book, journey, result.path):
                pages += 1
                if page.fault:
                    faults.append(f"the page {page.name} cannot be shown{said}: {page.fault}")
        if result.failures or faults:
            failed.append((result, tuple(faults)))
    return _Tested(one, journey.id, len(results), pages, tuple(failed), coverage(journey, results))


def _lines(tested: _Tested, told: bool) -> Iterator[str]:
    from renderers import coverage_report

    scenarios = f"{tested.scenarios} {'scenario' if tested.scenarios == 1 else 'scenarios'}"
    said = "all as expected" if not tested.failed else f"{len(tested.failed)} not as expected"
    yield (
        f"{tested.id}: {scenarios}, {tested.pages} pages, {said}" if tested.scenarios else f"{tested.id}: no scenarios"
    )
    for place, scenario, message in _failures(tested):
        yield f"  {place.file}:{place.line}: {scenario}"
        yield f"    {message}"
    if told:
        yield from coverage_report.table(tested.coverage)
        yield from coverage_report.missing(tested.coverage, tested.locate)
    else:
        yield from coverage_report.brief(tested.coverage, tested.locate)


def _failures(tested: _Tested) -> Iterator[tuple[Place, str, str]]:
    """What did not come out as written: where it says so, in which scenario, and how."""
    from journeys.diagnostics import Spot

    for result, faults in tested.failed:
        id = result.scenario.id
        yield from ((tested.locate(Spot(each.route, "key")), id, each.message) for each in result.failures)
        yield from ((tested.locate(Spot(result.scenario.route, "key")), id, fault) for fault in faults)


def _data(tested: _Tested, told: bool) -> dict[str, Any]:
    from renderers import coverage_report

    failures = [
        {"scenario": scenario, "file": place.file, "line": place.line, "message": message}
        for place, scenario, message in _failures(tested)
    ]
    found = {
        "journey": tested.id,
        "scenarios": tested.scenarios,
        "pages": tested.pages,
        "failed": len(tested.failed),
        "failures": failures,
    }
    return found | ({"coverage": coverage_report.data(tested.coverage, tested.locate)} if told else {})

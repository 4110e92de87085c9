"""Run the scenarios of journeys: replay each citizen, and render each page on the way.

Prints what did not come out as written, then the outcomes, rules and options that no scenario reaches.
Exit code: 0 all as expected, 1 not, 2 wrong usage. What no scenario reaches does not change it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.scenarios import Coverage, ScenarioResult
    from journeys.diagnostics import Route
    from journeys.model import Journey
    from journeys.service import Service
    from service.reading import ReadJourney


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to test."""
    parser.add_argument(
        "path", metavar="PATH", type=Path, help="a journey file, a journey folder, a folder of journeys, or a service"
    )


def run(given: argparse.Namespace) -> int:
    """Runs every scenario of every journey; journeys with errors are not run, and count as failed."""
    import sys

    from renderers import report
    from service import terminal
    from service.reading import has_errors, read_or_refuse

    found = read_or_refuse(given.path)
    if has_errors(found.findings):
        print(report.text(found.findings, terminal.colour(sys.stdout)))
        print(report.summary(found.findings, len(found.journeys)))
        return 1
    passed = True
    for one in found.journeys:
        passed = _journey(one, found.service) and passed
    return 0 if passed else 1


def _journey(one: ReadJourney, service: Service) -> bool:
    """Runs and prints one journey; whether all came out as written."""
    from engine.scenarios import coverage, run_scenario
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
            failed.append((result, faults))
    scenarios = f"{len(results)} {'scenario' if len(results) == 1 else 'scenarios'}"
    said = "all as expected" if not failed else f"{len(failed)} not as expected"
    print(f"{journey.id}: {scenarios}, {pages} pages, {said}" if results else f"{journey.id}: no scenarios")
    for result, faults in failed:
        for line in _said(one, result, faults):
            print(line)
    for line in _unreached(one, journey, coverage(journey, [result.path for result in results])):
        print(line)
    return not failed


def _said(one: ReadJourney, result: ScenarioResult, faults: list[str]) -> Iterator[str]:
    for failure in result.failures:
        yield f"  {_where(one, failure.route)}: {result.scenario.id}"
        yield f"    {failure.message}"
    for fault in faults:
        yield f"  {_where(one, result.scenario.route)}: {result.scenario.id}"
        yield f"    {fault}"


def _unreached(one: ReadJourney, journey: Journey, left: Coverage) -> Iterator[str]:
    """What no scenario comes to, a line each."""
    lines = [f"    outcome {id}  ({_where(one, journey.outcomes[id].route)})" for id in left.outcomes]
    for rule in left.rules:
        words = "otherwise" if rule.sentence is None else rule.sentence.text
        lines.append(f"    rule {words}: {rule.target}  ({_where(one, rule.route)})")
    for fact, row in left.rows:
        words = "otherwise" if row.sentence is None else row.sentence.text
        lines.append(f"    {fact}, where {words}  ({_where(one, row.route)})")
    chosen: dict[str, list[str]] = {}
    for question, option in left.options:
        chosen.setdefault(question, []).append(option)
    lines += [f"    {question} is {' or '.join(options)}" for question, options in chosen.items()]
    if lines:
        yield "  no scenario reaches"
        yield from lines


def _where(one: ReadJourney, route: Route) -> str:
    from journeys.diagnostics import Spot

    place = one.loaded.sources.locate(Spot(route, "key"))
    return f"{Path(one.where) / place.file}:{place.line}"

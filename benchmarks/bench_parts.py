"""The parts of a page turn by themselves: reading an answer of each type, drawing a page, walking a citizen.

python benchmarks/bench_parts.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from engine.replay import replay
from engine.walk import walk
from journeys.load import load, read_files
from journeys.model import Journey, Question, Text, Wording
from journeys.questions import all_types, type_of
from journeys.questions.base import Reading
from journeys.service import Service
from renderers.html.book import Book, Frame
from renderers.html.site import Site

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 22)
TYPED = {
    "text": ["Blue bicycle"],
    "long_text": ["It happened near the bridge."],
    "integer": ["30"],
    "decimal": ["1.5"],
    "money": ["1200"],
    "date": ["27", "3", "2007"],
    "yes_no": ["yes"],
    "name": ["A full name"],
    "email": ["name@example.com"],
    "phone": ["07700 900 982"],
    "address": ["Flat 4", "12 Tannery Row", "Northmere", "NM3 5QT"],
    "declaration": ["yes"],
}


def microseconds(work: Callable[[], object], rounds: int, times: int) -> float:
    """The median over `rounds` of the processor time of one call, in µs."""
    work()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - began) / times * 1e6)
    return statistics.median(found)


def example(name: str) -> Journey:
    """One of the example journeys."""
    journey = load(read_files(EXAMPLES / name)).journey
    assert journey is not None
    return journey


def reading(rounds: int) -> None:
    """Each type reads what people type."""
    how = Reading(example("provisional_licence"), TODAY)
    for name in all_types():
        if name not in TYPED:
            continue
        kind = type_of(name)
        asked = Question("asked", name, Text(((None, Wording(("What is it?",), ())),), ()), ())
        sent = dict(zip(kind.parts(asked), ([each] for each in TYPED[name]), strict=False))
        cost = microseconds(lambda: kind.read(asked, sent, how), rounds, 2000)  # noqa: B023 -- called at once
        print(f"read {name:24}{cost:8.1f} µs")


def drawing(rounds: int) -> None:
    """A question page, filled in."""
    journey, service = example("provisional_licence"), Service("Benchmarks")
    book = Book(journey, Site(service, "cdn"))
    path = replay(journey, {}, TODAY)
    frame = Frame(csrf="x" * 43)
    fields = {"date_of_birth": {"day": ["1"], "month": ["2"], "year": ["2000"]}}
    step = journey.steps["date_of_birth"]
    cost = microseconds(lambda: book.step(frame, path, step, fields, (), False), rounds, 2000)
    print(f"draw a question page         {cost:8.1f} µs")


def walking(rounds: int) -> None:
    """Whole citizens, as `footpath walk` takes them from a file."""
    journey = example("uk_visa")
    citizens = [dict(scenario.answers) for scenario in journey.scenarios.values()]
    cost = microseconds(lambda: [walk(journey, given, TODAY) for given in citizens], rounds, 3) / len(citizens)
    print(f"walk one citizen of uk_visa  {cost:8.1f} µs ({1e6 / cost:,.0f} a second)")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    reading(given.rounds)
    drawing(given.rounds)
    walking(given.rounds)


if __name__ == "__main__":
    main()

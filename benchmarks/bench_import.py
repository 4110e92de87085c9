"""Importing: made-up forms of several formats and a folder of 45, and what it costs to look a journey over after that.

python benchmarks/bench_import.py [--rounds 3] [FORM ...]

FORM is a form, or a folder of forms, to be measured in place of those.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from forms_made import defra, xgov, xlsform

from journeys.importers import Imported, import_form, import_forms
from service.commands.import_ import made_of
from service.importing import looked_over

TODAY = date(2026, 11, 22)
MOST_OF_ONE, MOST_OF_A_FOLDER = 3.0, 20.0
"""Seconds of the processor: the targets."""

MADE: Mapping[str, Callable[[], Imported]] = {
    "DEFRA, 100 pages": lambda: import_form(defra(100)),
    "DEFRA, 400 pages": lambda: import_form(defra(400)),
    "XGov, 100 pages": lambda: import_form(xgov(100, 1)),
    "XLSForm, 400 rows": lambda: import_form(xlsform(400)),
    "45 XGov forms of 12 pages": lambda: import_forms([xgov(12, number) for number in range(45)], "Boats"),
}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("forms", metavar="FORM", nargs="*", type=Path)
    given = options.parse_args()
    wanted = {path.name: _reading(path) for path in given.forms} or MADE
    print(f"{'':<34} {'import':>8} {'questions':>10} {'looked over':>12}")
    for name, make in wanted.items():
        made, spent = _timed(make, given.rounds)
        began = time.perf_counter()
        _, told = looked_over(made, TODAY)
        whole = time.perf_counter() - began
        target = MOST_OF_ONE if len(made.ledgers) == 1 else MOST_OF_A_FOLDER
        print(
            f"{name:<34} {spent:6.2f} s {len(made.fields):10} {whole:10.1f} s   {told.proved} (target {target:.0f} s)"
        )


def _reading(path: Path) -> Callable[[], Imported]:
    return lambda: made_of(path)


def _timed(make: Callable[[], Imported], rounds: int) -> tuple[Imported, float]:
    """What is made, and the median of the processor's seconds for it."""
    spent = []
    made = make()  # the first round reads Python's files, too
    for _ in range(rounds):
        began = time.process_time()
        made = make()
        spent.append(time.process_time() - began)
    return made, statistics.median(spent)


if __name__ == "__main__":
    main()

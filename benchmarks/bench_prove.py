"""Proofs: how long all checks take with them, beside the same checks without, and what was not analysed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.journeys_made import ruled_text
from engine.proving.prove import Prover
from journeys.checks import run
from journeys.load import load, read_files
from journeys.proof.verdicts import Proofs

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 29)
LIMITS: Mapping[str, float] = {"uk_visa": 2, "tax_return": 5, "200 steps": 2, "500 steps": 8, "1,000 steps": 30}
"""Seconds that are aimed at, all checks included."""

ROUNDS = 3


def sources() -> dict[str, Mapping[str, str]]:
    """The files of everything that is measured, by name."""
    found = {main.parent.name: read_files(main.parent) for main in sorted((ROOT / "examples").glob("*/journey.yaml"))}
    for steps in (200, 500, 1000):
        found[f"{steps:,} steps"] = {"journey.yaml": ruled_text(steps)}
    return found


def measured(files: Mapping[str, str]) -> tuple[float, float, float, Proofs]:
    """Wall and processor seconds of all checks with proofs, wall seconds of those without, and the proofs."""
    start = perf_counter()
    loaded = load(dict(files))
    assert not [each for each in run(loaded, TODAY) if each.level.value == "error"]
    plain = perf_counter() - start
    assert loaded.journey is not None
    begun = process_time()
    proofs = Prover(loaded.journey, TODAY, 120).prove()
    run(loaded, TODAY, proofs)
    return perf_counter() - start, process_time() - begun + plain, plain, proofs


def main() -> None:
    """Print a row for each journey: medians of a few rounds."""
    print("| journey | all checks, s | processor, s | aim, s | without proofs, s | obligations | not analysed |")
    print("|---|---|---|---|---|---|---|")
    for name, files in sources().items():
        rounds = [measured(files) for _ in range(ROUNDS)]
        wall, processor, plain = (median(each[place] for each in rounds) for place in range(3))
        proofs = rounds[0][3]
        aim = LIMITS.get(name)
        print(
            f"| {name} | {wall:.2f} | {processor:.2f} | {'' if aim is None else aim} | {plain:.2f} "
            f"| {len(proofs.verdicts)} | {proofs.count('not analysed')} |",
            flush=True,
        )


if __name__ == "__main__":
    main()

"""Loading and checking: a generated journey of 1,000 steps, read, shaped, built, typed and checked.

python benchmarks/bench_load.py [--steps 1000] [--rounds 7]
"""

from __future__ import annotations

import argparse
import statistics
import time

from journeys_made import journey_text

from journeys import checks
from journeys.load import load


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--steps", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    text = journey_text(given.steps, given.steps // 2, sections=20)
    files = {"made.yaml": text}
    reading, checking = [], []
    for _ in range(given.rounds):
        began = time.process_time()
        loaded = load(files)
        read = time.process_time()
        found = checks.run(loaded)
        checked = time.process_time()
        reading.append(read - began)
        checking.append(checked - read)
        assert loaded.journey is not None, found
        assert len(loaded.journey.steps) == given.steps
        assert not any(each.level.value == "error" for each in found), found[:3]
    print(f"{given.steps} steps, {len(text.encode()) // 1000} kB, medians of {given.rounds} rounds")
    print(f"load   {statistics.median(reading):6.3f} s")
    print(f"check  {statistics.median(checking):6.3f} s")
    print(f"both   {statistics.median(map(sum, zip(reading, checking, strict=True))):6.3f} s (target under 1)")


if __name__ == "__main__":
    main()

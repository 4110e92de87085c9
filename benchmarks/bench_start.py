"""Starting: how long until the first question page, and how much memory, for a server with the three examples.

python benchmarks/bench_start.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
from citizens import Citizen, begin
from servers import footpath, free_port, memory_mb, processor_seconds, until_open

EXAMPLES = Path(__file__).parent.parent / "examples"
SERVED = ("provisional_licence", "report_a_problem", "uk_visa")
"""The three that were there when the target was set; larger ones came later."""


def first_page(port: int) -> None:
    """Begin the licence journey and read its first question."""
    assert b"<form" in begin(Citizen(port), "/provisional-licence")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    seconds: list[float] = []
    work: list[float] = []
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        served = Path(home, "service")
        for name in SERVED:
            shutil.copytree(EXAMPLES / name, served / name)
        for file in EXAMPLES.glob("*.yaml"):
            shutil.copy(file, served)
        measure(served, given.rounds, seconds, work, memory)
    print(f"medians of {given.rounds} starts")
    print(f"first page  {statistics.median(seconds):6.2f} s (target under 0.8)")
    print(f"work        {statistics.median(work):6.2f} s of processor time")
    print(f"memory      {statistics.median(memory):6.1f} MB (target under 70)")


def measure(served: Path, rounds: int, seconds: list[float], work: list[float], memory: list[float]) -> None:
    """Start so many times, and note how long each took, the processor time in it, and the memory then."""
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            began = time.perf_counter()
            with Path(folder, "log").open("wb") as log:
                server = subprocess.Popen(footpath(port, Path(folder, "f.db"), served), stdout=log, stderr=log)
                try:
                    until_open(port, server)
                    first_page(port)
                    seconds.append(time.perf_counter() - began)
                    work.append(processor_seconds(psutil.Process(server.pid)))
                    memory.append(memory_mb(psutil.Process(server.pid)))
                finally:
                    server.terminate()
                    server.wait(15)


if __name__ == "__main__":
    main()

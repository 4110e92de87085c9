"""The preview: from a save to the new page, and from its start to a wall on which every page has its citizen.

python benchmarks/bench_preview.py [--rounds 7] [--journeys tax_return made_300]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psutil
from journeys_made import journey_text, ruled_text
from servers import free_port, until_open

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("childcare_support", "provisional_licence", "report_a_problem", "tax_return", "uk_visa")
MADE = {"made_60": 60, "made_300": 300}
PATIENCE = 60.0


@contextmanager
def previewing(path: Path, folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """A preview of a journey while the block runs: its port, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "service.cli", "preview", str(path), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            until_open(port, process)
            yield port, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(15)


class Reader:
    """Reads the wall of one journey as a browser does: told of news, it asks for the page again."""

    def __init__(self, port: int, key: str) -> None:
        self._address = f"/-/preview/{key}"
        self._pages = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._news = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._news.request("GET", "/-/preview/-/events")
        self._lines = self._news.getresponse()

    def wall(self) -> str:
        """The page as it is now."""
        self._pages.request("GET", self._address)
        return self._pages.getresponse().read().decode()

    def until(self, *what: str) -> None:
        """Waits for news of one of these sorts."""
        while True:
            line = self._lines.readline()
            if line.startswith(b"data:") and json.loads(line[5:]).get("what") in what:
                return

    def close(self) -> None:
        """Hangs up."""
        self._pages.close()
        self._news.close()


def is_complete(wall: str) -> bool:
    """Whether every page has a citizen, or it is known that there is none."""
    return "Looking for somebody" not in wall


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds from the start to the complete wall; from each save to the new wall the seconds, and those of them in
    which the preview worked, where a question is worded anew and where the title of every page is; and the number of
    pages."""

    complete: float
    worded: list[tuple[float, float]]
    titled: list[tuple[float, float]]
    pages: int


WORDED = re.compile(r"^( +ask: )[A-Z][^\n]*$", re.MULTILINE)
TITLED = re.compile(r"^(title: )[^\n]*$", re.MULTILINE)
"""What is changed: the words of the first question, and the title, which every page shows."""


def measure(name: str, rounds: int) -> Measured:
    """Previews one journey and saves it so many times."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "service")
        folder.mkdir()
        journey = put(name, folder)
        began = time.perf_counter()
        with previewing(journey, Path(home)) as (port, process):
            reader = Reader(port, name)
            wall = reader.wall()
            while not is_complete(wall):
                reader.until("people", "proofs")
                wall = reader.wall()
            complete = time.perf_counter() - began
            time.sleep(2)  # somebody reads before they write
            worded = list(saved(journey / "journey.yaml", WORDED, reader, rounds, process))
            titled = list(saved(journey / "journey.yaml", TITLED, reader, rounds, process))
            reader.close()
    return Measured(complete, worded, titled, wall.count("<iframe"))


def saved(
    file: Path, line: re.Pattern[str], reader: Reader, rounds: int, process: psutil.Process
) -> Iterator[tuple[float, float]]:
    """Words a line anew so many times, and tells the seconds until the wall is another, and those worked."""
    text = file.read_text(encoding="utf-8")
    for number in range(rounds):
        new = line.sub(rf"\g<1>Saved {number} times", text, count=1)
        before = sheets(reader.wall())
        began, worked = time.perf_counter(), own_seconds(process)
        file.write_text(new, encoding="utf-8")
        while sheets(reader.wall()) == before:
            reader.until("changed")
        yield time.perf_counter() - began, own_seconds(process) - worked
        time.sleep(1.5)


def sheets(wall: str) -> list[str]:
    """The addresses of the pages on a wall: each holds a hash of what is on the page."""
    return re.findall(r'<iframe[^>]* src="([^"]*)"', wall)


def own_seconds(process: psutil.Process) -> float:
    """The processor time of the process itself, without those that look for people beside it."""
    times = process.cpu_times()
    return float(times.user + times.system)


def put(name: str, service: Path) -> Path:
    """Writes a journey into the folder of a service."""
    journey = service / name
    if name in MADE:
        journey.mkdir()
        steps = MADE[name]
        text = journey_text(steps, steps // 2, sections=steps // 10, name=name)
        (journey / "journey.yaml").write_text(text, encoding="utf-8")
    elif name.startswith("ruled_"):
        journey.mkdir()
        (journey / "journey.yaml").write_text(ruled_text(int(name.rpartition("_")[2]), name), encoding="utf-8")
    else:
        shutil.copytree(EXAMPLES / name, journey)
        shutil.copytree(EXAMPLES / "library", service / "library")
        for each in EXAMPLES.glob("*.yaml"):
            shutil.copy(each, service)
    return journey


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--journeys", nargs="*", default=[*NAMES, *MADE])
    given = options.parse_args()
    print(f"medians of {given.rounds} saves, in seconds by the clock; in brackets the quickest, and the processor time")
    print(f"{'journey':22}{'pages':>7}{'complete':>10}{'one question':>26}{'every page':>28}   target")
    for name in given.journeys:
        found = measure(name, given.rounds)
        target = "under 1" if name == "made_300" else "under 0.2"
        also = ", complete under 5" if name == "made_60" else ""
        times = f"{shown(found.worded):>26}{shown(found.titled):>28}"
        print(f"{name:22}{found.pages:7}{found.complete:10.2f}{times}   {target}{also}", flush=True)


def shown(saves: list[tuple[float, float]]) -> str:
    """Median seconds, and in brackets the fewest and the median of those worked."""
    clock, work = zip(*saves, strict=True)
    return f"{statistics.median(clock):.3f} ({min(clock):.3f}; {statistics.median(work):.3f})"


if __name__ == "__main__":
    main()

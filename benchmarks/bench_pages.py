"""Page turns: Footpath beside the floor, in one run, round about.

16 citizens, one server process each, the same page size. Prints page turns per second, processor time per page
turn and per GET, and the 99th percentile, with their ratios and the targets.

    python benchmarks/bench_pages.py [--turns 4000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

import psutil
from citizens import Citizen, Run, begin, drive, header, token
from journeys_made import form, journey_text
from servers import floor, footpath, free_port, processor_seconds, running

CITIZENS = 16
STEPS = 12


def floor_answer(citizen: Citizen) -> tuple[str, dict[str, str]]:
    """The next page of the floor."""
    citizen.step = citizen.step % STEPS + 1
    return f"/{citizen.address}/{citizen.step}", {"answer": "Plain words"}


def floor_read(citizen: Citizen, status: int, head: str, body: bytes) -> str | None:
    """Follow the redirect, then be done."""
    if status == 303:
        return header(head, "location")
    assert status == 200, status
    return None


def footpath_begin(citizen: Citizen) -> None:
    """Start the journey and read its first page."""
    begin(citizen, "/made")


def footpath_body(citizen: Citizen, body: bytes) -> None:
    """Take the form's token off the page, as a browser does."""
    citizen.csrf = token(body)


def footpath_answer(citizen: Citizen) -> tuple[str, dict[str, str]]:
    """The next page of the journey; after the last but one, the first again."""
    citizen.step = citizen.step % (STEPS - 1) + 1
    return f"/made/q{citizen.step}", {"csrf": citizen.csrf, **form(citizen.step)}


def footpath_read(citizen: Citizen, status: int, head: str, body: bytes) -> str | None:
    """Follow the redirect, then take the new token."""
    if status == 303:
        return header(head, "location")
    assert status == 200, (status, head, body[:2000])
    footpath_body(citizen, body)
    return None


def gets(process: psutil.Process, citizen: Citizen, path: str, count: int) -> float:
    """Milliseconds of the server's processor time per GET."""
    citizen.connect()
    before = processor_seconds(process)
    for _ in range(count):
        citizen.get(path)
        status, _, _ = citizen.wait()
        assert status == 200
    return (processor_seconds(process) - before) / count * 1000


def measured(process: psutil.Process, citizens: list[Citizen], turns: int, answer, read) -> tuple[Run, float]:  # type: ignore[no-untyped-def]
    """One run, and milliseconds of the server's processor time per page turn."""
    before = processor_seconds(process)
    run = drive(citizens, turns, answer, read)
    return run, (processor_seconds(process) - before) / run.turns * 1000


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--turns", type=int, default=4000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "made.yaml").write_text(journey_text(STEPS, 4))
        ours, theirs = free_port(), free_port()
        with running(footpath(ours, home / "footpath.db", home / "made.yaml"), ours, home / "log") as footpath_process:
            ahead = Citizen(ours)
            footpath_begin(ahead)
            ahead.get("/made/q1")
            page = len(ahead.wait()[2])
            with running(floor(theirs, home / "floor.db", page), theirs, home / "log") as floor_process:
                rounds(given.turns, given.rounds, ours, theirs, footpath_process, floor_process, page)


def crowd(port: int, headers: str = "") -> list[Citizen]:
    """16 citizens of Footpath, each with a session of their own."""
    citizens = [Citizen(port, headers) for _ in range(CITIZENS)]
    for citizen in citizens:
        footpath_begin(citizen)
    return citizens


def rounds(
    turns: int,
    times: int,
    ours: int,
    theirs: int,
    footpath_process: psutil.Process,
    floor_process: psutil.Process,
    page: int,
) -> None:
    """Floor, Footpath, Footpath through htmx, and again; medians."""
    plain = crowd(ours)
    htmx = crowd(ours, "HX-Request: true\r\n")
    bare = [Citizen(theirs, address=f"{number:08d}") for number in range(CITIZENS)]
    table: dict[str, list[tuple[Run, float]]] = {"floor": [], "footpath": [], "footpath, htmx": []}
    for _ in range(times):
        table["floor"].append(measured(floor_process, bare, turns, floor_answer, floor_read))
        table["footpath"].append(measured(footpath_process, plain, turns, footpath_answer, footpath_read))
        table["footpath, htmx"].append(measured(footpath_process, htmx, turns, footpath_answer, footpath_read))
    get_ours = statistics.median(gets(footpath_process, plain[0], "/made/q1", turns // 4) for _ in range(times))
    get_floor = statistics.median(gets(floor_process, bare[0], "/00000000/1", turns // 4) for _ in range(times))
    print(f"page of {page} bytes, {CITIZENS} citizens, {turns} page turns a round, medians of {times} rounds\n")
    print(f"{'':18}{'turns/s':>9}{'CPU ms/turn':>13}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms/GET':>12}")
    medians: dict[str, tuple[float, float, float, float]] = {}
    for name, runs in table.items():
        medians[name] = (
            statistics.median(run.per_second for run, _ in runs),
            statistics.median(cost for _, cost in runs),
            statistics.median(run.percentile(0.5) for run, _ in runs),
            statistics.median(run.percentile(0.99) for run, _ in runs),
        )
        speed, cost, middle, late = medians[name]
        get = {"floor": f"{get_floor:12.3f}", "footpath": f"{get_ours:12.3f}"}.get(name, "")
        print(f"{name:18}{speed:9.0f}{cost:13.3f}{middle:9.2f}{late:9.2f}{get}")
    ours_speed, ours_cost, _, ours_late = medians["footpath"]
    htmx_cost = medians["footpath, htmx"][1]
    print(f"\nturns/s against the floor: {ours_speed / medians['floor'][0]:.2f} (target 0.70 or more)")
    print(f"CPU per page turn:         {ours_cost:.2f} ms (target 1.10 or less); htmx {htmx_cost:.2f} ms (aim 0.70)")
    print(f"CPU per GET:               {get_ours:.2f} ms (target 0.45 or less)")
    print(f"p99 against the floor:     {ours_late / medians['floor'][3]:.2f} (target 1.50 or less)")


if __name__ == "__main__":
    main()

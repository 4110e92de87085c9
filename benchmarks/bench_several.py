"""What repeats, a task list and a second language add to a page turn, in the server's processor time.

One citizen on one connection, one journey after the other, the plain journey first; figures beside it.

    python benchmarks/bench_several.py [--turns 600] [--rounds 5]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from citizens import Citizen, begin, header, token
from journeys_made import form, form_of, journey_text, kind_of, people_text, tasks_text
from servers import footpath, free_port, processor_seconds, running

PEOPLE, QUESTIONS = 10, 6
TASKS, EACH = 8, 3
STEPS = 12
TARGET = 1.1
"""Milliseconds: what a page turn may cost."""

Post = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Measured:
    """One row: page turns that are made over and over, or pages that are looked at."""

    name: str
    posts: Sequence[Post] = ()
    path: str = ""


def turn(citizen: Citizen, path: str, fields: dict[str, str]) -> str:
    """Send an answer, follow the redirect, take the new token; where it led."""
    citizen.post(path, {"csrf": citizen.csrf, **fields})
    status, head, body = citizen.wait()
    assert status == 303, (path, fields, status, body[:3000])
    to = header(head, "location")
    while status == 303:
        to = header(head, "location")
        citizen.get(to)
        status, head, body = citizen.wait()
    assert status == 200, (to, status)
    if b'name="csrf"' in body:
        citizen.csrf = token(body)
    return to


def people(citizen: Citizen) -> list[Measured]:
    """Fill in ten people; then change the last one."""
    begin(citizen, "/people")
    citizen.get("/people/people")
    _, head, _ = citizen.wait()
    at = header(head, "location")
    for number in range(1, PEOPLE + 1):
        item = at.rsplit("/", 1)[0]
        for question in range(1, QUESTIONS + 1):
            turn(citizen, f"{item}/q{question}", form_of(f"person-q{question}", kind_of(question + 1)))
        if number < PEOPLE:
            at = turn(citizen, "/people/people", {"people": "yes"})
    assert turn(citizen, "/people/people", {"people": "no"}) == "/people/-/check"
    turns = [(f"{item}/q{n}", form_of(f"person-q{n}", kind_of(n + 1))) for n in range(1, QUESTIONS + 1)]
    return [
        Measured(f"page turn, {PEOPLE} items of {QUESTIONS} questions", turns),
        Measured("their list", path="/people/people"),
        Measured("check answers of them", path="/people/-/check"),
    ]


def tasks(citizen: Citizen) -> list[Measured]:
    """Fill in every task; then change the answers of one."""
    begin(citizen, "/tasks")
    citizen.get("/tasks/q1")
    citizen.csrf = token(citizen.wait()[2])
    for number in range(1, TASKS * EACH + 1):
        turn(citizen, f"/tasks/q{number}", form(number))
    turns = [(f"/tasks/q{number}", form(number)) for number in range(EACH * 3 + 1, EACH * 5 + 1)]
    return [
        Measured(f"page turn, {TASKS} tasks of {EACH} questions", turns),
        Measured("task list", path="/tasks/-/tasks"),
    ]


def plain(citizen: Citizen, address: str, name: str) -> list[Measured]:
    """The journey that the other measurements use."""
    begin(citizen, address)
    turns = [(f"{address}/q{number}", form(number)) for number in range(1, STEPS)]
    for path, fields in turns:
        turn(citizen, path, fields)
    return [Measured(name, turns), Measured(f"{name}: GET", path=f"{address}/q1")]


def cost(process: psutil.Process, citizen: Citizen, what: Measured, times: int) -> float:
    """Milliseconds of the server's processor time for one."""
    before = processor_seconds(process)
    for number in range(times):
        if what.posts:
            turn(citizen, *what.posts[number % len(what.posts)])
        else:
            citizen.get(what.path)
            assert citizen.wait()[0] == 200, what.path
    return (processor_seconds(process) - before) / times * 1000


def written(home: Path) -> None:
    """The journeys, each in a folder of its own; the last in two languages."""
    texts = {
        "made": journey_text(STEPS, 4),
        "people": people_text(QUESTIONS),
        "tasks": tasks_text(TASKS, EACH),
        "spoken": journey_text(STEPS, 4, name="spoken"),
    }
    for name, text in texts.items():
        (home / name).mkdir(parents=True)
        (home / name / "journey.yaml").write_text(text)
    command = [sys.executable, "-m", "service.cli", "translate", str(home / "spoken"), "cy"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    catalogue = home / "spoken" / "cy.yaml"
    lines = catalogue.read_text().split("\n")
    for at, line in enumerate(lines):
        if line.endswith("to:"):
            lines[at] = f"{line}{lines[at - 1].partition('from:')[2]}"
    catalogue.write_text("\n".join(lines))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--turns", type=int, default=600)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "journeys")
        written(home)
        port = free_port()
        with running(footpath(port, Path(folder, "f.db"), home), port, Path(folder, "log")) as process:
            every: list[tuple[Citizen, Measured]] = []
            for citizen, fill in (
                (Citizen(port), lambda each: plain(each, "/made", "page turn, plain journey")),
                (Citizen(port), people),
                (Citizen(port), tasks),
                (
                    Citizen(port, "Accept-Language: cy\r\n"),
                    lambda each: plain(each, "/spoken", "page turn, second language"),
                ),
            ):
                every += [(citizen, what) for what in fill(citizen)]
            found: dict[str, list[float]] = {what.name: [] for _, what in every}
            for _ in range(given.rounds):
                for citizen, what in every:
                    found[what.name].append(cost(process, citizen, what, given.turns))
    first = statistics.median(found["page turn, plain journey"])
    print(f"one citizen, {given.turns} of each, medians of {given.rounds} rounds\n")
    for name, times in found.items():
        middle = statistics.median(times)
        beside = f"{middle / first:6.2f} of the plain page turn" if name.startswith("page turn") else ""
        print(f"{name:42}{middle:7.3f} ms {beside if 'GET' not in name else ''}")
    print(f"\ntarget for a page turn: {TARGET} ms or less")


if __name__ == "__main__":
    main()

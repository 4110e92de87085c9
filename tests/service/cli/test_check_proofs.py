"""Checking with proofs: what is printed of them, exit codes, limits, and checking again at every change."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from select import select
from time import monotonic

from tests.service.citizen import PERMIT
from tests.service.cli.permits import BROKEN, write
from tests.serving import FOOTPATH

HOLE = PERMIT.replace("  sent:\n", '  sent:\n    body: "{{ weight }}"\n')
"""A text that shows an answer which only some give."""
SPARED = PERMIT.replace("  rules:\n", "  rules:\n    when: kind is not none\n")
"""A `when` that is true of everybody who gets there."""

HOLE_REPORT = """\
error[text-may-lack-answer]: `weight` may not have been asked here
  --> permit/journey.yaml:39:15
39 |     body: "{{ weight }}"
   |               ^^^^^^
  ::: permit/journey.yaml:15:11
15 |     when: kind is van
   |           ----------- asked only where this holds
   = a citizen who gets here without it: kind = car, full_name = Example 1
"""


def test_what_a_proof_finds_is_an_error_with_the_citizen_who_shows_it(say, here: Path):
    write(here / "permit", HOLE)
    code, out, err = say("check", "permit")
    assert (code, err) == (1, "")
    assert out.startswith(HOLE_REPORT)
    assert out.endswith("\npermit: 14 of 15 obligations proved, 1 refuted\n1 journey, 1 error\n")


def test_without_proofs_only_what_needs_no_solver_is_found(say, here: Path):
    write(here / "permit", HOLE)
    assert say("check", "permit", "--no-proof") == (0, "1 journey, no problems\n", "")


def test_a_warning_that_a_proof_finds_does_not_change_the_exit_code(say, here: Path):
    write(here / "permit", SPARED)
    code, out, _ = say("check", "permit")
    assert code == 0
    assert out.splitlines()[0] == "warning[always-true]: This is true of everybody who gets here"
    assert out.splitlines()[-1] == "1 journey, 1 warning"


def test_a_journey_with_errors_is_not_proved_and_says_so(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("check", "permit")
    assert code == 1
    assert out.endswith("\npermit: not proved while it has errors\n1 journey, 1 error\n")
    assert json.loads(say("check", "permit", "--format", "json")[1])["proofs"] == {"permit": None}
    assert say("check", "permit", "--require-proof")[0] == 1


def test_what_could_not_be_analysed_is_named_and_is_an_error_only_where_proof_is_required(say, here: Path):
    write(here / "permit", PERMIT)
    code, out, err = say("check", "permit", "--seconds", "0.001")
    assert (code, err) == (0, "")
    first, *lines, last = out.splitlines()
    assert first.startswith("permit: ")
    assert first.endswith("not analysed")
    assert lines
    for line in lines:
        assert line.startswith("  permit/journey.yaml:")
        assert ": not analysed: whether " in line
        assert line.endswith(", since the solver did not finish within its time")
    assert last == "1 journey, no problems"
    assert say("check", "permit", "--seconds", "0.001", "--require-proof")[0] == 1
    assert say("check", "permit", "--require-proof")[0] == 0


def test_proof_cannot_be_left_out_and_required(say, here: Path):
    write(here / "permit", PERMIT)
    assert say("check", "permit", "--no-proof", "--require-proof") == (
        2,
        "",
        "footpath: --no-proof and --require-proof do not go together\n  leave one of them out\n",
    )


def test_the_seconds_have_to_be_some(say, here: Path):
    write(here / "permit", PERMIT)
    for seconds in ("0", "-1", "many", "86401"):
        code, out, err = say("check", "permit", "--seconds", seconds)
        assert (code, out) == (2, "")
        assert "is no number of seconds" in err


def test_programs_get_the_citizen_as_a_scenario_has_one(say, here: Path):
    write(here / "permit", HOLE)
    told = json.loads(say("check", "permit", "--format", "json")[1])
    [finding] = told["findings"]
    answers = {"kind": "car", "full_name": "Example 1"}
    assert finding["witness"]["answers"] == answers
    assert told["proofs"]["permit"] == {"proved": 14, "refuted": 1, "not_analysed": [], "defects": []}
    [result] = json.loads(say("check", "permit", "--format", "sarif")[1])["runs"][0]["results"]
    assert result["ruleId"] == "text-may-lack-answer"
    assert result["properties"]["witness"]["answers"] == answers
    code, out, _ = say("check", "permit", "--format", "github")
    assert code == 1
    assert "title=text-may-lack-answer::" in out
    assert "kind = car" in out


class Watching:
    """`footpath check --watch` in a process of its own, and what it says."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*FOOTPATH, "check", "--watch", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.said = b""

    def until(self, words: str, seconds: float = 60) -> str:
        """All that it says until it says these words."""
        assert self.process.stdout is not None
        end = monotonic() + seconds
        while words.encode() not in self.said:
            ready, _, _ = select([self.process.stdout], [], [], max(0.0, end - monotonic()))
            assert ready, f"nothing was said of {words!r} in {seconds} s, only {self.said!r}"
            said = os.read(self.process.stdout.fileno(), 65_536)
            assert said, f"it ended with {self.process.wait()}: {self.said!r}"
            self.said += said
        found, self.said = self.said.decode(), b""
        return found

    def stopped(self) -> tuple[int, bytes]:
        """Its exit code and errors after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors


def test_while_it_watches_every_change_is_checked_and_proved_again(here: Path):
    write(here / "permit", PERMIT)
    watching = Watching("permit")
    try:
        assert watching.until("no problems\n") == "permit: 14 of 14 obligations proved\n1 journey, no problems\n"
        write(here / "permit", HOLE)
        said = watching.until("1 journey, 1 error\n")
        assert HOLE_REPORT in said
        write(here / "permit", BROKEN)
        assert "permit: not proved while it has errors\n" in watching.until("1 journey, 1 error\n")
        write(here / "permit", PERMIT)
        watching.until("1 journey, no problems\n")
        assert watching.stopped() == (0, b"")
    finally:
        watching.process.kill()
        watching.process.communicate()

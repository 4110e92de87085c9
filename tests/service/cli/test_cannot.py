"""What cannot be is said in a sentence, whatever the command."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.service.cli.permits import BROKEN, REPORT, write
from tests.serving import FOOTPATH


@pytest.mark.parametrize("command", [("check",), ("test",), ("serve",), ("walk", "--answers", "a.json")])
@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere", "There is no file or folder `nowhere`"),
        ("empty", "There is no journey in `empty`"),
        ("notes.txt", "`notes.txt` is not a YAML file"),
    ],
)
def test_a_path_that_holds_no_journey(say, here: Path, command: tuple[str, ...], path: str, says: str):
    (here / "empty").mkdir()
    (here / "notes.txt").write_text("hello")
    (here / "a.json").write_text("{}")
    code, out, err = say(*command, path)
    assert (code, out) == (2, "")
    assert err.startswith(f"footpath: {says}")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--port", "abc"], 2, "--port is 'abc'; it has to be a number from 0 to 65535"),
        (["--port", "65536"], 2, "--port is '65536'; it has to be a number from 0 to 65535"),
        (["--port", "-1"], 2, "--port is '-1'; it has to be a number from 0 to 65535"),
        (["--host", "nowhere.invalid"], 2, "--host is 'nowhere.invalid', which is no address of this machine"),
        (["--host", "203.0.113.7"], 2, "--host is '203.0.113.7', which is no address of this machine"),
        (["--database", "mysql://x"], 2, "Footpath cannot use the database 'mysql://x'"),
        (["--database", "sqlite:///no/where.db"], 1, "The folder no for the database does not exist"),
        (["--database", "sqlite:///hello.db"], 1, "hello.db is not an SQLite database"),
        (["--database", "sqlite:///permit"], 1, "permit is a folder"),
    ],
)
def test_what_serve_cannot_use(say, here: Path, permit: str, arguments: list[str], code: int, says: str):
    (here / "hello.db").write_text("hello, this is no database")
    got, out, err = say("serve", permit, *arguments)
    assert (got, out) == (code, "")
    assert err.startswith(f"footpath: {says}")


def test_a_setting_that_serve_cannot_use(say, permit: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FOOTPATH_KEEP_DAYS", "soon")
    assert say("serve", permit) == (
        2,
        "",
        "footpath: FOOTPATH_KEEP_DAYS is 'soon'; it has to be a whole number of days from 1 to 365\n",
    )


def test_a_port_that_is_in_use(say, permit: str):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = say("serve", permit, "--port", str(port))
    assert (code, out) == (1, "")
    assert err.startswith(
        f"footpath: port {port} is in use already\n  Stop the other program, or choose another port: "
    )


def test_a_broken_journey_is_not_served(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, err = say("serve", "permit")
    assert (code, out) == (1, "")
    assert err.startswith(REPORT)
    assert err.endswith("footpath: not started: 1 journey, 1 error\n")


@pytest.mark.parametrize("arguments", [[], ["frobnicate"], ["check"], ["check", ".", "--format", "xml"], ["walk", "x"]])
def test_wrong_usage_is_two(say, arguments: list[str]):
    code, out, err = say(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: footpath ")


def test_an_error_of_ours_is_short_unless_asked(say, monkeypatch: pytest.MonkeyPatch, here: Path):
    def fail(_given: object) -> int:
        raise RuntimeError("inside")

    monkeypatch.setattr("service.commands.explain.run", fail)
    code, out, err = say("explain")
    assert (code, out) == (70, "")
    assert err.splitlines()[0].startswith(
        "footpath: something went wrong in Footpath itself: RuntimeError (test_cannot.py, line "
    )
    assert "inside" not in err
    monkeypatch.setenv("FOOTPATH_DEBUG", "1")
    assert "RuntimeError: inside" in say("explain")[2]


def test_a_reader_that_has_seen_enough_ends_it_quietly(here: Path):
    done = subprocess.run(
        f"{' '.join(map(repr, FOOTPATH))} schema | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, len(done.stdout), done.stderr) == (0, 10, "")

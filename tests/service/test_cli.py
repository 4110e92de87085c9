"""The command line: whole outputs, exit codes, and a short message for everything that cannot be."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from journeys.checks import all_checks
from service.cli import main, names
from tests.service.citizen import PERMIT
from tests.serving import FOOTPATH


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and a terminal of known width."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in list(os.environ):
        if name.startswith("FOOTPATH_"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Runs a command; gives its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


BROKEN = PERMIT.replace("kind is none: no_need", "kind is none: no_ned")

REPORT = """\
error[unknown-target]: There is no step, section or outcome `no_ned`
  --> permit/journey.yaml:13:21
13 |       kind is none: no_ned
   |                     ^^^^^^
   = help: write `no_need`

    kind is none: no_need

   = see: footpath explain unknown-target
"""


def write(folder: Path, text: str, name: str = "journey.yaml") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_every_command_has_a_line_in_the_help_and_a_page_of_its_own(say):
    code, out, err = say("--help")
    assert (code, err) == (0, "")
    assert names() == ["check", "explain", "new", "schema", "serve", "test", "walk"]
    for name in names():
        assert f"\n    {name} " in out
        code, page, err = say(name, "--help")
        assert (code, err) == (0, "")
        assert page.startswith(f"usage: footpath {name} ")


def test_help_is_quick_because_it_reads_nothing_else():
    wanted = ("jinja2", "starlette", "yaml", "babel", "uvicorn", "sqlite_utils", "jsonschema")
    program = (
        f"import sys; from service.cli import parser; parser(); print([m for m in {wanted!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout == "[]\n"


def test_the_version_is_told(say):
    from importlib.metadata import version

    assert say("--version") == (0, f"footpath {version('footpath')}\n", "")


# check


def test_a_clean_journey_takes_one_line(say, here: Path):
    write(here / "permit", PERMIT)
    assert say("check", "permit") == (0, "1 journey, no problems\n", "")
    assert say("check", ".", "permit/journey.yaml") == (0, "2 journeys, no problems\n", "")


def test_a_broken_journey_is_shown_with_the_line_and_the_mend(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, err = say("check", "permit")
    assert (code, err) == (1, "")
    assert out.startswith(REPORT)
    assert out.endswith("\n1 journey, 1 error\n")


def test_findings_come_as_json_github_and_sarif(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("check", "permit", "--format", "json")
    first = json.loads(out)["findings"][0]
    assert (code, first["slug"], first["place"]["file"], first["place"]["line"]) == (
        1,
        "unknown-target",
        "permit/journey.yaml",
        13,
    )
    code, out, _ = say("check", "permit", "--format", "github")
    assert (code, out.splitlines()[0]) == (
        1,
        "::error file=permit/journey.yaml,line=13,col=21,endColumn=27,title=unknown-target::"
        "There is no step, section or outcome `no_ned`%0AHelp: write `no_need`%0Akind is none: no_need",
    )
    code, out, _ = say("check", "permit", "--format", "sarif")
    [run] = json.loads(out)["runs"]
    assert code == 1
    assert run["results"][0]["ruleId"] == "unknown-target"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(all_checks())


def test_a_clean_journey_is_clean_in_every_format(say, here: Path):
    write(here / "permit", PERMIT)
    assert json.loads(say("check", "permit", "--format", "json")[1]) == {"journeys": 1, "findings": []}
    assert say("check", "permit", "--format", "github") == (0, "", "")
    assert json.loads(say("check", "permit", "--format", "sarif")[1])["runs"][0]["results"] == []


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_colour_never_reaches_what_is_no_terminal(say, here: Path, format: str):
    write(here / "permit", BROKEN)
    assert "\x1b" not in say("check", "permit", "--format", format)[1]


# explain and schema


@pytest.mark.parametrize("slug", sorted(all_checks()))
def test_every_check_explains_itself(say, slug: str):
    code, out, err = say("explain", slug)
    check = all_checks()[slug]
    assert (code, err) == (0, "")
    assert out == f"{check.level.value}[{slug}]\n\n{check.page}\n"


def test_without_a_slug_all_checks_are_listed(say):
    code, out, err = say("explain")
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines()] == sorted(all_checks())


def test_a_slug_nearly_right_is_guessed(say):
    assert say("explain", "unused-facts") == (
        2,
        "",
        "footpath: no check is called 'unused-facts'\n  Did you mean unused-fact?\n",
    )
    assert say("explain", "zzz")[2] == "footpath: no check is called 'zzz'\n  footpath explain lists all checks.\n"


@pytest.mark.parametrize("kind", ["journey", "service", "scenarios", "list"])
def test_the_schema_of_each_kind_of_file_is_printed(say, kind: str):
    code, out, err = say("schema", kind)
    schema = json.loads(out)
    assert (code, err, schema["$schema"]) == (0, "", "https://json-schema.org/draft/2020-12/schema")
    assert kind != "journey" or out == say("schema")[1]


# new


def test_new_writes_a_service_that_passes_check_and_test(say, here: Path):
    code, out, err = say("new", "parking-permit")
    assert (code, err) == (0, "")
    assert out == dedent(
        """\
        parking-permit/README.md
        parking-permit/larger_bin/journey.yaml
        parking-permit/service.yaml
        parking-permit/journey.schema.json
        parking-permit/service.schema.json

        Now try: footpath serve parking-permit
        """
    )
    assert "name: Parking permit\n" in (here / "parking-permit/service.yaml").read_text()
    assert (here / "parking-permit/README.md").read_text().startswith("# Parking permit\n")
    assert say("check", "parking-permit") == (0, "1 journey, no problems\n", "")
    assert say("test", "parking-permit") == (0, "larger_bin: 4 scenarios, 29 pages, all as expected\n", "")


def test_new_never_writes_over_anything(say, here: Path):
    (here / "permits").mkdir()
    assert say("new", "permits") == (
        1,
        "",
        "footpath: permits is there already\n  Choose another name, or remove it first.\n",
    )
    (here / "file").write_text("mine")
    assert say("new", "file/permits")[0] == 1
    assert (here / "file").read_text() == "mine"


@pytest.mark.parametrize("name", ["9lives", "...", "-", " "])
def test_new_wants_a_name(say, name: str):
    code, out, err = say("new", "--", name)
    assert (code, out) == (2, "")
    assert err.startswith("footpath: a service cannot be called ")


# test

SCENARIOS = """\
scenarios:
  car:
    answers:
      kind: car
      full_name: Kit Moss
    outcome: sent
  nothing:
    answers:
      kind: none
    outcome: sent
"""


def test_what_did_not_come_out_as_written_is_told_with_its_line(say, here: Path):
    write(here / "permit", PERMIT + SCENARIOS)
    assert say("test", "permit") == (
        1,
        dedent(
            """\
            permit: 2 scenarios, 12 pages, 1 not as expected
              permit/journey.yaml:50: nothing
                expected outcome sent, but the outcome is no_need
              no scenario reaches
                kind is van
            """
        ),
        "",
    )


def test_what_no_scenario_reaches_is_told(say, here: Path):
    write(here / "permit", PERMIT)
    assert say("test", "permit") == (
        0,
        dedent(
            """\
            permit: no scenarios
              no scenario reaches
                outcome no_need  (permit/journey.yaml:36)
                outcome sent  (permit/journey.yaml:38)
                rule kind is none: no_need  (permit/journey.yaml:13)
                kind is car or van or none
            """
        ),
        "",
    )


def test_a_broken_journey_is_not_run(say, here: Path):
    write(here / "permit", BROKEN)
    code, out, _ = say("test", "permit")
    assert (code, out.startswith(REPORT)) == (1, True)


# walk


@pytest.fixture
def permit(here: Path) -> str:
    write(here / "permit", PERMIT)
    return "permit"


def test_walking_to_an_outcome(say, here: Path, permit: str):
    (here / "answers.yaml").write_text("kind: van\nweight: 2,100\nfull_name: Kit Moss\ncolour: red\n")
    code, out, err = say("walk", permit, "--answers", "answers.yaml")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "path": ["kind", "weight", "rules", "about_you"],
        "stops_at": None,
        "outcome": "sent",
        "facts": {},
        "parked": {},
        "unused": ["colour"],
        "problems": [],
    }


def test_walking_until_it_stops(say, here: Path, permit: str):
    (here / "answers.json").write_text('{"kind": "car", "weight": 5}')
    code, out, _ = say("walk", permit, "--answers", "answers.json")
    told = json.loads(out)
    assert (code, told["stops_at"], told["parked"]) == (3, "about_you", {"weight": 5})


def test_walking_into_a_problem_from_standard_input(say, permit: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"kind: van\nweight: heavy\n")))
    code, out, _ = say("walk", f"{permit}/journey.yaml", "--answers", "-", "--today", "2026-11-22")
    assert code == 1
    assert json.loads(out)["problems"] == [
        {"question": "weight", "rule": "not_number", "message": "Weight of the van must be a number, like 30"}
    ]


def test_walking_in_words(say, here: Path, permit: str):
    (here / "answers.yaml").write_text("kind: car\nweight: 5\ncolour: red\n")
    assert say("walk", permit, "--answers", "answers.yaml", "--format", "text") == (
        3,
        "kind > rules > about_you\nstops at: about_you\nparked: weight\nunused: colour\n",
        "",
    )


def test_a_line_for_each_citizen_and_the_worst_exit_code(say, here: Path, permit: str):
    lines = ['{"kind": "none"}', "", '{"kind": "van", "weight": "x"}', '{"kind": "car"}']
    (here / "many.jsonl").write_text("\n".join(lines))
    code, out, _ = say("walk", permit, "--answers", "many.jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [one["outcome"] for one in told], [one["stops_at"] for one in told]) == (
        1,
        ["no_need", None, None],
        [None, "weight", "about_you"],
    )


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.json", None, "the answers in none.json cannot be read: No such file or directory"),
        ("none.jsonl", None, "the answers in none.jsonl cannot be read: No such file or directory"),
        ("a.json", b'{"kind": ', "the answers in a.json are not JSON: Expecting value: line 1 column 10 (char 9)"),
        ("a.yaml", b"- kind", "the answers in a.yaml are not a mapping of question ids to answers"),
        ("a.yaml", b"kind: car\nkind: van", "the answers in a.yaml cannot be read: "),
        ("a.yaml", b"\xff", "the answers in a.yaml are not UTF-8 text"),
        ("a.jsonl", b"{}\n[]", "the answers in a.jsonl, line 2 are not a mapping of question ids to answers"),
        ("a.jsonl", b"{}\nx", "a.jsonl, line 2: not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("a.jsonl", b"\xff\n", "the answers in a.jsonl are not UTF-8 text"),
    ],
)
def test_answers_that_cannot_be_read(say, here: Path, permit: str, name: str, content: bytes | None, says: str):
    if content is not None:
        (here / name).write_bytes(content)
    code, _, err = say("walk", permit, "--answers", name)
    assert code == 2
    assert err.startswith(f"footpath: {says}")


def test_a_day_that_is_none(say, here: Path, permit: str):
    (here / "a.json").write_text("{}")
    assert say("walk", permit, "--answers", "a.json", "--today", "2026-02-30") == (
        2,
        "",
        "footpath: --today is '2026-02-30'; write a day like 2026-11-22\n",
    )


def test_walking_needs_one_journey_without_errors(say, here: Path):
    (here / "a.json").write_text("{}")
    write(here / "all" / "one", PERMIT)
    write(here / "all" / "two", PERMIT)
    assert say("walk", "all", "--answers", "a.json") == (
        2,
        "",
        "footpath: all holds 2 journeys; name one of them\n  all/one, all/two\n",
    )
    write(here / "permit", PERMIT.replace("kind is none", "kind is nonne"))
    code, _, err = say("walk", "permit", "--answers", "a.json")
    assert code == 1
    assert "permit/journey.yaml:13:15" in err
    assert err.endswith("footpath: permit has errors\n")


# what cannot be, for every command


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
        "footpath: something went wrong in Footpath itself: RuntimeError (test_cli.py, line "
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
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, len(done.stdout), done.stderr) == (0, 10, "")

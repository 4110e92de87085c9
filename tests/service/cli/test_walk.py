"""Citizens walked without a server."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.service.citizen import PERMIT
from tests.service.cli.permits import write


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

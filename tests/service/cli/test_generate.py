"""`footpath test --generate`: scenarios written beside the journey, and what nobody can do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.service.cli.permits import BROKEN, write
from tests.service.cli.test_coverage import LOAN, SEVEN

FILE = "loan/scenarios.generated.yaml"
GENERATE = ("test", "loan", "--generate", "--today", "2026-06-01")


@pytest.fixture
def loan(here: Path) -> Path:
    """A journey with scenarios of its own, in a file of their own."""
    write(here / "loan", LOAN.partition("scenarios:")[0] + "scenarios: own.yaml\n")
    own = LOAN.partition("scenarios:\n")[2] + SEVEN
    (here / "loan" / "own.yaml").write_text("\n".join(line[2:] for line in own.splitlines()) + "\n", encoding="utf-8")
    return here


def test_what_is_left_out_is_made_up_and_written_beside_the_journey(say, loan: Path):
    code, out, err = say(*GENERATE)
    assert (code, err) == (0, "")
    assert out == (
        f"loan: 6 scenarios made up, for 6 of 6 things that no scenario did: {FILE}\n"
        "  To take them in, read them, and write `scenarios: [own.yaml, scenarios.generated.yaml]`\n"
    )
    text = (loan / FILE).read_text(encoding="utf-8")
    assert text.startswith("# Made up by `footpath test --generate` for loan, as of 2026-06-01.\n")


def test_the_journey_takes_them_in_and_all_is_reached(say, loan: Path):
    say(*GENERATE)
    main = loan / "loan" / "journey.yaml"
    main.write_text(main.read_text().replace("own.yaml", "[own.yaml, scenarios.generated.yaml]"), encoding="utf-8")
    assert say("check", "loan", "--no-proof")[0] == 0
    code, out, _ = say("test", "loan", "--require-coverage")
    assert (code, out.splitlines()[0]) == (0, "loan: 9 scenarios, 65 pages, all as expected")
    code, out, _ = say(*GENERATE, "-o", "more.yaml")
    assert (code, out) == (0, "loan: its scenarios reach everything, so none was made up\n")
    assert not (loan / "more.yaml").exists()


def test_nothing_that_is_there_is_written_over(say, loan: Path):
    (loan / FILE).write_text("somebody: {}\n", encoding="utf-8")
    code, out, err = say(*GENERATE)
    assert (code, out) == (2, "")
    assert err == (
        f"footpath: {FILE} is there already, and may have been worked on\n"
        "  name another file with -o, or move it away\n"
    )
    assert (loan / FILE).read_text(encoding="utf-8") == "somebody: {}\n"
    assert say(*GENERATE, "-o", "other.yaml")[0] == 0
    assert (loan / "other.yaml").exists()


def test_they_can_be_printed_and_what_is_told_stands_apart(say, loan: Path):
    code, out, err = say(*GENERATE, "-o", "-", "--limit", "1")
    assert code == 0
    assert out.count("today: 2026-06-01") == 1
    assert err == "loan: 1 scenario made up, for 1 of 6 things that no scenario did\n  left out by --limit: 5\n"
    assert not (loan / FILE).exists()


def test_programs_read_the_same_as_data(say, loan: Path):
    code, out, _ = say(*GENERATE, "--all", "--format", "json")
    (found,) = json.loads(out)["journeys"]
    assert (code, found["journey"], found["file"]) == (0, "loan", FILE)
    assert found["nobody"] == found["not_analysed"] == found["left_out"] == []
    assert {"what", "id", "words", "file", "line"} == set(found["scenarios"][0]["goals"][0])


def test_what_nobody_can_do_is_told_as_proved(say, here: Path):
    write(here / "loan", LOAN.partition("scenarios:")[0].replace("age >= 12: grown", "age < 5: grown"))
    code, out, _ = say(*GENERATE)
    assert code == 0
    assert "  proved: nobody\n    goes on by `age < 5: grown`  (loan/journey.yaml:9)\n" in out


def test_options_that_go_together_are_asked_for(say, loan: Path):
    assert say("test", "loan", "--limit", "3")[2] == (
        "footpath: --limit says how scenarios are made up\n  write --generate --limit …, or leave it out\n"
    )
    assert say(*GENERATE, "--limit", "0")[0] == 2
    assert say("test", "loan", "--generate", "--today", "soon")[0] == 2
    write(loan / "second", LOAN)
    code, _, err = say("test", ".", "--generate", "-o", "x.yaml")
    assert (code, err) == (2, "footpath: . holds 2 journeys, and -o names one file\n  name one journey\n")


def test_a_journey_with_errors_is_not_made_up_for(say, here: Path):
    write(here / "broken", BROKEN)
    code, out, _ = say("test", "broken", "--generate")
    assert code == 1
    assert "error[" in out

"""Two versions of a journey compared on the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.engine.comparing.grants import NEW, OLD
from tests.engine.comparing.test_database import WORKER, fill, journey
from tests.service.cli.permits import BROKEN, write


@pytest.fixture
def versions(here: Path) -> tuple[str, str]:
    """Two journeys in the current folder."""
    write(here / "old", OLD)
    write(here / "new", NEW)
    return "old", "new"


def test_a_journey_and_itself_differ_in_nothing(say, versions: tuple[str, str]):
    code, out, err = say("diff", "old", "old/journey.yaml")
    assert (code, err) == (0, "")
    assert out.splitlines()[2] == "Nothing is different for citizens."


def test_a_reform_is_told_in_every_form_and_by_the_exit_code(say, versions: tuple[str, str]):
    code, out, err = say("diff", *versions)
    assert (code, err) == (3, "")
    assert out.splitlines()[2] == "Changes: 3 to rules, 5 to pages and answers and 2 to words."
    code, out, _ = say("diff", *versions, "--format", "json")
    told = json.loads(out)
    assert (code, told["counts"], told["submissions"]) == (3, {"logic": 3, "structure": 5, "wording": 2}, None)
    code, out, _ = say("diff", *versions, "--format", "html")
    assert code == 3
    assert out.startswith("<!DOCTYPE html>\n")
    assert "http" not in out.replace("https://example.org", "")


def test_whose_outcome_changes_is_worked_out_unless_that_is_left_out(say, here: Path, versions: tuple[str, str]):
    write(here / "closer", OLD.replace("age(born) < 18", "age(born) < 17"))
    code, out, err = say("diff", "old", "closer")
    assert (code, err) == (3, "")
    told = "Some citizens who were told “You are too young for this grant” are now told “We have your\n  request”"
    assert told in out
    assert "Nobody else’s outcome changes: proved." in out
    _, out, _ = say("diff", "old", "closer", "--no-proof")
    assert "Not looked at: nobody has worked out whose outcome changes." in out
    _, out, _ = say("diff", "old", "closer", "--seconds", "0.001")
    assert "could not be worked out" in " ".join(out.split())
    code, _, err = say("diff", "old", "closer", "--seconds", "never")
    assert code == 2
    assert "'never' is no number of seconds" in err


def test_a_promise_that_goes_is_to_be_signed_for(say, here: Path, versions: tuple[str, str]):
    promise = "promises:\n  old_enough:\n    never: outcome is sent and age(born) < 18\n    because: https://example.org/law\nfacts:\n"
    write(here / "promised", OLD.replace("facts:\n", promise))
    code, out, _ = say("diff", "promised", "old")
    assert (code, out.splitlines()[2]) == (3, "Nothing is different for citizens, but what is promised of them is.")


def test_what_changed_behind_the_pages_alone_is_no_change_for_citizens(say, here: Path, versions: tuple[str, str]):
    write(here / "same", OLD.replace("2015-01-01", "2014-01-01"))
    code, out, _ = say("diff", "old", "same")
    assert (code, out.splitlines()[2]) == (0, "Nothing is different for citizens.")
    assert "  1 scenario changed: “young”" in out


def test_a_database_is_judged_by_the_new_version_and_no_answer_is_printed(say, here: Path, versions: tuple[str, str]):
    references = fill(here / "footpath.db", journey(OLD), WORKER, {**WORKER, "people": []})
    fill(here / "footpath.db", journey(OLD), {"born": "1 5 1970"}, send=False)
    code, out, err = say("diff", *versions, "--submissions", "footpath.db")
    assert (code, err) == (3, "")
    assert out[out.index("Unfinished visits") :] == (
        "Unfinished visits\n"
        "  1  unfinished visits in all\n"
        "  1  go on at the same page\n"
        "\n"
        "What was sent, judged by the new version\n"
        "  2  submissions in all\n"
        "  0  the same outcome\n"
        "  2  stop at “How often is your household paid?”: would be asked “pay period”\n"
    )
    for form in ("text", "json", "html"):
        _, out, _ = say("diff", *versions, "--submissions", "sqlite:///footpath.db", "--format", form)
        assert not [word for word in ("Ann Reed", "1970", "15000", "15,000", *references) if word in out]
    _, out, _ = say("diff", *versions, "--submissions", "footpath.db", "--show-references", "--format", "json")
    assert json.loads(out)["submissions"]["stopped"][0]["references"] == references


def test_a_version_with_errors_is_told_with_its_line(say, here: Path, versions: tuple[str, str]):
    write(here / "broken", BROKEN)
    code, out, err = say("diff", "old", "broken")
    assert (code, out) == (1, "")
    assert err.startswith("error[unknown-target]: There is no step, section or outcome `no_ned`\n")
    assert err.splitlines()[-1] == "footpath: broken has errors"


def test_a_revision_with_errors_is_told_by_the_name_that_was_typed(say, checkout: Path):
    write(checkout / "broken", BROKEN)
    git("add", ".")
    git("commit", "-q", "-m", "Third")
    code, out, err = say("diff", "HEAD:broken", "examples/grant")
    assert (code, out) == (1, "")
    assert err.splitlines()[1] == "  --> HEAD:broken/journey.yaml:13:21"
    assert err.splitlines()[-1] == "footpath: HEAD:broken has errors"
    (checkout / "empty").mkdir()
    write(checkout / "empty", "words", "words.txt")
    git("add", ".")
    git("commit", "-q", "-m", "Fourth")
    code, _, err = say("diff", "HEAD:empty", "examples/grant")
    assert (code, err.split("`")[1]) == (2, "HEAD:empty")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("old", "nothing"), 2, "footpath: There is no file or folder `nothing`"),
        (("old", "."), 2, "footpath: . holds 2 journeys; name one of them"),
        (("old", "new", "--submissions", "no.db"), 1, "footpath: There is no database 'no.db'"),
        (("old", "new", "--show-references"), 2, "footpath: --show-references goes with --submissions"),
        (("old",), 2, "footpath diff: error: the following arguments are required: NEW"),
    ],
)
def test_what_cannot_be_done_is_said(say, versions: tuple[str, str], words: tuple[str, ...], code: int, said: str):
    found, out, err = say("diff", *words)
    assert (found, out) == (code, "")
    assert said in err.splitlines()


def git(*words: str) -> None:
    named = ("-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *words], check=True, capture_output=True)


@pytest.fixture
def checkout(here: Path) -> Path:
    """A git checkout whose last commit changed a journey, with a service and a list of its own."""
    write(here / "examples", "name: Warm homes\n", "service.yaml")
    write(here / "examples" / "grant", OLD)
    write(here, OLD, "alone.yaml")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "First")
    write(here / "examples" / "grant", NEW)
    git("add", ".")
    git("commit", "-q", "-m", "Second")
    return here


@pytest.mark.parametrize(
    "old", ["HEAD~1:examples/grant", "HEAD~1:examples/grant/journey.yaml", "HEAD~1:./examples/grant", "HEAD:alone.yaml"]
)
def test_a_revision_of_a_checkout_is_compared(say, checkout: Path, old: str):
    code, out, err = say("diff", old, "examples/grant")
    assert (code, err) == (3, "")
    assert out.splitlines()[2] == "Changes: 3 to rules, 5 to pages and answers and 2 to words."


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("HEAD~9:examples/grant", "footpath: There is no revision 'HEAD~9'"),
        ("HEAD:nothing", "footpath: HEAD has no `nothing`"),
        ("HEAD:../elsewhere", "footpath: `../elsewhere` leads out of the checkout"),
    ],
)
def test_a_revision_that_is_not_there_is_said(say, checkout: Path, old: str, said: str):
    code, out, err = say("diff", old, "examples/grant")
    assert (code, out) == (2, "")
    assert err.splitlines()[0].startswith(said)


def test_without_git_or_a_checkout_a_revision_is_refused(
    say, versions: tuple[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    code, _, err = say("diff", "HEAD:old", "new")
    assert (code, err.splitlines()[0].startswith("footpath: git says: ")) == (2, True)
    monkeypatch.setenv("PATH", "")
    assert say("diff", "HEAD:old", "new")[2].startswith("footpath: REV:path needs git, which is not installed\n")

"""Writing to an author's files: whole or not at all, nothing of others lost, nothing outside of the journey."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from service.preview.desk import open_desk
from service.preview.edits import CannotWrite, Clash, Conflict, Splice, Written, fingerprint, write
from service.preview.previewed import Previewed
from tests.service.preview.conftest import SMALL

MAIN = "journey.yaml"


def journey_at(folder: Path) -> Previewed:
    return open_desk(folder).journeys[folder.name]


def wrote(one: Previewed, edits: Sequence[Splice], base: Mapping[str, str] | None = None) -> Written | Conflict:
    known = {MAIN: fingerprint(one.read.files[MAIN])}
    return asyncio.run(write(one, edits, known if base is None else base))


def putting(text: str, old: str, new: str) -> Splice:
    start = text.index(old)
    return Splice(MAIN, start, start + len(old), new)


def test_a_change_replaces_its_characters_and_keeps_all_else(small: Path) -> None:
    os.chmod(small / MAIN, 0o640)
    done = wrote(journey_at(small), [putting(SMALL, "What is your name?", "What are you called?")])
    changed = SMALL.replace("What is your name?", "What are you called?")
    assert done == Written({MAIN: changed})
    assert (small / MAIN).read_text(encoding="utf-8") == changed
    assert (small / MAIN).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in small.iterdir()] == [MAIN]


def test_line_endings_and_the_mark_at_the_start_stay(small: Path) -> None:
    written = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    (small / MAIN).write_bytes(written)
    one = journey_at(small)
    wrote(one, [putting(one.read.files[MAIN], "    type: text", "    type: text\n    hint: As on the card")])
    more = written.replace(b"type: text", b"type: text\r\n    hint: As on the card")
    assert (small / MAIN).read_bytes() == more


def test_what_somebody_else_wrote_is_never_overwritten(small: Path) -> None:
    one = journey_at(small)
    theirs = SMALL.replace("Borrow a bicycle", "Borrow a boat")
    (small / MAIN).write_text(theirs, encoding="utf-8")
    done = wrote(one, [putting(SMALL, "What is your name?", "What are you called?")])
    mine = SMALL.replace("What is your name?", "What are you called?")
    both = theirs.replace("What is your name?", "What are you called?")
    assert done == Conflict((Clash(MAIN, mine, theirs, both),))
    assert (small / MAIN).read_text(encoding="utf-8") == theirs


def test_changes_of_the_same_line_are_shown_without_a_merge(small: Path) -> None:
    one = journey_at(small)
    theirs = SMALL.replace("What is your name?", "Your name?")
    (small / MAIN).write_text(theirs, encoding="utf-8")
    done = wrote(one, [putting(SMALL, "What is your name?", "What are you called?")])
    assert isinstance(done, Conflict)
    assert done.clashes[0].merged is None


def test_a_file_that_is_gone_is_not_made_anew(small: Path) -> None:
    one = journey_at(small)
    (small / MAIN).unlink()
    done = wrote(one, [putting(SMALL, "What is your name?", "Called?")])
    assert isinstance(done, Conflict)
    assert done.clashes[0].theirs is None
    assert not (small / MAIN).exists()


def test_a_file_that_the_change_names_may_be_made(small: Path) -> None:
    one = journey_at(small)
    scenarios = "grown:\n  answers:\n    age: yes\n    name: A\n"
    edits = [
        Splice(MAIN, len(SMALL), None, "scenarios: scenarios.yaml\n"),
        Splice("scenarios.yaml", 0, None, scenarios),
    ]
    done = wrote(one, edits)
    assert isinstance(done, Written)
    assert (small / "scenarios.yaml").read_text(encoding="utf-8") == scenarios
    assert "scenarios.yaml" in journey_at(small).read.files


@pytest.mark.parametrize("file", ["../other.yaml", "/etc/passwd", "other.yaml", "run.sh", ".git/config", "a/../b.yaml"])
def test_nothing_outside_of_the_journey_is_written(small: Path, file: str) -> None:
    one = journey_at(small)
    with pytest.raises(CannotWrite, match="is not written"):
        wrote(one, [putting(SMALL, "Borrow", "Lend"), Splice(file, 0, None, "x")])
    assert (small / MAIN).read_text(encoding="utf-8") == SMALL


def test_a_link_out_of_the_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    (small / "cy.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(CannotWrite, match="outside"):
        wrote(journey_at(small), [Splice("cy.yaml", 0, None, "x")], {"cy.yaml": fingerprint("a: 1\n")})
    assert (tmp_path / "secret.yaml").read_text(encoding="utf-8") == "a: 1\n"


def test_one_conflict_keeps_all_files_as_they_are(small: Path) -> None:
    one = journey_at(small)
    edits = [Splice(MAIN, 0, 0, "# more\n"), Splice("cy.yaml", 0, None, "a: b\n")]
    (small / "cy.yaml").write_text("title: Beic\n", encoding="utf-8")
    done = wrote(one, edits)
    assert done == Conflict((Clash("cy.yaml", "a: b\n", "title: Beic\n", None),))
    assert (small / MAIN).read_text(encoding="utf-8") == SMALL

"""Translating: what is written, what is told, and when nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.service.citizen import PERMIT
from tests.service.cli.permits import BROKEN, write


@pytest.fixture
def folder(here: Path) -> Path:
    write(here / "permit", PERMIT)
    return here / "permit"


def test_a_new_catalogue_is_written_and_the_work_is_counted(say, folder: Path):
    code, out, err = say("translate", "permit", "cy")
    count = (folder / "cy.yaml").read_text(encoding="utf-8").count("to:\n")
    assert (code, err) == (0, "")
    assert out == (
        f"permit/cy.yaml: written: {count} added\n"
        f"  0 of {count} texts are translated; {count} to translate\n"
    )  # fmt: skip


def test_doing_it_again_changes_nothing_and_check_says_so(say, folder: Path):
    say("translate", "permit", "cy")
    written = (folder / "cy.yaml").read_bytes()
    code, out, _ = say("translate", "permit", "cy", "--check")
    assert (code, out.splitlines()[0]) == (0, "permit/cy.yaml: is up to date")
    assert say("translate", "permit", "cy")[0] == 0
    assert (folder / "cy.yaml").read_bytes() == written


def test_check_writes_nothing_and_tells_what_would_change(say, folder: Path):
    code, out, _ = say("translate", "permit", "cy", "--check")
    assert code == 1
    assert out.startswith("permit/cy.yaml: not up to date: ")
    assert not (folder / "cy.yaml").exists()


def test_what_was_translated_stays_when_the_journey_changes(say, folder: Path):
    say("translate", "permit", "cy")
    file = folder / "cy.yaml"
    title = PERMIT.partition("title: ")[2].partition("\n")[0]
    file.write_text(file.read_text(encoding="utf-8").replace("  to:\n", "  to: Trwydded\n", 1), encoding="utf-8")
    write(folder, PERMIT.replace(f"title: {title}", "title: Another title", 1))
    code, out, _ = say("translate", "permit", "cy")
    assert code == 0
    assert "1 marked as changed" in out
    assert "1 to look at again" in out
    assert f"title:\n  from: Another title\n  was: {title}\n  to: Trwydded\n" in file.read_text(encoding="utf-8")


def test_a_service_folder_has_a_catalogue_for_itself_and_one_for_each_journey(say, here: Path, folder: Path):
    (here / "service.yaml").write_text("name: Permits\norganisation: Northmere Council\n", encoding="utf-8")
    code, out, _ = say("translate", ".", "cy")
    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines()[::2]] == ["permit/cy.yaml", "cy.yaml"]
    assert "service:\n  name:\n    from: Permits\n    to:\n" in (here / "cy.yaml").read_text(encoding="utf-8")


def test_a_journey_beside_its_service_shares_the_catalogue(say, folder: Path):
    (folder / "service.yaml").write_text("name: Permits\n", encoding="utf-8")
    assert say("translate", "permit", "cy")[0] == 0
    text = (folder / "cy.yaml").read_text(encoding="utf-8")
    assert text.count("\ntitle:\n") == 1
    assert "\nservice:\n  name:\n    from: Permits\n    to:\n" in text
    assert say("translate", "permit", "cy", "--check")[0] == 0


def test_a_single_file_has_a_catalogue_of_its_own_name(say, here: Path):
    (here / "parking.yaml").write_text(PERMIT, encoding="utf-8")
    assert say("translate", "parking.yaml", "pt-BR")[1].startswith("parking.pt-BR.yaml: written")


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("klingon", "footpath: 'klingon' is not a language that is known here\n"),
        ("qq", "footpath: 'qq' is not a language that is known here\n"),
        ("../cy", "footpath: '../cy' is not a language that is known here\n"),
        ("en", "footpath: permit is written in English itself\n"),
        ("pseudo", "footpath: a pseudo-language is made when it is shown; it has no file\n"),
    ],
)
def test_what_is_no_language_to_translate_into_is_refused(say, folder: Path, language: str, message: str):
    code, out, err = say("translate", "permit", language)
    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert [path.name for path in folder.iterdir()] == ["journey.yaml"]


def test_nothing_is_written_while_the_journey_has_errors(say, here: Path):
    write(here / "permit", BROKEN.replace("type: choice", "typ: choice", 1))
    code, out, err = say("translate", "permit", "cy")
    assert (code, out) == (1, "")
    assert err.endswith("footpath: permit has errors\n  Mend them first; nothing was written.\n")
    assert not (here / "permit" / "cy.yaml").exists()


def test_a_catalogue_that_cannot_be_read_is_left_as_it_is(say, folder: Path):
    (folder / "cy.yaml").write_text("title:\n  from: 'a\n", encoding="utf-8")
    code, _, err = say("translate", "permit", "cy")
    assert code == 1
    assert "error[" in err
    assert (folder / "cy.yaml").read_text(encoding="utf-8") == "title:\n  from: 'a\n"

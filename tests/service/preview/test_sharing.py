"""A journey as a folder for others: the same every time, whole, and never over somebody's own files."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from journeys.proof.verdicts import Proofs
from renderers.preview.shared import Written
from service.cli import main
from service.preview.desk import open_desk
from service.preview.packing import CONTENTS, Occupied, write, zipped
from service.preview.sharing import made
from tests.conftest import ROOT
from tests.service.preview.conftest import SMALL, Opened

DAY = date(2026, 11, 29)


def folder_of(path: Path, day: date = DAY) -> Written:
    """The folder of the one journey at a path, unproved."""
    desk = open_desk(path)
    one = next(iter(desk.journeys.values()))
    assert one.shown is not None
    return made(one.path, one.shown.files, desk.service, None, day)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_small_folder_holds_every_page_and_every_path(small: Path) -> None:
    folder = folder_of(small)
    pages = [name for name in folder.files if not name.startswith("prototype/en/")]
    assert pages == [
        "files/combobox.js",
        "files/count.js",
        "files/footpath.css",
        "files/footpath.js",
        "files/prototype.css",
        "files/prototype.js",
        "files/shared.css",
        "index.html",
        "map.html",
        "pages/en/age.html",
        "pages/en/check-answers.html",
        "pages/en/name.html",
        "pages/en/on-accessibility.html",
        "pages/en/on-cookies.html",
        "pages/en/on-privacy.html",
        "pages/en/sent.html",
        "pages/en/start-page.html",
        "pages/en/too_young.html",
        "prototype/not-here.html",
        "rulebook.html",
        "wall.html",
    ]
    shown = {name.split("/")[2].rsplit("-", 1)[0] for name in folder.files if name.startswith("prototype/en/")}
    assert shown == {"start-page", "age", "name", "too_young", "check-answers", "sent"}


def test_the_same_journey_and_day_give_the_same_bytes(small: Path) -> None:
    """In a process of its own, where hashes of texts are others."""
    code = (
        "import sys, hashlib; from pathlib import Path; from tests.service.preview.test_sharing import folder_of\n"
        "found = folder_of(Path(sys.argv[1])).files\n"
        "print(hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
        for path in (small, ROOT / "examples" / "report_a_problem")
    }  # fmt: skip
    assert len(said) == 2


def test_an_edited_label_renames_only_the_pages_that_say_it(small: Path) -> None:
    before = set(folder_of(small).files)
    (small / "journey.yaml").write_text(SMALL.replace("What is your name?", "Who are you?"), encoding="utf-8")
    changed = {name.rsplit("-", 1)[0] for name in before ^ set(folder_of(small).files)}
    assert changed == {"prototype/en/name", "prototype/en/check-answers", "prototype/en/sent"}


def test_nothing_names_this_machine_or_a_host(small: Path) -> None:
    for body in folder_of(small).files.values():
        assert str(small).encode() not in body
        assert b"127.0.0.1" not in body
        assert b"cdn." not in body


def test_a_folder_says_that_a_journey_was_not_proved_and_what_is_wrong(small: Path) -> None:
    (small / "journey.yaml").write_text(SMALL.replace("not age: too_young", "not aeg: too_young"), encoding="utf-8")
    folder = folder_of(small)
    index, drawn = (folder.files[name].decode() for name in ("index.html", "map.html"))
    assert "error" in index.split("How it stands")[1]
    assert "Not proved while there are errors" in index
    assert "`aeg` is not a question, fact or rate of this journey" in drawn


def test_a_place_that_nobody_gets_to_is_on_the_wall(small: Path) -> None:
    text = SMALL.replace("not age: too_young", "not age and age: too_young")
    (small / "journey.yaml").write_text(text, encoding="utf-8")
    assert "Nobody was found who gets here" in folder_of(small).files["wall.html"].decode()


def test_writing_again_replaces_what_was_written_and_leaves_the_rest(small: Path, tmp_path: Path) -> None:
    to = tmp_path / "sent"
    write(to, folder_of(small).files)
    (to / "notes.txt").write_text("mine", encoding="utf-8")
    (small / "journey.yaml").write_text(SMALL.replace("What is your name?", "Who are you?"), encoding="utf-8")
    folder = folder_of(small)
    write(to, folder.files)
    assert names(to) == {*folder.files, CONTENTS, "notes.txt"}


def test_a_folder_that_holds_something_else_is_left_alone(small: Path, tmp_path: Path) -> None:
    to = tmp_path / "mine"
    to.mkdir()
    (to / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(Occupied):
        write(to, folder_of(small).files)
    assert names(to) == {"index.html"}


def test_a_list_of_contents_removes_nothing_outside_its_folder(small: Path, tmp_path: Path) -> None:
    to = tmp_path / "sent"
    folder = folder_of(small)
    write(to, folder.files)
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    with (to / CONTENTS).open("a", encoding="utf-8") as list:
        list.write(f"../outside.txt\n{outside}\n")
    write(to, folder.files)
    assert outside.read_text(encoding="utf-8") == "mine"


def test_a_zip_is_the_folder_and_the_same_every_time(small: Path) -> None:
    folder = folder_of(small)
    body = zipped(folder.files, "small", DAY)
    assert body == zipped(folder.files, "small", DAY)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert set(archive.namelist()) == {f"small/{name}" for name in (*folder.files, CONTENTS)}


def test_the_command_writes_a_folder_and_says_so_in_one_line(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.preview.sharing.prove_apart", lambda *_: Proofs())
    to = tmp_path / "sent"
    assert main(["preview", str(small), "--export", str(to), "--today", "2026-11-29"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{to / 'index.html'}: 2 paths to walk, ")
    assert said.count("\n") == 1
    assert "29\u00a0November\u00a02026" in (to / "index.html").read_text(encoding="utf-8")


def test_several_journeys_are_written_beside_each_other(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.preview.sharing.prove_apart", lambda *_: Proofs())
    other = tmp_path / "other"
    other.mkdir()
    (other / "journey.yaml").write_text(SMALL.replace("journey: small", "journey: other"), encoding="utf-8")
    to = tmp_path.parent / f"{tmp_path.name}-sent"
    assert main(["preview", str(tmp_path), "--export", str(to)]) == 0
    front = (to / "index.html").read_text(encoding="utf-8")
    assert 'href="small/index.html"' in front
    assert (to / "other" / "index.html").is_file()


def test_the_view_is_there_at_once_and_writes_the_folder(small: Path, tmp_path: Path, opened: Opened) -> None:
    client: TestClient = opened(small)
    address = "/-/preview/small/share"
    assert "Looking for somebody for every page" in client.get(address).text
    written = client.post(address, data={"folder": str(tmp_path / "sent")})
    assert "Open index.html there." in written.text
    assert (tmp_path / "sent" / "index.html").is_file()
    assert "Download it as one zip" in client.get(address).text
    refused = client.post(address, data={"folder": str(small)})
    assert (refused.status_code, "holds something else" in refused.text) == (422, True)
    assert client.post(address, data={"folder": " "}).status_code == 422


def test_the_zip_of_the_view_is_that_of_the_folder(small: Path, opened: Opened) -> None:
    reply = opened(small).get("/-/preview/small/share/zip")
    assert reply.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        assert "small/index.html" in archive.namelist()


def test_a_journey_of_which_nothing_can_be_shown_says_so(small: Path, opened: Opened) -> None:
    (small / "journey.yaml").write_text("journey:\n", encoding="utf-8")
    client = opened(small)
    assert "There is nothing to share yet" in client.get("/-/preview/small/share").text
    assert client.get("/-/preview/small/share/zip").status_code == 409

"""footpath export writes a file, tells what it could not say, and helps where something is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.renderers.exports.pets import PETS


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    folder = tmp_path / "pets"
    folder.mkdir()
    (folder / "journey.yaml").write_text(PETS)
    return folder


def test_a_schema_is_written_and_what_it_cannot_say_is_told(say, journey, tmp_path):
    file, report = tmp_path / "pets.json", tmp_path / "report.json"
    code, out, err = say("export", str(journey), "--to", "jsonschema", "-o", str(file), "--report", str(report))
    assert (code, err) == (0, "")
    assert out == (
        f"Written to {file}\n"
        "\n"
        "1 part of the journey cannot be said as jsonschema:\n"
        "\n"
        "  A schema cannot compare answers with each other\n"
        "    born (must: born is before today)\n"
    )
    assert json.loads(file.read_text())["title"] == "Register your pets"
    assert json.loads(report.read_text()) == [
        {
            "part": "born",
            "what": "must: born is before today",
            "why": "a schema cannot compare answers with each other",
        }
    ]


def test_the_file_is_called_as_the_journey_where_no_name_is_given(say, journey, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = say("export", str(journey), "--to", "html", "--today", "2026-11-22")
    assert code == 0
    assert out.startswith("Written to pets.html\n")
    assert (tmp_path / "pets.html").read_text().startswith("<!DOCTYPE html>")


def test_without_typst_the_way_to_it_is_told(say, journey, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert say("export", str(journey), "--to", "pdf") == (
        1,
        "",
        "footpath: PDFs are set by typst, which is not installed\n"
        '  Install it with: pip install "footpath[paper]". Or use --to html, and print that page.\n',
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "cy"), "footpath: the journey has no 'cy'\n  It has en.\n"),
        (("--today", "soon"), "footpath: 'soon' is no day\n  Write it as year-month-day, such as 2026-11-22.\n"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(say, journey, arguments, said):
    code, _, err = say("export", str(journey), "--to", "jsonschema", *arguments)
    assert (code, err) == (2, said)


def test_a_file_that_cannot_be_written_is_told(say, journey, tmp_path):
    code, _, err = say("export", str(journey), "--to", "jsonschema", "-o", str(tmp_path / "no" / "x.json"))
    assert code == 2
    assert err.startswith("footpath: ")
    assert err.endswith("cannot be written: No such file or directory\n")

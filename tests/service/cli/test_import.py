"""`footpath import`: a form becomes a folder that can be checked and served, and a report."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.importers.made import LIBRARY_CARD, STALL
from tests.journeys.importers.made_xlsform import LOAN, one_csv, workbook


def test_a_form_becomes_a_folder_that_passes_the_check(say, tmp_path: Path):
    form, out = tmp_path / "card.json", tmp_path / "card"
    form.write_text(json.dumps(LIBRARY_CARD), encoding="utf-8")
    (tmp_path / "card-cy.json").write_text(json.dumps({**LIBRARY_CARD, "name": "Cerdyn"}), encoding="utf-8")
    code, said, err = say("import", str(form), "-o", str(out))
    assert (code, err) == (0, "")
    assert said.startswith("card.json, read as XGov digital form builder (JSON)\n")
    assert said.endswith(f"Written to {out}. Next: footpath check {out}, then footpath serve {out}\n")
    assert sorted(path.name for path in out.iterdir()) == [
        "cy.yaml", "journey.yaml", "report.html", "report.txt", "scenarios.yaml",
    ]  # fmt: skip
    assert say("check", str(out))[0] == 0


def test_a_folder_of_forms_becomes_one_journey(say, tmp_path: Path):
    folder = tmp_path / "two_forms"
    folder.mkdir()
    (folder / "card.json").write_text(json.dumps(LIBRARY_CARD), encoding="utf-8")
    (folder / "stall.json").write_text(json.dumps(STALL), encoding="utf-8")
    (folder / "README.md").write_text("Two forms", encoding="utf-8")
    code, said, err = say("import", str(folder), "-o", str(tmp_path / "out"), "--format", "json")
    assert (code, err) == (0, "")
    assert [each["source"] for each in json.loads(said)["forms"]] == ["card.json", "stall.json"]
    assert "title: Two forms\n" in (tmp_path / "out" / "journey.yaml").read_text(encoding="utf-8")


def test_what_is_there_already_is_not_written_over(say, tmp_path: Path):
    form = tmp_path / "card.json"
    form.write_text(json.dumps(LIBRARY_CARD), encoding="utf-8")
    code, said, err = say("import", str(form), "-o", str(tmp_path))
    assert (code, said) == (2, "")
    assert err == f"footpath: {tmp_path} is there already and not empty\n  Name another folder with -o.\n"


def test_a_broken_form_is_told_with_its_place_and_a_way_out(say, tmp_path: Path):
    form = tmp_path / "card.json"
    form.write_text('{"pages": [\n', encoding="utf-8")
    code, said, err = say("import", str(form))
    assert (code, said) == (1, "")
    assert err == (
        "footpath: card.json stops being JSON: Expecting value (at line 2, column 1)\n  export the form again\n"
    )
    assert say("import", str(tmp_path / "none.json"))[2] == (
        f"footpath: {tmp_path / 'none.json'} cannot be read: No such file or directory\n"
    )


def test_files_that_a_form_names_are_read_from_its_folder(say, tmp_path: Path):
    asked = [["type", "name", "label"], ["select_one_from_file towns.csv", "town", "Which town?"]]
    asked += [["select_one_from_file ../towns.csv", "other_town", "And which other one?"]]
    (tmp_path / "form.xlsx").write_bytes(workbook({"survey": asked}))
    (tmp_path / "towns.csv").write_bytes(one_csv([["name", "label"], ["n", "Northmere"], ["s", "Saltby"]]))
    out = tmp_path / "out"
    assert say("import", str(tmp_path / "form.xlsx"), "-o", str(out))[0] == 0
    journey = (out / "journey.yaml").read_text(encoding="utf-8")
    assert "      n: Northmere\n      s: Saltby\n" in journey
    assert "its options are in ../towns.csv, which is not beside the form" in journey


def test_a_folder_whose_files_are_the_sheets_of_one_form_becomes_one_journey(say, tmp_path: Path):
    folder = tmp_path / "loan"
    folder.mkdir()
    for name, rows in LOAN.items():
        (folder / f"{name}.csv").write_bytes(one_csv(rows))
    out = tmp_path / "out"
    code, said, _ = say("import", str(folder), "-o", str(out))
    assert (code, said.partition("\n")[0]) == (0, "survey.csv, read as XLSForm (xlsx, xls, CSV, Markdown)")
    assert "title: Borrow a tool\n" in (out / "journey.yaml").read_text(encoding="utf-8")
    assert say("check", str(out))[0] == 0


def test_an_imported_folder_passes_its_own_scenarios_and_tells_of_the_proofs(say, tmp_path: Path):
    form, out = tmp_path / "card.json", tmp_path / "card"
    form.write_text(json.dumps(LIBRARY_CARD), encoding="utf-8")
    code, said, _ = say("import", str(form), "-o", str(out))
    assert code == 0
    assert "The journey, looked over\n  19 of 19 obligations proved.\n  scenarios.yaml holds 2 made-up" in said
    code, said, _ = say("test", str(out))
    assert code == 0
    assert said.startswith("get_a_library_card: 2 scenarios, 11 pages, all as expected\n")


def test_proofs_and_citizens_can_be_left_out(say, tmp_path: Path):
    form, out = tmp_path / "card.json", tmp_path / "card"
    form.write_text(json.dumps(LIBRARY_CARD), encoding="utf-8")
    code, said, _ = say("import", str(form), "-o", str(out), "--no-proof", "--no-scenarios", "--format", "json")
    assert code == 0
    assert json.loads(said)["review"] == {
        "proved": "Nothing was proved",
        "shown": [],
        "not_analysed": [],
        "advice": [],
        "scenarios": None,
    }
    assert not (out / "scenarios.yaml").exists()

"""The map from the terminal: what is written where, and what is refused."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT

LICENCE = str(ROOT / "examples" / "provisional_licence")
TAX = str(ROOT / "examples" / "tax_return")


def test_the_end_of_the_name_chooses_what_is_written(say, here: Path):
    told = "24 steps in 6 sections, 271 ways through to 8 outcomes"
    starts = {
        "svg": "<svg ",
        "txt": "Apply for your first provisional driving licence\n",
        "html": '<div class="map-outline"',
        "mmd": "---\ntitle: ",
        "dot": f"// {told}\n",
    }
    for ending, start in starts.items():
        assert say("map", LICENCE, "-o", f"licence.{ending}") == (0, f"licence.{ending}: {told}\n", "")
        assert (here / f"licence.{ending}").read_text(encoding="utf-8").startswith(start)


def test_a_picture_is_printed_where_no_person_looks_and_kept_in_a_file_where_one_does(
    say, here: Path, monkeypatch: pytest.MonkeyPatch
):
    code, printed, err = say("map", LICENCE)
    assert (code, err) == (0, "")
    assert ElementTree.fromstring(printed).get("class") == "fp-map"
    assert list(here.iterdir()) == []
    assert say("map", LICENCE, "-o", "-")[1] == printed
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert say("map", LICENCE) == (0, "map.svg: 24 steps in 6 sections, 271 ways through to 8 outcomes\n", "")
    assert (here / "map.svg").read_text(encoding="utf-8") == printed


def test_a_large_journey_is_drawn_closed_and_says_how_to_open_it(say, here: Path):
    told = "tax.txt: 78 steps in 12 sections, about 151 million ways through to 7 outcomes\n"
    how = "  Sections are drawn closed: --section ID draws the steps of one, --open those of all.\n"
    assert say("map", TAX, "-o", "tax.txt") == (0, told + how, "")
    assert "question old_losses" not in (here / "tax.txt").read_text(encoding="utf-8")
    assert say("map", TAX, "-o", "tax.txt", "--section", "self_employment") == (0, told + how, "")
    assert "question old_losses" in (here / "tax.txt").read_text(encoding="utf-8")
    assert say("map", TAX, "-o", "tax.txt", "--open") == (0, told, "")
    assert "drawn closed" not in (here / "tax.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["provisional_licence", "uk_visa", "childcare_support", "tax_return"])
def test_a_narrow_picture_is_no_wider_than_a_phone(say, name: str):
    svg = ElementTree.fromstring(say("map", str(ROOT / "examples" / name), "-o", "-", "--narrow")[1])
    assert float(svg.get("width", "")) <= 375


def test_the_colours_are_those_of_the_service(say, permit: str, here: Path):
    colours = "name: Permits\nlook:\n  colours:\n    brand: '#1b5e4b'\n"
    (here / permit / "service.yaml").write_text(colours, encoding="utf-8")
    assert "--brand:#1b5e4b" in say("map", permit)[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["-o", "licence.png"],
            "licence.png does not say what to write\n"
            "  Let its name end in one of .svg, .txt, .html, .mmd, .dot, such as -o licence.svg.\n",
        ),
        (
            ["--section", "nowhere"],
            "'nowhere' is no section of this journey\n  Choose one of can_you_apply, your_licence, your_health, "
            "about_you, your_addresses, contact.\n",
        ),
        (
            ["--section", "contact", "--open"],
            "--section draws one section and --open all of them; choose one of the two\n",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_way_out(say, here: Path, arguments: list[str], told: str):
    assert say("map", LICENCE, *arguments) == (2, "", f"footpath: {told}")
    assert list(here.iterdir()) == []


def test_a_journey_without_sections_says_so(say):
    report = str(ROOT / "examples" / "report_a_problem")
    assert say("map", report, "--section", "x")[2].endswith("\n  This journey has no sections.\n")


def test_a_file_that_cannot_be_written_is_told(say):
    code, out, err = say("map", LICENCE, "-o", "nowhere/map.svg")
    assert (code, out) == (1, "")
    assert err.startswith("footpath: nowhere/map.svg cannot be written: ")

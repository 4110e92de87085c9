"""Published forms, looked over: somebody for every outcome of each, and the faults that they have always had."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.importers import Imported, Source, import_form, import_forms
from journeys.load import load
from renderers.import_review import Review
from service.commands.test import _tested
from service.importing import looked_over
from service.reading import read
from tests.journeys.importers.corpora import folder

pytestmark = pytest.mark.shared
TODAY = date(2026, 11, 22)


def forms(name: str, pattern: str) -> list[Path]:
    found = sorted(folder(name).glob(pattern))
    assert found
    return found


def made_of(path: Path) -> Imported:
    return import_form(Source(path.name, path.read_bytes()))


def proved(name: str, file: str) -> Review:
    return looked_over(made_of(folder(name) / file), TODAY, citizens=False)[1]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("dfb", "*/*.json"), ("defra", "*.json"), ("defra", "*.yaml"), ("moj", "*.json"), ("xlsform", "*"), ("pdf", "*")],
)
def test_somebody_gets_to_every_outcome_and_every_page_on_the_way_can_be_shown(name: str, pattern: str, tmp_path: Path):
    for path in forms(name, pattern):
        if "LICENSE" in path.name:
            continue
        made = made_of(path)
        files, told = looked_over(made, TODAY, proofs=False, seconds=300)
        outcomes = load(files).journey.outcomes  # type: ignore[union-attr]
        assert told.walked is not None
        assert (told.walked.found, told.walked.open) == (tuple(outcomes), {}), path
        home = tmp_path / path.stem
        home.mkdir()
        for file, text in files.items():
            (home / file).write_text(text, encoding="utf-8")
        found = read(home, TODAY)
        assert _tested(found.journeys[0], found.service).failed == (), path


def test_45_forms_in_one_journey_have_somebody_for_each_of_18_outcomes():
    sources = [Source(f"{path.parent.name}-{path.name}", path.read_bytes()) for path in forms("dfb", "*/*.json")]
    _, told = looked_over(import_forms(sources, "Six funds"), TODAY, proofs=False, seconds=300)
    assert told.walked is not None
    assert (len(told.walked.found), told.walked.open) == (18, {})


def test_two_published_services_have_a_way_that_nobody_goes():
    for file in ("branching_7.json", "branching_8.json"):
        told = proved("moj", file)
        assert [(each.slug, each.at.place) for each in told.shown] == [
            ("unreachable-rule", "/flow/ffadeb22-063b-4e4f-9502-bd753c706b1d/next/conditionals/0")
        ]
        assert told.open == ()


def test_a_published_form_asks_everybody_what_it_means_to_ask_some():
    told = proved("defra", "conditions-crested-newt.json")
    found = [(each.slug, each.at.place, [at.place for _, at in each.because]) for each in told.shown]
    assert found == [
        ("always-true", "/pages/9/condition", ["/pages/3/condition", "/pages/4/condition"]),
        ("always-true", "/pages/10/condition", ["/pages/3/condition", "/pages/4/condition"]),
    ]
    assert told.open == ()


def test_all_advice_on_a_published_form_has_its_place_there():
    told = looked_over(made_of(folder("pdf") / "mn-caf-body.pdf"), TODAY, proofs=False, citizens=False)[1]
    assert len(told.advice) > 20
    assert [each for each in told.advice if each.at.origin is None] == []

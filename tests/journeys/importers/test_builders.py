"""JSON Schema, SurveyJS, Form.io and HTML become the journeys written down here, and every part is accounted for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.importers import Imported, Source, import_form
from tests.journeys.importers.builders import HALL, LOST, PET, REFUND
from tests.journeys.importers.made import unaccounted

FORMS = {
    "jsonschema": Source("pet.json", json.dumps(PET).encode()),
    "surveyjs": Source("hall.json", json.dumps(HALL).encode()),
    "formio": Source("refund.json", json.dumps(REFUND).encode()),
    "html": Source("lost.html", LOST.encode()),
}
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def made() -> dict[str, Imported]:
    return {name: import_form(source) for name, source in FORMS.items()}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_becomes_the_journey_that_is_written_down(name: str, made: dict[str, Imported]) -> None:
    assert made[name].ledger.format == name
    assert made[name].errors == ()
    assert made[name].files["journey.yaml"] == (EXPECTED / f"{name}.yaml").read_text()


@pytest.mark.parametrize("keep_pages", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_every_part_is_in_the_ledger_exactly_once(name: str, keep_pages: bool) -> None:
    assert unaccounted(FORMS[name], import_form(FORMS[name], keep_pages=keep_pages)) == ([], [])


def _entries(made: Imported, place: str, *kinds: str) -> list[str]:
    """The entries at a place of the source, or at what a reader made of it ("/a (not required)")."""
    return [
        each.kind
        for each in made.ledger.entries
        if each.kind in kinds and re.fullmatch(rf"{re.escape(place)}(?: \((?!for|what|comment|\d).*\))?", each.place)
    ]


def _pointers(value: Any, place: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value of a form with its pointer and the last key."""
    yield place, place.rpartition("/")[2], value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from _pointers(each, f"{place}/{str(key).replace('~', '~0').replace('/', '~1')}")


def test_each_part_of_a_survey_stands_in_the_ledger_once(made: dict[str, Imported]) -> None:
    counted = 0
    for place, key, value in _pointers(HALL):
        if key in ("visibleIf", "enableIf"):
            wanted: tuple[str, ...] = ("rule",)
        elif key == "requiredIf" or re.search(r"/validators/\d+$", place):
            wanted = ("validation",)
            if isinstance(value, dict) and value["type"] == "answercount":
                place += "/maxCount"
        elif re.search(r"/(?:elements|templateElements)/\d+$", place):
            wanted = ("question", "page", "text", "calculation")
        elif re.search(r"/choices/\d+$", place) and "elements/9" not in place and "elements/6" not in place:
            wanted = ("option",)
        else:
            continue
        counted += 1
        assert len(_entries(made["surveyjs"], place, *wanted)) == 1, place
    assert counted == 36


def test_each_part_of_a_wizard_stands_in_the_ledger_once(made: dict[str, Imported]) -> None:
    counted = 0
    for place, key, value in _pointers(REFUND):
        if key in ("customConditional",) or (key == "json" and isinstance(value, dict)):
            wanted: tuple[str, ...] = ("rule",)
        elif key == "conditional" and "json" not in value:
            wanted = ("rule",)
        elif re.search(r"/validate/(?!required)\w+$", place):
            wanted = ("validation",)
        elif isinstance(value, dict) and "key" in value and value["type"] != "columns":
            wanted = ("question", "page", "text", "setting", "button")
        elif re.search(r"/values/\d+$", place) and "components/3/values" not in place.replace("2/components/3", "x"):
            wanted = ("option",)
        elif key in ("description", "tooltip", "placeholder"):
            wanted = ("hint",)
        else:
            continue
        if re.search(r"/2/components/3/(?:questions|values)/\d+$", place):
            continue  # the options of a table of questions stand with each of its questions
        counted += 1
        assert len(_entries(made["formio"], place, *wanted)) == 1, place
    assert counted == 42


def test_each_value_of_a_schema_stands_in_the_ledger_once(made: dict[str, Imported]) -> None:
    used = {key: value for key, value in PET.items() if key != "$defs"}
    counted = 0
    for place, key, _ in _pointers(used):
        if re.search(r"(?:properties|then/properties|else/properties)/\w+$", place) and "/if/" not in place:
            wanted: tuple[str, ...] = ("question", "page")
        elif re.search(r"/if$|/dependentRequired/\w+$", place):
            wanted = ("condition",)
        elif re.search(r"/(?:enum|oneOf)/\d+$", place):
            wanted = ("option",)
        elif key in ("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "multipleOf",
                     "minItems", "maxItems"):  # fmt: skip
            wanted = ("validation",)
        elif key == "description" and place.count("/") > 1:
            wanted = ("hint",)
        else:
            continue
        counted += 1
        assert len(_entries(made["jsonschema"], place, *wanted)) == 1, place
    assert counted == 36


def test_each_control_of_a_page_stands_in_the_ledger_once(made: dict[str, Imported]) -> None:
    """By its place: radios and boxes of one question are its options, and one of them is its place too."""
    places: dict[str, str] = {}
    for number, line in enumerate(LOST.split("\n"), 1):
        for found in re.finditer(r"<(input|select|textarea|button)\b[^>]*>", line):
            places[f"line {number}, column {found.start() + 1}"] = found[0]
    asked = {place: _entries(made["html"], place, "question", "setting", "button", "option") for place in places}
    assert len(asked) == 21
    assert {place: kinds for place, kinds in asked.items() if len(kinds) != 1} == {}


def test_what_guards_a_form_is_told_and_not_asked(made: dict[str, Imported]) -> None:
    told = {
        each.words: each.reason for each in made["html"].ledger.of("dropped") if each.kind in ("setting", "question")
    }
    assert told == {
        "Password": "a journey asks for no passwords",
        "csrf_token": "it guards against forged requests; Footpath has its own guard",
        "step": "a journey keeps no hidden values",
        "Leave this empty": "the page hides it from people",
        "Search": "it stands in another form of the page",
    }


def test_other_languages_of_a_survey_become_catalogues(made: dict[str, Imported]) -> None:
    assert set(made["surveyjs"].files) == {"journey.yaml", "de.yaml"}
    assert "Wie heißt der Verein?" in made["surveyjs"].files["de.yaml"]

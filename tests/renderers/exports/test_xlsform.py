"""The XLSForm of a journey, row by row, and what keeps the workbooks of the examples whole."""

from __future__ import annotations

import io
import re

import pytest

from journeys.importers import Imported, Source, import_form
from journeys.load import load
from journeys.model import Journey
from renderers.exports import Unsaid
from renderers.exports.xlsform import as_workbook, xlsform
from service.reading import one_journey
from tests.conftest import ROOT
from tests.renderers.exports.pets import TODAY, pets
from tests.renderers.exports.test_jsonschema import _shape

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))

AGE = "int((number(format-date(today(), '%Y%m%d')) - number(format-date(${born}, '%Y%m%d'))) div 10000)"
NOT_PAST = "not(${owns} = 'nothing')"


def test_a_journey_becomes_rows() -> None:
    form, _ = xlsform(pets(), TODAY)
    assert form.survey == [
        {"type": "begin_group", "name": "you", "label": "You"},
        {
            "type": "date", "name": "born", "label": "When were you born?", "hint": "For example, 27 3 1990",
            "required": "yes", "constraint": ". < today()",
            "constraint_message": "Your date of birth must be in the past",
        },
        {"type": "note", "name": "born_stops_1", "relevant": f"{AGE} < 16", "label": "Ask an adult to register it"},
        {"type": "select_one owns", "name": "owns", "label": "Do you own a dog or a cat?", "required": "yes"},
        {
            "type": "select_one yes_no", "name": "chipped", "label": "Is your dog chipped?", "required": "yes",
            "relevant": f"{NOT_PAST} and ${{owns}} = 'dog'",
        },
        {
            "type": "text", "name": "number", "label": "What is its chip number?", "required": "yes",
            "relevant": f"{NOT_PAST} and (${{chipped}} = 'yes')",
        },
        {
            "type": "decimal", "name": "weight", "label": "What does it weigh?", "required": "yes",
            "relevant": NOT_PAST, "constraint": ". >= 0.1 and . <= 120",
        },
        {"type": "select_multiple colours", "name": "colours", "label": "Which colours does it have?",
         "relevant": NOT_PAST},
        {"type": "select_one yes_no", "name": "trips_any", "required": "yes", "relevant": NOT_PAST,
         "label": "Have you been abroad with it?"},
        {"type": "begin_repeat", "name": "trips", "label": "Your trips with it", "relevant": "${trips_any} = 'yes'"},
        {"type": "text", "name": "trip_place", "label": "Where?", "required": "yes",
         "constraint": "string-length(.) <= 60"},
        {"type": "select_one yes_no", "name": "trip_ill", "label": "Was it ill there?", "required": "yes"},
        {
            "type": "text", "name": "trip_illness", "label": "What did it have?", "required": "yes",
            "appearance": "multiline", "relevant": "${trip_ill} = 'yes'", "constraint": "string-length(.) <= 300",
        },
        {"type": "end_repeat"},
        {"type": "text", "name": "contact", "label": "Email address", "required": "yes"},
        {"type": "end_group"},
        {"type": "acknowledge", "name": "declaration_of_truth", "required": "yes",
         "label": "What I have told you is true."},
        {"type": "calculate", "name": "heavy", "calculation": "if(${weight} > 40, 'yes', 'no')"},
        {"type": "calculate", "name": "fee", "calculation": "if(${owns} = 'dog', 12.5, 0)"},
    ]  # fmt: skip
    assert form.choices[:3] == [
        {"list_name": "owns", "name": "dog", "label": "A dog"},
        {"list_name": "owns", "name": "cat", "label": "A cat (Also one that lives outside)"},
        {"list_name": "owns", "name": "nothing", "label": "Neither"},
    ]
    assert form.settings["form_id"] == "pets"


def test_what_an_xlsform_cannot_say_is_told() -> None:
    _, unsaid = xlsform(pets(), TODAY)
    assert unsaid == [
        Unsaid("born", "next: age(born) < 16", "the form goes on; a note tells who should stop"),
        Unsaid("number", "reference", "the form of a reference is not checked"),
        Unsaid("trips", "from 0 to 5 of them", "a repeat has no bounds that can be changed"),
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_name_that_an_example_reads_is_there_once_and_groups_close(name: str) -> None:
    form, _ = xlsform(one_journey(ROOT / "examples" / name), TODAY)
    names = [row["name"] for row in form.survey if "name" in row]
    assert len(names) == len(set(names))
    said = " ".join(row.get(key, "") for row in form.survey for key in ("relevant", "constraint", "calculation"))
    assert set(re.findall(r"\$\{(\w+)\}", said)) - set(names) == set()
    for kind in ("group", "repeat"):
        types = [row["type"] for row in form.survey]
        assert types.count(f"begin_{kind}") == types.count(f"end_{kind}")
    lists = {row["list_name"] for row in form.choices}
    used = {row["type"].split(" ", 1)[1] for row in form.survey if row["type"].startswith("select_")}
    assert used == lists


def test_texts_come_in_every_language_of_the_journey() -> None:
    form, _ = xlsform(one_journey(ROOT / "examples" / "tax_return"), TODAY)
    row = next(row for row in form.survey if row.get("name") == "main_home")
    assert {key for key in row if key.startswith("label")} == {"label::English (en)", "label::Cymraeg (cy)"}
    assert form.settings["default_language"] == "English (en)"


def test_the_workbook_holds_the_rows_as_words() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl writes the workbook, and is not installed")
    form, _ = xlsform(pets(), TODAY)
    form.survey[0]["label"] = "=1+1"
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(form)))
    assert book.sheetnames == ["survey", "choices", "settings"]
    head, first, *_ = book["survey"].iter_rows(values_only=True)
    assert dict(zip(head, first, strict=True))["label"] == "=1+1"
    assert book["survey"].cell(2, 3).data_type == "s"


def _imported(journey: Journey) -> Imported:
    form, _ = xlsform(journey, TODAY)
    made = import_form(Source("form.xlsx", as_workbook(form)))
    assert made.ledger.format == "xlsform"
    assert made.errors == ()
    return made


def _journey(made: Imported) -> Journey:
    loaded = load(made.files)
    assert loaded.journey is not None
    return loaded.journey


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_that_is_exported_and_imported_stays_as_it_is_from_then_on(name: str) -> None:
    """The first import knows only what an XLSForm can say; nothing more is lost, and nothing is added, after that."""
    once = _imported(one_journey(ROOT / "examples" / name))
    twice = _imported(_journey(once))
    assert _shape(_journey(twice)) == _shape(_journey(once))
    assert _imported(_journey(twice)).files["journey.yaml"] == twice.files["journey.yaml"]

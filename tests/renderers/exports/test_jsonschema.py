"""The JSON Schema of a journey: every real submission fits it, and one that could not have been sent does not."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from journeys.importers import Source, import_form
from journeys.load import load
from journeys.model import Journey
from renderers.exports import Unsaid
from renderers.exports.jsonschema import json_schema
from service.reading import one_journey
from tests.conftest import ROOT
from tests.renderers.exports.pets import TODAY, pets
from tests.renderers.exports.sent import sending, submissions

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))

SENT: dict[str, Any] = {
    "reference": "X7K2MPQTT",
    "journey": "pets",
    "version": "1",
    "language": "en",
    "today": "2026-11-22",
    "outcome": "sent",
    "answers": {
        "born": "1990-03-27",
        "owns": "dog",
        "chipped": True,
        "number": "123456789012345",
        "weight": 12.5,
        "colours": ["black"],
        "trips": [{"id": "k3f9", "place": "Wales", "ill": False}],
        "contact": "a@example.org",
    },
    "facts": {"heavy": False, "fee": "12.50"},
    "sent_at": "2026-11-22T10:30:00+00:00",
}


def _validator(journey: Journey) -> Draft202012Validator:
    schema, _ = json_schema(journey, "en", TODAY)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_every_scenario_of_an_example_sends_fits(name: str) -> None:
    journey = sending(one_journey(ROOT / "examples" / name))
    validator = _validator(journey)
    told = {id: [error.message for error in validator.iter_errors(sent)] for id, sent in submissions(journey, TODAY)}
    assert told
    assert {id: errors for id, errors in told.items() if errors} == {}


def _without(path: str) -> dict[str, Any]:
    sent = deepcopy(SENT)
    *way, last = path.split("/")
    home: Any = sent["answers"]
    for key in way:
        home = home[int(key) if key.isdigit() else key]
    del home[last]
    return sent


def _with(**answers: Any) -> dict[str, Any]:
    return {**SENT, "answers": {**SENT["answers"], **answers}}


def test_a_whole_submission_fits() -> None:
    assert list(_validator(pets()).iter_errors(SENT)) == []


WRONG = {
    "an answer that everybody gives is missing": _without("born"),
    "an answer of those who own a dog is missing": _without("chipped"),
    "an answer inside an item is missing": _without("trips/0/place"),
    "an answer of a branch that was left is there": _with(chipped=False),
    "a question that was led past is answered": _with(owns="nothing"),
    "an option that there is not": _with(owns="horse"),
    "a number beyond its bounds": _with(weight=200),
    "a reference of another form": _with(number="12"),
    "an item says what it had and was not ill": _with(
        trips=[{"id": "a", "place": "X", "ill": False, "illness": "Flu"}]
    ),
    "more items than there may be": _with(trips=[{"id": str(n), "place": "X", "ill": False} for n in range(6)]),
    "an answer that nobody asked for": _with(horse=1),
    "an end that sends nothing": {**SENT, "outcome": "too_young"},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_could_not_have_been_sent_does_not_fit(what: str) -> None:
    assert not _validator(pets()).is_valid(WRONG[what])


def test_titles_and_hints_are_the_journeys_words() -> None:
    schema, _ = json_schema(pets(), "en", TODAY)
    owns = schema["properties"]["answers"]["properties"]["owns"]
    assert owns == {
        "title": "Do you own a dog or a cat?",
        "type": "string",
        "oneOf": [
            {"const": "dog", "title": "A dog"},
            {"const": "cat", "title": "A cat", "description": "Also one that lives outside"},
            {"const": "nothing", "title": "Neither"},
        ],
        "x-footpath": {"type": "choice"},
    }


def test_what_a_schema_cannot_say_is_told() -> None:
    _, unsaid = json_schema(pets(), "en", TODAY)
    assert unsaid == [
        Unsaid("born", "must: born is before today", "a schema cannot compare answers with each other"),
    ]


Shape = dict[str, tuple[str, tuple[str, ...]]]


def _shape(journey: Journey) -> Shape:
    """The questions of a journey with their types and options."""
    found: Shape = {}
    for question in journey.questions.values():
        name = question.id.rpartition(".")[2]
        while name in found:
            name += "'"
        found[name] = (question.type, tuple(option.id for option in question.options))
    return found


def _imported(journey: Journey, folder: Path) -> Journey:
    schema, _ = json_schema(journey, journey.language, TODAY)
    made = import_form(Source("form.json", json.dumps(schema).encode()))
    assert made.ledger.format == "jsonschema"
    assert made.errors == ()
    loaded = load(made.files)
    assert loaded.journey is not None
    return loaded.journey


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_that_is_exported_and_imported_keeps_its_questions_types_and_options(
    name: str, tmp_path: Path
) -> None:
    journey = one_journey(ROOT / "examples" / name)
    once = _imported(journey, tmp_path)
    twice = _imported(once, tmp_path)
    assert _shape(twice) == _shape(once)
    kept = {id: shape for id, shape in _shape(journey).items() if _shape(once).get(id) == shape}
    lost = set(_shape(journey)) - set(kept)
    assert lost <= KNOWN_TO_CHANGE


KNOWN_TO_CHANGE = {
    "first_child",  # its options are the items of a repeat, which a schema has no name for
    "what_passport_do_you_have", "travelling_to_cta", "travelling_visiting_partner_family_member",  # longer than an id
}  # fmt: skip

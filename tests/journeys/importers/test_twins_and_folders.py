"""The same form in another language becomes a catalogue; a folder of forms becomes one journey with a task list."""

from __future__ import annotations

import copy
import json

from journeys.checks import run
from journeys.importers import Source, import_form, import_forms
from journeys.importers.twins import is_twin, language_of
from journeys.load import load
from tests.journeys.importers.made import LIBRARY_CARD, STALL, unaccounted


def welsh() -> bytes:
    form = copy.deepcopy(LIBRARY_CARD)
    form["name"] = "Cael cerdyn llyfrgell"
    form["pages"][1]["components"][0]["title"] = "Ydych chi’n byw yn yr ardal?"
    form["lists"][0]["items"][0]["text"] = "I un person"
    form["pages"][3]["components"].append({"type": "TextField", "name": "nEwOne", "title": "Rhywbeth arall"})
    return json.dumps(form).encode()


def test_a_file_is_the_same_form_in_another_language_by_its_name():
    assert language_of("form-cy.json", "form.json") == "cy"
    assert [
        language_of(name, "form.json") for name in ("form-cy.json5", "other-cy.json", "form-xx.json", "form.json")
    ] == [""] * 4
    assert is_twin("form-cy.json", frozenset(("form.json", "form-cy.json")))


def test_another_language_becomes_a_catalogue():
    source = Source("form.json", json.dumps(LIBRARY_CARD).encode(), {"form-cy.json": welsh()})
    made = import_form(source)
    text = made.files["cy.yaml"]
    assert "title:\n  from: Get a library card\n  to: Cael cerdyn llyfrgell\n" in text
    assert (
        "live_district:\n  ask:\n    from: Do you live in the district?\n    to: Ydych chi’n byw yn yr ardal?\n" in text
    )
    assert "      label:\n        from: For one person\n        to: I un person\n" in text
    assert unaccounted(source, made) == ([], [])
    dropped = [entry for entry in made.ledger.entries if entry.kind == "translation"]
    assert [(entry.words, entry.fate) for entry in dropped] == [("Rhywbeth arall", "dropped")]
    assert not [each for each in run(load(made.files)) if each.level.value == "error"]


def test_a_folder_of_forms_becomes_one_journey_with_a_task_list():
    forms = {"1-card.json": LIBRARY_CARD, "2-stall.json": STALL, "3-card-again.json": LIBRARY_CARD}
    sources = [Source(name, json.dumps(form).encode()) for name, form in forms.items()]
    made = import_forms(sources, "Three things")
    journey = load(made.files).journey
    assert journey is not None
    assert made.errors == ()
    assert [section.id for section in journey.sections] == ["card", "stall", "card_again"]
    assert [outcome.id for outcome in journey.outcomes.values() if outcome.submit] == ["sent"]
    assert {ledger.source for ledger in made.ledgers} == set(forms)
    assert made.fields["3-card-again.json kindOf"] == "card_like_2"

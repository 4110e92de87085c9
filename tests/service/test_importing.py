"""An imported journey is looked over: it is proved, somebody is found for each outcome, and all of that is told."""

from __future__ import annotations

from datetime import date

from journeys.importers import Imported
from journeys.load import load
from renderers import import_report
from service.importing import looked_over
from tests.journeys.importers.made import LIBRARY_CARD, imported

TODAY = date(2026, 11, 22)
PAGE = {"title": "", "components": [], "engine": "V2"}


def _radios(name: str, title: str, list: str) -> dict[str, object]:
    return {"type": "RadiosField", "id": f"c-{name}", "name": name, "title": title, "list": list}


def _is(id: str, component: str, value: str) -> dict[str, object]:
    item = {"componentId": component, "operator": "is", "value": value, "type": "StringValue"}
    return {"id": id, "displayName": id, "items": [item]}


BOAT = {
    "name": "Moor a boat",
    "engine": "V2",
    "pages": [
        {"path": "/boat", "title": "", "components": [_radios("boat", "Which boat is it?", "boats")]},
        {
            "path": "/sails",
            "title": "",
            "condition": "sails",
            "components": [
                _radios("colour", "Which colour are its sails?", "colours"),
                {"type": "TextField", "id": "c-maker", "name": "maker", "title": "Who made them?"},
            ],
        },
        {
            "path": "/oars",
            "title": "",
            "condition": "rows-with-sails",
            "components": [
                {"type": "TextField", "id": "c-oars", "name": "oars", "title": "Where are the oars kept in winter?"},
                {"type": "TextField", "id": "c-key", "name": "key", "title": "Who has the key to the boat house?"},
            ],
        },
        {"path": "/summary", "title": "Check", "controller": "SummaryPageController"},
    ],
    "lists": [
        {"name": "boats", "items": [{"text": "Dinghy", "value": "dinghy"}, {"text": "Punt", "value": "punt"}]},
        {"name": "colours", "items": [{"text": "Red", "value": "red"}, {"text": "White", "value": "white"}]},
    ],
    "conditions": [
        _is("sails", "c-boat", "dinghy"),
        {
            "id": "rows-with-sails",
            "displayName": "rows and sails",
            "coordinator": "and",
            "items": [
                {"id": "a", "componentId": "c-boat", "operator": "is", "value": "punt", "type": "StringValue"},
                {"id": "b", "componentId": "c-colour", "operator": "is", "value": "red", "type": "StringValue"},
            ],
        },
    ],
}
"""Of whom nobody is asked about oars: a punt has no sails to be red."""


def boat() -> Imported:
    return imported(BOAT, "boat.json")


def test_a_fault_of_the_form_is_proved_and_told_with_its_place_there():
    _, told = looked_over(boat(), TODAY)
    assert [(each.slug, each.at.place) for each in told.shown] == [("never-true", "/pages/2/condition")]
    said = [(words, at.place, at.text) for words, at in told.shown[0].because]
    assert said == [("decides who gets here", "/pages/1/condition", "when: boat is dinghy")]


def test_somebody_is_written_down_for_each_outcome_and_comes_out_as_expected():
    made = imported(LIBRARY_CARD, "card.json")
    files, told = looked_over(made, TODAY, proofs=False)
    assert files["scenarios.yaml"] == (
        "# Made up by `footpath import` from card.json, as of 2026-11-22: a citizen for each outcome, with invented "
        "answers.\n"
        "# They show how the imported form behaves today, which need not be how it should. Look each of them over: put "
        "right what\n"
        "# is expected, and take out what nobody needs.\n"
        "\n"
        "# Somebody who gets to ask_your_own_library\n"
        "reaches_ask_your_own_library:\n"
        "  today: 2026-11-22\n"
        "  answers:\n"
        "    live_district: no\n"
        "  outcome: ask_your_own_library\n"
        "  path: [live_district]\n"
        "\n"
        "# Somebody who gets to sent\n"
        "reaches_sent:\n"
        "  today: 2026-11-22\n"
        "  answers:\n"
        "    live_district: yes\n"
        "    card_like: option_one\n"
        "  outcome: sent\n"
        "  path: [live_district, card_like]\n"
    )
    assert files["journey.yaml"] == made.files["journey.yaml"] + "\nscenarios: scenarios.yaml\n"
    journey = load(files).journey
    assert journey is not None
    assert list(journey.scenarios) == ["reaches_ask_your_own_library", "reaches_sent"]
    assert told.walked is not None
    assert told.walked.found == ("ask_your_own_library", "sent")


def test_a_form_whose_start_leads_nowhere_has_a_citizen_who_is_asked_nothing():
    start = {key: value for key, value in LIBRARY_CARD["pages"][0].items() if key != "next"}
    files, _ = looked_over(
        imported({**LIBRARY_CARD, "pages": [start, *LIBRARY_CARD["pages"][1:]]}), TODAY, proofs=False
    )
    assert files["scenarios.yaml"].endswith("  answers: {}\n  outcome: sent\n")
    assert load(files).faults == ()


def test_whoever_was_not_found_in_time_is_told():
    made = imported(LIBRARY_CARD, "card.json")
    files, told = looked_over(made, TODAY, proofs=False, seconds=-1)
    assert "scenarios.yaml" not in files
    said = import_report.text([("X", made.ledger)], review=told)
    assert "  Nobody was found who gets to sent: the time was up.\n" in said


def test_without_proofs_and_citizens_the_files_are_as_they_were_and_that_is_told():
    made = boat()
    files, told = looked_over(made, TODAY, proofs=False, citizens=False)
    assert files == made.files
    assert (told.proved, told.shown, told.walked) == ("Nothing was proved", (), None)


def test_advice_is_told_with_its_place_and_the_words_are_kept():
    form = {**BOAT, "pages": [*BOAT["pages"][:1], {"path": "/more", "title": "", "components": [LONG]}]}  # type: ignore[index]
    made = imported(form, "boat.json")
    _, told = looked_over(made, TODAY, proofs=False, citizens=False)
    assert [(each.slug, each.at.place) for each in told.advice] == [("long-sentence", "/pages/1/components/0/hint")]
    assert str(LONG["hint"]) in " ".join(made.files["journey.yaml"].split())


LONG = {
    "type": "TextField",
    "id": "c-long",
    "name": "long",
    "title": "Where is it now?",
    "hint": "Say where it lies today and, if it will be somewhere else in the week before it comes to us, where "
    "that is, so that we can send a tug which is strong enough for it in good time.",
}

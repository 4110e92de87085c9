"""A small form of each format becomes a journey in the house style, and every part of it is accounted for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journeys.importers import all_formats
from tests.journeys.importers.made import LIBRARY_CARD, STALL, SWIM, fates, imported, source, unaccounted

WRITTEN = Path(__file__).parent / "made_journeys"
FORMS = {"library_card": LIBRARY_CARD, "swim": SWIM, "stall": STALL}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_becomes_a_journey(name: str):
    made = imported(FORMS[name])
    assert made.errors == ()
    assert made.files == {"journey.yaml": (WRITTEN / f"{name}.yaml").read_text(encoding="utf-8")}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("keep_pages", [True, False])
def test_every_part_is_in_the_ledger_exactly_once(name: str, keep_pages: bool):
    form = FORMS[name]
    assert unaccounted(source(form), imported(form, keep_pages=keep_pages)) == ([], [])


@pytest.mark.parametrize(("name", "format"), [("library_card", "dfb"), ("swim", "defra"), ("stall", "moj")])
def test_a_format_is_known_by_its_content(name: str, format: str):
    sure = {each: module.looks_like(source(FORMS[name])) for each, module in all_formats().items()}
    assert max(sure, key=lambda each: sure[each]) == format
    assert imported(FORMS[name]).ledger.format == format


def test_what_is_wrong_in_the_source_is_told():
    assert [(entry.place, entry.reason) for entry in imported(LIBRARY_CARD).ledger.of("fault")] == [
        ("/pages/3/next/1", "leads to '/nowhere', and there is no such page"),
        ("/pages/5", "nothing leads to this page"),
        ("/conditions/2", "nothing in the form uses it"),
    ]


def test_the_question_of_a_page_that_nothing_leads_to_is_told_as_dropped():
    assert fates(imported(LIBRARY_CARD), "question") == {
        "/pages/1/components/0": "carried",
        "/pages/2/components/0": "carried",
        "/pages/3/components/0": "carried",
        "/pages/3/components/1": "carried",
        "/pages/5/components/0": "dropped",
    }


def test_pages_and_ways_on_can_be_kept_as_they_are():
    made = imported(LIBRARY_CARD, keep_pages=True)
    assert made.pages["/family"] == ("family",)
    assert [entry.fate for entry in made.ledger.entries if entry.place == "/pages/3"] == ["carried"]
    assert "      card_like is not family_card: sent" in made.files["journey.yaml"]


def test_a_condition_that_no_sentence_says_is_told_and_never_guessed():
    told = [entry for entry in imported(SWIM).ledger.of("dropped") if entry.kind in ("rule", "condition")]
    assert [(entry.place, entry.reason) for entry in told] == [
        ("/pages/5/condition", "no sentence says 'longer' of text"),
        ("/conditions/3", "no sentence says 'longer' of text"),
    ]


def test_a_page_that_can_never_be_reached_is_left_out_and_told():
    form = {**SWIM, "pages": [SWIM["pages"][3], *SWIM["pages"]]}  # its condition reads what is asked behind it
    form["pages"][0] = {**form["pages"][0], "id": "p-early", "path": "/early", "components": [_early()]}
    made = imported(form)
    assert made.errors == ()
    assert [(entry.kind, entry.place) for entry in made.ledger.of("fault")] == [
        ("page", "/pages/0"),
        ("rule", "/pages/0/condition"),
    ]
    assert "too_early" not in made.files["journey.yaml"]


def test_questions_without_a_name_are_told_apart():
    form = json.loads(json.dumps(SWIM))
    nameless = [part for page in form["pages"] for part in page.get("components", []) if part.pop("name", "")]
    assert len(nameless) > 3
    made = imported(form)
    assert made.errors == ()
    assert unaccounted(source(form), made) == ([], [])


def test_a_section_to_which_nobody_gets_is_left_out_with_all_that_is_in_it_and_told():
    pages = [dict(each) for each in LIBRARY_CARD["pages"]]
    del pages[2]["section"]  # of the section only the family page is left, to which a condition leads
    reads_nothing = {"field": None, "operator": "is", "value": {"type": "Value", "value": "x", "display": "x"}}
    unread = {**LIBRARY_CARD["conditions"][1], "value": {"name": "Family card", "conditions": [reads_nothing]}}
    conditions = [LIBRARY_CARD["conditions"][0], unread]
    made = imported({**LIBRARY_CARD, "pages": pages, "conditions": conditions}, keep_pages=True)
    assert made.errors == ()
    assert "sections:" not in made.files["journey.yaml"]
    gone = [entry.place for entry in made.ledger.of("dropped") if entry.place.startswith("/pages/3")]
    assert "/pages/3" in gone
    assert "/pages/3/components/0" in gone


def _early() -> dict[str, Any]:
    return {"id": "c-early", "type": "TextField", "name": "tooEarly", "title": "Too early"}


def test_who_cannot_go_on_is_asked_first():
    asks = {"type": "TextField", "name": "nAmeOf", "title": "What is your name?"}
    form = {
        **LIBRARY_CARD,
        "pages": [{"path": "/name", "title": "", "components": [asks], "next": [{"path": "/lives-here"}]}],
    }
    form |= {"startPage": "/name"}
    form["pages"] += LIBRARY_CARD["pages"][1:]
    made = imported(form)
    assert made.files["journey.yaml"].index("live_district:") < made.files["journey.yaml"].index("  name:")
    moved = [entry for entry in made.ledger.entries if entry.place == "/pages/1" and entry.kind == "page"]
    assert moved[0].fate == "changed"
    assert moved[0].reason.startswith("asked first: ")


def test_long_lists_become_files():
    many = [{"text": f"Branch {number}", "value": f"branch {number}"} for number in range(30)]
    form = {**LIBRARY_CARD, "lists": [{"name": "cards", "items": many}]}
    made = imported(form)
    assert made.files["card_like_options.csv"].startswith("id,label\nbranch_0,Branch 0\nbranch_1,Branch 1\n")
    assert "  card_like_options: card_like_options.csv\n" in made.files["journey.yaml"]

"""Pseudo-languages: longer, with accents, in brackets; what a program reads in a text stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.catalogues.comparing import shown_in
from journeys.catalogues.pseudo import pseudo
from journeys.languages import built_in, direction
from journeys.load import load
from journeys.previewing import service_with_pseudo, with_pseudo
from journeys.service_file import load_service
from tests.journeys.catalogues.parking import COLOURS, PARKING, loaded, said
from tests.journeys_strategy import journeys


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Sent", "[Šéñţ ðð]"),
        ("Pay {{ amount }} now", "[Þåý {{ amount }} ñöŵ ððð]"),
        ("At least {n}", "[Åţ ļéåšţ {n} ðððð]"),
        ("- Call [us](tel:1)", "- [Çåļļ [ûš](tel:1) ððð]"),
        ("## One\n\nTwo", "## [Öñé ð]\n\n[Ţŵö ð]"),
        ("help@a.example", "[help@a.example]"),
        ("  ", "  "),
        ("", ""),
    ],
)
def test_words_are_longer_and_have_accents_and_all_else_stays(words, shown):
    assert pseudo(words, "en-XA") == shown


def test_the_other_one_runs_from_right_to_left_but_for_what_is_shown_in_it():
    assert (direction("en-XA"), direction("en-XB")) == ("ltr", "rtl")
    assert pseudo("Pay {{ n }}", "en-XB") == "\u202e[Þåý \u202c{{ n }}\u202e ðð]\u202c"
    assert built_in("en-XA")
    assert built_in("en-XB")


@given(st.text("ab {}n-#[]() \n"), st.sampled_from(["en-XA", "en-XB"]))
def test_what_is_shown_in_a_text_stays(words, language):
    assert re.findall(r"\{\{[^{}]*\}\}", pseudo(words, language)) == re.findall(r"\{\{[^{}]*\}\}", words)


@given(journeys())
def test_every_journey_can_be_previewed_in_both(journey):
    found = load(dict(with_pseudo({"journey.yaml": journey}, None)))
    assert [fault for fault in found.faults if fault.primary.spot.route[0] != "journey.yaml"] == []
    assert found.journey is not None
    assert found.journey.languages == ("en", "en-XA", "en-XB")


def test_a_preview_shows_every_text_and_no_other_catalogue_is_touched():
    files = with_pseudo({"journey.yaml": PARKING, "colours.csv": COLOURS, "cy.yaml": "title: {from: A, to: B}\n"}, None)
    assert list(files) == ["journey.yaml", "colours.csv", "cy.yaml", "en-XA.yaml", "en-XB.yaml"]
    found = load(dict(files))
    assert found.journey is not None
    body = found.journey.outcomes["sent"].body
    assert said(body, found, "en-XA", count_of_cars=5).startswith("[5 çåŕš")
    assert shown_in(PARKING) == {"help", "how_to_pay", "count_of_cars"}


def test_without_the_switch_there_is_none():
    found = loaded()
    assert found.journey is not None
    assert found.journey.languages == ("en",)


def test_a_service_is_previewed_too():
    files = service_with_pseudo({"service.yaml": "name: Northmere services\n"})
    service = load_service(dict(files)).service
    assert service is not None
    assert [(language, each.name) for language, each in service.to.items()] == [
        ("en-XA", "[Ñöŕţĥɱéŕé šéŕṽîçéš ðððððð ð]"),
        ("en-XB", "\u202e[Ñöŕţĥɱéŕé šéŕṽîçéš ðððððð ð]\u202c"),
    ]

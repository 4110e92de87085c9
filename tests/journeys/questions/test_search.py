"""Options that are searched by typing: other words for them, and the nearest when nothing fits (Q15)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeys.model import Option, Question
from journeys.questions import type_of
from journeys.questions.base import Problem
from journeys.questions.choice import nearest
from tests.journeys.questions.given import question, reading, text

KIND = type_of("choice")


def countries(presentation: str = "search") -> Question:
    """Some countries, with other words for two and a Welsh name for one."""
    wales = replace(text("Wales"), to={"cy": text("Cymru")})
    return replace(
        question("choice", settings={"presentation": presentation}),
        options=(
            Option("ireland", text("Ireland")),
            Option("iceland", text("Iceland")),
            Option("united_kingdom", text("United Kingdom"), hint=text("UK, Great Britain")),
            Option("cote_divoire", text("Côte d’Ivoire"), hint=text("Ivory Coast")),
            Option("wales", wales),
        ),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("United Kingdom", "united_kingdom"),
        ("united_kingdom", "united_kingdom"),
        ("uk", "united_kingdom"),
        ("GREAT BRITAIN", "united_kingdom"),
        ("ivory coast", "cote_divoire"),
        ("Cote d'Ivoire", "cote_divoire"),
    ],
)
def test_an_option_is_known_by_its_label_its_id_and_other_words(typed: str, found: str) -> None:
    assert KIND.read(countries(), {"": [typed]}, reading()) == found


def test_a_translated_label_is_known_on_a_page_in_that_language() -> None:
    assert KIND.read(countries(), {"": ["cymru"]}, replace(reading(), language="cy")) == "wales"
    assert isinstance(KIND.read(countries(), {"": ["cymru"]}, reading()), Problem)


def test_the_words_of_a_hint_are_no_label_where_options_are_not_searched() -> None:
    assert KIND.read(countries("select"), {"": ["uk"]}, reading()) is None


def test_what_fits_nothing_is_asked_again_and_one_of_the_nearest_can_be_chosen() -> None:
    asked = countries()
    first = KIND.read(asked, {"": ["Irland"]}, reading())
    assert isinstance(first, Problem)
    assert first.params["closest"][0] == "ireland"
    assert KIND.read(asked, {"": ["Irland"], "near": ["iceland"]}, reading()) == "iceland"
    assert KIND.read(asked, {"": ["Wales"], "near": ["iceland"]}, reading()) == "wales"
    assert isinstance(KIND.read(asked, {"": ["Irland"], "near": ["atlantis"]}, reading()), Problem)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("irland", "ireland"),
        ("brittain", "united_kingdom"),
        ("great britan", "united_kingdom"),
        ("ivor", "cote_divoire"),
        ("?", ""),
    ],
)
def test_the_nearest_are_misspelt_begun_or_a_part(typed: str, first: str) -> None:
    assert next(iter(nearest(countries(), typed)), "") == first


def test_no_more_than_five_are_offered() -> None:
    many = question(
        "choice", options={f"town_{at}": f"Town {at}" for at in range(20)}, settings={"presentation": "search"}
    )
    assert len(nearest(many, "town")) == 5

"""The items of a repeat by their labels: as options, and where a text shows one that was chosen."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from journeys.expressions.kinds import Files, ItemId, ItemIds, Items, Kind, RoughDate, Time, Upload
from journeys.expressions.known import Inside, Known
from journeys.labels import item_label, items_as_options
from journeys.model import Text
from journeys.show import show
from journeys.texts import Shown, pieces, plain
from tests.journeys.expressions.items_for_words import FAMILY_JOURNEY, said
from tests.journeys.expressions.items_journey import items
from tests.journeys.expressions.journeys_for_words import text

TODAY = date(2026, 11, 22)
CHILDREN = items("child", {"name": "*Ann*"}, {}, {"name": "Cy"})


def family(**given: Any) -> Known:
    return Known({"children": CHILDREN, **given}, today=TODAY)


def test_an_item_is_called_by_its_label_or_else_by_its_number() -> None:
    labels = [item_label(item, "children", family(), FAMILY_JOURNEY, "en") for item in CHILDREN]
    assert labels == ["*Ann*", "2", "Cy"]


def test_items_are_options_under_their_own_ids() -> None:
    options = items_as_options("children", family(), FAMILY_JOURNEY, "en")
    assert [(option.id, plain(option.label, family(), FAMILY_JOURNEY, "en")) for option in options] == [
        ("k1", "*Ann*"),
        ("k2", "2"),
        ("k3", "Cy"),
    ]


def test_the_words_of_a_citizen_in_a_label_are_shown_and_never_markup() -> None:
    (first, *_) = items_as_options("children", family(), FAMILY_JOURNEY, "en")
    (piece,) = pieces(first.label, family(), FAMILY_JOURNEY, "en")
    assert isinstance(piece, Shown)


def test_a_list_that_is_not_finished_offers_nothing() -> None:
    assert items_as_options("children", Known(today=TODAY), FAMILY_JOURNEY, "en") == ()


@pytest.mark.parametrize(
    ("given", "words"),
    [({"main_child": "k3"}, "For Cy."), ({"main_child": "k1"}, "For *Ann*."), ({"main_child": "gone"}, "For gone.")],
)
def test_a_text_shows_the_item_that_was_chosen_by_its_label(given: dict[str, Any], words: str) -> None:
    wording = text("For ", said("main_child"), ".")
    assert plain(wording, family(**given), FAMILY_JOURNEY, "en") == words


def test_a_text_shows_several_items_in_the_order_of_the_list() -> None:
    wording = text(said("ill_children"))
    assert plain(wording, family(ill_children=("k3", "k1")), FAMILY_JOURNEY, "en") == "*Ann* and Cy"


def test_inside_an_item_a_text_shows_its_place() -> None:
    wording: Text = text("Child ", said("child.number", inside=True))
    known = Inside(Known(today=TODAY), "child", CHILDREN[1])
    assert plain(wording, known, FAMILY_JOURNEY, "en") == "Child 2"
    with pytest.raises(LookupError):
        plain(wording, Known(today=TODAY), FAMILY_JOURNEY, "en")


def test_inside_an_item_a_text_shows_another_that_was_chosen_before() -> None:
    known = Inside(family(main_child="k3"), "child", CHILDREN[0])
    assert plain(text(said("main_child")), known, FAMILY_JOURNEY, "en") == "Cy"


NAMED = Upload("secret", "passport.jpg", "image/jpeg", 5)
SHOWN: list[tuple[str, Kind, Any, str]] = [
    ("en", Time(), time(14, 5), "14:05"),
    ("ar", Time(), time(14, 5), "2:05\u00a0م"),
    ("en", RoughDate(), "2017", "2017"),
    ("en", RoughDate(), "2017-12", "December\u00a02017"),
    ("en", RoughDate(), "2017-12-03", "3\u00a0December\u00a02017"),
    ("cy", RoughDate(), "2017-12", "Rhagfyr\u00a02017"),
    ("pl", RoughDate(), "2017-12-03", "3\u00a0grudnia\u00a02017"),
    ("en", Files(), (NAMED,), "passport.jpg"),
    ("en", Files(), (NAMED, Upload("other", "b.pdf", "application/pdf", 5)), "passport.jpg and b.pdf"),
]


@pytest.mark.parametrize(("language", "kind", "value", "words"), SHOWN)
def test_a_value_is_shown_in_the_readers_language(language: str, kind: Kind, value: Any, words: str) -> None:
    assert show(kind, value, FAMILY_JOURNEY, language) == words


def test_items_that_were_chosen_are_shown_by_the_options_given() -> None:
    options = items_as_options("children", family(), FAMILY_JOURNEY, "en")
    assert show(ItemId("children"), "k3", FAMILY_JOURNEY, "en", options) == "Cy"
    assert show(ItemIds("children"), ("k3", "k2"), FAMILY_JOURNEY, "en", options) == "2 and Cy"


def test_a_list_is_never_shown() -> None:
    with pytest.raises(ValueError, match="Items is not shown"):
        show(Items("children", "child"), CHILDREN, FAMILY_JOURNEY, "en")

"""The place of an item: texts show it and are chosen by it, sentences that decide cannot read it."""

from __future__ import annotations

import pytest

from journeys.expressions.known import Inside, Known
from journeys.load import load
from journeys.texts import plain
from tests.journeys.build.test_repeats import CHILDCARE
from tests.journeys.test_labels import CHILDREN, TODAY

ASK = "ask: When were they born?"
BY_PLACE = """ask:
              child.number is 1: When was your first child born?
              otherwise: When was child {{ child.number }} born?"""


@pytest.mark.parametrize(("place", "words"), [(0, "When was your first child born?"), (1, "When was child 2 born?")])
def test_a_text_is_chosen_by_the_place_of_its_item(place: int, words: str) -> None:
    loaded = load({"childcare.yaml": CHILDCARE.replace(ASK, BY_PLACE)})
    assert loaded.faults == ()
    journey = loaded.journey
    assert journey is not None
    known = Inside(Known(today=TODAY), "child", CHILDREN[place])
    assert plain(journey.questions["child.born"].ask, known, journey, "en") == words


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("when: age(child.born) >= 4", "when: child.number is 1"),
        ("is_minor: age(child.born) < 18", "is_minor: child.number < 18"),
    ],
)
def test_nothing_is_decided_by_the_place_of_an_item(written: str, instead: str) -> None:
    assert written in CHILDCARE
    (fault, *_) = load({"childcare.yaml": CHILDCARE.replace(written, instead)}).faults
    assert (fault.slug, fault.message) == (
        "unknown-name",
        "`child.number` is the place of an item, which moves when one is removed",
    )

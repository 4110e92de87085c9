"""A fact of an item that speaks of the other items means the same inside the item and read from outside of it."""

from __future__ import annotations

from datetime import date

import pytest

from engine.facts import facts
from engine.given import take
from journeys.load import load

TODAY = date(2026, 11, 29)

TWINS = """\
journey: names
title: Name your kids
steps:
  kids:
    repeat: kid
    title: Your kids
    label: "{{ kid.name }}"
    min: 1
    max: 4
    steps:
      name:
        ask: What is the kid called?
        type: text
    facts:
      twin: any other kid in kids where other.name is kid.name
    next:
      twins > 0: with_twins
facts:
  twins: count of kids where kid.twin
outcomes:
  with_twins:
    title: Two have one name
  sent:
    title: Every name is there once
    submit: true
"""


@pytest.mark.parametrize(
    ("names", "twins", "outcome"),
    [
        (["Ann"], 0, "sent"),
        (["Ann", "Bo"], 0, "sent"),
        (["Ann", "Bo", "Ann"], 2, "with_twins"),
        (["A"] * 4, 4, "with_twins"),
    ],
)
def test_items_that_are_like_another_are_counted(names: list[str], twins: int, outcome: str) -> None:
    loaded = load({"journey.yaml": TWINS})
    assert loaded.journey is not None
    assert [fault.message for fault in loaded.faults] == []
    path = take(loaded.journey, {"kids": [{"name": name} for name in names]}, TODAY).path
    assert path.outcome is not None
    assert (path.outcome.id, facts(loaded.journey, path)["twins"]) == (outcome, twins)

"""Ways are counted as they would be by walking every one of them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

from renderers.map.ways import Ways, successors, ways
from renderers.map.words import about, ways_said
from tests.families import CHILDREN
from tests.journeys_strategy import journeys
from tests.renderers.map.journeys import TURNS, example, read


def walked(text: str) -> Counter[str]:
    """By outcome: how many rows of steps end there, each walked from the start."""
    journey = read(text)
    first, after = successors(journey)
    found: Counter[str] = Counter()
    waiting = list(first)
    while waiting:
        here = waiting.pop()
        if here in journey.outcomes:
            found[here] += 1
        else:
            waiting.extend(after[here])
    return found


@settings(max_examples=80, deadline=None)
@given(journeys(repeats=True))
def test_as_many_ways_are_counted_as_can_be_walked(text: str):
    counted = ways(read(text))
    assert Counter(counted.by_outcome) - Counter() == walked(text)
    assert counted.total == sum(counted.by_outcome.values())


def test_ways_of_a_journey_with_every_turn():
    journey = read(TURNS)
    first, after = successors(journey)
    assert first == {"old"}
    assert after == {
        "old": {"too_young", "which", "sent", "posted", "never"},
        "never": {"tall", "round", "which", "sent", "too_young", "posted"},
        "tall": {"wide", "too_young"},
        "round": {"wide"},
        "wide": {"which", "sent", "too_young", "posted"},
        "which": {"sent", "posted"},
    }
    # to `old` 1, `never` 1, `tall` 1, `round` 1, `wide` 2, `which` 1 + 1 + 2 = 4
    assert ways(journey) == Ways(21, {"too_young": 1 + 1 + 1 + 2, "nobody": 0, "posted": 8, "sent": 8}, {})


def test_a_repeat_is_one_step_and_one_of_its_items_is_counted_apart():
    assert ways(read(CHILDREN)) == Ways(2, {"sent": 2}, {"children": 2})


def test_the_licence_has_as_many_ways_as_its_forks_multiply_to():
    counted = ways(example("provisional_licence"))
    to_eyesight = 2  # with or without PIP
    conditions, document, addresses = 4, 4, 8
    assert counted.by_outcome == {
        **dict.fromkeys(["too_young", "lives_elsewhere", "here_for_too_short", "not_the_first", "banned"], 1),
        "eyesight_too_weak": to_eyesight,
        "no_document": to_eyesight * conditions,
        "sent": to_eyesight * conditions * document * addresses,
    }


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 ways"),
        (1, "1 way"),
        (9_999, "9,999 ways"),
        (25_260, "about 25,000 ways"),
        (999_999, "about 1 million ways"),
        (3_214_000, "about 3.2 million ways"),
        (151_232_000, "about 151 million ways"),
        (999_960_000, "about 1 billion ways"),
        (2_000_000_000_000, "about 2 trillion ways"),
        (10**15, "a 16-digit number of ways"),
    ],
)
def test_numbers_of_ways_are_said_so_that_they_can_be_read(number: int, said: str):
    assert ways_said(number) == said
    assert about(number) == said.rpartition(" ")[0]

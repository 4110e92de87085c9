"""Somebody for every place at once: each is really there, and whoever was there before stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.proving.everywhere import Everywhere, Visitor, is_at, places
from engine.witness import answers_of, replayed
from journeys.load import load, read_files
from journeys.model import Journey
from journeys.unwritten import CHECK, START
from tests.engine.small import TODAY, journey

EXAMPLES = Path(__file__).parents[2] / "examples"

TEXT = """
    journey: club
    title: Join the chess club
    steps:
      age:
        ask: How old are you?
        type: integer
        max: 120
        next:
          age < 8: too_young
      has_rating:
        ask: Do you have a rating?
        type: yes_no
      rating:
        when: has_rating
        ask: What is your rating?
        type: integer
        max: 4000
      games:
        repeat: game
        title: Games you remember
        label: "{{ game.against }}"
        ask: Do you remember any games?
        min: 0
        max: 3
        steps:
          against:
            ask: Whom did you play?
            type: name
          won:
            ask: Did you win?
            type: yes_no
    outcomes:
      too_young:
        title: You can join when you are 8
      sent:
        submit: true
        title: You are a member
"""
CLUB = journey(TEXT)


def found(of: Journey, known: tuple[tuple[str, Visitor], ...] = (), today: date = TODAY) -> dict[str, Visitor]:
    """Everybody, by place."""
    every = Everywhere(of, today)
    return {
        each.place: each for batch in every.found([(place, who.whole) for place, who in known], 20) for each in batch
    }


def test_every_place_has_somebody_who_stands_there_with_no_more_than_it_takes() -> None:
    people = found(CLUB)
    assert set(people) == set(places(CLUB))
    for place, each in people.items():
        path = replayed(CLUB, each.who)
        assert is_at(path, place, CLUB), place
        step = CLUB.steps.get(place)
        if step is not None and not step.within:
            assert path.stops_at is step, place
    assert answers_of(people["has_rating"].who).keys() == {"age"}
    assert answers_of(people["age"].who) == answers_of(people[START].who) == {}
    assert people[CHECK].who == people["sent"].who


def test_somebody_at_a_page_of_an_item_has_only_the_items_up_to_it() -> None:
    who = found(CLUB)["game.won"].who
    assert len(who.items["games"]) == 1
    assert set(who.items["games"][0]) == {"game.against"}


def test_whoever_was_there_before_stays_and_goes_with_the_page() -> None:
    before = found(CLUB)
    renamed = journey(TEXT.replace("How old are you?", "What is your age?"))
    again = found(renamed, tuple(before.items()))
    assert {place: each.who for place, each in again.items()} == {place: each.who for place, each in before.items()}
    stricter = journey(TEXT.replace("age < 8", "age < 120"))
    other = found(stricter, tuple(before.items()))
    assert answers_of(other["sent"].who)["age"] == 120


def test_a_place_that_nobody_gets_to_is_left_over() -> None:
    impossible = journey(TEXT.replace("when: has_rating", "when: has_rating and age < 8"))
    every = Everywhere(impossible, TODAY)
    list(every.found((), 20))
    assert every.left == ("rating",)


@pytest.mark.parametrize("name", ["provisional_licence", "report_a_problem"])
def test_the_crowd_gets_everywhere_in_an_example(name: str) -> None:
    read = load(read_files(EXAMPLES / name)).journey
    assert read is not None
    assert set(found(read, today=date.today())) == set(places(read))

"""Somebody is put at a place: all before it is answered, and nothing after."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engine.given import take
from engine.places import ItemStep
from engine.proving.aims import Unaimable
from engine.standing_in import aim_at, at, at_the_end
from journeys.load import load
from journeys.model import Journey, Step
from journeys.proof.verdicts import Citizen

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TEXT = """\
journey: x
title: X
sections:
  first:
    title: First
    steps:
      welcome: {title: Welcome, body: Read this.}
      adult: {ask: Are you an adult?, type: yes_no, next: {not adult: too_young}}
      way: {next: {adult: children}}
      children:
        title: Children
        repeat: child
        label: "{{ child.name }}"
        min: 0
        ask: Are there any?
        steps:
          name: {ask: Name?, type: text}
          born: {ask: When?, type: date}
  last:
    title: Last
    steps:
      note: {title: A note, body: Read this too.}
      email: {ask: Email?, type: email}
outcomes:
  too_young: {title: Too young}
  sent: {title: Sent, submit: true}
"""


def journey() -> Journey:
    found = load({"journey.yaml": TEXT}).journey
    assert found is not None
    return found


CHILDREN = ({"child.name": "Ann", "child.born": TODAY}, {"child.name": "Ben", "child.born": TODAY})
SOMEBODY = Citizen(TODAY, {"adult": True, "email": "a@example.com"}, {"children": CHILDREN})


def put(id: str) -> tuple[str, set[str], set[str]]:
    stood = at(journey(), SOMEBODY, id, NOW)
    assert stood is not None
    place = stood.place
    named = f"{place.step.id}@{place.item}" if isinstance(place, ItemStep) else getattr(place, "id", place)
    return named, set(stood.session.entries), set(stood.session.seen)


def test_all_before_a_page_is_answered_and_what_comes_after_is_open() -> None:
    assert put("welcome") == ("welcome", set(), set())
    assert put("adult") == ("adult", set(), {"welcome"})
    assert put("children") == ("children", {"adult"}, {"welcome"})


def test_a_page_of_an_item_is_that_of_the_first_who_comes_by_it() -> None:
    named, entries, _ = put("child.born")
    assert named.startswith("child.born@")
    assert {key.partition("@")[0] for key in entries} == {"adult", "children", "child.name"}


def test_ends_and_pages_that_nobody_wrote_are_places_too() -> None:
    assert put("-check")[0] == "check"
    assert put("sent")[0] == "sent"
    assert put("email")[2] == {"welcome", "note"}


def test_a_decision_leads_to_the_page_that_comes_next_and_a_section_to_its_first() -> None:
    assert put("way")[0] == "children"
    assert put("last")[0] == "note"


def test_who_does_not_get_there_is_not_put_there() -> None:
    assert at(journey(), SOMEBODY, "too_young", NOW) is None
    with pytest.raises(Unaimable):
        aim_at(journey(), "nowhere")


def test_the_citizen_of_a_scenario_stands_where_the_answers_lead() -> None:
    x = journey()
    stood = at_the_end(x, take(x, {"adult": "no"}, TODAY), TODAY, NOW)
    assert getattr(stood.place, "id", "") == "too_young"
    open_ = at_the_end(x, take(x, {"adult": "yes"}, TODAY), TODAY, NOW)
    assert isinstance(open_.place, Step)
    assert open_.place.id == "children"

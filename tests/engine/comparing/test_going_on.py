"""A session goes on in a journey that is being changed, and nothing that was answered is lost by a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from engine.comparing.going_on import go_on
from engine.replay import replay
from engine.roster import Roster
from engine.session import Entry, Session, begin
from journeys.load import load
from journeys.model import Journey

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TEXT = """\
journey: x
title: X
steps:
  age: {ask: How old are you?, type: integer}
  note: {title: A note, body: Read this.}
  colour: {ask: Which?, type: choice, options: {red: Red, blue: Blue}}
  children:
    title: Children
    repeat: child
    label: "{{ child.name }}"
    min: 0
    ask: Are there any?
    steps:
      name: {ask: Name?, type: text}
outcomes:
  sent: {title: Sent, submit: true}
"""


def journey_of(text: str) -> Journey:
    found = load({"journey.yaml": text}).journey
    assert found is not None
    return found


OLD = journey_of(TEXT)
ENTRIES = {
    "age": Entry(40),
    "colour": Entry("red"),
    "children": Entry(Roster(("k3f9",), 1, False)),
    "child.name@k3f9": Entry("Ann"),
}


def session() -> Session:
    return replace(begin(OLD, NOW), entries=ENTRIES, seen=frozenset({"note"}))


def test_what_still_fits_goes_along() -> None:
    new = journey_of(TEXT.replace("How old are you?", "What is your age?"))
    gone = go_on(session(), OLD, new, TODAY)
    assert gone.session.version == new.version
    assert dict(gone.session.entries) == ENTRIES
    assert (gone.waiting, gone.left, gone.back) == ({}, (), ())


def test_an_answer_of_another_type_waits_and_comes_back() -> None:
    other = journey_of(TEXT.replace("type: integer", "type: text"))
    gone = go_on(session(), OLD, other, TODAY)
    assert gone.left == ("age",)
    assert "age" not in gone.session.entries
    again = go_on(gone.session, other, OLD, TODAY, gone.waiting)
    assert again.back == ("age",)
    assert again.session.entries["age"] == Entry(40)
    assert again.waiting == {}


def test_a_list_that_is_gone_for_a_moment_comes_back_with_its_items() -> None:
    without = journey_of(TEXT[: TEXT.index("  children:")] + TEXT[TEXT.index("outcomes:") :])
    gone = go_on(session(), OLD, without, TODAY)
    assert set(gone.waiting) == {"children", "child.name@k3f9"}
    again = go_on(gone.session, without, OLD, TODAY, gone.waiting)
    assert dict(again.session.entries) == ENTRIES
    assert replay(OLD, again.session.answers(), TODAY).outcome is not None


def test_an_answer_given_since_takes_the_place_of_one_that_waits() -> None:
    other = journey_of(TEXT.replace("type: integer", "type: text"))
    gone = go_on(session(), OLD, other, TODAY)
    answered = replace(gone.session, entries={**gone.session.entries, "age": Entry("forty")})
    again = go_on(answered, other, other, TODAY, gone.waiting)
    assert again.session.entries["age"] == Entry("forty")
    assert again.waiting == {}


def test_an_information_page_that_is_gone_is_no_longer_passed() -> None:
    new = journey_of(TEXT.replace("  note: {title: A note, body: Read this.}\n", ""))
    assert go_on(session(), OLD, new, TODAY).session.seen == frozenset()


def test_what_was_sent_is_taken_back_where_more_is_asked() -> None:
    sent = replace(session(), reference="ABC")
    more = journey_of(TEXT.replace("  colour:", "  name: {ask: Name?, type: text}\n  colour:"))
    gone = go_on(sent, OLD, more, TODAY)
    assert (gone.taken_back, gone.session.reference) == (True, None)
    same = go_on(sent, OLD, OLD, TODAY)
    assert (same.taken_back, same.session.reference) == (False, "ABC")


def test_a_day_may_be_another_one() -> None:
    assert go_on(session(), OLD, OLD, date(2030, 1, 1)).session.today == date(2030, 1, 1)

"""A journey on paper: numbers, rooms for answers, and where to go on in words."""

from __future__ import annotations

import pytest

from journeys.service import Contact, Service
from renderers.exports import Unsaid
from renderers.paper.content import Asked, Blank, Cells, Part, Several, Squares, Tick, Ticks
from renderers.paper.making import paper_of
from service.reading import one_journey
from tests.conftest import ROOT
from tests.renderers.exports.pets import TODAY, pets

SERVICE = Service(
    "Pets", "Northmere Council", contact=Contact(phone="01632 960 142", address="2 Market Hall, Northmere")
)
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/journey.yaml"))


def _part() -> Part:
    paper, _ = paper_of(pets(), SERVICE, "en", TODAY)
    return paper.parts[0]


def _asked(name: str) -> Asked:
    for entry in _part().entries:
        inside = entry.entries if isinstance(entry, Several) else (entry,)
        for each in inside:
            if isinstance(each, Asked) and each.name == name:
                return each
    raise LookupError(name)


def test_questions_are_numbered_from_the_top_also_those_of_an_item() -> None:
    numbers = []
    for entry in _part().entries:
        if isinstance(entry, Asked):
            numbers.append((entry.number, entry.name))
        elif isinstance(entry, Several):
            assert entry.any is not None
            numbers.append((entry.any.number, entry.any.name))
            numbers += [(each.number, each.name) for each in entry.entries if isinstance(each, Asked)]
    assert numbers == [
        (1, "born"), (2, "owns"), (3, "chipped"), (4, "number"), (5, "weight"), (6, "colours"), (7, "trips_any"),
        (8, "trip.place"), (9, "trip.ill"), (10, "trip.illness"), (11, "contact"),
    ]  # fmt: skip


def test_an_answer_says_where_it_leads() -> None:
    assert _asked("owns").room == Ticks(
        (
            Tick("dog", "A dog"),
            Tick("cat", "A cat", "Also one that lives outside", "Go to question 5"),
            Tick("nothing", "Neither", go="Go to question 11"),
        )
    )


def test_a_question_that_its_predecessor_leads_past_needs_no_words_of_its_own() -> None:
    assert _asked("chipped").only_if == ""


def test_a_question_that_another_decides_says_so() -> None:
    assert _asked("number").only_if == ""
    assert _asked("chipped").room == Ticks((Tick("yes", "Yes"), Tick("no", "No", go="Go to question 5")))


def test_an_end_that_sends_nothing_is_told_where_it_is_decided() -> None:
    assert _asked("born").after == (
        "If the age in years (see question 1) is less than 16: stop. Ask an adult to register it",
    )


def test_inside_an_item_one_goes_on_to_the_next_item() -> None:
    assert _asked("trip.ill").room == Ticks((Tick("yes", "Yes"), Tick("no", "No", go="Go to the next trip")))


def test_several_of_the_same_thing_are_blocks_and_more_are_copied() -> None:
    several = next(each for each in _part().entries if isinstance(each, Several))
    assert (several.one, several.blocks) == ("Trip", 3)
    assert several.more == "If you have more, copy these pages and fill them in for each trip."
    assert several.any is not None
    assert several.any.room == Ticks((Tick("yes", "Yes"), Tick("no", "No", go="Go to question 11")))


def test_each_answer_has_the_room_that_it_needs() -> None:
    assert _asked("born").room == Squares((Cells("Day", 2, "day", "DD"), Cells("Month", 2, "month", "MM"),
                                           Cells("Year", 4, "year", "YYYY")))  # fmt: skip
    assert _asked("number").room == Squares((Cells("", 15),))
    assert _asked("weight").room == Blank(10, after="kg")
    assert _asked("weight").note == "From 0.1 to 120"
    assert _asked("trip.illness").room == Blank(lines=5)


def test_where_to_send_it_and_whom_to_ask_are_said() -> None:
    paper, _ = paper_of(pets(), SERVICE, "en", TODAY)
    assert paper.where == ("Northmere Council", "2 Market Hall", "Northmere")
    assert paper.help == "01632 960 142"
    assert paper.declaration == "What I have told you is true."


def test_what_paper_cannot_do_is_told() -> None:
    _, unsaid = paper_of(pets(), SERVICE, "en", TODAY)
    assert unsaid == [Unsaid("born", "must: born is before today", "paper checks nothing")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_question_of_an_example_is_on_its_form_once(name: str) -> None:
    journey = one_journey(ROOT / "examples" / name)
    paper, _ = paper_of(journey, SERVICE, "en", TODAY)
    names = []
    for part in paper.parts:
        for entry in part.entries:
            inside = entry.entries if isinstance(entry, Several) else (entry,)
            names += [each.name for each in inside if isinstance(each, Asked)]
    assert sorted(names) == sorted(journey.questions)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_instruction_names_a_question_that_is_not_there(name: str) -> None:
    import re

    journey = one_journey(ROOT / "examples" / name)
    paper, _ = paper_of(journey, SERVICE, "en", TODAY)
    text = repr(paper)
    most = max(int(each) for each in re.findall(r"number=(\d+)", text))
    named = {int(each) for each in re.findall(r"question (\d+)", text)}
    assert named
    assert max(named) <= most

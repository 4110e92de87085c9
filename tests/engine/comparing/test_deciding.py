"""Whose outcome changes between two versions: exactly those on the edge of an edit."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.comparing.decided import Decided
from engine.comparing.deciding import decide
from journeys.load import load, read_files
from tests.conftest import ROOT
from tests.engine.comparing.grants import NEW, OLD, loaded

TODAY = date(2026, 11, 29)
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/journey.yaml"))

HELP = """\
journey: help
title: Ask for help
steps:
  income:
    ask: What did you earn?
    type: money
    max: £100,000
    next:
      income > £20,000: too_much
  age:
    ask: How old are you?
    type: integer
    max: 120
  home:
    ask: Where do you live?
    type: choice
    options:
      house: In a house
      boat: On a boat
    next:
      home is boat: on_a_boat
      age < 18: young
  why:
    ask: Why do you ask?
    type: text
    optional: true
facts:
  award:
    decide:
      age >= 66: £300
      otherwise: £200
outcomes:
  too_much:
    title: Too much
  on_a_boat:
    title: Ask the harbour
  young:
    title: Too young
  sent:
    submit: true
    title: Sent
"""


def decided(old: str, new: str, seconds: float = 60) -> Decided:
    """What is found out about two texts."""
    one, other = loaded(old).journey, loaded(new).journey
    assert one is not None
    assert other is not None
    return decide(one, other, TODAY, seconds)


def edited(*edits: tuple[str, str], base: str = HELP) -> Decided:
    """What is found out about edits to a text."""
    new = base
    for old_words, new_words in edits:
        assert old_words in new
        new = new.replace(old_words, new_words, 1)
    return decided(base, new)


def moved(found: Decided) -> dict[tuple[str, str], tuple[date, dict[str, object]]]:
    """The pairs of outcomes between which somebody moves, with who; all others are proved to have nobody."""
    assert {each.status for each in found.outcomes} <= {"some", "none"}
    return {
        (each.old_outcome, each.new_outcome): (each.citizen.today, dict(each.citizen.answers))
        for each in found.outcomes
        if each.citizen is not None
    }


def facts(found: Decided) -> dict[str, tuple[object, object]]:
    """The facts that change for somebody, with an old and a new value."""
    assert {each.status for each in found.facts} <= {"some", "none"}
    return {each.fact: (each.old, each.new) for each in found.facts if each.status == "some"}


def refused(found: Decided) -> dict[str, tuple[str, dict[str, object]]]:
    """The pages that do not let on somebody, with where they ended before."""
    assert {each.status for each in found.refused} <= {"some", "none"}
    return {each.step: (each.old_outcome, dict(each.citizen.answers)) for each in found.refused if each.citizen}


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_beside_itself_is_proved_to_change_for_nobody(folder: Path) -> None:
    one, other = load(read_files(folder)).journey, load(read_files(folder)).journey
    assert one is not None
    assert other is not None
    found = decide(one, other, TODAY)
    assert {each.status for each in (*found.outcomes, *found.refused)} == {"none"}
    assert {each.status for each in found.facts} <= {"none"}
    assert found.sizes == {}


def test_a_threshold_moved_by_a_pound_moves_exactly_who_is_on_the_edge() -> None:
    found = edited(("£20,000", "£20,001"))
    assert moved(found) == {
        ("too_much", "on_a_boat"): (TODAY, {"income": 2_000_100, "age": 0, "home": "boat"}),
        ("too_much", "young"): (TODAY, {"income": 2_000_100, "age": 0, "home": "house"}),
        ("too_much", "sent"): (TODAY, {"income": 2_000_100, "age": 100, "home": "house", "why": None}),
    }
    assert (facts(found), refused(found)) == ({}, {})


def test_at_a_limit_that_counts_now_stands_exactly_who_is_on_it() -> None:
    found = edited(("income > £20,000", "income >= £20,000"))
    assert {pair: answers["income"] for pair, (_, answers) in moved(found).items()} == {
        (old, "too_much"): 2_000_000 for old in ("on_a_boat", "young", "sent")
    }


def test_rules_the_other_way_round_move_whom_both_concern() -> None:
    found = edited(
        (
            "      home is boat: on_a_boat\n      age < 18: young\n",
            "      age < 18: young\n      home is boat: on_a_boat\n",
        )
    )
    assert moved(found) == {("on_a_boat", "young"): (TODAY, {"income": 0, "age": 0, "home": "boat"})}


def test_rules_in_another_order_that_never_concern_the_same_people_move_nobody() -> None:
    base = HELP.replace("home is boat: on_a_boat", "home is boat and age >= 18: on_a_boat")
    found = edited(
        (
            "      home is boat and age >= 18: on_a_boat\n      age < 18: young\n",
            "      age < 18: young\n      home is boat and age >= 18: on_a_boat\n",
        ),
        base=base,
    )
    assert moved(found) == {}


def test_only_words_that_change_need_no_solver_at_all() -> None:
    found = edited(("How old are you?", "What is your age?"), ("title: Sent", "title: We have it"))
    assert (moved(found), facts(found), refused(found), found.sizes) == ({}, {}, {}, {})


def test_an_option_added_moves_nobody_and_one_taken_away_stops_who_chose_it() -> None:
    caravan = ("      boat: On a boat\n", "      boat: On a boat\n      caravan: In a caravan\n")
    assert (moved(edited(caravan)), refused(edited(caravan))) == ({}, {})
    base = HELP.replace(*caravan)
    found = edited((caravan[1], caravan[0]), base=base)
    assert moved(found) == {}
    assert refused(found) == {"home": ("young", {"income": 0, "age": 0, "home": "caravan"})}


def test_options_in_another_order_are_the_same_answers() -> None:
    found = edited(
        ("      house: In a house\n      boat: On a boat\n", "      boat: On a boat\n      house: In a house\n")
    )
    assert (moved(found), facts(found), refused(found)) == ({}, {}, {})


def test_a_must_added_stops_whom_it_does_not_hold_of() -> None:
    found = edited(("    max: 120\n", "    max: 120\n    must:\n      age is not 17: Wait a year\n"))
    assert moved(found) == {}
    assert refused(found) == {"age": ("young", {"income": 0, "age": 17, "home": "house"})}


def test_a_bound_that_is_closer_stops_who_is_beyond_it() -> None:
    found = edited(("max: 120", "max: 110"))
    assert refused(found) == {"age": ("sent", {"income": 0, "age": 111, "home": "house", "why": None})}


def test_an_answer_that_may_not_be_left_blank_any_more_stops_who_left_it_blank() -> None:
    found = edited(("    optional: true\n", ""))
    assert moved(found) == {}
    assert refused(found) == {"why": ("sent", {"income": 0, "age": 100, "home": "house", "why": None})}


def test_a_fact_that_changes_is_told_with_both_values() -> None:
    found = edited(("age >= 66: £300", "age >= 67: £300"))
    assert (moved(found), facts(found)) == ({}, {"award": (30_000, 20_000)})
    (award,) = found.facts
    assert award.citizen is not None
    assert award.citizen.answers["age"] == 66


def test_a_rate_that_rises_concerns_people_from_that_day_on_only() -> None:
    rate = "rates:\n  limit:\n    - from: 2020-04-06\n      value: £20,000\n      source: https://example.org/2020\n"
    base = HELP.replace("income > £20,000", "income > limit").replace("outcomes:\n", f"{rate}outcomes:\n")
    risen = f"{rate}    - from: 2027-04-06\n      value: £21,000\n      source: https://example.org/2027\n"
    found = edited((rate, risen), base=base)
    assert {pair: day for pair, (day, _) in moved(found).items()} == {
        ("too_much", new): date(2027, 4, 6) for new in ("on_a_boat", "young", "sent")
    }


def test_a_section_that_is_skipped_moves_whom_it_sent_on() -> None:
    found = edited(("  home:\n", "  home:\n    when: age >= 18\n"))
    assert moved(found) == {
        ("on_a_boat", "sent"): (TODAY, {"income": 0, "age": 0, "home": "boat", "why": None}),
        ("young", "sent"): (TODAY, {"income": 0, "age": 0, "home": "house", "why": None}),
    }


def test_what_only_the_new_version_asks_is_free() -> None:
    pets = "  pets:\n    ask: Do you have a pet?\n    type: yes_no\n    next:\n      pets: too_much\n"
    found = edited(("  why:\n", f"{pets}  why:\n"))
    assert {pair: answers.get("pets") for pair, (_, answers) in moved(found).items()} == {("sent", "too_much"): True}


def test_a_question_that_was_only_renamed_is_answered_once() -> None:
    found = edited(("  age:\n", "  years:\n"), ("age < 18", "years < 18"), ("age >= 66", "years >= 66"))
    assert (moved(found), facts(found), refused(found)) == ({}, {}, {})
    found = edited(("  age:\n", "  years:\n"), ("age < 18", "years < 19"), ("age >= 66", "years >= 66"))
    assert moved(found) == {("sent", "young"): (TODAY, {"income": 0, "years": 18, "home": "house", "why": None})}


def test_an_outcome_that_was_only_renamed_is_the_same() -> None:
    assert moved(edited(("age < 18: young", "age < 18: too_young"), ("  young:\n", "  too_young:\n"))) == {}


def test_what_is_asked_in_another_way_is_answered_twice_and_both_are_told() -> None:
    found = edited(("    type: integer\n    max: 120\n", "    type: decimal\n    max: 120\n"))
    young = next(each for each in found.outcomes if (each.old_outcome, each.new_outcome) == ("sent", "young"))
    assert young.citizen is not None
    assert young.citizen.answers["age"] == 0
    assert young.before["age"] in range(18, 121)


def test_texts_that_sentences_name_are_the_same_texts_in_both() -> None:
    name = "  town:\n    ask: Which town?\n    type: text\n    next:\n"
    old = HELP.replace("  why:\n", f'{name}      town is "Ayr": too_much\n      town is "Bute": young\n  why:\n')
    new = HELP.replace("  why:\n", f'{name}      town is "Bute": young\n      town is "Ayr": too_much\n  why:\n')
    assert moved(decided(old, new)) == {}
    other = new.replace('"Bute"', '"Crail"')
    towns = {pair: answers["town"] for pair, (_, answers) in moved(decided(old, other)).items()}
    assert towns == {("young", "sent"): "Bute", ("sent", "young"): "Crail"}


def test_lists_are_the_same_lists_and_the_numbers_looked_at_are_told() -> None:
    found = decided(OLD, NEW)
    assert facts(found) == {"award": (30_000, 35_000)}
    (award,) = found.facts
    assert award.citizen is not None
    assert [item["person.ill"] for item in award.citizen.items["people"]] == [True]
    assert found.sizes == {"people": (0, 1, 2, 8)}


def test_a_list_that_may_be_shorter_only_stops_who_named_more() -> None:
    found = decided(OLD, OLD.replace("    max: 8\n", "    max: 5\n"))
    assert moved(found) == {}
    assert set(refused(found)) == {"people"}
    (page,) = (each for each in found.refused if each.status == "some")
    assert page.citizen is not None
    assert len(page.citizen.items["people"]) > 5


def test_nobody_is_told_of_when_there_is_no_time() -> None:
    found = decided(HELP, HELP.replace("£20,000", "£20,001"), seconds=0.0)
    assert {
        (each.status, each.why)
        for each in found.outcomes
        if each.old_outcome == "too_much" and each.new_outcome != "too_much"
    } == {("not analysed", "the solver did not finish within its time")}


def test_an_edited_example_is_found_out_about() -> None:
    files = dict(read_files(ROOT / "examples" / "provisional_licence"))
    new = {name: text.replace("age(date_of_birth) < 17", "age(date_of_birth) < 18") for name, text in files.items()}
    one, other = load(files).journey, load(new).journey
    assert one is not None
    assert other is not None
    found = decide(one, other, TODAY)
    (fact,) = (each for each in found.facts if each.status == "some")
    assert fact.fact == "old_enough_to_drive_on"
    assert fact.citizen is not None
    born = fact.citizen.answers["date_of_birth"]
    assert isinstance(born, date)
    assert timedelta(17 * 365) < TODAY - born < timedelta(18 * 366)

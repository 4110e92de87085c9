"""What changed is told as exactly that: single edits of a small journey, and of every example."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.changes import Change
from engine.comparing.difference import compare
from engine.comparing.translations import Translated
from journeys.load import load, read_files
from tests.conftest import ROOT
from tests.engine.comparing.grants import OLD, difference
from tests.journeys_strategy import journeys

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/journey.yaml"))


def edited(*edits: tuple[str, str], base: str = OLD) -> tuple[Change, ...]:
    """What is told of edits to a text."""
    new = base
    for old_words, new_words in edits:
        assert old_words in new
        new = new.replace(old_words, new_words)
    return difference(base, new).changes


def short(found: tuple[Change, ...]) -> list[tuple[str, ...]]:
    """Verb, sort, part, aspect, old and new words."""
    return [(each.verb, each.sort, each.what, each.id or each.was, each.aspect, each.old, each.new) for each in found]


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_nothing_differs_between_an_example_and_itself(folder: Path) -> None:
    one, other = load(read_files(folder)), load(read_files(folder))
    found = compare(one, other)
    assert (found.changes, found.translations, found.flight.standing) == ((), (), ())
    assert not found.for_citizens


@settings(max_examples=40, deadline=None)
@given(journeys(repeats=True))
def test_nothing_differs_between_a_made_up_journey_and_itself(text: str) -> None:
    found = difference(text, text + "# a comment\n")
    assert (found.changes, found.translations, found.flight.standing) == ((), (), ())


def test_layout_and_equal_writing_are_no_change() -> None:
    assert (
        edited(
            ("      income > limit: too_much", "      income   >   (limit)  :   too_much"),
            ("title: You are too young for this grant", "title: >\n      You are too young\n      for this grant"),
        )
        == ()
    )


def test_a_reworded_question_is_a_change_of_words() -> None:
    assert short(edited(("Is there anything else?", "Anything else?"))) == [
        ("changed", "wording", "question", "notes", "the question", "“Is there anything else?”", "“Anything else?”"),
    ]


def test_a_bound_is_a_change_of_rules() -> None:
    assert short(edited(("£100,000", "£90,000"))) == [
        ("changed", "logic", "question", "income", "the most that is allowed", "£100,000", "£90,000"),
    ]


def test_a_case_that_leads_elsewhere_is_one_changed_rule() -> None:
    (change,) = edited(("income > limit: too_much", "income > limit: too_young"))
    assert short((change,)) == [
        (
            *("changed", "logic", "question", "income", "where it leads"),
            "if “What did your household earn last year?” is more than “limit”,"
            " go to the outcome “Your household earns too much”",
            "if “What did your household earn last year?” is more than “limit”,"
            " go to the outcome “You are too young for this grant”",
        )
    ]
    assert (change.old_place, change.new_place) == (change.new_place, change.old_place)
    assert change.new_place is not None
    assert (change.new_place.file, change.new_place.line) == ("journey.yaml", 22)


def test_rules_in_another_order_are_a_moved_rule() -> None:
    two = OLD.replace("      income > limit: too_much", "      income > limit: too_much\n      income < £1: too_young")
    other = OLD.replace(
        "      income > limit: too_much", "      income < £1: too_young\n      income > limit: too_much"
    )
    (change,) = difference(two, other).changes
    assert (change.verb, change.sort, change.aspect) == ("moved", "logic", "where it leads")


def test_a_renamed_question_and_all_that_reads_it_is_one_probable_renaming() -> None:
    assert short(edited(("  income:\n", "  earnings:\n"), ("income > limit", "earnings > limit"))) == [
        ("renamed", "structure", "question", "earnings", "", "income", "earnings"),
    ]


def test_a_renamed_question_of_an_item_and_the_fact_that_reads_it_is_one_probable_renaming() -> None:
    assert short(edited(("      ill:\n", "      unwell:\n"), ("person.ill", "person.unwell"))) == [
        ("renamed", "structure", "question", "person.unwell", "", "person.ill", "person.unwell"),
    ]


def test_another_word_for_an_item_is_no_new_question() -> None:
    found = edited(("repeat: person", "repeat: human"), ("person.", "human."), ("any person in", "any human in"))
    assert short(found) == [
        ("changed", "structure", "list", "people", "what one of them is called", "“person”", "“human”"),
    ]


def test_a_renamed_option_outcome_rate_and_fact_are_probable_renamings() -> None:
    found = edited(
        ("boat: I live", "ship: I live"),
        ("too_much", "too_rich"),
        ("income > limit", "income > ceiling"),
        ("  limit:\n", "  ceiling:\n"),
        ("  award:\n", "  grant:\n"),
        ("{{ award }}", "{{ grant }}"),
    )
    assert [(each.verb, each.what, each.was, each.id) for each in found] == [
        ("renamed", "option", "boat", "ship"),
        ("renamed", "outcome", "too_much", "too_rich"),
        ("renamed", "fact", "award", "grant"),
        ("renamed", "rate", "limit", "ceiling"),
    ]


def test_a_question_of_another_type_is_no_renaming() -> None:
    found = edited(("  notes:\n", "  more:\n"), ("type: long_text", "type: text"))
    assert [(each.verb, each.id or each.was) for each in found] == [("added", "more"), ("removed", "notes")]


def test_a_question_that_moves_is_told_as_moved() -> None:
    home = OLD[OLD.index("  home:\n") : OLD.index("  income:\n")]
    new = OLD.replace(home, "").replace("facts:\n", home + "facts:\n")
    assert short(difference(OLD, new).changes) == [
        (
            *("moved", "structure", "question", "home", ""),
            "after “What is your date of birth?”",
            "after “Is there anything else?”",
        )
    ]


def test_a_rate_gets_a_row_and_another_value() -> None:
    row = "    - from: 2025-04-06\n      value: £20,000\n      source: https://example.org/2025\n"
    later = row.replace("2025-04-06", "2026-04-06").replace("£20,000", "£22,000")
    assert short(edited((row, row.replace("£20,000", "£21,000") + later))) == [
        (
            *("changed", "logic", "rate", "limit", "its value"),
            "from 6 April 2025: £20,000",
            "from 6 April 2025: £21,000",
        ),
        ("added", "logic", "rate", "limit", "its value", "", "from 6 April 2026: £22,000"),
    ]


def test_where_a_rate_comes_from_and_scenarios_are_nothing_that_citizens_notice() -> None:
    found = difference(OLD, OLD.replace("example.org/2025", "example.org/now").replace("2015-01-01", "2014-01-01"))
    assert [(each.what, each.quiet) for each in found.changes] == [("rate", True), ("scenario", True)]
    assert not found.for_citizens


def test_a_text_that_is_chosen_by_another_case_is_a_change_of_rules() -> None:
    cases = "    body:\n      {case}: Yours is a home that moves.\n      otherwise: Yours stays.\n"
    plain = "    body: You will get {{ award }} in November.\n"
    first = OLD.replace(plain, cases.format(case="home is boat"))
    other = OLD.replace(plain, cases.format(case="home is rented"))
    assert [(each.sort, each.aspect) for each in difference(first, other).changes] == [
        ("logic", "the words below the title")
    ]


OPTIONS = {"rented": "I rent it", "owned": "I own it", "boat": "I live on a boat"}
TITLES = ("You are too young for this grant", "Your household earns too much", "We have your request")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_single_edit_is_told_as_exactly_that(data: st.DataObject) -> None:
    what = data.draw(st.sampled_from(["reword", "rename", "remove", "add", "bound", "age"]))
    words = data.draw(st.text("abcdefgh", min_size=4, max_size=9)) + "x"
    option = data.draw(st.sampled_from(sorted(OPTIONS)))
    line = f"      {option}: {OPTIONS[option]}\n"
    if what == "reword":
        title = data.draw(st.sampled_from(TITLES))
        assert [(each.verb, each.sort, each.what, each.new) for each in edited((title, words))] == [
            ("changed", "wording", "outcome", f"“{words}”")
        ]
    elif what == "rename":
        assert [
            (each.verb, each.what, each.was, each.id) for each in edited((f"      {option}: ", f"      {words}: "))
        ] == [("renamed", "option", option, words)]
    elif what == "remove":
        assert [(each.verb, each.what, each.was) for each in edited((line, ""))] == [("removed", "option", option)]
    elif what == "add":
        added = f"  {words}:\n    ask: Is it {words}?\n    type: yes_no\n"
        place = data.draw(st.sampled_from(["  home:\n", "  income:\n", "  people:\n", "  notes:\n"]))
        assert [(each.verb, each.what, each.id) for each in edited((place, added + place))] == [
            ("added", "question", words)
        ]
    elif what == "bound":
        most = data.draw(st.integers(1, 99_999))
        assert [(each.verb, each.sort, each.new) for each in edited(("£100,000", f"£{most:,}"))] == [
            ("changed", "logic", f"£{most:,}")
        ]
    else:
        age = data.draw(st.integers(0, 120).filter(lambda age: age != 18))
        assert [(each.verb, each.sort, each.aspect) for each in edited(("age(born) < 18", f"age(born) < {age}"))] == [
            ("changed", "logic", "where it leads")
        ]


def test_translations_are_counted_by_language() -> None:
    files = dict(read_files(ROOT / "examples" / "report_a_problem"))
    changed = {**files, "cy.yaml": files["cy.yaml"].replace("to: Tua 2 funud", "to: Rhyw 2 funud")}
    assert changed != files
    found = compare(load(files), load(changed))
    assert found.changes == ()
    assert found.translations == (Translated("cy", 0, 0, 1),)
    assert found.for_citizens


@settings(max_examples=40, deadline=None)
@given(journeys(repeats=True), journeys(tasks=True))
def test_what_is_added_one_way_is_removed_the_other_way(one: str, other: str) -> None:
    there, back = difference(one, other), difference(other, one)
    added = sorted((each.what, each.id) for each in there.changes if each.verb == "added" and not each.aspect)
    removed = sorted((each.what, each.was) for each in back.changes if each.verb == "removed" and not each.aspect)
    assert added == removed
    pages = sum(bool(step.questions) or step.repeat is not None for step in there.old.steps.values())
    assert len(there.flight.standing) + there.flight.unchanged == pages


PROMISE = """\
promises:
  children:
    never: outcome is sent and age(born) < 18
    because: https://example.org/law
"""


def test_a_promise_that_comes_or_goes_or_changes_is_told_and_no_citizen_notices() -> None:
    promised = OLD.replace("facts:\n", PROMISE + "facts:\n")
    said = (
        "what it says: never: the outcome is “sent” and the age of someone born on"
        " “What is your date of birth?” is less than 18\n"
        "what it rests on: https://example.org/law"
    )
    came, went = difference(OLD, promised), difference(promised, OLD)
    assert short(came.changes) == [("added", "logic", "promise", "children", "", "", said)]
    assert short(went.changes) == [("removed", "logic", "promise", "children", "", said, "")]
    for found in (came, went):
        assert (found.for_citizens, found.to_sign, found.promises) == (False, True, found.changes)
    closer = difference(promised, promised.replace("age(born) < 18\n    because", "age(born) < 16\n    because"))
    (change,) = closer.changes
    assert (change.verb, change.aspect, change.quiet) == ("changed", "what it says", True)
    always = difference(promised, promised.replace("never: outcome is sent and", "always: outcome is not sent or"))
    assert [change.aspect for change in always.changes] == ["what it says"]

"""Every part of an imported journey that comes from the form is traced back to its place there."""

from __future__ import annotations

from journeys.importers.ledger import Entry, Ledger
from journeys.importers.origins import Origin, Origins

LEDGER = Ledger(
    "form.json",
    "dfb",
    (
        Entry("page", "/pages/0", "Your home", "carried", "", "steps.home"),
        Entry("question", "/pages/0/components/0", "Where do you live?", "carried", "", "sections.you.steps.home"),
        Entry("validation", "/pages/0/components/0/max", "at most 20", "carried", "", "steps.home.max"),
        Entry("validation", "/pages/0/components/0/required", "required", "carried", "", "steps.home.ask"),
        Entry("link", "/pages/1/next/0", "/end", "changed", "why", "steps.street.when, steps.number.when"),
        Entry("option", "/lists/0/items/1", "Wales", "carried", "", "lists.nations.wales"),
        Entry("question", "/pages/2/components/0", "Secret", "dropped", "nothing leads there", ""),
    ),
)
FILES = {"journey.yaml": "", "nations.csv": "id,label\nengland,England\nwales,Wales\n"}


def place(*route: str | int) -> str | None:
    found = Origins([LEDGER], FILES).of(route)
    return None if found is None else found.place


def test_a_part_is_traced_to_what_it_was_made_of():
    origin = Origins([LEDGER], FILES).of(("journey.yaml", "sections", "you", "steps", "home"))
    assert origin == Origin("form.json", "/pages/0/components/0", "question", "Where do you live?")


def test_sections_that_the_import_made_do_not_stand_in_the_way():
    assert place("journey.yaml", "sections", "you", "steps", "home", "max") == "/pages/0/components/0/max"
    assert place("journey.yaml", "sections", "made", "steps", "street", "when") == "/pages/1/next/0"


def test_what_is_not_there_itself_is_traced_to_the_part_around_it():
    assert place("journey.yaml", "steps", "home", "hint") == "/pages/0/components/0"


def test_the_words_of_a_question_are_the_questions_and_not_its_validations():
    assert place("journey.yaml", "steps", "home", "ask") == "/pages/0/components/0"


def test_one_part_of_a_form_may_have_become_several():
    assert place("journey.yaml", "steps", "number", "when") == "/pages/1/next/0"


def test_a_section_that_the_import_made_is_traced_to_its_first_part():
    assert place("journey.yaml", "sections", "you", "when") == "/pages/0/components/0"


def test_an_option_in_a_file_is_traced_by_its_row():
    assert place("nations.csv", 2, "label") == "/lists/0/items/1"
    assert place("nations.csv", 9, "label") is None


def test_what_the_import_made_up_has_no_origin():
    assert place("journey.yaml", "outcomes", "sent", "title") is None
    assert place("journey.yaml") is None

"""A form of the XGov builder becomes a journey in the house style, and every part of it is accounted for."""

from __future__ import annotations

from tests.journeys.importers.made import LIBRARY_CARD, fates, imported, source, unaccounted

JOURNEY = """\
# Made from form.json. What could not be carried over is in report.txt.
journey: get_a_library_card
title: Get a library card

start:
  body: It takes **5 minutes**.

steps:

  live_district:
    ask: Do you live in the district?
    type: yes_no
    next:
      not live_district: ask_own_library

sections:
  card:
    title: Your card
    steps:

      card_like:
        ask: Which card would you like?
        type: choice
        hint: You can change it later
        options:
          option_one: For one person
          family_card:
            label: For a family
            hint: Up to 12 people
        next:
          card_like is not family_card: sent

      family:
        title: Your family
        questions:
          people:
            ask: How many people?
            type: integer
            min: 2
            max: 12

      word:
        ask: A word
        type: text
        optional: true
        max: 20

outcomes:
  ask_own_library:
    title: Ask your own library
  sent:
    submit: true
    # look at this: the source does not say what a person reads here
    title: Sent

check:
  title: Check your answers
"""


def test_a_form_becomes_a_journey():
    made = imported(LIBRARY_CARD)
    assert made.errors == ()
    assert made.files == {"journey.yaml": JOURNEY}


def test_every_part_is_in_the_ledger_exactly_once():
    for keep in (True, False):
        assert unaccounted(source(LIBRARY_CARD), imported(LIBRARY_CARD, keep_pages=keep)) == ([], [])


def test_what_is_wrong_in_the_source_is_told():
    made = imported(LIBRARY_CARD)
    assert [(entry.place, entry.reason) for entry in made.ledger.of("fault")] == [
        ("/pages/3/next/1", "leads to '/nowhere', and there is no such page"),
        ("/pages/5", "nothing leads to this page"),
        ("/conditions/2", "nothing in the form uses it"),
    ]


def test_the_question_of_a_page_that_nothing_leads_to_is_told_as_dropped():
    assert fates(imported(LIBRARY_CARD), "question") == {
        "/pages/1/components/0": "carried",
        "/pages/2/components/0": "carried",
        "/pages/3/components/0": "carried",
        "/pages/3/components/1": "carried",
        "/pages/5/components/0": "dropped",
    }


def test_pages_can_be_kept_as_they_are():
    made = imported(LIBRARY_CARD, keep_pages=True)
    assert made.pages["/family"] == ("family",)
    assert [entry.fate for entry in made.ledger.entries if entry.place == "/pages/3"] == ["carried"]

"""The report of an import, as text, as values for programs, and as a page."""

from __future__ import annotations

import json

from journeys.importers.ledger import Entry, Ledger
from renderers import import_report

LEDGER = Ledger(
    "form.json",
    "dfb",
    (
        Entry("page", "/pages/0", "Your <name>", "carried", "", "steps.name"),
        Entry("question", "/pages/0/components/0", "What is your name?", "changed", "asked first", "steps.name"),
        Entry(
            "question", "/pages/1/components/0", "Pay", "dropped", "Footpath has no question of the type PaymentField"
        ),
        Entry("link", "/pages/1/next/0", "/nowhere", "fault", "leads to '/nowhere', and there is no such page"),
    ),
)
TEXT = """\
form.json, read as XGov
Of 4 parts, 1 is in the journey as it was and 1 in another way. 1 is not in it. 1 was wrong in the
form already.

                       carried  changed  guessed  dropped  fault    all
  pages                      1                                        1
  questions                           1                 1             2
  links between pages                                          1      1

Wrong in the source already (1)
  /pages/1/next/0
    link between pages “/nowhere”: leads to '/nowhere', and there is no such page

Not in the journey (1)
  /pages/1/components/0
    question “Pay”: Footpath has no question of the type PaymentField

Said in another way (1)
  /pages/0/components/0
    question “What is your name?”: asked first (steps.name)
"""


def test_the_text_tells_what_needs_a_person_first():
    assert import_report.text([("XGov", LEDGER)]) == TEXT


def test_all_that_was_carried_can_be_told_too():
    assert import_report.text([("XGov", LEDGER)], everything=True) == TEXT + (
        "\nAs it was (1)\n  /pages/0\n    page “Your <name>” (steps.name)\n"
    )


def test_programs_get_every_entry_and_the_counts():
    told = json.loads(import_report.as_json([("name", LEDGER)]))
    assert len(told) == 1
    assert told[0]["counts"]["question"] == {"carried": 0, "changed": 1, "guessed": 0, "dropped": 1, "fault": 0}
    assert told[0]["entries"][3] == {
        "kind": "link",
        "place": "/pages/1/next/0",
        "words": "/nowhere",
        "fate": "fault",
        "reason": "leads to '/nowhere', and there is no such page",
        "became": "",
    }


def test_the_page_says_the_same_with_everything_escaped():
    page = import_report.as_html([("XGov", LEDGER)], "Your name")
    assert "<title>Your name – what became of the form</title>" in page
    assert '<span class="words">Your &lt;name&gt;</span>' in page
    assert "<h3>Wrong in the source already (1)</h3>" in page
    assert '<th scope="col">Guessed</th>' not in page

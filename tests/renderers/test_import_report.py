"""The report of an import, as text, as values for programs, and as a page."""

from __future__ import annotations

import json

from journeys.importers.ledger import Entry, Ledger
from journeys.importers.origins import Origin
from renderers import import_report
from renderers.import_review import Point, Review, Spotted, Walked

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
    told = json.loads(import_report.as_json("name", [LEDGER]))
    assert list(told) == ["journey", "forms"]
    form = told["forms"][0]
    assert form["counts"]["question"] == {"carried": 0, "changed": 1, "guessed": 0, "dropped": 1, "fault": 0}
    assert form["entries"][3] == {
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


RULE = Spotted(Origin("form.json", "/pages/2/next/0", "link", "/end"), "journey.yaml:9", "a is b: end")
STEP = Spotted(Origin("form.json", "/pages/1/components/0", "question", "Is it <b>?"), "journey.yaml:4", "ask: Is it?")
MADE = Spotted(None, "journey.yaml:30", "title: Sent")
REVIEW = Review(
    "4 of 6 obligations proved, 1 refuted, 1 not analysed",
    (
        Point(
            "unreachable-rule", "warning", "Nobody follows this rule", RULE, (("asked first", STEP),), (), "", "a = c"
        ),
    ),
    (("whether anybody gets here", MADE, "the time for all proofs was up"),),
    (Point("hard-words", "advice", "`commence` is a word of the office", STEP),),
    Walked("scenarios.yaml", ("end",), ("left",), {"sent": "the time was up"}),
)
LOOKED_OVER = """
The journey, looked over
  4 of 6 obligations proved, 1 refuted, 1 not analysed.
  scenarios.yaml holds a made-up citizen for its outcome: end.
  It shows how the form behaves today, and should be looked over by a person.
  It is proved that nobody gets to left.
  Nobody was found who gets to sent: the time was up.

Shown by proof (1)
  Since the journey's conditions are the form's, this was most likely wrong in the form already.
  /pages/2/next/0
    Nobody follows this rule: `a is b: end` (unreachable-rule, journey.yaml:9)
    - asked first: /pages/1/components/0, `ask: Is it?` (journey.yaml:4)
    a citizen who shows it: a = c

Not analysed (1)
  not in the form (journey.yaml:30): whether anybody gets here, since the time for all proofs was up

Advice on the wording (1)
"""


def test_the_text_tells_what_the_journey_shows_and_counts_advice():
    assert import_report.text([("XGov", LEDGER)], review=REVIEW) == TEXT + LOOKED_OVER + "  hard-words 1\n"


def test_each_piece_of_advice_is_told_with_its_words_in_the_whole_report():
    assert import_report.text([("XGov", LEDGER)], everything=True, review=REVIEW).endswith(
        LOOKED_OVER + "  The form's own words were kept. footpath explain tells more of each piece of advice.\n"
        "  /pages/1/components/0\n"
        "    “Is it <b>?”: `commence` is a word of the office (hard-words, journey.yaml:4)\n"
    )


def test_programs_get_each_finding_with_both_places():
    told = json.loads(import_report.as_json("name", [LEDGER], REVIEW))["review"]
    assert told["shown"][0]["place"] == "/pages/2/next/0"
    assert told["shown"][0]["in_journey"] == "journey.yaml:9"
    assert told["not_analysed"][0]["why"] == "the time for all proofs was up"
    assert told["scenarios"] == {
        "file": "scenarios.yaml", "outcomes": ["end"], "nobody": ["left"], "not_found": {"sent": "the time was up"},
    }  # fmt: skip


def test_the_page_tells_of_the_journey_too():
    page = import_report.as_html([("XGov", LEDGER)], "Your name", REVIEW)
    assert '<h2 id="journey">The journey, looked over</h2>' in page
    assert "<li>asked first: <code>/pages/1/components/0</code>, <code>ask: Is it?</code></li>" in page
    assert '<h4>A word is harder than it needs to be (1) <code class="where">hard-words</code></h4>' in page
    assert "Is it &lt;b&gt;?" in page

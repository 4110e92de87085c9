"""A difference on a terminal, as data, and as a page, compared with files that somebody has read.

`APPROVE=1 pytest tests/renderers/test_difference.py` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from engine.comparing.decided import Decided, Moved, MovedFact, Refused
from engine.comparing.difference import Difference, compare
from engine.comparing.moving import Going, Kept
from engine.comparing.submissions import Count, Elsewhere, Replayed, Stopped, Worth
from journeys.model import Journey
from journeys.proof.verdicts import Citizen
from journeys.service import Service
from renderers.difference.data import as_json
from renderers.difference.html import page
from renderers.difference.text import in_words
from tests.engine.comparing.grants import NEW, OLD, difference, found_out, loaded, nobody

APPROVED = Path(__file__).parent / "approved" / "difference"
DAY = date(2026, 11, 29)
SERVICE = Service("Warm homes", organisation="Northmere Council")


def reform() -> Difference:
    """The reform with all that can be told of it."""
    return compare(loaded(OLD), loaded(NEW), found_out).with_database(
        Kept(12, 5, (Going("income", "pay_period", 4), Going("check", "pay_period", 2)), 6, 1),
        Replayed(
            410,
            Count(300),
            (Elsewhere("sent", "too_much", Count(7, ("X7K2MPQTT", "X7K2MPQTC"))),),
            (Stopped("pay_period", "“How often is your household paid?”", ("pay_period",), True, Count(100)),),
            Count(3),
            Count(0),
            (Worth("award", Count(20)),),
        ),
    )


@pytest.mark.parametrize("name", ["reform.txt", "reform.json", "reform.html"])
def test_the_whole_of_a_reform_is_told_as_approved(name: str) -> None:
    told = {
        "reform.txt": in_words(reform()),
        "reform.json": as_json(reform()) + "\n",
        "reform.html": re.sub("<style>.*</style>", "<style></style>", page(reform(), DAY, SERVICE)),
    }[name]
    if os.environ.get("APPROVE") == "1":
        (APPROVED / name).write_text(told, encoding="utf-8")
    assert told == (APPROVED / name).read_text(encoding="utf-8")


def test_nothing_to_tell_is_said_in_a_few_lines() -> None:
    found = difference(OLD, OLD)
    version = found.new.version
    assert in_words(found) == (
        "Ask for help with heating costs\n"
        f"{version} (old) -> {version} (new)\n"
        "Nothing is different for citizens.\n"
        "\n"
        "Outcomes\n"
        "  Not looked at: nobody has worked out whose outcome changes.\n"
        "\n"
        "People on their way\n"
        "  Whoever is on their way goes on where they are, with all answers.\n"
    )


def test_that_nobodys_outcome_changes_is_told_as_proved() -> None:
    assert "Nobody’s outcome changes: proved." in in_words(compare(loaded(OLD), loaded(NEW), nobody))
    assert "Nobody’s outcome changes: proved." in page(compare(loaded(OLD), loaded(NEW), nobody), DAY)


def test_no_text_of_a_journey_is_ever_markup_or_steers_a_terminal() -> None:
    evil = OLD.replace("title: We have your request", 'title: "<b>Sent</b> \\e[31m"')
    found = difference(OLD, evil)
    assert "<b>Sent" not in page(found, DAY)
    assert "&lt;b&gt;Sent" in page(found, DAY)
    assert "\x1b" not in in_words(found)
    assert "\x1b[1mOutcomes" in in_words(found, colour=True)


def test_references_stay_out_of_the_data_unless_they_were_asked_for() -> None:
    found = json.loads(as_json(reform()))["submissions"]
    assert found["elsewhere"] == [
        {"old": "sent", "new": "too_much", "count": 7, "references": ["X7K2MPQTT", "X7K2MPQTC"]}
    ]
    assert found["same"] == {"count": 300}


PROMISED = OLD.replace(
    "facts:\n",
    "promises:\n  old_enough:\n    never: outcome is sent and age(born) < 18\n    because: https://example.org/law\nfacts:\n",
)


def test_a_promise_stands_first_among_the_rules_and_alone_is_no_change_for_citizens() -> None:
    found = in_words(difference(PROMISED, OLD))
    assert found.splitlines()[2] == "Nothing is different for citizens, but what is promised of them is."
    assert "  removed: promise “old enough”" in found
    both = in_words(difference(PROMISED, OLD.replace("age(born) < 18: too_young", "age(born) < 17: too_young")))
    rules = [line for line in both.splitlines() if line.startswith(("  removed:", "  changed:"))]
    assert rules[0] == "  removed: promise “old enough”"
    assert both.splitlines()[2] == "Changes: 1 to rules and 1 to promises."
    assert "removed</span> promise" in page(difference(PROMISED, OLD), DAY).replace("Removed", "removed")


def everybody(_old: Journey, _new: Journey) -> Decided:
    """All that can be told of citizens, and of how far anybody looked."""
    boat = Citizen(DAY, {"born": date(1996, 1, 1), "home": "boat", "income": 5, "notes": None})
    return Decided(
        (Moved("sent", "too_much", boat, "some", before={"income": 12}), Moved("sent", "too_young", None, "none")),
        (
            MovedFact("award", 1, 2, boat),
            *(MovedFact(f"{each}", None, 5, None) for each in ("bonus", "extra", "share")),
        ),
        (Refused("home", "sent", boat), Refused("born", "", None, "not analysed", "the time was up")),
        {"people": (0, 1, 2, 8)},
    )


def test_everything_about_everybody_is_told_in_few_words() -> None:
    found = in_words(compare(loaded(OLD), loaded(OLD.replace("      boat: I live on a boat\n", "")), everybody))
    told = found[found.index("Outcomes") : found.index("\n\nPages")]
    assert f"{told}\n" == EVERYBODY


EVERYBODY = """\
Outcomes
  Some citizens who were told “We have your request” are now told “Your household earns too much”,
  for instance:
    on                                                29 November 2026
    What is your date of birth?                       1 January 1996
    What did your household earn last year?           £0.05
    in the old version: What did your household earn last year?
                                                      £0.12
    and 2 more answers that no rule reads
  Nobody else’s outcome changes: proved.
  Some citizens who were told “We have your request” now get no further than “What kind of home do
  you live in?”: their answer does not count there, for instance:
    on                                       29 November 2026
    What is your date of birth?              1 January 1996
    What kind of home do you live in?        I live on a boat
    What did your household earn last year?  £0.05
    and 1 more answer that no rule reads
  Whether everybody still gets past “What is your date of birth?” with the same answers could not be
  worked out: the time was up.
  For some citizens with the same outcome “award” is £0.02 instead of £0.01, for instance:
    on                                       29 November 2026
    What is your date of birth?              1 January 1996
    What did your household earn last year?  £0.05
    and 2 more answers that no rule reads
  For some citizens with the same outcome “bonus” is 5 instead of not known.
  For some citizens with the same outcome “extra” is 5 instead of not known.
  In the same way, for some of them “share” is 5 instead of not known.
  Of “People who live with you”, only so many at a time were looked at: 0, 1, 2 and 8.
"""

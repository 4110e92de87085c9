"""What is sent, and what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from engine.session import Entry
from engine.submission import ALPHABET, Refused, Submission, new_reference, show_reference, submit
from tests.engine.small import NOW, TODAY, fresh, journey

CLAIM = journey("""
    journey: claim
    title: A claim
    currency: GBP
    steps:
      born:
        ask: When were you born?
        type: date
      costs:
        ask: What did it cost?
        type: money
      has_receipt:
        ask: Have you got the receipt?
        type: yes_no
        next:
          not has_receipt: nothing_to_pay
      shop:
        when: costs > £50
        ask: Which shop was it?
        type: text
      remarks:
        ask: Anything else?
        type: text
        optional: true
    facts:
      refund: costs * 10% rounded to the nearest £0.01
      grown_up: age(born) >= 18
      from_shop: shop is "Corner"
    outcomes:
      nothing_to_pay:
        title: Nothing to pay
      sent:
        submit: true
        title: Sent
""")

ENTRIES = {
    "born": Entry(TODAY.replace(year=1990)),
    "costs": Entry(1255),
    "has_receipt": Entry(True),
    "shop": Entry("Corner"),
    "remarks": Entry(None),
}
COMPLETE = replace(fresh(CLAIM), entries=ENTRIES)
SENT_AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def test_live_answers_and_known_facts_are_sent_as_plain_values() -> None:
    sent = submit(CLAIM, COMPLETE, SENT_AT)
    assert isinstance(sent, tuple)
    session, submission = sent
    assert submission == Submission(
        reference=submission.reference,
        journey="claim",
        version=CLAIM.version,
        language="en",
        today=TODAY,
        outcome="sent",
        answers={"born": "1990-11-22", "costs": "12.55", "has_receipt": True},
        facts={"refund": "1.26", "grown_up": True},
        sent_at=SENT_AT,
    )
    assert session == replace(
        COMPLETE,
        entries={id: ENTRIES[id] for id in ("born", "costs", "has_receipt", "remarks")},
        saved=SENT_AT,
        reference=submission.reference,
    )


def refused(**entries: Entry) -> tuple[str, str | None]:
    found = submit(CLAIM, replace(COMPLETE, entries={**ENTRIES, **entries}), NOW)
    assert isinstance(found, Refused)
    return found.reason, found.path.stops_at and found.path.stops_at.id


def test_nothing_is_sent_before_the_path_is_complete() -> None:
    assert refused(born=Entry(None)) == ("unfinished", "born")
    assert refused(costs=Entry(9000), shop=Entry("Corner", None, parked=True)) == ("unfinished", "shop")


def test_an_outcome_without_submit_is_not_sent() -> None:
    assert refused(has_receipt=Entry(False)) == ("not_for_sending", None)


def test_what_was_sent_is_not_sent_again() -> None:
    sent = submit(CLAIM, COMPLETE, NOW)
    assert isinstance(sent, tuple)
    again = submit(CLAIM, sent[0], NOW)
    assert isinstance(again, Refused)
    assert again.reason == "already_sent"


def test_a_reference_has_nine_characters_that_nobody_mixes_up() -> None:
    references = {new_reference() for _ in range(2000)}
    assert len(references) == 2000
    assert all(re.fullmatch(f"[{ALPHABET}]{{9}}", reference) for reference in references)
    assert set(ALPHABET).isdisjoint("01OILAEIOU")
    assert set("".join(references)) == set(ALPHABET)


def test_a_reference_is_shown_in_threes() -> None:
    assert show_reference("X7K2MPQTT") == "X7K 2MP QTT"

"""What the scenarios of a journey send, as a program receives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from engine.given import take
from engine.replay import asked
from engine.session import Entry, Session
from engine.submission import Submission, submit
from journeys.model import Journey


def sending(journey: Journey) -> Journey:
    """The journey; one that only answers a question sends at every outcome."""
    if any(outcome.submit for outcome in journey.outcomes.values()):
        return journey
    outcomes = {id: replace(outcome, submit=True) for id, outcome in journey.outcomes.items()}
    return replace(journey, outcomes=outcomes)


def submissions(journey: Journey, today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """The submission of each scenario that reaches the end, by the scenario's id."""
    now = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    for scenario in journey.scenarios.values():
        taken = take(journey, scenario.answers, scenario.today or today)
        entries = {key: Entry(None) for key in asked(taken.path)}  # what was left blank was asked, too
        entries |= {key: Entry(value) for key, value in taken.read.items()}
        session = Session(
            journey.id, journey.version, journey.language, scenario.today or today, now, now, entries,
            uploads={upload.id: upload for value in taken.read.values() if isinstance(value, tuple)
                     for upload in value if hasattr(upload, "media_type")},
        )  # fmt: skip
        made = submit(journey, session, now)
        if isinstance(made, tuple):
            yield scenario.id, plain(made[1])


def plain(submission: Submission) -> dict[str, Any]:
    """A submission as JSON."""
    return {**asdict(submission), "today": submission.today.isoformat(), "sent_at": submission.sent_at.isoformat()}

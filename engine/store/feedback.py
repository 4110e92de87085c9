"""What people thought of the service: a table of its own, in which nothing leads to who said it (patterns P19)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.store import CannotOpen

MOST = 300
"""How many are taken in an hour, whoever they come from: a flood fills no disk."""

KEEP = timedelta(days=365)
"""How long they are kept."""

_ADD = """
INSERT INTO feedback (hour, journey, page, ease, words, language)
SELECT ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM feedback WHERE hour = ?) < ?"""
_READ = "SELECT hour, journey, page, ease, words, language FROM feedback ORDER BY id"
_PURGE = "DELETE FROM feedback WHERE hour < ?"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought, and of which page: ids of a journey and a step, "" where it was none.

    `ease` is from 1 (very difficult) to 5 (very easy), None where it was left open. `hour` is the hour in UTC in which
    it came, nothing finer: laid beside a log it tells nobody who said it.
    """

    hour: datetime
    journey: str
    page: str
    ease: int | None
    words: str
    language: str


def hour_of(moment: datetime) -> datetime:
    """The hour in UTC that a moment falls in."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def add(db: sqlite3.Connection, feedback: Feedback) -> bool:
    """Keep one; False where there are too many in its hour. Raises sqlite3.Error."""
    hour = feedback.hour.isoformat()
    own = (feedback.journey, feedback.page, feedback.ease, feedback.words, feedback.language)
    return db.execute(_ADD, (hour, *own, hour, MOST)).rowcount == 1


def purge(db: sqlite3.Connection, now: datetime) -> None:
    """Delete what is older than `KEEP`."""
    db.execute(_PURGE, (hour_of(now - KEEP).isoformat(),))


def read(url: str) -> list[Feedback]:
    """All that a database holds, oldest first; nothing is written. Raises CannotOpen."""
    scheme, _, rest = url.partition("://")
    path = Path(rest[1:])
    if scheme != "sqlite" or not path.is_file():
        raise CannotOpen(
            "not_a_database", f"There is no database {url!r}", "Write sqlite:/// and the file that the service uses"
        )
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            rows = db.execute(_READ).fetchall()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise CannotOpen(
            "not_a_database",
            f"{path} holds no feedback ({error})",
            "Name the file that the service uses; a service of this release has to have run on it once",
        ) from error
    return [Feedback(datetime.fromisoformat(hour), *rest) for hour, *rest in rows]

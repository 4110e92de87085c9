"""Which files there are, in the database: a row for each that a session or a submission names.

A row comes and goes in the transaction that changes its session, so the two always say the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from journeys.expressions.kinds import Upload

ADD = "INSERT OR IGNORE INTO files (id, session_id) VALUES (?, ?)"
DROP = "DELETE FROM files WHERE id = ? AND session_id = ?"
DROP_SESSION = """
DELETE FROM files WHERE session_id = ?
AND NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.session_id = files.session_id) RETURNING id"""


def follow(db: sqlite3.Connection, session_id: str, before: Mapping[str, Upload], after: Mapping[str, Upload]) -> None:
    """The rows of a session whose files were `before` and are now `after`."""
    if before is after or before == after:
        return
    db.executemany(ADD, [(id, session_id) for id in after if id not in before])
    db.executemany(DROP, [(id, session_id) for id in before if id not in after])


def forget(db: sqlite3.Connection, session_ids: Iterable[str]) -> list[str]:
    """The files of sessions that are gone are nobody's, unless they were sent with a submission: the ids of those."""
    return [row[0] for id in session_ids for row in db.execute(DROP_SESSION, (id,)).fetchall()]


def named(db: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Those of these files that have a row. Raises sqlite3.Error."""
    marks = ",".join("?" * len(ids))
    return {row[0] for row in db.execute(f"SELECT id FROM files WHERE id IN ({marks})", tuple(ids))}

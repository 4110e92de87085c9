"""The store in one SQLite file beside the service."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from engine.session import Session, encode
from engine.store import (
    Change,
    Decide,
    Files,
    JourneyOf,
    NoSession,
    Published,
    Unavailable,
    UnknownVersion,
    file_rows,
)
from engine.store.commits import PATIENCE, GroupCommit
from engine.store.connection import connect, identity
from engine.store.feedback import Feedback, add
from engine.store.feedback import purge as purge_feedback
from engine.store.recent import Recent
from engine.store.schema import bring_up_to_date
from engine.submission import Refused, Submission, new_reference

T = TypeVar("T")

READ_SESSION = "SELECT session_id, version, state FROM sessions WHERE key_hash = ? AND journey = ?"
WRITE_SESSION = """
UPDATE sessions SET version = ?, state = ?, revision = ?, saved = ?, expires = ?, reference = ?
WHERE key_hash = ? AND journey = ?"""
BEGIN_SESSION = """
INSERT OR REPLACE INTO sessions
(key_hash, journey, session_id, version, state, revision, started, saved, expires, reference)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
SUBMISSION = "reference, journey, version, language, today, outcome, answers, facts, sent_at"
SEND = f"INSERT INTO submissions ({SUBMISSION}, session_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
READ_SUBMISSION = f"SELECT {SUBMISSION} FROM submissions WHERE reference = ?"  # noqa: S608
READ_VERSIONS = """
SELECT versions.journey, versions.version, published_at, count(sessions.version)
FROM versions LEFT JOIN sessions ON sessions.version = versions.version AND sessions.reference IS NULL
GROUP BY versions.version ORDER BY published_at DESC, versions.rowid DESC"""

FORGET = "DELETE FROM sessions WHERE key_hash = ? RETURNING session_id"
PURGE = (
    "DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE expires <= ? LIMIT ?) RETURNING session_id"
)
PORTION = 500


class SqliteStore:
    """`Store` on two connections: one writes, through group commit; one reads, at once, what was committed."""

    def __init__(self, path: Path, journey_of: JourneyOf, keep: timedelta, patience: float = PATIENCE) -> None:
        self._path = path
        self._journey_of = journey_of
        self._keep = keep
        self._writing = connect(path)
        bring_up_to_date(self._writing)
        self._reading = connect(path)
        self._reading.execute("PRAGMA query_only = ON")
        self._reading.execute("PRAGMA busy_timeout = 50")
        self._commits = GroupCommit(self._writing, patience)
        self._file = identity(path)
        self._recent = Recent()

    @property
    def commits(self) -> int:
        """Transactions that reached the disk since this store was opened."""
        return self._commits.commits

    async def publish(self, journey: str, version: str, files: Files) -> None:
        row = (version, journey, json.dumps(dict(files), ensure_ascii=False), _moment(datetime.now(UTC)))
        await self._commits.run(
            lambda db: db.execute(
                "INSERT OR IGNORE INTO versions (version, journey, files, published_at) VALUES (?, ?, ?, ?)", row
            )
        )

    async def version(self, version: str) -> Files | None:
        row = self._one("SELECT files FROM versions WHERE version = ?", (version,))
        if row is None:
            return None
        files: dict[str, str] = json.loads(row[0])
        return files

    async def versions(self) -> Sequence[Published]:
        return [
            Published(journey, version, datetime.fromisoformat(published), sessions)
            for journey, version, published, sessions in self._all(READ_VERSIONS, ())
        ]

    async def begin(self, key_hash: str, session: Session) -> Session:
        first = replace(session, revision=1)
        session_id = secrets.token_hex(16)
        row = (
            key_hash,
            first.journey,
            session_id,
            first.version,
            encode(first, self._journey(first.version)),
            first.revision,
            _moment(first.started),
            _moment(first.saved),
            _moment(first.saved + self._keep),
            first.reference,
        )

        def job(db: sqlite3.Connection) -> None:
            before = db.execute(READ_SESSION, row[:2]).fetchone()
            db.execute(BEGIN_SESSION, row)
            if before is not None:
                file_rows.forget(db, [before[0]])
            file_rows.follow(db, session_id, {}, first.uploads)

        await self._commits.run(job)
        return first

    async def session(self, key_hash: str, journey: str) -> Session | None:
        row = self._one(READ_SESSION, (key_hash, journey))
        return None if row is None else self._recent.session(key_hash, row[2], self._journey(row[1]))

    async def update(self, key_hash: str, journey: str, change: Change[T]) -> T:
        def job(db: sqlite3.Connection) -> T:
            session_id, session = self._newest(db, key_hash, journey)
            changed, result = change(session)
            if changed is not session:
                db.execute(WRITE_SESSION, self._row(key_hash, changed, session.revision))
                file_rows.follow(db, session_id, session.uploads, changed.uploads)
            return result

        return await self._commits.run(job)

    async def submit(self, key_hash: str, journey: str, decide: Decide) -> Submission | Refused:
        def job(db: sqlite3.Connection) -> Submission | Refused:
            session_id, session = self._newest(db, key_hash, journey)
            if session.reference is not None:
                row = db.execute(READ_SUBMISSION, (session.reference,)).fetchone()
                if row is not None:
                    return submission_of(row)
            decided = decide(session)
            if isinstance(decided, Refused):
                return decided
            sent, submission = decided
            while db.execute("SELECT 1 FROM submissions WHERE reference = ?", (submission.reference,)).fetchone():
                submission = replace(submission, reference=new_reference())
            kept = self._row(key_hash, replace(sent, reference=submission.reference), session.revision)
            db.execute(SEND, (*_row(submission), session_id))
            db.execute(WRITE_SESSION, kept)
            file_rows.follow(db, session_id, session.uploads, sent.uploads)
            return submission

        return await self._commits.run(job)

    async def submission(self, reference: str) -> Submission | None:
        row = self._one(READ_SUBMISSION, (reference,))
        return None if row is None else submission_of(row)

    async def forget(self, key_hash: str) -> Sequence[str] | None:
        def job(db: sqlite3.Connection) -> Sequence[str] | None:
            gone = [row[0] for row in db.execute(FORGET, (key_hash,)).fetchall()]
            return file_rows.forget(db, gone) if gone else None

        files = await self._commits.run(job)
        self._recent.forget(key_hash)
        return files

    async def keep_feedback(self, feedback: Feedback) -> bool:
        return await self._commits.run(lambda db: add(db, feedback))

    async def purge(self, now: datetime) -> int:
        purged, more = 0, True
        while more:  # a portion at a time: page turns come between
            gone = await self._commits.run(lambda db: _purge(db, now))
            purged, more = purged + gone, gone == PORTION
        await self._commits.run(lambda db: purge_feedback(db, now))
        return purged

    async def named_files(self, ids: Sequence[str]) -> Collection[str]:
        try:
            return file_rows.named(self._reading, ids)
        except sqlite3.Error as error:
            raise Unavailable(getattr(error, "sqlite_errorname", type(error).__name__)) from error

    async def ready(self) -> bool:
        try:
            self._reading.execute("SELECT 1 FROM versions LIMIT 1").fetchone()
        except sqlite3.Error:
            return False
        return self._file == identity(self._path)

    async def close(self) -> None:
        await self._commits.close()
        self._reading.close()
        self._writing.close()

    def _journey(self, version: str) -> Any:
        try:
            return self._journey_of(version)
        except KeyError:
            raise UnknownVersion(version) from None

    def _newest(self, db: sqlite3.Connection, key_hash: str, journey: str) -> tuple[str, Session]:
        """The session as the transaction sees it, with its own id."""
        row = db.execute(READ_SESSION, (key_hash, journey)).fetchone()
        if row is None:
            raise NoSession("no session under this key")
        return row[0], self._recent.session(key_hash, row[2], self._journey(row[1]))

    def _row(self, key_hash: str, session: Session, revision: int) -> tuple[Any, ...]:
        """What WRITE_SESSION wants: the session as the next save after `revision`."""
        kept = replace(session, revision=revision + 1)
        made_for = self._journey(kept.version)
        text = encode(kept, made_for)
        self._recent.keep(key_hash, text, made_for, kept)
        return (
            kept.version,
            text,
            kept.revision,
            _moment(kept.saved),
            _moment(kept.saved + self._keep),
            kept.reference,
            key_hash,
            kept.journey,
        )

    def _one(self, query: str, parameters: Sequence[Any]) -> Any:
        try:
            return self._reading.execute(query, parameters).fetchone()
        except sqlite3.Error as error:
            raise Unavailable(getattr(error, "sqlite_errorname", type(error).__name__)) from error

    def _all(self, query: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            return self._reading.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            raise Unavailable(getattr(error, "sqlite_errorname", type(error).__name__)) from error


def _purge(db: sqlite3.Connection, now: datetime) -> int:
    """Delete a portion of what has expired, and say how many sessions that were."""
    gone = [row[0] for row in db.execute(PURGE, (_moment(now), PORTION)).fetchall()]
    file_rows.forget(db, gone)
    return len(gone)


def _moment(moment: datetime) -> str:
    """UTC to the microsecond, in one form, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _row(submission: Submission) -> tuple[Any, ...]:
    return (
        submission.reference,
        submission.journey,
        submission.version,
        submission.language,
        submission.today.isoformat(),
        submission.outcome,
        _json(submission.answers),
        _json(submission.facts),
        _moment(submission.sent_at),
    )


def submission_of(row: Sequence[Any]) -> Submission:
    """A row of the columns `SUBMISSION`. Raises ValueError or TypeError where it is damaged."""
    reference, journey, version, language, today, outcome, answers, facts, sent_at = row
    return Submission(
        reference,
        journey,
        version,
        language,
        date.fromisoformat(today),
        outcome,
        json.loads(answers),
        json.loads(facts),
        datetime.fromisoformat(sent_at),
    )


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), separators=(",", ":"))

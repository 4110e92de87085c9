"""What a database holds, read and never written: versions, unfinished sessions and submissions, one after the other."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.store import CannotOpen, Files
from engine.store.sqlite import SUBMISSION, submission_of
from engine.submission import Submission

_SUBMISSIONS = f"SELECT {SUBMISSION} FROM submissions WHERE journey = ? ORDER BY rowid"  # noqa: S608
_SESSIONS = "SELECT version, state FROM sessions WHERE journey = ? AND reference IS NULL ORDER BY rowid"
_FILES = "SELECT files FROM versions WHERE version = ?"


class Shelf:
    """A database that is only read. Rows come as they are wanted, so that many of them take no more room than one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def submissions(self, journey: str) -> Iterator[tuple[str, Submission | None]]:
        """Every submission of a journey with its reference, in the order they came; None for one that is damaged."""
        for row in self._db.execute(_SUBMISSIONS, (journey,)):
            try:
                yield row[0], submission_of(row)
            except (ValueError, TypeError):
                yield row[0], None

    def sessions(self, journey: str) -> Iterator[tuple[str, str]]:
        """Version and state of every session that was not sent (`engine.session.decode` reads it)."""
        yield from self._db.execute(_SESSIONS, (journey,))

    def files(self, version: str) -> Files | None:
        """The files of a version, or None where it is not kept."""
        row = self._db.execute(_FILES, (version,)).fetchone()
        if row is None:
            return None
        files: dict[str, str] = json.loads(row[0])
        return files


@contextmanager
def shelf(name: str) -> Iterator[Shelf]:
    """Opens a database by its URL (`sqlite:///footpath.db`) or file. Raises CannotOpen, then and while it is read."""
    path = Path(name.removeprefix("sqlite:///"))
    if not path.is_file():
        raise CannotOpen(
            "not_a_database",
            f"There is no database {name!r}",
            "Name the file that the service uses, or its sqlite:/// URL",
        )
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            db.execute("SELECT 1 FROM versions, sessions, submissions LIMIT 1").fetchone()
            yield Shelf(db)
        finally:
            db.close()
    except sqlite3.Error as error:
        raise CannotOpen(
            "not_a_database",
            f"{path} holds no submissions ({error})",
            "Name the file that the service uses; a service of this release has to have run on it once",
        ) from error

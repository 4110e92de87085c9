"""The tables, and the steps that bring an older database up to date: forward only.

A step is added at the end, here and in `engine.store.schema.STEPS`, and never changed once released.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from engine.store.schema import SET

migrations = Migrations(SET)


@migrations()
def m001_first_tables(db: Database) -> None:
    """Versions of journeys, the sessions on them, and what was sent."""
    db["versions"].create(  # type: ignore[union-attr]
        {"version": str, "journey": str, "files": str, "published_at": str},
        pk="version",
        not_null={"journey", "files", "published_at"},
        strict=True,
    )
    db["sessions"].create(  # type: ignore[union-attr]
        {
            "key_hash": str,
            "journey": str,
            "session_id": str,
            "version": str,
            "state": str,
            "revision": int,
            "started": str,
            "saved": str,
            "expires": str,
            "reference": str,
        },
        pk=("key_hash", "journey"),
        not_null={"session_id", "version", "state", "revision", "started", "saved", "expires"},
        foreign_keys=[("version", "versions", "version")],
        strict=True,
    )
    db["sessions"].create_index(["expires"])  # type: ignore[union-attr]
    db["sessions"].create_index(["version"])  # type: ignore[union-attr]
    db["submissions"].create(  # type: ignore[union-attr]
        {
            "reference": str,
            "session_id": str,
            "journey": str,
            "version": str,
            "language": str,
            "today": str,
            "outcome": str,
            "answers": str,
            "facts": str,
            "sent_at": str,
        },
        pk="reference",
        not_null={
            "session_id",
            "journey",
            "version",
            "language",
            "today",
            "outcome",
            "answers",
            "facts",
            "sent_at",
        },
        foreign_keys=[("version", "versions", "version")],
        strict=True,
    )
    db["submissions"].create_index(["session_id"], unique=True)  # type: ignore[union-attr]


@migrations()
def m002_files(db: Database) -> None:
    """Which files were sent, and by which session."""
    db["files"].create(  # type: ignore[union-attr]
        {"id": str, "session_id": str}, pk="id", not_null={"session_id"}, strict=True
    )
    db["files"].create_index(["session_id"])  # type: ignore[union-attr]


@migrations()
def m003_feedback(db: Database) -> None:
    """What people thought of the service: nothing in it leads to a session."""
    db["feedback"].create(  # type: ignore[union-attr]
        {"id": int, "hour": str, "journey": str, "page": str, "ease": int, "words": str, "language": str},
        pk="id",
        not_null={"hour", "journey", "page", "words", "language"},
        strict=True,
    )
    db["feedback"].create_index(["hour"])  # type: ignore[union-attr]


def apply(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in a transaction. Raises sqlite3.Error."""
    migrations.apply(Database(connection, execute_plugins=False))


def names() -> tuple[str, ...]:
    """The names of all steps, in order."""
    return tuple(step.name for step in migrations.pending(Database(memory=True, execute_plugins=False)))

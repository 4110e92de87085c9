"""The tables, and the steps that bring an older database up to date: forward only."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("footpath")


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


class Newer(Exception):  # noqa: N818 (a finding, told as CannotOpen)
    """A later release has been here: its tables are not ours to touch."""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Apply the steps that are missing, each in a transaction. Raises Newer, sqlite3.Error."""
    db = Database(connection, execute_plugins=False)
    ours = {step.name for step in migrations.pending(db)} | {step.name for step in migrations.applied(db)}
    if unknown := {step.name for step in migrations.applied(db)} - known_steps():
        raise Newer(", ".join(sorted(unknown)))
    if ours:
        migrations.apply(db)


def known_steps() -> set[str]:
    """The names of all steps that this release has."""
    return {step.name for step in migrations.pending(Database(memory=True, execute_plugins=False))}

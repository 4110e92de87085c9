"""Whether a database has the tables of this release: asked at every start, so it costs one look-up.

sqlite-utils takes the steps themselves (`engine.store.migrations`); it is read only when one is missing.
"""

from __future__ import annotations

import sqlite3

SET = "footpath"
STEPS = ("m001_first_tables", "m002_files", "m003_feedback")
"""The steps of `engine.store.migrations`, in order."""


class Newer(Exception):
    """A later release has been here: its tables are not ours to touch."""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing. Raises Newer, sqlite3.Error."""
    taken = _taken(connection)
    if unknown := taken.difference(STEPS):
        raise Newer(", ".join(sorted(unknown)))
    if taken != set(STEPS):
        from engine.store import migrations

        migrations.apply(connection)


def _taken(connection: sqlite3.Connection) -> set[str]:
    """The steps that this database has behind it; sqlite-utils notes them in a table of its own."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    return {row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))}

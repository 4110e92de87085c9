"""Opening the database file that a URL names, or saying in plain words why it cannot be used."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

from engine.store import CannotOpen, JourneyOf
from engine.store.commits import PATIENCE
from engine.store.schema import Newer
from engine.store.sqlite import SqliteStore


def open_sqlite(name: str, journey_of: JourneyOf, keep: timedelta, patience: float = PATIENCE) -> SqliteStore:
    """The store in the file `name`, which is made where there is none. Raises CannotOpen."""
    path = Path(name)
    if not path.parent.is_dir():
        raise CannotOpen(
            "directory", f"The folder {path.parent} for the database does not exist", f"Make it: mkdir -p {path.parent}"
        )
    if path.is_dir():
        raise CannotOpen("not_a_database", f"{path} is a folder", f"Name a file in it: sqlite:///{path}/footpath.db")
    try:
        # Made here rather than by SQLite, so that only this user can read what citizens answered.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        return SqliteStore(path, journey_of, keep, patience)
    except OSError as error:
        raise CannotOpen(
            "unwritable",
            f"The database {path} cannot be written ({error.strerror})",
            "Choose another place with --database, or let this user write there",
        ) from error
    except Newer as newer:
        raise CannotOpen(
            "newer",
            f"The database {path} was written by a newer Footpath (it has {newer})",
            "Upgrade Footpath, or choose another file with --database",
        ) from newer
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error


def _cannot_open(path: Path, error: sqlite3.Error) -> CannotOpen:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CannotOpen("locked", f"Another program holds the database {path}", "Stop it, or try again in a moment")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return CannotOpen(
            "not_a_database", f"{path} is not an SQLite database", "Name another file with --database, or move this one"
        )
    return CannotOpen(
        "unwritable",
        f"The database {path} cannot be used ({error})",
        "Choose another place with --database, or let this user write there",
    )

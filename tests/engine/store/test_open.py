"""Opening a database by its URL, and what is said when it cannot be used."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from engine.store import CannotOpen, migrations, open_store
from engine.store.schema import STEPS


def nothing_loaded(version: str) -> None:
    raise KeyError(version)


def refusal(url: str) -> CannotOpen:
    with pytest.raises(CannotOpen) as refused:
        open_store(url, nothing_loaded)  # type: ignore[arg-type]
    return refused.value


def test_three_slashes_are_a_file_here_and_four_an_absolute_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite:///here.db", f"sqlite:///{tmp_path}/there.db"):
        asyncio.run(open_store(url, nothing_loaded).close())  # type: ignore[arg-type]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here.db", "there.db"]


@pytest.mark.parametrize(
    "url", ["mysql://somewhere/db", "footpath.db", "sqlite:/footpath.db", "sqlite://footpath.db", ""]
)
def test_another_kind_of_database_is_refused_with_what_to_write(url: str) -> None:
    refused = refusal(url)
    assert refused.reason == "scheme"
    assert "sqlite:///footpath.db" in refused.help


def test_postgresql_is_told_to_come_later() -> None:
    assert "later version" in refusal("postgresql://somewhere/db").message


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    refused = refusal(f"sqlite:///{tmp_path}/missing/footpath.db")
    assert (refused.reason, refused.help) == ("directory", f"Make it: mkdir -p {tmp_path}/missing")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert refusal(f"sqlite:///{tmp_path}").reason == "not_a_database"


def test_a_place_that_cannot_be_written_is_refused() -> None:
    assert refusal("sqlite:////proc/footpath.db").reason == "unwritable"


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, " * 500)
    assert refusal(f"sqlite:///{tmp_path}/letter.db").reason == "not_a_database"
    assert (tmp_path / "letter.db").read_text().startswith("Dear Sir")


def test_a_database_of_a_newer_release_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/footpath.db"
    asyncio.run(open_store(url, nothing_loaded).close())  # type: ignore[arg-type]
    db = sqlite3.connect(tmp_path / "footpath.db")
    steps = {row[0] for row in db.execute("SELECT name FROM _sqlite_migrations")}
    assert steps == set(STEPS)
    assert migrations.names() == STEPS
    db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('footpath', 'm999_later', '')")
    db.commit()
    db.close()
    refused = refusal(url)
    assert refused.reason == "newer"
    assert "m999_later" in refused.message


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/footpath.db"
    shapes = []
    for _ in range(2):
        asyncio.run(open_store(url, nothing_loaded).close())  # type: ignore[arg-type]
        db = sqlite3.connect(tmp_path / "footpath.db")
        shapes.append(db.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall())
        db.close()
    assert shapes[0] == shapes[1]
    assert all("STRICT" in sql for name, sql in shapes[0] if name in ("sessions", "submissions", "versions"))

"""What people thought, kept apart from their answers; and answers that are deleted because somebody said so."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.store import CannotOpen, NoSession
from engine.store.feedback import KEEP, MOST, Feedback, hour_of, read
from engine.submission import Submission, submit
from journeys.expressions.kinds import Upload
from tests.engine.small import fresh
from tests.engine.store.shop import answer, complete, opened, shop

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
EASY = Feedback(NOON, "permit", "kind", 5, "Keep it as it is\n=1+1", "en")


def test_p19_feedback_is_read_back_as_it_was_said_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "answers.db"
    silent = replace(EASY, journey="", page="", ease=None, words="Half a surrogate: �")

    async def story() -> None:
        async with opened(file) as store:
            assert await store.keep_feedback(EASY)
            assert await store.keep_feedback(silent)

    asyncio.run(story())
    assert read(f"sqlite:///{file}") == [EASY, silent]


def test_p19_nothing_in_the_table_leads_to_a_session_or_a_minute(tmp_path: Path) -> None:
    file = tmp_path / "answers.db"

    async def story() -> None:
        async with opened(file) as store:
            await store.begin("key", fresh(shop()))
            await store.keep_feedback(replace(EASY, hour=hour_of(NOON + timedelta(minutes=17, seconds=3))))

    asyncio.run(story())
    with sqlite3.connect(file) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(feedback)")]
        rows = db.execute("SELECT * FROM feedback").fetchall()
    db.close()
    assert columns == ["id", "hour", "journey", "page", "ease", "words", "language"]
    assert rows == [(1, "2026-11-22T12:00:00+00:00", "permit", "kind", 5, EASY.words, "en")]


def test_p19_a_flood_ends_with_the_hour(tmp_path: Path) -> None:
    async def story() -> list[bool]:
        async with opened(tmp_path / "answers.db") as store:
            taken = [await store.keep_feedback(EASY) for _ in range(MOST + 1)]
            return [*taken, await store.keep_feedback(replace(EASY, hour=NOON + timedelta(hours=1)))]

    assert asyncio.run(story()) == [True] * MOST + [False, True]


def test_p19_feedback_is_deleted_after_a_year(tmp_path: Path) -> None:
    file = tmp_path / "answers.db"
    new = replace(EASY, hour=NOON + timedelta(days=2))

    async def story() -> None:
        async with opened(file) as store:
            await store.keep_feedback(EASY)
            await store.keep_feedback(new)
            await store.purge(NOON + KEEP + timedelta(days=1))

    asyncio.run(story())
    assert read(f"sqlite:///{file}") == [new]


@pytest.mark.parametrize("url", ["sqlite:///nowhere.db", "postgres://db/x", "sqlite://", ""])
def test_a_database_that_is_not_there_is_told_and_not_made(url: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotOpen):
        read(url)
    assert list(tmp_path.iterdir()) == []


def test_p25_forgetting_deletes_every_session_of_a_browser_and_nobody_elses(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path / "answers.db") as store:
            held = {"a" * 32: Upload("a" * 32, "a.pdf", "application/pdf", 3)}
            await store.begin("mine", replace(fresh(shop()), uploads=held))
            await store.begin("theirs", fresh(shop()))
            assert await store.forget("mine") == ["a" * 32]
            assert await store.session("mine", "shop") is None
            assert await store.session("theirs", "shop") is not None
            assert await store.named_files(["a" * 32]) == set()
            assert await store.forget("mine") is None
            with pytest.raises(NoSession):
                await store.update("mine", "shop", answer("q0", 1))

    asyncio.run(story())


def test_p25_what_was_sent_is_kept_with_its_files(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path / "answers.db") as store:
            session = complete()
            await store.begin("mine", session)
            sent = await store.submit("mine", "shop", lambda session: submit(shop(), session, NOON))
            assert isinstance(sent, Submission)
            assert await store.forget("mine") == []
            assert await store.submission(sent.reference) == sent

    asyncio.run(story())

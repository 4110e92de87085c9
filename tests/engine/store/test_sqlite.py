"""The SQLite store: what is kept, how it is shared, and what happens when the disk or a lock says no."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from engine.session import Entry, Session
from engine.store import NoSession, NotSaved, Unavailable, UnknownVersion
from engine.store.sqlite import SqliteStore
from engine.submission import Refused, Submission, submit
from tests.engine.small import NOW, fresh
from tests.engine.store.shop import answer, complete, opened, shop


def with_store(path: Path, story: Callable[[SqliteStore], Awaitable[None]], patience: float = 5.0) -> None:
    """Run a story on a store of its own."""

    async def run() -> None:
        async with opened(path / "shop.db", patience=patience) as store:
            await story(store)

    asyncio.run(run())


def send(session: Session) -> tuple[Session, Submission] | Refused:
    return submit(shop(), session, NOW)


def test_a_session_is_kept_as_it_was_given(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        begun = await store.begin("key", complete())
        assert begun == replace(complete(), revision=1)
        assert await store.session("key", "shop") == begun
        assert await store.session("other key", "shop") is None
        assert await store.session("key", "other journey") is None

    with_store(tmp_path, story)


def test_an_update_is_read_back_and_counted(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        begun = await store.begin("key", fresh(shop()))
        assert await store.update("key", "shop", answer("q1", 7)) == 7
        assert await store.session("key", "shop") == replace(begun, entries={"q1": Entry(7)}, revision=2)

    with_store(tmp_path, story)


def test_the_same_session_back_is_not_written(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", fresh(shop()))
        before = store.commits
        assert await store.update("key", "shop", lambda session: (session, "looked")) == "looked"
        assert store.commits == before

    with_store(tmp_path, story)


def test_without_a_session_there_is_nothing_to_change(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        with pytest.raises(NoSession):
            await store.update("key", "shop", answer("q1", 7))
        with pytest.raises(NoSession):
            await store.submit("key", "shop", send)

    with_store(tmp_path, story)


def test_changes_of_one_session_never_overlap(tmp_path: Path) -> None:
    def more(session: Session) -> tuple[Session, None]:
        count = session.entries["q1"].value
        assert isinstance(count, int)
        return replace(session, entries={"q1": Entry(count + 1)}), None

    async def story(store: SqliteStore) -> None:
        await store.begin("key", replace(fresh(shop()), entries={"q1": Entry(0)}))
        await asyncio.gather(*(store.update("key", "shop", more) for _ in range(50)))
        found = await store.session("key", "shop")
        assert found is not None
        assert found.entries["q1"] == Entry(50)

    with_store(tmp_path, story)


def test_changes_that_wait_together_share_one_commit(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        for number in range(64):
            await store.begin(f"key {number}", fresh(shop()))
        before = store.commits
        done = await asyncio.gather(*(store.update(f"key {n}", "shop", answer("q1", n)) for n in range(64)))
        assert list(done) == list(range(64))
        assert store.commits - before <= 2

    with_store(tmp_path, story)


def test_a_change_that_fails_leaves_the_others_alone(tmp_path: Path) -> None:
    def broken(session: Session) -> tuple[Session, int]:
        raise RuntimeError("our mistake")

    async def story(store: SqliteStore) -> None:
        for number in range(3):
            await store.begin(f"key {number}", fresh(shop()))
        changes = [answer("q1", 1), broken, answer("q1", 3)]
        done = await asyncio.gather(
            *(store.update(f"key {n}", "shop", change) for n, change in enumerate(changes)), return_exceptions=True
        )
        assert [done[0], str(done[1]), done[2]] == [1, "our mistake", 3]
        kept = [await store.session(f"key {number}", "shop") for number in range(3)]
        assert [session and dict(session.entries) for session in kept] == [{"q1": Entry(1)}, {}, {"q1": Entry(3)}]

    with_store(tmp_path, story)


def test_a_caller_that_goes_away_changes_nothing_for_the_others(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("a", fresh(shop()))
        await store.begin("b", fresh(shop()))
        gone = asyncio.create_task(store.update("a", "shop", answer("q1", 1)))
        stays = asyncio.create_task(store.update("b", "shop", answer("q1", 2)))
        await asyncio.sleep(0)
        gone.cancel()
        assert await stays == 2
        with pytest.raises(asyncio.CancelledError):
            await gone

    with_store(tmp_path, story)


def test_twenty_posts_at_once_send_once_and_see_one_reference(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", complete())
        sent = await asyncio.gather(*(store.submit("key", "shop", send) for _ in range(20)))
        assert all(isinstance(each, Submission) for each in sent)
        assert len({each.reference for each in sent if isinstance(each, Submission)}) == 1
        assert sent[0] == sent[19]
        assert isinstance(sent[0], Submission)
        assert await store.submission(sent[0].reference) == sent[0]
        assert await store.submission("NOSUCHREF") is None
        session = await store.session("key", "shop")
        assert session is not None
        assert session.reference == sent[0].reference

    with_store(tmp_path, story)
    with sqlite3.connect(tmp_path / "shop.db") as db:
        assert db.execute("SELECT count(*) FROM submissions").fetchone() == (1,)
    db.close()


def test_what_is_not_complete_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        begun = await store.begin("key", fresh(shop()))
        refused = await store.submit("key", "shop", send)
        assert isinstance(refused, Refused)
        assert refused.reason == "unfinished"
        assert await store.session("key", "shop") == begun

    with_store(tmp_path, story)


def test_two_citizens_never_get_the_same_reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    references = iter(["SAME22222", "SAME22222", "SAME22222", "NEW333333"])
    monkeypatch.setattr("engine.submission.new_reference", lambda: next(references))
    monkeypatch.setattr("engine.store.sqlite.new_reference", lambda: next(references))

    async def story(store: SqliteStore) -> None:
        await store.begin("a", complete())
        await store.begin("b", complete())
        first = await store.submit("a", "shop", send)
        second = await store.submit("b", "shop", send)
        assert isinstance(first, Submission)
        assert isinstance(second, Submission)
        assert (first.reference, second.reference) == ("SAME22222", "NEW333333")
        session = await store.session("b", "shop")
        assert session is not None
        assert session.reference == "NEW333333"

    with_store(tmp_path, story)


def test_beginning_again_gives_a_new_session_that_can_be_sent_too(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", complete())
        first = await store.submit("key", "shop", send)
        await store.begin("key", complete())
        second = await store.submit("key", "shop", send)
        assert isinstance(first, Submission)
        assert isinstance(second, Submission)
        assert first.reference != second.reference
        assert await store.submission(first.reference) == first

    with_store(tmp_path, story)


def test_a_session_stays_on_its_version_and_says_which_is_missing(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", fresh(shop()))
        await store.publish("shop", "newer", {"journey.yaml": "other text"})
        assert await store.version(shop().version) == {"journey.yaml": "text"}
        assert await store.version("newer") == {"journey.yaml": "other text"}
        assert await store.version("never") is None
        assert [(each.version, each.sessions) for each in await store.versions()] == [("newer", 0), (shop().version, 1)]
        found = await store.session("key", "shop")
        assert found is not None
        assert found.version == shop().version
        store._journey_of = {}.__getitem__  # another process, which has not loaded it
        for asked in (store.session("key", "shop"), store.update("key", "shop", answer("q1", 1))):
            with pytest.raises(UnknownVersion) as unknown:
                await asked
            assert unknown.value.version == shop().version

    with_store(tmp_path, story)


def test_a_version_once_kept_is_never_changed(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.publish("shop", shop().version, {"journey.yaml": "tampered"})
        assert await store.version(shop().version) == {"journey.yaml": "text"}

    with_store(tmp_path, story)


def test_expired_sessions_are_purged_and_others_stay(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        for number in range(1203):
            await store.begin(f"old {number}", fresh(shop()))
        await store.begin("new", replace(fresh(shop()), saved=NOW + timedelta(days=2)))
        assert await store.purge(NOW + timedelta(days=27)) == 0
        assert await store.purge(NOW + timedelta(days=28)) == 1203
        assert await store.session("old 0", "shop") is None
        assert await store.session("new", "shop") is not None

    with_store(tmp_path, story)


def test_every_commit_waits_for_the_disk(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        pragmas = {
            name: store._writing.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "foreign_keys")
        }
        assert pragmas == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}

    with_store(tmp_path, story)


def test_a_full_disk_saves_nothing_loses_nothing_and_is_recovered_from(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        for number in range(4):
            await store.begin(f"key {number}", fresh(shop()))
        pages = store._writing.execute("PRAGMA page_count").fetchone()[0]
        store._writing.execute(f"PRAGMA max_page_count = {pages}")
        large = "many words " * 5000
        done = await asyncio.gather(
            store.update("key 0", "shop", answer("q1", 1)),
            store.update("key 1", "shop", answer("words", large)),
            store.update("key 2", "shop", answer("q1", 2)),
            return_exceptions=True,
        )
        assert [type(each) for each in done] == [NotSaved, NotSaved, NotSaved]
        assert str(done[0]) == "SQLITE_FULL"
        kept = [await store.session(f"key {number}", "shop") for number in range(4)]
        assert [session and session.entries for session in kept] == [{}, {}, {}, {}]
        store._writing.execute("PRAGMA max_page_count = 1000000")
        assert await store.update("key 1", "shop", answer("words", large)) == large
        found = await store.session("key 1", "shop")
        assert found is not None
        assert found.entries["words"] == Entry(large)

    with_store(tmp_path, story)


def held(path: Path) -> sqlite3.Connection:
    """Another program that is writing."""
    other = sqlite3.connect(path / "shop.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_lock_of_a_moment_is_waited_for_while_reading_goes_on(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", fresh(shop()))
        other = held(tmp_path)
        waiting = asyncio.create_task(store.update("key", "shop", answer("q1", 1)))
        await asyncio.sleep(1)
        assert not waiting.done()
        assert await store.session("key", "shop") is not None
        other.execute("ROLLBACK")
        other.close()
        assert await asyncio.wait_for(waiting, 3) == 1

    with_store(tmp_path, story)


def test_a_lock_that_lasts_saves_nothing_and_is_recovered_from(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        begun = await store.begin("key", fresh(shop()))
        other = held(tmp_path)
        with pytest.raises(NotSaved, match="SQLITE_BUSY"):
            await store.update("key", "shop", answer("q1", 1))
        assert await store.session("key", "shop") == begun
        other.execute("ROLLBACK")
        other.close()
        assert await store.update("key", "shop", answer("q1", 2)) == 2

    with_store(tmp_path, story, patience=0.3)


def test_closing_finishes_what_waits_and_takes_nothing_more(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path / "shop.db") as store:
            for number in range(20):
                await store.begin(f"key {number}", fresh(shop()))
            waiting = [asyncio.create_task(store.update(f"key {n}", "shop", answer("q1", n))) for n in range(20)]
            await asyncio.sleep(0)
            await store.close()
            assert [await task for task in waiting] == list(range(20))
            with pytest.raises(NotSaved):
                await store.update("key 1", "shop", answer("q1", 5))
            with pytest.raises(Unavailable):
                await store.session("key 1", "shop")
            assert not await store.ready()

    async def again() -> None:
        async with opened(tmp_path / "shop.db") as store:
            for number in range(20):
                session = await store.session(f"key {number}", "shop")
                assert session is not None
                assert session.entries == {"q1": Entry(number)}

    asyncio.run(run())
    asyncio.run(again())


def test_a_store_whose_file_is_gone_is_not_ready_until_it_is_back(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        assert await store.ready()
        (tmp_path / "shop.db").rename(tmp_path / "elsewhere.db")
        assert not await store.ready()
        (tmp_path / "elsewhere.db").rename(tmp_path / "shop.db")
        assert await store.ready()

    with_store(tmp_path, story)


def test_only_its_user_can_read_the_database(tmp_path: Path) -> None:
    async def story(store: SqliteStore) -> None:
        await store.begin("key", fresh(shop()))
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        assert modes == {"shop.db": 0o600, "shop.db-wal": 0o600, "shop.db-shm": 0o600}

    with_store(tmp_path, story)

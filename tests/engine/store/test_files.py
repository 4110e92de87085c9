"""Files on the disk and their rows: whole or not there, named before they count, swept when nobody names them."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from engine.session import Session
from engine.store import NotSaved
from engine.store.files import FolderFiles, folder_beside
from engine.submission import Refused, Submission, submit
from journeys.expressions.kinds import Upload
from tests.conftest import ROOT
from tests.engine.small import fresh
from tests.engine.store.shop import complete, opened, shop

KILLS = 12
WRITER = (sys.executable, "-m", "tests.engine.store.file_writer")


def upload(id: str) -> Upload:
    return Upload(id, "a.pdf", "application/pdf", 3)


def holding(session: Session, *ids: str) -> Session:
    return replace(session, uploads={id: upload(id) for id in ids})


async def nobody(_ids: Sequence[str]) -> Collection[str]:
    return ()


def test_what_is_put_can_be_read_and_deleted(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")

    async def story() -> None:
        stored = await files.put(BytesIO(b"abc"))
        assert (stored.size, await files.read(stored.id)) == (3, b"abc")
        await files.delete([stored.id, "0" * 32])
        assert await files.read(stored.id) is None
        assert await files.read("../secret") is None

    asyncio.run(story())
    assert list((tmp_path / "files").iterdir()) == []


def test_only_the_owner_may_look_into_the_folder(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")
    stored = asyncio.run(files.put(BytesIO(b"abc")))
    assert (tmp_path / "files").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "files" / stored.id).stat().st_mode & 0o777 == 0o600


def test_a_place_that_takes_no_file_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(NotSaved):
        asyncio.run(FolderFiles(tmp_path / "files").put(BytesIO(b"abc")))
    assert [file.name for file in tmp_path.iterdir()] == ["files"]


def test_a_sweep_leaves_what_is_named_and_what_has_just_come(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")

    async def story() -> None:
        named = (await files.put(BytesIO(b"named"))).id
        for name in (".{}.part".format("1" * 32), "2" * 32):
            (files.folder / name).write_bytes(b"left behind")
            os.utime(files.folder / name, (1, 1))
        await files.put(BytesIO(b"on its way"))
        os.utime(files.folder / named, (1, 1))

        async def who(ids: Sequence[str]) -> Collection[str]:
            return {named} & set(ids)

        assert await files.sweep(who) == 2
        assert {file.read_bytes() for file in files.folder.iterdir()} == {b"named", b"on its way"}
        assert await files.sweep(nobody, grace=-1) == 2

    asyncio.run(story())


def test_a_folder_that_was_never_made_has_nothing_to_sweep(tmp_path: Path) -> None:
    assert asyncio.run(FolderFiles(tmp_path / "none").sweep(nobody)) == 0


def test_files_stand_beside_the_database_of_the_url() -> None:
    assert folder_beside("sqlite:///footpath.db") == Path("footpath.db.files")
    assert folder_beside("sqlite:////var/lib/footpath.db") == Path("/var/lib/footpath.db.files")


def test_rows_follow_the_files_of_a_session(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path / "shop.db") as store:
            await store.begin("key", holding(fresh(shop()), "a"))
            await store.update("key", "shop", lambda session: (holding(session, "a", "b"), None))
            assert await store.named_files(["a", "b", "c"]) == {"a", "b"}
            await store.update("key", "shop", lambda session: (holding(session, "b"), None))
            assert await store.named_files(["a", "b", "c"]) == {"b"}
            kept = await store.session("key", "shop")
            assert kept is not None
            assert kept.uploads == {"b": upload("b")}

    asyncio.run(story())


def test_beginning_again_and_expiring_forget_files_and_sending_keeps_them(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path / "shop.db", keep=timedelta(days=1)) as store:
            first = await store.begin("one", holding(fresh(shop()), "a"))
            await store.begin("one", holding(fresh(shop()), "b"))
            assert await store.named_files(["a", "b"]) == {"b"}
            await store.begin("two", holding(complete(), "c", "d"))

            def sending(session: Session) -> tuple[Session, Submission] | Refused:
                sent = submit(shop(), session, first.saved)
                assert isinstance(sent, tuple)
                return holding(sent[0], "c"), sent[1]

            await store.submit("two", "shop", sending)
            assert await store.named_files(["c", "d"]) == {"c"}
            await store.purge(first.saved + timedelta(days=3))
            assert await store.named_files(["b", "c"]) == {"c"}
            await store.begin("two", fresh(shop()))
            assert await store.named_files(["c"]) == {"c"}

    asyncio.run(story())


def test_r3_a_torn_upload_leaves_no_row_without_its_file(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    found = 0
    for _ in range(KILLS):
        command = [*WRITER, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.0, 0.06))
            os.kill(writer.pid, signal.SIGKILL)
            told = re.findall(r"kept (\w+)\n", writer.stdout.read().decode())
        named = asyncio.run(all_named(tmp_path))
        there = {file.name for file in (tmp_path / "files").iterdir()} if (tmp_path / "files").exists() else set()
        assert named <= there
        assert set(told) <= named
        assert all((tmp_path / "files" / id).read_bytes() == b"x" * 200_000 for id in named)
        found = max(found, len(named))
    assert found > 0
    asyncio.run(swept(tmp_path))
    assert {file.name for file in (tmp_path / "files").iterdir()} == asyncio.run(all_named(tmp_path))


async def all_named(folder: Path) -> set[str]:
    """Every file that the session of the writer names."""
    async with opened(folder / "shop.db") as store:
        session = await store.session("key", "shop")
        ids = list(session.uploads) if session else []
        assert await store.named_files(ids) == set(ids)
        return set(ids)


async def swept(folder: Path) -> None:
    async with opened(folder / "shop.db") as store:
        await FolderFiles(folder / "files").sweep(store.named_files, grace=-1)

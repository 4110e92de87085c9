"""What a citizen was told is saved is on the disk: after kill -9, and before the words go out."""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.engine.store.shop import opened

KILLS = 20


def writer(*arguments: str, through: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    command = [*through, sys.executable, "-m", "tests.engine.store.writer", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


async def newest(path: Path) -> list[int]:
    """The last number that each of the four lanes holds; -1 for none."""
    async with opened(path) as store:
        sessions = [await store.session(f"lane {lane}", "shop") for lane in range(4)]
        entries = [session.entries.get("q1") if session else None for session in sessions]
        return [int(entry.value) if entry and isinstance(entry.value, int) else -1 for entry in entries]


def test_no_answer_that_was_told_to_be_saved_is_lost_to_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    told = [-1, -1, -1, -1]
    chance = random.Random(20261122)
    first = 0
    for _ in range(KILLS):
        process = writer(str(path), str(first))
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.01, 0.08))
        process.kill()
        said = process.stdout.read()
        process.stdout.close()
        process.wait()
        for number in map(int, re.findall(rb"saved (\d+)\n", said)):
            told[number % 4] = max(told[number % 4], number)
        found = asyncio.run(newest(path))
        assert all(kept >= acked for kept, acked in zip(found, told, strict=True)), (found, told)
        assert all(kept % 4 == lane for lane, kept in enumerate(found) if kept >= 0)
        first = (max(found) // 4 + 1) * 4
    assert min(told) > 0


def test_the_disk_has_it_before_anybody_is_told(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; test_every_commit_waits_for_the_disk still holds synchronous=FULL")
    trace = tmp_path / "trace"
    through = (strace, "-f", "-e", "trace=fdatasync,fsync,write", "-o", str(trace))
    process = writer(str(tmp_path / "shop.db"), "0", "40", through=through)
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    if process.wait() != 0:
        pytest.skip("strace may not trace here; test_every_commit_waits_for_the_disk still holds synchronous=FULL")
    assert said.count(b"saved ") == 40
    calls = re.findall(r'(f(?:data)?sync)\(|write\(1, "(ready|saved) ?', trace.read_text())
    after_ready = "".join(
        "S" if sync else "w" for sync, word in calls[[word for _, word in calls].index("ready") + 1 :]
    )
    # Each of the four lanes says at most one word between two syncs, and none before the first.
    assert after_ready.startswith("S")
    assert max(map(len, re.findall("w+", after_ready))) <= 4

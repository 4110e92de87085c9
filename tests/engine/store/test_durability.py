"""What a citizen was told is saved is on the disk: after kill -9, and before the words go out."""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.engine.store.shop import opened

KILLS = 20
WRITER = (sys.executable, "-m", "tests.engine.store.writer")


async def newest(path: Path) -> list[int]:
    """The last number that each of the four lanes holds; -1 for none."""
    async with opened(path) as store:
        sessions = [await store.session(f"lane {lane}", "shop") for lane in range(4)]
        entries = [session.entries.get("q1") if session else None for session in sessions]
        return [int(entry.value) if entry and isinstance(entry.value, int) else -1 for entry in entries]


def write_and_kill(writers: subprocess.Popen[bytes], first: int, seconds: float) -> list[int]:
    """The numbers that a writer was told are saved, until it was killed."""
    assert writers.stdin is not None
    assert writers.stdout is not None
    writers.stdin.write(f"{first}\n".encode())
    writers.stdin.flush()
    said: list[bytes] = []
    while not {b"child", b"ready"} <= {line.split()[0] for line in said}:
        said.append(writers.stdout.readline())
    (child,) = (int(line.split()[1]) for line in said if line.startswith(b"child"))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    while said[-1] != b"gone\n":
        said.append(writers.stdout.readline())
    return [int(line.split()[1]) for line in said if re.fullmatch(rb"saved \d+\n", line)]


def test_no_answer_that_was_told_to_be_saved_is_lost_to_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    told = [-1, -1, -1, -1]
    chance = random.Random(20261122)
    first = 0
    with subprocess.Popen([*WRITER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writers:
        for _ in range(KILLS):
            for number in write_and_kill(writers, first, chance.uniform(0.01, 0.08)):
                told[number % 4] = max(told[number % 4], number)
            found = asyncio.run(newest(path))
            assert all(kept >= acked for kept, acked in zip(found, told, strict=True)), (found, told)
            assert all(kept % 4 == lane for lane, kept in enumerate(found) if kept >= 0)
            first = (max(found) // 4 + 1) * 4
        assert writers.stdin is not None
        writers.stdin.close()
    assert min(told) > 0


def test_the_disk_has_it_before_anybody_is_told(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; test_every_commit_waits_for_the_disk still holds synchronous=FULL")
    trace = tmp_path / "trace"
    through = [strace, "-f", "-e", "trace=fdatasync,fsync,write", "-o", str(trace)]
    done = subprocess.run([*through, *WRITER, str(tmp_path / "shop.db"), "40"], cwd=ROOT, capture_output=True)
    if done.returncode != 0 and b"ptrace" in done.stderr:
        pytest.skip("strace may not trace here; test_every_commit_waits_for_the_disk still holds synchronous=FULL")
    assert done.stdout.count(b"saved ") == 40
    calls = re.findall(r'(f(?:data)?sync)\(|write\(1, "(ready|saved)', trace.read_text())
    start = [word for _, word in calls].index("ready") + 1
    after_ready = "".join("S" if sync else "w" for sync, _ in calls[start:])
    # Each of the four lanes says at most one word between two syncs, and none before the first.
    assert after_ready.startswith("S")
    assert max(map(len, re.findall("w+", after_ready))) <= 4

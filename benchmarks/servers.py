"""Servers under measurement: started as their own processes on loopback, their processor time and memory read."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

HERE = Path(__file__).parent


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_open(port: int, process: subprocess.Popen[bytes], seconds: float = 20.0) -> None:
    """Wait until somebody listens on the port. Raises RuntimeError if the process ends first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError("the server did not open its port")


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[psutil.Process]:
    """The server while the block runs; ended, and waited for, after it."""
    with log.open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            until_open(port, process)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def floor(port: int, database: Path, page_bytes: int) -> list[str]:
    """The command of the floor."""
    return [sys.executable, str(HERE / "floor.py"), str(port), str(database), str(page_bytes)]


def footpath(port: int, database: Path, journeys: Path) -> list[str]:
    """The command of Footpath, as a service team would start it."""
    return [
        sys.executable, "-m", "service.cli", "serve", str(journeys),
        "--host", "127.0.0.1", "--port", str(port), "--database", f"sqlite:///{database}",
    ]  # fmt: skip


def processor_seconds(process: psutil.Process) -> float:
    """User and system time of the process and its children, in seconds."""
    whole = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in whole))


def memory_mb(process: psutil.Process) -> float:
    """Resident memory of the process and its children, in MB (10^6 bytes)."""
    whole = [process, *process.children(recursive=True)]
    return sum(each.memory_info().rss for each in whole) / 1e6


def peak_mb(process: psutil.Process) -> float:
    """The most resident memory that the process ever had, in MB (10^6 bytes), as Linux tells it."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6

"""A real preview for tests: `footpath preview` in a process of its own, on a free port of loopback."""

from __future__ import annotations

import re
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.serving import FOOTPATH

_SAID = re.compile(r"Preview at (\S+)/-/preview")


@contextmanager
def preview_of(path: Path, seconds: float = 30) -> Iterator[str]:
    """Previews `path` until the block is left; gives the address without a slash at the end.

    The views are below `{address}/-/preview`. Raises with the command's own words when it ends or stays silent.
    """
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            [*FOOTPATH, "preview", str(path), "--host", "127.0.0.1", "--port", "0"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            cwd=ROOT,
        )
        assert process.stdout is not None
        too_long = threading.Timer(seconds, process.kill)
        too_long.start()
        try:
            line = process.stdout.readline()
            too_long.cancel()
            found = _SAID.search(line)
            if found is None:
                process.kill()
                process.wait()
                complaints.seek(0)
                raise AssertionError(f"the preview did not start:\n{line}{complaints.read().decode(errors='replace')}")
            yield found[1]
        finally:
            too_long.cancel()
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Ends the command politely, and with force where that does not help."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()

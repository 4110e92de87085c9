"""A process beside this one: started for one piece of work, listened to, and ended whatever becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

_TO_STOP = 2.0
"""Seconds that a process gets to stop when it is asked to, before it is killed."""


@contextmanager
def beside(work: Callable[..., None], *given: Any) -> Iterator[Connection]:
    """What a new process tells while the block runs: `work`, a function of a module, is called there with a pipe to
    tell it through, and `given`, which can be pickled. When the block ends, so does the process."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(there, *given), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        if process.is_alive():
            process.terminate()
            process.join(_TO_STOP)
            if process.is_alive():
                process.kill()
        process.join()

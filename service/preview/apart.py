"""A process beside the preview that is kept warm: asked, listened to, ended and started anew."""

from __future__ import annotations

import asyncio
import contextlib
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread

from service.preview.working import Job, Told, What, work

Heard = asyncio.Queue[Told | None]
"""What one process tells, job after job; None when it is gone."""


class Apart:
    """One process for some kinds of job, started when it is first asked. All of this belongs to the event loop."""

    def __init__(self, *what: What) -> None:
        self._what = what
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._heard: Heard = asyncio.Queue()
        self._number = 0

    def warm(self) -> None:
        """Starts the process, if it does not run."""
        if self._process is not None and self._process.is_alive():
            return
        context = get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=work, args=(there, self._what), daemon=True)
        self._process.start()
        there.close()
        self._pipe = here
        self._heard = asyncio.Queue()
        Thread(target=_listen, args=(here, asyncio.get_running_loop(), self._heard), daemon=True).start()

    async def ask(self, job: Job) -> Heard:
        """Gives it a job; one that it is at is left as soon as it looks up. What it tells comes out of the queue."""
        self.warm()
        pipe, heard, self._number = self._pipe, self._heard, job.number
        if pipe is not None:
            with contextlib.suppress(OSError):  # that it is gone is heard
                await asyncio.to_thread(pipe.send, job)
        return heard

    def interrupt(self) -> None:
        """Whoever listens to the present job hears "stopped"; the process itself goes on until it is asked again."""
        self._heard.put_nowait(Told(self._number, "stopped"))

    def end(self) -> None:
        """Ends the process, whatever it is at; whoever listens hears "stopped"."""
        self.interrupt()
        process, self._process = self._process, None
        self._pipe = None  # the thread that listens closes it
        if process is not None:
            process.kill()
            process.join(1)


async def hear(heard: Heard, job: Job, seconds: float) -> Told | None:
    """The next that is told of a job; None where the process is gone, or said nothing for so long."""
    while True:
        try:
            async with asyncio.timeout(seconds):  # not wait_for, which may lose a cancellation (Python 3.11)
                told = await heard.get()
        except TimeoutError:
            return None
        if told is None or told.number == job.number:
            return told


def _listen(pipe: Connection, loop: asyncio.AbstractEventLoop, heard: Heard) -> None:
    """The thread that waits for what the process tells."""
    told: Told | None = None
    with contextlib.suppress(RuntimeError):  # the preview has stopped, and its loop with it
        while True:
            try:
                told = pipe.recv()
            except (EOFError, OSError):
                told = None
            loop.call_soon_threadsafe(heard.put_nowait, told)
            if told is None:
                break
    pipe.close()

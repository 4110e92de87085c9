"""Makes shared folders in processes of their own, so that the preview stays quick; the last of each journey is kept."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread

from journeys.folder import Files
from journeys.proof.verdicts import Proofs
from journeys.service import Service
from renderers.preview.shared import Written
from service.preview.desk import Desk, News
from service.preview.packing import zipped
from service.preview.previewed import Previewed
from service.proving import stay_small


@dataclass(frozen=True, slots=True)
class Order:
    """What a folder is made of: the same order gives the same folder. `proofs` is what is known so far."""

    key: str
    path: Path
    files: Files
    service: Service
    proofs: Proofs | None
    day: date


@dataclass(frozen=True, slots=True)
class Made:
    """A folder that is ready, and the same as one zip."""

    folder: Written
    zip: bytes


@dataclass(eq=False)
class _Job:
    order: Order
    ready: asyncio.Future[Made | None]
    process: BaseProcess


Done = Callable[[_Job, Made | None], None]


@dataclass(eq=False)
class Preparing:
    """The folders of one preview; all of it belongs to the event loop."""

    desk: Desk
    _jobs: dict[str, _Job] = field(default_factory=dict)

    def ask(self, one: Previewed) -> asyncio.Future[Made | None]:
        """The folder of a journey as it is shown now, which is begun if nobody asked for it yet; None where it could
        not be made. Whoever watches the journey hears when it is ready."""
        assert one.shown is not None
        shown = one.shown
        order = Order(one.key, one.path, shown.files, self.desk.service, shown.proofs, self.desk.today())
        job = self._jobs.get(one.key)
        if job is None or job.order != order:
            if job is not None:
                job.process.kill()
            job = self._jobs[one.key] = self._begun(order)
        return job.ready

    def _begun(self, order: Order) -> _Job:
        loop = asyncio.get_running_loop()
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(there, order), daemon=True)
        process.start()
        there.close()
        job = _Job(order, loop.create_future(), process)
        Thread(target=_listen, args=(here, loop, job, self._done), daemon=True).start()
        return job

    def _done(self, job: _Job, made: Made | None) -> None:
        job.ready.set_result(made)
        one = self.desk.journeys.get(job.order.key)
        if one is not None and self._jobs.get(one.key) is job:
            self.desk.tell(News(one.key, "people", one.stamp))


def _listen(pipe: Connection, loop: asyncio.AbstractEventLoop, job: _Job, done: Done) -> None:
    """The thread that waits for the process."""
    try:
        made: Made | None = pipe.recv()
    except (EOFError, OSError):
        made = None
    pipe.close()
    with suppress(RuntimeError):  # the preview has stopped, and its loop with it
        loop.call_soon_threadsafe(done, job, made)


def _work(pipe: Connection, order: Order) -> None:
    """The process: one that fails says nothing, and is heard to be gone."""
    try:
        stay_small()
        from service.preview.sharing import made

        folder = made(order.path, order.files, order.service, order.proofs, order.day)
        pipe.send(Made(folder, zipped(folder.files, order.key, order.day)))
    except BaseException:  # memory that is used up, too
        os._exit(1)

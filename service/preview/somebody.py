"""Somebody who gets to a place, looked for in a process of its own, so that the preview goes on whatever happens."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

from engine.proving.reaching import TOO_LONG, Status
from journeys.diagnostics import Label
from journeys.folder import Files
from journeys.proof.verdicts import Citizen
from journeys.service import Service
from service.proving import stay_small

SECONDS = 20.0
"""So long somebody is looked for."""

GRACE = 8.0
"""So many seconds more the process gets to begin and to stop by itself."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What came of it, as `engine.proving.reaching.Reached` has it: `lines` are those that keep everybody away."""

    status: Status
    who: Citizen | None = None
    lines: tuple[Label, ...] = ()
    why: str = ""


def seek(files: Files, service: Service | None, today: date, id: str, seconds: float = SECONDS) -> Sought:
    """Who gets to a place, by its id on a map, from that day on. Waits; never raises for what a journey says."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, dict(files), service, today, id, seconds), daemon=True)
    process.start()
    there.close()
    end = monotonic() + seconds + GRACE
    try:
        found = here.recv() if here.poll(max(0.0, end - monotonic())) else None
    except (EOFError, OSError):
        found = None
    finally:
        here.close()
        if process.is_alive():
            process.terminate()
            process.join(2)
            if process.is_alive():
                process.kill()
        process.join()
    return found if isinstance(found, Sought) else Sought("not settled", why=TOO_LONG)


def _work(
    pipe: Connection, files: Mapping[str, str], service: Service | None, today: date, id: str, seconds: float
) -> None:
    """The process: one that fails says nothing, and whoever listens tells that it is not settled."""
    try:
        stay_small()
        from engine.proving.reaching import Reaching
        from engine.standing_in import aim_at
        from journeys.load import load

        journey = load(files, service).journey
        assert journey is not None
        found = Reaching(journey, today).reach(aim_at(journey, id), seconds)
        pipe.send(Sought(found.status, found.citizen, found.lines, found.why))
        pipe.close()
    except BaseException:  # memory that is used up, too
        os._exit(1)
